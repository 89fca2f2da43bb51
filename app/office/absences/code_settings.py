"""The statuses of the roll call as the school edits them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Absence, AbsenceCode
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query

EFFECTS: Final = {
    "absent": N_("Absence à justifier"),
    "late": N_("Arrivée tardive, en minutes"),
    "excused": N_("Absence déjà admise"),
    "away": N_("Présence ailleurs : ne compte pas"),
}
_TAKEN_KEYS: Final = "p"
"""Keys of the roll that give no status: P makes present."""


@dataclass(frozen=True)
class CodeDraft:
    """A status as it is typed: its letters, title, key, and what it means."""

    code: str
    title: str
    key: str
    effect: str
    active: bool = True


@dataclass(frozen=True)
class CodeLine:
    """A status of the list; ``used`` is how many entries of the register bear it."""

    id: int
    code: str
    title: str
    key: str
    effect: str
    active: bool
    used: int


@query
def code_lines(reading: Reading) -> tuple[CodeLine, ...]:
    """Every status in the order of the school, with how often it was given."""
    session = reading.session
    counts = session.exec(
        select(Absence.code_id, func.count(col(Absence.id))).group_by(col(Absence.code_id))
    )
    used: dict[int | None, int] = dict(counts.all())
    return tuple(
        CodeLine(
            row.id or 0, row.code, row.title, row.key, row.effect, row.active, used.get(row.id, 0)
        )
        for row in _rows(session)
    )


@command(Right.EDIT_SETTINGS, N_("Statut de l'appel ajouté"))
def add_code(work: Work, draft: CodeDraft) -> Done[int]:
    """Add a status at the end of the list; Refusal where its letters or its key are taken."""
    rows = _rows(work.session)
    _check(draft, rows)
    row = AbsenceCode(position=len(rows), **vars(_tidy(draft)))
    work.session.add(row)
    work.session.flush()
    work.note(
        "settings", row.id, after={"status_code": row.code, "title": row.title, "key": row.key}
    )
    return done(row.id or 0, Facet.SETTINGS, Facet.ABSENCES)


@command(Right.EDIT_SETTINGS, N_("Statut de l'appel modifié"))
def edit_code(work: Work, code_id: int, draft: CodeDraft) -> Done[None]:
    """Change a status; what it means and its letters stay once the register bears it."""
    rows = _rows(work.session)
    row = next((one for one in rows if one.id == code_id), None)
    if row is None:
        raise Refusal(_("Ce statut n'existe plus."), _("Relisez la page, puis recommencez."))
    draft = _tidy(draft)
    _check(draft, [one for one in rows if one is not row])
    _check_meaning(work.session, row, draft)
    before = _noted(draft, {name: getattr(row, name) for name in vars(draft)})
    for name, value in vars(draft).items():
        setattr(row, name, value)
    work.session.add(row)
    work.note("settings", code_id, before=before, after=_noted(draft, vars(draft)))
    return done(None, Facet.SETTINGS, Facet.ABSENCES)


@command(Right.EDIT_SETTINGS, N_("Ordre des statuts de l'appel"))
def move_code(work: Work, code_id: int, step: int) -> Done[None]:
    """Move a status up (-1) or down (1) among the others."""
    rows = list(_rows(work.session))
    at = next((place for place, row in enumerate(rows) if row.id == code_id), None)
    if at is None or not 0 <= at + step < len(rows):
        return done(None)
    before = [row.code for row in rows]
    rows.insert(at + step, rows.pop(at))
    for place, row in enumerate(rows):
        row.position = place
        work.session.add(row)
    after = [row.code for row in rows]
    work.note("settings", code_id, before={"order": before}, after={"order": after})
    return done(None, Facet.SETTINGS, Facet.ABSENCES)


def _noted(draft: CodeDraft, values: Mapping[str, object]) -> Mapping[str, object]:
    """What the journal keeps of a status, under names of its own."""
    names = {"code": "status_code", "active": "offered"}
    return {names.get(name, name): values[name] for name in vars(draft)}


def _rows(session: Session) -> Sequence[AbsenceCode]:
    return session.exec(
        select(AbsenceCode).order_by(col(AbsenceCode.position), col(AbsenceCode.id))
    ).all()


def _tidy(draft: CodeDraft) -> CodeDraft:
    return CodeDraft(
        draft.code.strip().upper(),
        draft.title.strip(),
        draft.key.strip().lower(),
        draft.effect,
        draft.active,
    )


def _check(draft: CodeDraft, others: Sequence[AbsenceCode]) -> None:
    draft = _tidy(draft)
    if not 0 < len(draft.code) <= 2:
        raise Refusal(_("Le code a une ou deux lettres."), field="code")
    if not draft.title:
        raise Refusal(_("Donnez un nom au statut."), field="title")
    if len(draft.key) != 1 or not draft.key.isalnum() or not draft.key.isascii():
        raise Refusal(_("La touche est une lettre sans accent, ou un chiffre."), field="key")
    if draft.key in _TAKEN_KEYS:
        raise Refusal(_("La touche P note un élève présent."), field="key")
    if draft.effect not in EFFECTS:
        raise Refusal(_("Choisissez ce que le statut veut dire."), field="effect")
    for other in others:
        if other.code == draft.code:
            text = _("Le code {code} est déjà celui de « {title} ».")
            raise Refusal(text.format(code=draft.code, title=other.title), field="code")
        if other.key == draft.key:
            text = _("La touche {key} note déjà « {title} ».")
            raise Refusal(text.format(key=draft.key.upper(), title=other.title), field="key")


def _check_meaning(session: Session, row: AbsenceCode, draft: CodeDraft) -> None:
    if (row.effect, row.code) == (draft.effect, draft.code):
        return
    used = session.exec(
        select(func.count(col(Absence.id))).where(col(Absence.code_id) == row.id)
    ).one()
    if used:
        raise Refusal(
            _("Le statut « {title} » est déjà au registre : son sens ne change plus.").format(
                title=row.title
            ),
            _("Désactivez-le, et ajoutez un autre statut."),
            field="effect" if row.effect != draft.effect else "code",
        )
