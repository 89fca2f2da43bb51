"""The marks that are missing, by teacher: whom to remind, one key to each cell."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton

from app.i18n import _
from app.office.councils.entry_sheets import MissingMarks
from app.ui import theme
from app.ui.rooms.councils.panel_parts import Panel, words
from app.ui.rooms.councils.sheet import Sheet

_PLACE = Qt.ItemDataRole.UserRole


class MissingPanel(Panel):
    """A line a teacher and course; Enter goes to the first cell without a mark."""

    wanted = Signal(int, str)
    """An enrolment, and the title of the course."""
    sheets_wanted = Signal()

    def __init__(self, back: Callable[[], None]) -> None:
        super().__init__(back, _("Notes manquantes"))
        self.head(_("Notes manquantes"))
        self.said = words()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Notes manquantes"))
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(self._go)
        self.sheets = QPushButton(_("Feuilles de saisie…"))
        self.sheets.clicked.connect(self.sheets_wanted)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.said, 1)
        row.addWidget(self.sheets)
        self.column.addLayout(row)
        self.column.addWidget(self.list)
        hint = QLabel(_("Entrée va à la première note qui manque."))
        theme.paint_text(hint, theme.Token.MUTED)
        self.column.addWidget(hint)

    def show_missing(self, missing: tuple[MissingMarks, ...], sheet: Sheet) -> None:
        """Show who owes which marks."""
        self.list.clear()
        total = sum(one.count for one in missing)
        self.said.setText(_total(total))
        for one in missing:
            name = one.person.name if one.person else _("Cours sans professeur")
            for title, pupils in one.courses:
                self._add(name, title, pupils, sheet)
        self.list.setMinimumHeight(min(420, 60 + 44 * self.list.count()))
        if self.list.count():
            self.list.setCurrentRow(0)
        self.list.setFocus()

    def _add(self, name: str, title: str, pupils: tuple[int, ...], sheet: Sheet) -> None:
        places = [sheet.place(enrolment) for enrolment in pupils]
        names = [sheet.lines[place].pupil.name for place in places if place is not None]
        count = _("{n} notes") if len(pupils) > 1 else _("1 note")
        item = QListWidgetItem(f"{name} · {title} · {count.format(n=len(pupils))}")
        item.setToolTip(", ".join(names))
        item.setData(_PLACE, (pupils[0], title))
        self.list.addItem(item)

    def _go(self, item: QListWidgetItem) -> None:
        enrolment_id, title = item.data(_PLACE)
        self.wanted.emit(enrolment_id, title)


def _total(number: int) -> str:
    if not number:
        return _("Toutes les notes sont entrées.")
    return _("{n} notes manquent.").format(n=number) if number > 1 else _("Une note manque.")
