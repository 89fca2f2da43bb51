"""A tab of this room: it is shown the whole file of the pupil at once."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import Refusal
from app.office.pupils.file import PupilFile
from app.office.work import Command
from app.ui import theme
from app.ui.forms.saved_form import SavedForm
from app.ui.qt import override
from app.ui.rooms.pupils.tab import PupilTab
from app.ui.workbench import Workbench

ENROL = "enrol"
"""The right that editing a pupil's file needs."""

_LEAST_ROWS: Final = 10
"""What a page under the head of a tab is high at least, in rows of a table."""


class FileTab(PupilTab):
    """Shows a part of a `PupilFile`, and asks for changes to it."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.bench = bench
        self.file: PupilFile | None = None

    @property
    def pupil_id(self) -> int:
        """The pupil shown, 0 for nobody."""
        return self.file.identity.id if self.file is not None else 0

    @property
    def editable(self) -> bool:
        """Whether the user may change it."""
        return self.bench.can(ENROL)

    @override
    def show_pupil(self, pupil_id: int) -> None:
        """The file comes by `show_file`: there is nothing more to read."""

    def show_file(self, file: PupilFile) -> None:
        """Show this file; what is being typed about the same pupil stays."""
        self.file = file

    def save_field(
        self,
        form: SavedForm,
        key: object,
        command: Command[..., None],
        *place: int,
        field: str,
        value: Any,
    ) -> None:
        """Save one field; a refusal goes under it, or above the room if another is shown."""
        refused = partial(self._refused, form, key, field)
        self.bench.run(self, command, *place, field, value, refused=refused)

    def _refused(self, form: SavedForm, key: object, field: str, refusal: Refusal) -> None:
        if not form.refuse_field(key, field, refusal):
            self.bench.messages.refuse(refusal)


class LowPages(QStackedWidget):
    """Pages under the head of a tab: they ask for little, and take what there is."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(theme.ROW_HEIGHT * _LEAST_ROWS)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


def scrolled(content: QWidget) -> QScrollArea:
    """The widget in a page that scrolls up and down only."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(content, 0, Qt.AlignmentFlag.AlignTop)
    return _scrolling(page)


def filling(tab: QWidget, head: QLayout, pages: LowPages) -> None:
    """Lay out a tab: its head, and the pages below; a low window scrolls both."""
    content = QWidget()
    parts = QVBoxLayout(content)
    parts.setContentsMargins(0, 0, 0, 0)
    parts.setSpacing(0)
    parts.addLayout(head)
    parts.addWidget(pages, 1)
    column = QVBoxLayout(tab)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(_scrolling(content))


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
