"""What can be done with any list of the window: out as a file, on paper, its columns."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import _
from app.ui.action_book import ActionBook
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench

Gesture = Callable[[TableView[Any]], None]


class ListGestures:
    """Acts on the list that has the keyboard, else on the largest in sight.

    A room that exports otherwise binds the action itself, and has it.
    """

    def __init__(self, holder: QWidget, bench: Workbench, book: ActionBook) -> None:
        self._holder, self._bench = holder, bench
        book.bind("app.export", lambda: self._do(self._export))
        book.bind("app.print_list", lambda: self._do(self._print))
        book.bind("view.columns", lambda: self._do(self._choose_columns))

    def list_meant(self) -> TableView[Any] | None:
        """The list that the gesture is about; None where none is shown."""
        held = QApplication.focusWidget()
        while held is not None and held is not self._holder:
            if isinstance(held, TableView):
                return held
            held = held.parentWidget()
        shown = [one for one in self._holder.findChildren(TableView) if one.isVisible()]
        return max(shown, key=lambda one: one.width() * one.height(), default=None)

    def _do(self, gesture: Gesture) -> None:
        meant = self.list_meant()
        if meant is None:
            self._bench.messages.say(_("Il n'y a pas de liste à l'écran."))
        else:
            gesture(meant)

    def _export(self, view: TableView[Any]) -> None:
        # Imported where it serves: it brings the documents with it.
        from app.ui.tables.export import export_table

        export_table(self._holder, self._bench, view.rows, view.accessibleName())

    def _print(self, view: TableView[Any]) -> None:
        from app.ui.tables.printing import print_table

        print_table(self._holder, self._bench, view, view.accessibleName())

    def _choose_columns(self, view: TableView[Any]) -> None:
        view.columns.menu().popup(view.mapToGlobal(QPoint(0, view.columns.header.height())))
