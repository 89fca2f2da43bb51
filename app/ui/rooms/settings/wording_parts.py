"""The lists beside a text being edited: the texts of the letter, the fields to insert."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.i18n import _
from app.office.letters.rewording import WordingPart
from app.reports.wording import FieldInfo
from app.ui import theme
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.theme import Token

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PartList(QListWidget):
    """The texts of a letter in their order: which are mandatory, which are the school's."""

    part_reached = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self.setAccessibleName(_("Textes de la lettre"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._moved)

    def show_parts(self, parts: Sequence[WordingPart], typed: Mapping[str, str]) -> None:
        """Show these, the one under the cursor staying so; ``typed`` are not kept yet."""
        reached = self.current_key()
        self.blockSignals(True)
        self.clear()
        self._keys = [part.key for part in parts]
        for part in parts:
            self.addItem(_item(part, part.key in typed))
        self.setCurrentRow(self._keys.index(reached) if reached in self._keys else 0)
        self.blockSignals(False)

    def current_key(self) -> str:
        """The key of the text under the cursor, "" where there is none."""
        row = self.currentRow()
        return self._keys[row] if 0 <= row < len(self._keys) else ""

    def _moved(self, row: int) -> None:
        if 0 <= row < len(self._keys):
            self.part_reached.emit(self._keys[row])


class FieldList(QListWidget):
    """The fields that a letter may say; Enter puts one where the cursor is in the text."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Champs à insérer"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._want)

    def show_fields(self, fields: Sequence[FieldInfo]) -> None:
        """Show the fields, each with its name in the text and an example."""
        self.clear()
        for info in fields:
            for number, written in enumerate(_written(info)):
                label = _("accord : {field}").format(field=info.label) if number else info.label
                item = QListWidgetItem(f"{label} – {written}")
                item.setData(Qt.ItemDataRole.UserRole, written)
                item.setToolTip(_("Par exemple : {example}").format(example=_example(info)))
                self.addItem(item)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in _ENTER and item is not None:
            self._want(item)
        else:
            super().keyPressEvent(event)

    def _want(self, item: QListWidgetItem) -> None:
        self.wanted.emit(str(item.data(Qt.ItemDataRole.UserRole)))


def _item(part: WordingPart, typed: bool) -> QListWidgetItem:
    marks = [
        _("mention obligatoire") if part.mention else "",
        _("texte de l'école") if part.own else "",
        _("en cours") if typed else "",
    ]
    said = " · ".join(filter(None, marks))
    item = QListWidgetItem(f"{part.label}\n{said}" if said else part.label)
    if part.mention:
        item.setIcon(icon("sealed", Token.SEALED))
    elif part.own:
        item.setIcon(icon("edit", Token.ACCENT))
    else:
        item.setIcon(icon("letter", Token.MUTED))
    if part.own:
        item.setFont(theme.strong_font())
    return item


def _written(info: FieldInfo) -> tuple[str, ...]:
    """How a field stands in a text: its value, and the words that agree with it."""
    if info.kind == "person":
        return f"{{{info.name}}}", f"{{{info.name}:né|née}}"
    if info.kind == "flag":
        return (f"{{{info.name}:{_('si oui')}|{_('si non')}}}",)
    return (f"{{{info.name}}}",)


def _example(info: FieldInfo) -> str:
    if isinstance(info.example, list):
        return ", ".join(map(str, info.example[:1]))
    return str(info.example)
