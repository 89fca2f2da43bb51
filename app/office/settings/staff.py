"""Somebody who comes to work at the school: they may teach and sit in councils."""

from dataclasses import dataclass

from sqlmodel import col, func, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Staff
from app.office.pupils import checks
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done


@dataclass(frozen=True)
class NewTeacher:
    """What is typed of them; ``code`` is the acronym by which lists and timetables name them."""

    last_name: str
    first_name: str
    code: str
    civility: str = "none"


@command(Right.EDIT_SETTINGS, N_("Ajout d'un enseignant"))
def add_teacher(work: Work, new: NewTeacher) -> Done[int]:
    """Add somebody to the staff; Refusal where the code is somebody else's."""
    row = Staff(
        code=_code(work, new.code),
        last_name=checks.name(new.last_name, "last_name"),
        first_name=checks.name(new.first_name, "first_name", required=False),
        civility=checks.word(new.civility, checks.CIVILITIES, "civility"),
    )
    work.session.add(row)
    work.session.flush()
    after = {
        "acronym": row.code,
        "last_name": row.last_name,
        "first_name": row.first_name,
        "civility": row.civility,
    }
    work.note("staff", row.id, after=after)
    return done(row.id or 0, Facet.CLASSES, Facet.SETTINGS)


def _code(work: Work, typed: str) -> str:
    code = typed.strip()
    if not code:
        raise Refusal(
            _("Donnez un code : c'est par lui que les listes le désignent."), field="code"
        )
    same = work.session.exec(
        select(Staff).where(func.lower(col(Staff.code)) == code.lower())
    ).first()
    if same is not None:
        raise Refusal(
            _("Le code {code} est déjà celui de {name}.").format(
                code=same.code, name=f"{same.first_name} {same.last_name}".strip()
            ),
            _("Choisissez-en un autre."),
            field="code",
        )
    return code
