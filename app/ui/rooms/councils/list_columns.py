"""The columns of the list of councils."""

from collections.abc import Mapping
from typing import Final

from app.folding import folded
from app.formats import short_date, weekday_date
from app.i18n import N_, _
from app.office.councils.listing import CouncilLine
from app.ui.rooms.councils.council_foot import decided_of
from app.ui.tables.column import Align, Column
from app.ui.theme import Token

STATES: Final = (
    ("", N_("Tous les conseils")),
    ("none", N_("Classes sans conseil")),
    ("open", N_("Conseils ouverts")),
    ("sealed", N_("Conseils scellés")),
)
_ICONS: Final[Mapping[str, str]] = {"none": "", "open": "edit", "sealed": "sealed"}


def state_text(line: CouncilLine) -> str:
    """How far a council is."""
    if line.state == "none":
        return _("Pas encore de conseil")
    if line.state == "sealed":
        return _("Scellé")
    return decided_of(line.decided, line.pupils) if line.pupils else _("En cours")


def sealed_on(line: CouncilLine) -> str:
    """When it was sealed, "" where it is not."""
    if line.sealed_at is None:
        return ""
    return _("Scellé le {day}").format(day=weekday_date(line.sealed_at.astimezone().date()))


def state_tone(line: CouncilLine) -> Token | None:
    """Sealed ones have their colour, classes without are quiet."""
    return {"sealed": Token.SEALED, "none": Token.MUTED}.get(line.state)


COLUMNS: Final = (
    Column[CouncilLine](
        N_("Classe"),
        lambda line: line.class_name,
        width=14,
        tooltip=lambda line: line.regime_title,
        sort=lambda line: (line.study_year, folded(line.class_name)),
        strong=lambda line: line.council_id is not None,
    ),
    Column[CouncilLine](N_("Conseil"), lambda line: line.title, width=36),
    Column[CouncilLine](
        N_("Date"),
        lambda line: short_date(line.held_on) if line.held_on else "",
        width=11,
        sort=lambda line: line.held_on,
        tooltip=lambda line: weekday_date(line.held_on) if line.held_on else "",
    ),
    Column[CouncilLine](
        N_("Élèves"),
        lambda line: str(line.pupils),
        width=7,
        align=Align.END,
        sort=lambda line: line.pupils,
    ),
    Column[CouncilLine](
        N_("État"),
        state_text,
        width=17,
        tooltip=sealed_on,
        sort=lambda line: (line.state, line.decided),
        tone=state_tone,
        icon=lambda line: _ICONS[line.state],
    ),
    Column[CouncilLine](N_("Présidence"), lambda line: line.president, width=18),
)


def searched(line: CouncilLine) -> str:
    """What a line is found by."""
    return folded(f"{line.class_name} {line.title} {line.president} {line.regime_title}")
