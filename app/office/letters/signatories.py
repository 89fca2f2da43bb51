"""Who signs letters: the head of the school, or somebody for the head.

A scanned signature is printed only on letters whose wording allows it; the others are
signed by hand. Official French, whatever the language of the window, for functions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import School, Signatory
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query
from app.reports.views import Signature

HEAD: Final = 0
"""The number that stands for the head of the school."""
LARGEST_SCAN: Final = 1_000_000
FUNCTIONS: Final[Mapping[str, tuple[str, str]]] = {
    # key: masculine, feminine
    "head": ("directeur", "directrice"),
    "prefect": ("préfet des études", "préfète des études"),
    "deputy": ("directeur adjoint", "directrice adjointe"),
    "proviseur": ("proviseur", "proviseure"),
    "coordinator": ("coordonnateur", "coordonnatrice"),
    "bursar": ("éducateur-économe", "éducatrice-économe"),
    "secretary": ("secrétaire de direction", "secrétaire de direction"),
}
HEAD_FUNCTIONS: Final = ("head", "prefect", "coordinator")
"""Those that the head of a school may bear."""
_ARTICLES: Final = {"mr": "Le", "mrs": "La"}
_TITLES: Final = {"mr": "M.", "mrs": "Mme"}


@dataclass(frozen=True)
class Signer:
    """Somebody who may sign; ``id`` is ``HEAD`` for the head of the school."""

    id: int
    name: str
    civility: str
    function: str
    scan: bytes = field(default=b"", repr=False)
    active: bool = True

    @property
    def title(self) -> str:
        """Mme Claire Fontaine, directrice."""
        title = _TITLES.get(self.civility)
        if title is None:
            return f"{self.name}, direction"
        return f"{title} {self.name}, {function_of(self.function, self.civility)}"

    @property
    def with_article(self) -> str:
        """La directrice; La direction where no civility is known."""
        article = _ARTICLES.get(self.civility)
        return (
            f"{article} {function_of(self.function, self.civility)}" if article else "La direction"
        )


@dataclass(frozen=True)
class Signers:
    """The head, and those who may sign for the head."""

    head: Signer
    delegates: tuple[Signer, ...] = ()

    def signature(self, signer_id: int, *, scanned: bool) -> Signature:
        """The block under a letter; the head's where that delegate is no longer there.

        ``scanned`` says whether the wording lets a picture stand for the pen.
        """
        delegate = next((one for one in self.delegates if one.id == signer_id), None)
        signer = delegate or self.head
        return Signature(
            name=signer.name,
            function=signer.with_article,
            on_behalf=_for_the(self.head) if delegate is not None else "",
            scan=signer.scan if scanned else b"",
        )

    def choices(self) -> tuple[tuple[int, str], ...]:
        """Who may be chosen, the head first."""
        return tuple((one.id, one.title) for one in (self.head, *self.delegates) if one.active)


def function_of(key: str, civility: str) -> str:
    """A function in the form that agrees with the person."""
    masculine, feminine = FUNCTIONS[key]
    return feminine if civility == "mrs" else masculine


def _for_the(head: Signer) -> str:
    return f"Pour {head.with_article[0].lower()}{head.with_article[1:]},"


def signers(session: Session) -> Signers:
    """All of them, in two statements."""
    school = session.get_one(School, 1)
    rows = session.exec(select(Signatory).order_by(col(Signatory.id)))
    return Signers(
        Signer(
            HEAD,
            school.head_name,
            school.head_civility,
            school.head_function,
            school.head_scan or b"",
        ),
        tuple(
            Signer(row.id or 0, row.name, row.civility, row.function, row.scan or b"", row.active)
            for row in rows
        ),
    )


@query
def all_signers(reading: Reading) -> Signers:
    """The head and the delegates, those who no longer sign included."""
    return signers(reading.session)


@command(Right.EDIT_SETTINGS, N_("Délégation de signature"))
def save_signatory(
    work: Work, signer_id: int | None, name: str, civility: str, function: str, active: bool = True
) -> Done[int]:
    """Add a delegate (``signer_id`` None) or change one; its number."""
    name = " ".join(name.split())
    if not name:
        raise Refusal(_("Le nom manque : il paraît sous la signature."), field="name")
    if civility not in _ARTICLES or function not in FUNCTIONS:
        raise KeyError((civility, function))
    row = work.session.get(Signatory, signer_id) if signer_id is not None else None
    before = {} if row is None else {"name": row.name, "function": row.function}
    row = row or Signatory(name=name, civility=civility, function=function)
    row.name, row.civility, row.function, row.active = name, civility, function, active
    work.session.add(row)
    work.session.flush()
    work.note("signatory", row.id, before=before, after={"name": name, "function": function})
    return done(row.id or 0, Facet.SETTINGS, Facet.LETTERS)


@command(Right.EDIT_SETTINGS, N_("Fonction de la direction"))
def set_head_function(work: Work, function: str) -> Done[None]:
    """Say which function the head of the school bears."""
    if function not in HEAD_FUNCTIONS:
        raise KeyError(function)
    school = work.session.get_one(School, 1)
    work.note("school", 1, before={"function": school.head_function}, after={"function": function})
    school.head_function = function
    work.session.add(school)
    return done(None, Facet.SETTINGS, Facet.LETTERS)


@command(Right.EDIT_SETTINGS, N_("Signature numérisée"))
def set_scan(work: Work, signer_id: int, picture: bytes | None) -> Done[None]:
    """Give somebody a scanned signature (PNG or JPEG), or take it away."""
    if picture is not None:
        _check_scan(picture)
    if signer_id == HEAD:
        school = work.session.get_one(School, 1)
        school.head_scan = picture
        work.session.add(school)
    else:
        row = work.session.get_one(Signatory, signer_id)
        row.scan = picture
        work.session.add(row)
    work.note("signatory", signer_id or None, after={"scan": len(picture) if picture else 0})
    return done(None, Facet.SETTINGS, Facet.LETTERS)


def _check_scan(picture: bytes) -> None:
    if not picture.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        raise Refusal(_("La signature numérisée est une image PNG ou JPEG."), field="scan")
    if len(picture) > LARGEST_SCAN:
        raise Refusal(
            _("Cette image dépasse 1 Mo."), _("Réduisez-la avant de la choisir."), field="scan"
        )
