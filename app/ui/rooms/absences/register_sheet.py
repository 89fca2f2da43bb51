"""The register of a month as a workbook: the list, and all that its page says around it."""

from app.i18n import _
from app.reports.attendance_register_view import WEEKDAYS, AttendanceRegister, RegisterColumn
from app.reports.spreadsheet import Cell, Sheet

_LINE = "…" * 16
"""Where somebody signs."""


def register_sheet(view: AttendanceRegister) -> Sheet:
    """One row a pupil, one column a slot, then the totals; sums, codes and signatures below."""
    titles = (_("N°"), _("Élève"), *(_title(column) for column in view.columns), *view.totals)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (line.number, line.name, *(cell.shown for cell in line.cells), *line.totals)
        for line in view.lines
    )
    title = f"{view.class_name} {view.month}"
    return Sheet(title, titles, rows, _above(view), _below(view), dense=True)


def _above(view: AttendanceRegister) -> tuple[str, ...]:
    fase = _("Numéro FASE : {fase}").format(fase=view.school.fase) if view.school.fase else ""
    where = " · ".join(part for part in (*view.school.address, fase) if part)
    return tuple(line for line in (view.school.name, where, *view.heading) if line)


def _below(view: AttendanceRegister) -> tuple[tuple[Cell, ...], ...]:
    sums = (sum(line.totals[place] for line in view.lines) for place in range(len(view.totals)))
    remarks: tuple[tuple[Cell, ...], ...] = tuple(
        ("", _("{name} : {remark}").format(name=line.name, remark=line.remark))
        for line in view.lines
        if line.remark
    )
    told: tuple[tuple[Cell, ...], ...] = (("", view.codes_told), ("", view.legend))
    signed: tuple[tuple[Cell, ...], ...] = tuple(
        ("", _("{who}, le {line}").format(who=who, line=_LINE)) for who in view.signers
    )
    return (
        ("", _("Absents"), *view.absents, *sums),
        ("", _("Appel fait"), *("x" if column.called else "" for column in view.columns)),
        (),
        *remarks,
        *told,
        (),
        *signed,
    )


def _title(column: RegisterColumn) -> str:
    """The day over its half: the titles are as narrow as the letters under them."""
    day = f"{WEEKDAYS[column.day.weekday()]} {column.day.day}"
    return f"{day}\n{column.slot}" if column.slot else day
