"""The list of the day as Qt shows it: a heading for each group, then its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.formats import short_date
from app.i18n import N_, _
from app.office.today.items import Item
from app.ui.qt import override
from app.ui.theme import Token

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE: Final = Qt.ItemDataRole.UserRole.value

GROUPS: Final[dict[str, str]] = {
    "late": N_("En retard"),
    "today": N_("Aujourd'hui"),
    "week": N_("Cette semaine"),
    "later": N_("Plus tard"),
    "waiting": N_("En attente"),
}
TONES: Final = {"late": Token.FAIL, "today": Token.WARN, "waiting": Token.MUTED}
ICONS: Final = {
    "rolls": "absences",
    "justifications": "absences",
    "duties": "warn",
    "lapses": "waiting",
    "councils": "councils",
    "letters": "letter",
    "letters issued": "print",
    "letters printed": "post",
    "receipts": "waiting",
    "appeals": "history",
    "pupils": "pupil",
    "school": "school",
}


@dataclass(frozen=True)
class Heading:
    """The title of a group, and how many lines it has."""

    urgency: str
    count: int

    @property
    def title(self) -> str:
        """En retard (3)."""
        return f"{_(GROUPS[self.urgency])} ({self.count})"


Line = Item | Heading


class TodayModel(QAbstractListModel):
    """Headings cannot be chosen; the rest are `Item`."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def set_items(self, items: Sequence[Item]) -> None:
        """Show these, already in order."""
        lines: list[Line] = []
        for urgency in GROUPS:
            group = [item for item in items if item.urgency == urgency]
            if group:
                lines += [Heading(urgency, len(group)), *group]
        if lines == self.lines:
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def item(self, index: Index) -> Item | None:
        """The line at an index, None for a heading or nothing."""
        line = self.lines[index.row()] if index.isValid() else None
        return line if isinstance(line, Item) else None

    def place(self, key: object) -> int | None:
        """At which line the item with this key stands."""
        return next(
            (
                at
                for at, line in enumerate(self.lines)
                if isinstance(line, Item) and line.key == key
            ),
            None,
        )

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.item(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole.value) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole.value:
            return line.title if isinstance(line, Heading) else line.text
        if role == Qt.ItemDataRole.AccessibleTextRole.value:
            return line.title if isinstance(line, Heading) else spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole.value and isinstance(line, Item):
            return line.detail
        return None


def spoken(item: Item) -> str:
    """The line as a screen reader says it."""
    day = short_date(item.due) if item.due else ""
    return ", ".join(filter(None, (_(GROUPS[item.urgency]), item.text, item.detail, day)))
