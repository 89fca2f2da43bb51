"""Closing is refused for each thing that is missing; Enter on its line goes where it is filled."""

import pytest
from PySide6.QtCore import Qt

from app.office.councils.double_entry import enter_second_marks
from app.office.councils.opening import NewCouncil, SessionDetails, open_council
from app.office.settings.identity import edit_identity
from tests.office.councils.conftest import Sitting, sit
from tests.ui.rooms.councils.conftest import LONG, Keys

CLOSE = (Qt.Key.Key_Return, Keys.CTRL | Keys.SHIFT)
ESCAPE = Qt.Key.Key_Escape


@pytest.fixture
def ready(file):
    """The council on 4TQA, marks and decisions in the file: nothing is missing."""
    file.complete()
    return file


@pytest.fixture
def opened(unopened):
    """Show a council in the window."""

    def show(file: Sitting):
        unopened.file = file
        unopened.open()
        return unopened

    return show


def lines(council) -> list[str]:
    council.settle()
    council.type(CLOSE)
    council.settle()
    council.qtbot.waitUntil(
        lambda: council.page.side.currentWidget() is council.page.beside.closing, timeout=LONG
    )
    return [
        item.text().replace("\N{NO-BREAK SPACE}", " ") for item in council.page.beside.closing.items
    ]


def refuses(council, *expected: str) -> None:
    """Closing lists these alone, and offers no seal; the keyboard is on the first."""
    assert lines(council) == list(expected)
    assert council.page.beside.closing.seal.isHidden()
    assert council.page.beside.closing.items[0].hasFocus()


def goes(council, target) -> None:
    """Enter on the first line puts the keyboard there."""
    council.type(Keys.ENTER)
    council.settle()
    council.qtbot.waitUntil(target.hasFocus)


def test_a_decision(ready, opened):
    ready.decide("Lambert", None)
    council = opened(ready)
    refuses(council, "LAMBERT Éloïse : décision")
    goes(council, council.marks)
    assert council.here[0] == "Lambert"
    council.type("a")
    assert lines(council) == []
    assert council.page.beside.closing.seal.hasFocus()


def test_restrictions(ready, opened):
    ready.decide("Dubois", "aob", motivation="Lacunes.")
    council = opened(ready)
    refuses(council, "DUBOIS Noé : restrictions de l'AOB")
    goes(council, council.page.panel.restrictions.entry)
    council.type("zzz", Keys.ENTER, ESCAPE)
    assert lines(council) == []


def test_a_motivation(ready, opened):
    ready.decide("Van Damme", "aoc")
    council = opened(ready)
    refuses(council, "VAN DAMME Inès : motivation")
    goes(council, council.page.panel.motivation.text)
    council.type("Trop.", ESCAPE)
    assert lines(council) == []


def test_the_ground_of_a_decision_that_departs_from_the_verdict(school, opened):
    file = sit(school, "S4A", "class_council_june")
    for name in ("Dubois", "Lambert", "Peeters", "Van Damme"):
        file.enter(name, "8", "8", "8", "8", "8")
        file.decide(name, "promoted")
    file.decide("Lambert", "refused", motivation="Trop.")
    council = opened(file)
    refuses(council, "LAMBERT Éloïse : raison de l'écart ou de la dérogation")
    goes(council, council.page.panel.ground)
    council.type("Sur demande.", ESCAPE)
    assert lines(council) == []


def test_marks_that_were_entered_twice_and_differ(school, ready, opened):
    school.file.run(edit_identity, school.desk, "double_entry", True)
    ready.run(enter_second_marks, ready.id, (ready.edit("Dubois", "FR", "8"),))
    council = opened(ready)
    assert "DUBOIS Noé : notes dont les deux saisies diffèrent" in lines(council)
    assert council.page.beside.closing.seal.isHidden()
    goes(council, council.page.beside.comparing.view)


def test_a_council_on_nothing(school, opened):
    new = NewCouncil(
        school.classes["5P"],
        "direction_council",
        SessionDetails(school.desk.today, "9 h", "Salle 1"),
        tuple(school.staff.values()),
    )
    opened_id = school.file.run(open_council, school.desk, new).value
    council = opened(Sitting(school, "5P", opened_id))
    assert lines(council) == []
    assert council.page.beside.closing.seal.isHidden()
    assert "ne porte sur aucun élève ni aucun point" in council.page.beside.closing.said.text()
