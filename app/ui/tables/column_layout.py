"""The columns of one list: their widths, order and sort, and which of them are shown."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from app.i18n import _
from app.ui import theme
from app.ui.remember import Memory
from app.ui.tables.column import Align, Column
from app.ui.tables.fitting import Need, fitted
from app.ui.tables.row_model import RowModel

_SAMPLE: Final = 300
"""Rows looked at for the width of their cells, spread over the whole list."""
_LONGEST: Final = 8
"""Texts measured in a column: the longest by their number of signs."""
_READABLE: Final = 14
"""Characters of a column that can still be read."""
_SHORT: Final = 13
"""Characters of a column of dates, numbers or short names."""
_OWN_WIDTHS: Final = "own widths "
_UNWANTED: Final = "unwanted "
_NONE: Final = "none"


class ColumnLayout(QObject):
    """Fits the columns of a list to what they hold, until the user gives them widths.

    Widths, order, sort and the columns that the user does without are kept in the
    memory under the name of the list.
    """

    def __init__(
        self, view: QTableView, rows: RowModel[Any], name: str, memory: Memory | None
    ) -> None:
        super().__init__(view)
        self._view, self._rows, self._name, self._memory = view, rows, name, memory
        self._needs: list[Need] = []
        self._fitting = False
        self.absent: set[int] = set()
        """Columns that mean nothing in what is listed now."""
        self.unwanted = self._recalled()
        self.own = bool(memory and memory.recall(_OWN_WIDTHS + name))
        """The user gave widths: they stay as they are."""
        self._dress()
        rows.rows_given.connect(self.measure)

    @property
    def header(self) -> QHeaderView:
        """The titles."""
        return self._view.horizontalHeader()

    def leave_out(self, place: int, absent: bool) -> None:
        """Take a column away where it means nothing, or give it back."""
        if absent != (place in self.absent):
            (self.absent.add if absent else self.absent.discard)(place)
            self.show_wanted()

    def want(self, place: int, wanted: bool) -> None:
        """The user does without a column, or wants it again; the first always stays."""
        (self.unwanted.discard if wanted else self.unwanted.add)(place)
        if self._memory is not None:
            kept = ",".join(map(str, sorted(self.unwanted)))
            self._memory.keep(_UNWANTED + self._name, kept or _NONE)
        self.show_wanted()

    def show_wanted(self) -> None:
        """Show the columns that mean something and are wanted."""
        for place in range(len(self._rows.columns)):
            hidden = place in self.absent or (place in self.unwanted and place > 0)
            self.header.setSectionHidden(place, hidden)
        self.fit()

    def measure(self, others: bool = True) -> None:
        """Look at what the columns hold now, and fit them.

        Where the rows are not ``others`` but the same, changed, no column becomes
        narrower: nothing moves under who types in a list.
        """
        rows = self._rows.all_rows()
        sample = rows[:: max(1, len(rows) // _SAMPLE)]
        needs = [
            self._need(place, column, sample) for place, column in enumerate(self._rows.columns)
        ]
        if not others and self._needs:
            needs = [
                Need(new.least, max(new.wanted, old.wanted))
                for new, old in zip(needs, self._needs, strict=True)
            ]
        if needs != self._needs:
            self._needs = needs
            self.fit()

    def fit(self) -> None:
        """Share the width of the list among its columns, unless they are the user's."""
        if self.own or not self._needs:
            return
        shown = self.shown()
        readable = self._view.fontMetrics().averageCharWidth() * _READABLE
        room = self._view.viewport().width()
        widths = fitted([self._needs[place] for place in shown], room, readable)
        self._fitting = True
        for place, width in zip(shown, widths, strict=True):
            self.header.resizeSection(place, width)
        self._fitting = False

    def fit_again(self) -> None:
        """Give up the widths of the user."""
        self._own(False)
        self.fit()

    def shown(self) -> list[int]:
        """The columns from left to right, as they were moved, hidden ones aside."""
        header = self.header
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [column for column in order if not header.isSectionHidden(column)]

    def menu(self) -> QMenu:
        """What can be shown, what the list can be sorted by, and the widths."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(_("Colonnes montrées"))
        for place, title in self._titles():
            one = menu.addAction(title)
            one.setCheckable(True)
            one.setChecked(place not in self.unwanted)
            one.setEnabled(place > 0)
            one.toggled.connect(lambda wanted, place=place: self.want(place, wanted))
        if self._view.isSortingEnabled():
            self._add_sorts(menu.addMenu(_("Trier par")))
        menu.addSeparator()
        widths = menu.addAction(_("Ajuster les largeurs au contenu"))
        widths.setEnabled(self.own)
        widths.triggered.connect(self.fit_again)
        return menu

    def _add_sorts(self, menu: QMenu) -> None:
        header, order = self.header, Qt.SortOrder
        for place, title in self._titles():
            by = menu.addAction(title)
            by.setCheckable(True)
            by.setChecked(header.sortIndicatorSection() == place)
            turned = by.isChecked() and header.sortIndicatorOrder() == order.AscendingOrder
            then = order.DescendingOrder if turned else order.AscendingOrder
            by.triggered.connect(
                lambda _checked, place=place, then=then: self._view.sortByColumn(place, then)
            )
        menu.addSeparator()
        given = menu.addAction(_("L'ordre d'origine"))
        given.triggered.connect(lambda: self._view.sortByColumn(-1, order.AscendingOrder))

    def _recalled(self) -> set[int]:
        """The columns that the user does without: those that are optional, at first."""
        kept = self._memory.recall(_UNWANTED + self._name) if self._memory is not None else ""
        if not kept:
            return {place for place, one in enumerate(self._rows.columns) if one.optional}
        return {int(word) for word in kept.split(",") if word.isdigit()}

    def _titles(self) -> Iterator[tuple[int, str]]:
        for place, column in enumerate(self._rows.columns):
            if place not in self.absent:
                yield place, _(column.title)

    def _dress(self) -> None:
        header = self.header
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        # Qt's own least width follows the font: columns that it widens are not the user's.
        header.setMinimumSectionSize(theme.SPACE_XL)
        character = self._view.fontMetrics().averageCharWidth()
        for place, column in enumerate(self._rows.columns):
            header.resizeSection(place, column.width * character + theme.SPACE_L)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        if self._memory is not None:
            self._memory.columns(self._name, header)
        # Figures stay by their title: they do not go to the far edge of the window.
        header.setStretchLastSection(self._rows.columns[-1].align is not Align.END)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_menu)
        header.sectionResized.connect(self._resized)
        header.sortIndicatorChanged.connect(lambda _place, _order: self.measure(False))
        self.show_wanted()

    def _need(self, place: int, column: Column[Any], sample: Sequence[Any]) -> Need:
        metrics = self._view.fontMetrics()
        if column.strong is not None:
            metrics = QFontMetrics(theme.strong_font())
        lines = {line for row in sample for line in column.text(row).split("\n")}
        texts = sorted(lines, key=len)[-_LONGEST:]
        widest = max(map(metrics.horizontalAdvance, texts), default=0)
        sides = theme.scaled(theme.SPACE_L + theme.SPACE_XS)
        picture = theme.ICON_SIZE + theme.SPACE_S if column.icon else 0
        title, wanted = self._title_width(place, column), widest + sides + picture
        # Half a date says nothing: a short column gives no width away.
        return Need(max(title, wanted) if column.width <= _SHORT else title, wanted)

    def _title_width(self, place: int, column: Column[Any]) -> int:
        """What a title asks for, and the sign of the sort where the list is sorted by it."""
        title = QFontMetrics(theme.heading_font(3)).horizontalAdvance(_(column.title))
        sign = theme.ICON_SIZE if self.header.sortIndicatorSection() == place else 0
        return title + theme.SPACE_L + theme.SPACE_XS + sign

    def _resized(self, place: int, old: int, new: int) -> None:
        """A width that neither fitting, stretching nor hiding explains is the user's."""
        stretched = self.header.stretchLastSection() and self.shown()[-1:] == [place]
        if not self._fitting and not stretched and old and new:
            self._own(True)

    def _own(self, own: bool) -> None:
        if own != self.own:
            self.own = own
            if self._memory is not None:
                self._memory.keep(_OWN_WIDTHS + self._name, "1" if own else "")

    def _open_menu(self, place: QPoint) -> None:
        self.menu().popup(self.header.mapToGlobal(place))
