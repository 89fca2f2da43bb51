"""Any list out as a workbook or a CSV file, as it is shown."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.reports.spreadsheet import Sheet, as_csv, as_workbook
from app.ui.files import ask_save, write_file
from app.ui.tables.row_model import RowModel
from app.ui.workbench import Workbench

T = TypeVar("T")


def sheet_of(model: RowModel[T], title: str, rows: Sequence[T] | None = None) -> Sheet:
    """The rows shown (or these), with typed values and the titles of the columns."""
    chosen = model.shown_rows() if rows is None else rows
    return Sheet(
        title=title,
        titles=tuple(_(column.title) for column in model.columns),
        rows=tuple(tuple(column.exported(row) for column in model.columns) for row in chosen),
    )


def export_table(owner: QWidget, bench: Workbench, model: RowModel[Any], title: str) -> None:
    """Ask where to, make the file in a process, write it, and say so above the room."""
    kinds = _("Classeur (*.xlsx);;Texte séparé par des points-virgules (*.csv)")
    file = ask_save(owner, _("Exporter la liste"), kinds, Path(f"{title}.xlsx"))
    if file is not None:
        export_to(owner, bench, sheet_of(model, title), file)


def export_to(owner: QWidget, bench: Workbench, sheet: Sheet, file: Path) -> None:
    """Write ``sheet`` to ``file``, whose ending says whether as a workbook or as CSV."""
    make = as_csv if file.suffix.lower() == ".csv" else as_workbook

    def say(written: Path) -> None:
        bench.messages.say(_("La liste est dans « {file} ».").format(file=written.name))

    def write(content: bytes) -> None:
        call = partial(write_file, file, content)
        bench.runner.on_lane(owner, call, say, bench.services.trouble)

    bench.render(owner, make, sheet, write)
