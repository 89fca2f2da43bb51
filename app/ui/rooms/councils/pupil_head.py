"""Who the pupil of the panel is, and the arrows to the next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.formats import long_date
from app.i18n import _
from app.office.councils.views import PupilRow
from app.ui import theme
from app.ui.action_book import ActionBook
from app.ui.rooms.councils.panel_parts import heading, show_text
from app.ui.theme import Token


class PupilHead(QWidget):
    """A name, its place in the class and the birth date; texts are made once a pupil."""

    def __init__(self, book: ActionBook) -> None:
        super().__init__()
        self.name, self.identity = heading("", 2), QLabel()
        self.name.setWordWrap(True)
        theme.paint_text(self.identity, Token.MUTED)
        self._told: dict[int, str] = {}
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.name, 1)
        for action in ("councils.previous", "councils.next"):
            row.addWidget(_arrow(book, action))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(row)
        column.addWidget(self.identity)

    def forget(self) -> None:
        """Another state of the council: its pupils may be told otherwise."""
        self._told.clear()

    def show_pupil(self, pupil: PupilRow, among: int) -> None:
        """Show a pupil of a council on so many."""
        show_text(self.name, pupil.name)
        told = self._told.get(pupil.enrolment_id)
        if told is None:
            told = self._told[pupil.enrolment_id] = _identity(pupil, among)
        show_text(self.identity, told)


def _identity(pupil: PupilRow, among: int) -> str:
    born = {"mr": _("né le {day}"), "mrs": _("née le {day}")}
    said = born.get(pupil.civility, _("né ou née le {day}"))
    return f"{pupil.number}/{among} · {said.format(day=long_date(pupil.birth_date))}"


def _arrow(book: ActionBook, action: str) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(book.action(action))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
