"""The columns of the roll."""

from app.i18n import N_, _
from app.ui.rooms.absences.roll_sheet import RollRow
from app.ui.rooms.absences.words import PRESENT, TONES, span_text, status_text
from app.ui.tables.column import Align, Column
from app.ui.theme import Token

_CARET = "▏"


def _status(row: RollRow) -> str:
    if row.code is not None:
        return status_text(row.code)
    return f"✓\u2002{_(PRESENT)}" if row.called else "–"


def _status_tone(row: RollRow) -> Token | None:
    if row.code is not None:
        return TONES[row.code.effect]
    return Token.OK if row.called else Token.MUTED


def _status_said(row: RollRow) -> str:
    if row.code is not None:
        return f"{row.code.title} {span_text(row.mark)}".strip()
    return _(PRESENT) if row.called else _("Pas encore appelé")


def _span(row: RollRow) -> str:
    if row.typing is not None:
        return f"{row.typing}{_CARET}\u00a0min"
    return span_text(row.mark)


def _before(row: RollRow) -> str:
    return row.before.code if row.before else ""


def _remark(row: RollRow) -> str:
    parts = [
        _("Premier jour dans la classe") if row.pupil.arrives else "",
        _("Dernier jour dans la classe") if row.pupil.leaves else "",
        row.mark.note if row.mark else "",
    ]
    return " · ".join(part for part in parts if part)


COLUMNS = (
    Column[RollRow](
        N_("N°"),
        lambda row: str(row.pupil.number),
        width=3,
        align=Align.END,
        value=lambda row: row.pupil.number,
        tone=lambda _row: Token.MUTED,
    ),
    Column[RollRow](
        N_("Élève"),
        lambda row: row.pupil.name,
        width=26,
        strong=lambda row: row.code is not None and row.code.effect == "absent",
    ),
    Column[RollRow](
        N_("Statut"),
        _status,
        width=14,
        tone=_status_tone,
        strong=lambda row: row.code is not None and row.code.effect in ("absent", "late"),
        accessible=_status_said,
        tooltip=lambda row: "" if row.code or row.called else _("Pas encore appelé"),
    ),
    Column[RollRow](N_("Durée"), _span, width=10),
    Column[RollRow](
        N_("Avant"),
        _before,
        width=6,
        align=Align.CENTER,
        tone=lambda row: TONES[row.before.effect] if row.before else None,
        tooltip=lambda row: (
            _("Juste avant : {title}").format(title=row.before.title) if row.before else ""
        ),
        accessible=lambda row: (
            _("Juste avant : {title}").format(title=row.before.title) if row.before else ""
        ),
    ),
    Column[RollRow](N_("Remarque"), _remark, width=8, tone=lambda _row: Token.MUTED),
)
