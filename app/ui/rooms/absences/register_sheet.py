"""The register of a month as a list, for a workbook."""

from app.i18n import _
from app.reports.attendance_register_view import (
    AttendanceRegister,
    Presence,
    RegisterCell,
    RegisterColumn,
)
from app.reports.spreadsheet import Cell, Sheet

FORMS = {
    Presence.OUTSIDE: "–",
    Presence.NOT_CALLED: "",
    Presence.PRESENT: "·",
    Presence.JUSTIFIED: "({text})",
    Presence.PENDING: "{text}?",
    Presence.UNCOUNTED: "{text}*",
}


def register_sheet(view: AttendanceRegister) -> Sheet:
    """One row a pupil, one column a slot, then the totals."""
    titles = (_("N°"), _("Élève"), *(_title(column) for column in view.columns), *view.totals)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (line.number, line.name, *(_text(cell) for cell in line.cells), *line.totals)
        for line in view.lines
    )
    return Sheet(f"{view.class_name} {view.month}", titles, rows)


def _title(column: RegisterColumn) -> str:
    return f"{column.day:%d/%m} {column.slot}".strip()


def _text(cell: RegisterCell) -> str:
    return FORMS.get(cell.presence, "{text}").format(text=cell.text)
