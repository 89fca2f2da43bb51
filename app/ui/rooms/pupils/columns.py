"""The columns of the list of pupils."""

from typing import Final

from app.formats import short_date
from app.i18n import N_
from app.office.pupils.listing import LEFT, NEVER, PupilRow
from app.ui.rooms.pupils.words import status_title
from app.ui.tables.column import Align, Column
from app.ui.theme import Token

_GONE: Final = (LEFT, NEVER)


def _tone(row: PupilRow) -> Token | None:
    return Token.MUTED if row.status in _GONE else None


def _status(row: PupilRow) -> str:
    title = status_title(row.status)
    return f"{title} {short_date(row.end)}" if row.status == LEFT and row.end else title


COLUMNS: Final = (
    Column[PupilRow](
        N_("Nom et prénom"),
        lambda row: row.name,
        width=25,
        tone=_tone,
        tooltip=lambda row: row.name,
    ),
    Column[PupilRow](
        N_("N°"),
        lambda row: str(row.register_number),
        width=5,
        align=Align.END,
        sort=lambda row: row.register_number,
        value=lambda row: row.register_number,
        tone=_tone,
    ),
    Column[PupilRow](
        N_("Classe"),
        lambda row: row.class_name,
        width=12,
        sort=lambda row: row.class_rank if row.class_name else None,
        tone=_tone,
    ),
    Column[PupilRow](
        N_("Naissance"),
        lambda row: short_date(row.birth_date),
        width=11,
        sort=lambda row: row.birth_date,
        value=lambda row: row.birth_date,
        tone=_tone,
    ),
    Column[PupilRow](N_("Statut"), _status, width=12, tone=_tone),
    Column[PupilRow](N_("Année"), lambda row: row.year_label, width=10, tone=_tone),
)

STATUS_COLUMN: Final = len(COLUMNS) - 2
"""Hidden among former pupils, who all left."""
YEAR_COLUMN: Final = len(COLUMNS) - 1
"""Shown among former pupils only: elsewhere it says the same on every line."""
