"""Comments of courses, written beside the grid for the cell under the cursor."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlmodel import select

from app.models import CourseComment
from tests.ui.rooms.councils.conftest import Keys

COMMENT = (Qt.Key.Key_C, Keys.CTRL | Keys.SHIFT)


def write(council, text):
    council.type(COMMENT)
    area = council.page.panel.comments.text
    council.qtbot.waitUntil(area.hasFocus)
    council.type(text, Qt.Key.Key_Escape)
    council.qtbot.waitUntil(council.marks.hasFocus)


def stored(council):
    council.settle()
    with council.file.school.session() as session:
        rows = session.exec(select(CourseComment)).all()
        return {(row.enrolment_id, row.course_id): row.text for row in rows}


def test_a_comment_is_written_for_the_cell_under_the_cursor(council):
    council.go("Dubois", "MA")
    write(council, "En progres")
    cell = (council.file.enrolment("Dubois"), council.file.course("MA"))
    assert stored(council) == {cell: "En progres"}
    assert QApplication.focusWidget() is council.marks
    council.go("Dubois", "FR")
    part = council.page.panel.comments
    assert part.text.toPlainText() == ""
    assert "En progres" in part.others.text()
    council.go("Lambert", "MA")
    assert (part.text.toPlainText(), part.others.text()) == ("", "")
    council.go("Dubois", "MA")
    assert part.text.toPlainText() == "En progres"


def test_a_comment_is_undone(council):
    council.go("Dubois", "MA")
    write(council, "Trop lent")
    council.type(Keys.UNDO)
    assert stored(council) == {}
    council.type(Keys.REDO)
    assert list(stored(council).values()) == ["Trop lent"]


def test_the_title_counts_the_comments(council):
    council.go("Dubois", "MA")
    write(council, "Trop lent")
    button = council.page.panel.comments.findChild(type(council.page.beside.closing.seal))
    assert button.text() == "Commentaires des cours (1)"


def test_what_is_typed_is_given_when_the_pupil_changes(council):
    council.go("Dubois", "MA")
    council.type(COMMENT)
    council.qtbot.waitUntil(council.page.panel.comments.text.hasFocus)
    council.type("Bien", Keys.NEXT)
    assert list(stored(council).values()) == ["Bien"]
