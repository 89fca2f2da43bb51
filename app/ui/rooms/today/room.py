"""The room: one list, grouped by how urgent things are."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QVBoxLayout, QWidget

from app.formats import weekday_date
from app.i18n import _
from app.office.absences.duties.following import check_duties, check_is_due
from app.office.pupils.listing import has_pupils
from app.office.today.items import Item
from app.office.today.listing import to_do
from app.ui import theme
from app.ui.action_book import ActionBook
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.room import Room
from app.ui.rooms.today.delegate import TodayDelegate
from app.ui.rooms.today.model import TodayModel
from app.ui.states import StateView
from app.ui.theme import Token
from app.ui.workbench import Workbench


class TodayRoom(Room):
    """Reads the list whenever it is entered: a day may have passed since."""

    name = "today"
    facets = frozenset({"letters", "councils", "pupils", "classes", "absences", "settings"})

    def __init__(self, bench: Workbench, actions: ActionBook, memory: Memory) -> None:
        super().__init__(bench, actions, memory)
        self._kept: object = None
        self._read = False
        self.model = TodayModel()
        self.list = TodayList(self.model)
        self.states = StateView(self.list)
        self.day = QLabel()
        self._lay_out()
        self.model.modelAboutToBeReset.connect(self._keep)
        self.model.modelReset.connect(self._choose_again)
        self.list.opened.connect(self._open)

    @override
    def refresh(self, changes: frozenset[str]) -> None:
        if not self._read:
            self.states.show_loading()
        self.bench.ask(self, to_do, done=self._show)
        if self.bench.can("take_absences"):
            self.bench.ask(self, check_is_due, done=self._check)

    @override
    def activate(self) -> None:
        self._stale = self.facets
        super().activate()

    @override
    def first_focus(self) -> QWidget:
        return self.states.first_focus()

    def _show(self, items: tuple[Item, ...]) -> None:
        first, self._read = not self._read, True
        said = weekday_date(self.bench.today())
        self.day.setText(f"{said[:1].upper()}{said[1:]}")
        self.model.set_items(items)
        if items:
            self.states.show_content()
        else:
            self.bench.ask(self, has_pupils, done=self._tell_nothing)
        if first and self._shown:
            self.list.setFocus()

    def _tell_nothing(self, any_pupil: bool) -> None:
        """Nothing waits; in a new school, what to begin with."""
        if any_pupil or not self.book.offers("app.import"):
            self.states.show_empty(_("Rien n'attend."))
            return
        self.states.show_empty(
            _(
                "L'école n'a pas encore d'élèves. Commencez par ses listes : élèves, cours, "
                "professeurs, qui les suit et qui les donne."
            ),
            _("Importer des listes…"),
            lambda: self.book.trigger("app.import"),
        )
        if self._shown:
            self.states.first_focus().setFocus()

    def _check(self, is_due: bool) -> None:
        """A day passed: absences may have become unjustified, and oblige to something."""
        if is_due:
            self.bench.run(self, check_duties)

    def _open(self, item: Item) -> None:
        self.bench.show_record(item.record_kind, item.record_id)

    def _keep(self) -> None:
        item = self.list.current_item()
        self._kept = item.key if item is not None else None

    def _choose_again(self) -> None:
        """The same line as before; else the first."""
        line = self.model.place(self._kept) if self._kept is not None else None
        first = 1 if self.model.lines else None
        line = first if line is None else line
        if line is not None:
            self.list.setCurrentIndex(self.model.index(line))

    def _lay_out(self) -> None:
        theme.paint_text(self.day, Token.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.day)
        column.addWidget(self.states, 1)


class TodayList(QListView):
    """Arrows pass over the headings; Enter or a double click opens a line."""

    opened = Signal(object)
    """An `Item`."""

    def __init__(self, model: TodayModel) -> None:
        super().__init__()
        self._model = model
        self.setAccessibleName(_("Ce qui attend"))
        self.setItemDelegate(TodayDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setModel(model)

    def current_item(self) -> Item | None:
        """The line under the cursor."""
        return self._model.item(self.currentIndex())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open(self.indexAt(event.position().toPoint()))

    def _open(self, index: QModelIndex) -> None:
        item = self._model.item(index)
        if item is not None:
            self.opened.emit(item)
