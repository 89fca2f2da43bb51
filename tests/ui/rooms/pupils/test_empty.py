"""The room of a school without pupils, and the tabs that other rooms add."""

import sys
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from sqlmodel import delete

from app.models import (
    Course,
    CourseFollowed,
    CourseGroup,
    Enrolment,
    LegalRepresentative,
    Pupil,
    PupilRepresentative,
    SchoolClass,
    Teaching,
)
from app.ui.rooms.pupils import tab
from app.ui.rooms.pupils.details import PupilDetails
from app.ui.rooms.pupils.tab import PupilTab

EMPTIED = (CourseFollowed, Enrolment, PupilRepresentative, LegalRepresentative, Pupil)


@pytest.fixture
def school(school):
    with school.session() as session:
        for table in EMPTIED:
            session.execute(delete(table))
    return school


def test_it_offers_the_ways_to_fill_it(office):
    empty, book = office.room.empty, office.window.book
    assert empty.isVisible()
    assert empty.enrol.isVisible()
    book.unbind("app.import")
    assert not empty.bring.isVisible()
    asked = []
    book.bind("app.import", lambda: asked.append(1))
    assert empty.bring.isVisible()
    empty.bring.click()
    assert asked == [1]


def test_the_first_pupil_is_enrolled_from_there(office):
    office.window.book.unbind("app.import")
    office.room.first_focus().setFocus()
    assert office.room.empty.enrol.hasFocus()
    office.key(Qt.Key.Key_Return)
    assert office.room.new.isVisible()
    assert not office.room.new.no_class.isVisible()
    office.key(Qt.Key.Key_Escape)
    assert office.room.empty.isVisible()


def test_without_classes_it_says_what_to_do_first(office):
    with office.small.session() as session:
        for table in (Teaching, CourseGroup, Course, SchoolClass):
            session.execute(delete(table))
    office.window.workspace.refresh()
    office.wait(lambda: not office.room.listed.classes)
    office.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert office.room.new.no_class.isVisible()
    assert not office.room.new.enrol.isEnabled()


class _Tab(PupilTab):
    facets = frozenset({"letters"})

    def __init__(self):
        super().__init__()
        self.asked = []

    def show_pupil(self, pupil_id):
        self.asked.append(pupil_id)
        self.count_changed.emit(7)


def test_a_room_adds_its_tab_by_a_module_made_when_it_is_wanted(office, monkeypatch):
    made = []
    module = ModuleType("app.ui.rooms.mail.pupil_tab")
    module.create_tab = lambda _bench: made.append(_Tab()) or made[0]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(tab, "ROOMS_WITH_TABS", {"mail": "Ailleurs", "nowhere": "Nulle part"})
    monkeypatch.setattr(tab, "_present", lambda name: "nowhere" not in name)
    details = PupilDetails(office.window.workspace.bench)
    office.qtbot.addWidget(details)
    titles = details.tabs.titles()
    assert titles == ["Identité", "Représentants", "Inscription", "Ailleurs", "Historique"]
    assert made == []
    details.tabs.show_tab("mail")
    made[0].count_changed.emit(7)
    assert details.tabs.titles()[3] == "Ailleurs (7)"


def test_only_modules_that_exist_are_tabs():
    assert tab._present("app.ui.rooms.pupils.tab")
    assert not tab._present("app.ui.rooms.today.pupil_tab")
    assert not tab._present("app.ui.rooms.nowhere")
