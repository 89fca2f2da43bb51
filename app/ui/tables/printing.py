"""Any list on paper, as it is shown: its columns in their order, its rows as sorted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.formats import count, long_date
from app.i18n import _, ngettext
from app.reports.list_document import render_list
from app.reports.list_document_view import ListColumn, ListView
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench

UPRIGHT = 6
"""Columns that an upright sheet holds; more of them turn it."""


def list_view(view: TableView[Any], bench: Workbench, title: str) -> ListView:
    """The rows chosen where several are, else all that are shown."""
    chosen = view.chosen_rows()
    rows: Sequence[Any] = chosen if len(chosen) > 1 else view.rows.shown_rows()
    places = view.columns.shown()
    columns = [view.rows.columns[place] for place in places]
    lines = ngettext("{n} ligne", "{n} lignes", len(rows)).format(n=count(len(rows)))
    return ListView(
        school=bench.school_name,
        title=title,
        columns=tuple(
            ListColumn(_(column.title), view.columnWidth(place))
            for place, column in zip(places, columns, strict=True)
        ),
        rows=tuple(tuple(column.text(row) for column in columns) for row in rows),
        below=(f"{long_date(bench.today())} · {lines}",),
        lying=len(columns) > UPRIGHT,
    )


def print_table(owner: QWidget, bench: Workbench, view: TableView[Any], title: str) -> None:
    """Make the document in a process, ask for a printer, print."""
    paper = list_view(view, bench, title)
    bench.render(owner, render_list, paper, lambda pdf: _send(owner, bench, paper, pdf))


def _send(owner: QWidget, bench: Workbench, paper: ListView, pdf: bytes) -> None:
    # Imported where it serves: few sessions print, and all show lists.
    from app.ui import printing

    printer = printing.choose_printer(owner)
    if printer is None:
        return
    order = printing.PrintOrder([printing.ToPrint(0, pdf)], paper.title, lying=paper.lying)
    job = printing.PrintJob(bench, printer, order, QObject(owner))
    job.ended.connect(lambda printed: _say(bench, bool(printed)))
    job.start()


def _say(bench: Workbench, printed: bool) -> None:
    if printed:
        bench.messages.say(_("La liste est partie à l'imprimante."))
