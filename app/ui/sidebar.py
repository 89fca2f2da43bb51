"""The list of rooms at the left of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.action_book import shown_keys
from app.ui.actions import spec
from app.ui.icons import icon
from app.ui.rooms.catalogue import RoomSpec


class Sidebar(QListWidget):
    """Icon and name of each room; icons alone where the window is narrow."""

    wanted = Signal(str)
    """The user chose a room: its name."""

    def __init__(self, rooms: Sequence[RoomSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms = tuple(rooms)
        self.narrow = False
        self.setObjectName("sidebar")
        self.setAccessibleName(_("Pièces"))
        self.setIconSize(QSize(20, 20))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        for room in self._rooms:
            self.addItem(_item(room))
        self.set_narrow(False)
        self.currentRowChanged.connect(self._chosen)

    def choose(self, name: str) -> None:
        """Show which room is entered; does not ask for it."""
        names = [room.name for room in self._rooms]
        blocked = self.blockSignals(True)
        self.setCurrentRow(names.index(name) if name in names else -1)
        self.blockSignals(blocked)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, or names too."""
        self.narrow = narrow
        for line, room in enumerate(self._rooms):
            self.item(line).setText("" if narrow else _(room.title))
        self.setFixedWidth(theme.SIDEBAR_NARROW if narrow else theme.SIDEBAR_WIDTH)

    def _chosen(self, line: int) -> None:
        if line >= 0:
            self.wanted.emit(self._rooms[line].name)


def _item(room: RoomSpec) -> QListWidgetItem:
    item = QListWidgetItem(icon(room.icon), "")
    title = _(room.title)
    item.setToolTip(f"{title} ({shown_keys(spec(f'go.{room.name}'))})")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
    return item
