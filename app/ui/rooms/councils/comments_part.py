"""What teachers say of a pupil, course by course: that of the cursor is written, all are read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.i18n import _
from app.office.councils.columns import course_of
from app.office.councils.comments import LONGEST
from app.reports.typography import polish
from app.ui import theme
from app.ui.qt import override
from app.ui.rooms.councils.motivation_input import TextArea
from app.ui.rooms.councils.panel_parts import Fold, show_text, words
from app.ui.rooms.councils.sheet import Sheet
from app.ui.theme import Token


class CommentsPart(Fold):
    """A text for the course under the cursor, and the comments of the others under it."""

    changed = Signal(int, int, str)
    """An enrolment, the place of a course, and the comment wanted."""

    def __init__(self) -> None:
        self.course = QLabel()
        self.text = TextArea(_("Commentaire du cours"), 2)
        self.others = words(Token.MUTED)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.SPACE_M, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        for part in (self.course, self.text, self.others):
            column.addWidget(part)
        super().__init__(_("Commentaires des cours"), content)
        self._sheet: Sheet | None = None
        self._place = (-1, -1)
        self._shown: tuple[tuple[int, int], str] = ((0, 0), "")
        self.read_only = False
        """Whether nothing may be written: the account, the seal."""
        self.text.left.connect(self.commit)
        self.text.textChanged.connect(self._keep_short)

    def show_place(self, sheet: Sheet, row: int, column: int) -> None:
        """Show the comments of a row, that of a column to be written."""
        if (row, column) != self._place:
            self.commit()
        self._sheet, self._place = sheet, (row, column)
        self.setVisible(sheet.view.has_marks)
        self._fill()

    def commit(self) -> None:
        """Give what is being typed."""
        sheet, (row, column) = self._sheet, self._place
        typed = " ".join(self.text.toPlainText().split())
        if sheet is None or row < 0 or self.text.isHidden() or typed == self._shown[1]:
            return
        self._shown = (self._shown[0], typed)
        self.changed.emit(sheet.lines[row].pupil.enrolment_id, column, typed)

    @override
    def unfold(self, shown: bool = True) -> None:
        super().unfold(shown)
        self._fill()

    def _fill(self) -> None:
        """Folded, it only says how many comments there are: arrows walk faster so."""
        sheet, (row, column) = self._sheet, self._place
        if sheet is None or not 0 <= row < len(sheet.lines) or column < 0:
            return
        number = len(sheet.lines[row].comments)
        title = _("Commentaires des cours")
        self.set_title(f"{title} ({number})" if number else title)
        if self.unfolded:
            self._show_text(sheet, row, column)
            self._show_others(sheet, row, column)

    def _show_text(self, sheet: Sheet, row: int, column: int) -> None:
        course, pupil = sheet.courses[column], sheet.lines[row].pupil
        cell = (pupil.enrolment_id, course_of(course.id))
        text = sheet.comment(row, column)
        typing = self.text.hasFocus() and (cell, text) == self._shown
        if not typing and self.text.toPlainText() != text:
            self.text.setPlainText(text)
        self._shown = (cell, text)
        show_text(self.course, course.course_title)
        self.text.setVisible(course.id in pupil.followed)
        self.text.setReadOnly(self.read_only)

    def _show_others(self, sheet: Sheet, row: int, column: int) -> None:
        here = course_of(sheet.courses[column].id)
        titles = {course_of(one.id): one.course_title for one in sheet.courses}
        said = sheet.lines[row].comments.items()
        told = [f"{titles[at]}\u00a0: {text}" for at, text in said if at != here and at in titles]
        show_text(self.others, polish("\n".join(told)))

    def _keep_short(self) -> None:
        """No more is typed than a comment may hold."""
        typed = self.text.toPlainText()
        if len(typed) > LONGEST:
            self.text.setPlainText(typed[:LONGEST])
            self.text.moveCursor(self.text.textCursor().MoveOperation.End)
