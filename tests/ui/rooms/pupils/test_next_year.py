"""The page that prepares the year to come, by the keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlmodel import select

from app.models import Council, Decision, Enrolment, SchoolClass, SchoolYear
from app.office.rights import Role
from app.office.rollover.proposing import State
from app.ui.rooms.pupils.next_year import page as page_module

NBSP = "\N{NO-BREAK SPACE}"


def decide(small, name, code):
    """The council of a class decides on Lambert."""
    with small.session() as session:
        council = Council(
            class_id=small.classes[name],
            kind="class_council_june",
            held_on=date(2025, 6, 24),
            status="sealed",
        )
        session.add(council)
        session.flush()
        session.add(
            Decision(
                council_id=council.id,
                enrolment_id=small.enrolments[name, "Lambert"],
                code=code,
                decided_at=small.desk.now,
            )
        )


@pytest.fixture
def confirmed(monkeypatch):
    """What is asked before it is written; the answer is yes."""
    asked = []
    monkeypatch.setattr(page_module, "confirm", lambda _owner, *words: asked.append(words) or True)
    return asked


@pytest.fixture
def page(office):
    """The page, once the Lamberts of 4TQA and of S4A failed."""
    decide(office.small, "4TQA", "aoc")
    decide(office.small, "S4A", "refused")
    office.room.book.trigger("pupils.roll_over")
    office.wait(lambda: office.room.next_year.found is not None)
    office.wait(lambda: office.room.next_year.view.hasFocus())
    return office.room.next_year


def line(page, place, name):
    return next(
        one
        for one in page.model.all_rows()
        if one.row.class_name == place and one.row.name.startswith(name)
    )


def enrolled(office):
    with office.small.session() as session:
        rows = session.exec(
            select(Enrolment.pupil_id, SchoolClass.name)
            .join(SchoolClass, SchoolClass.id == Enrolment.class_id)
            .join(SchoolYear, SchoolYear.id == Enrolment.year_id)
            .where(SchoolYear.label == "2025-2026")
        )
        return dict(rows.all())


def test_the_page_shows_what_is_proposed_and_writes_nothing(office, page):
    assert page.title.text() == "Préparer l'année 2025-2026"
    assert "25 août 2025" in page.about.text().replace(NBSP, " ")
    assert "Promotion sociale" in page.about.text()
    assert len(page.model.all_rows()) == 16
    assert (line(page, "4TQA", "Lambert").place, line(page, "4TQA", "Dubois").place) == ("4TQA", "")
    assert page.enrol.text() == "Inscrire 2 élèves"
    assert page.total.text() == "14 élèves restent sans classe"
    assert not page.years.isVisible()
    assert enrolled(office) == {}


def test_enter_goes_to_the_class_and_onwards_to_the_next_pupil(office, page):
    assert page.view.current_row().row.name == "Dubois Noé"
    assert (page.place.currentIndex(), page.place.placeholderText()) == (-1, "À choisir")
    office.key(Qt.Key.Key_Return)
    assert page.place.hasFocus()
    office.type("2C")
    assert line(page, "4TQA", "Dubois").place == "2C"
    assert page.place.hasFocus()
    office.key(Qt.Key.Key_Return)
    assert page.view.hasFocus()
    assert page.view.current_row().row.name == "Lambert Éloïse"
    assert page.enrol.text() == "Inscrire 3 élèves"
    assert page.place.currentText() == "4TQA"
    office.key(Qt.Key.Key_Return)
    office.key(Qt.Key.Key_Home)
    assert page.place.currentText() == "Ne pas réinscrire"
    assert line(page, "4TQA", "Lambert").told == "Non réinscrit"
    assert page.enrol.text() == "Inscrire 2 élèves"


def test_escape_leaves_the_class_then_the_page(office, page):
    office.key(Qt.Key.Key_Return)
    office.key(Qt.Key.Key_Escape)
    assert page.view.hasFocus()
    assert page.view.current_row().row.name == "Dubois Noé"
    office.key(Qt.Key.Key_Escape)
    assert not office.room.preparing
    assert office.room.list.isVisible()


def test_a_class_is_given_to_all_that_are_selected(office, page):
    office.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    office.key(Qt.Key.Key_Return)
    office.type("S4")
    assert {line(page, "4TQA", name).place for name in ("Dubois", "Lambert")} == {"S4A"}
    assert line(page, "4TQA", "Peeters").place == ""


def test_a_situation_narrows_the_list_and_what_is_settled_stays_in_sight(office, page):
    page.narrowing.state.setFocus()
    page.narrowing.state.set_value(State.TO_CHOOSE)
    page.narrowing.changed.emit()
    assert len(page.model.shown_rows()) == 14
    page.view.setFocus()
    office.key(Qt.Key.Key_Return)
    office.type("2C")
    assert len(page.model.shown_rows()) == 14
    assert page.narrowing.state.currentText() == f"À choisir{NBSP}: 13"


def test_find_goes_to_the_search_which_walks_the_list(office, page):
    office.room.book.trigger("edit.find")
    assert page.narrowing.search.hasFocus()
    office.type("peeters")
    assert {one.row.name for one in page.model.shown_rows()} == {"Peeters Loïc"}
    office.key(Qt.Key.Key_Down)
    assert page.view.current_row().row.class_name == "2C"
    office.key(Qt.Key.Key_Return)
    assert page.place.hasFocus()


def test_the_button_enrols_after_a_question_and_says_who_is_left(office, page, confirmed):
    page.enrol.setFocus()
    office.key(Qt.Key.Key_Space)
    office.wait(lambda: all(one.settled for one in page.model.all_rows() if one.place))
    ((question, told, act),) = confirmed
    assert question == f"Inscrire ces élèves en 2025-2026{NBSP}?".replace(NBSP, question[-2])
    assert told.startswith("2 élèves entrent dans leur classe le 25")
    assert act == "Inscrire 2 élèves"
    small = office.small
    assert enrolled(office) == {
        small.pupils["4TQA", "Lambert"]: "4TQA",
        small.pupils["S4A", "Lambert"]: "S4A",
    }
    said = office.window.services.messages.message.text
    assert said.startswith("2 élèves sont inscrits en 2025-2026. 3 classes créées.")
    assert "Dubois Noé (4TQA)" in said
    assert "et 9 autres." in said
    assert not page.enrol.isEnabled()
    assert page.enrol.text() == "Personne à inscrire"
    assert QApplication.focusWidget() is page.view


def test_what_was_chosen_stays_while_another_room_writes(office, page):
    office.key(Qt.Key.Key_Return)
    office.type("2C")
    page.read()
    office.settle()
    assert line(page, "4TQA", "Dubois").place == "2C"


def test_without_the_wish_nothing_is_written(office, page, monkeypatch):
    monkeypatch.setattr(page_module, "confirm", lambda *_words: False)
    page.enrol.click()
    office.settle()
    assert enrolled(office) == {}


def test_a_low_window_keeps_its_height_for_the_list(office, page):
    assert page.about.isVisible()
    office.window.resize(683, 384)
    office.wait(lambda: not page.about.isVisible())
    assert page.enrol.isVisible()


@pytest.mark.parametrize("role", [Role.READER])
def test_who_may_not_enrol_is_not_offered_it(office):
    assert not office.room.book.offers("pupils.roll_over")


def test_in_the_file_the_present_class_is_acted_on_and_the_next_where_it_is_chosen(
    office, page, confirmed
):
    page.enrol.click()
    office.wait(lambda: all(one.settled for one in page.model.all_rows() if one.place))
    office.key(Qt.Key.Key_Escape)
    tab = office.open("lambert 4tqa").tabs.enrolment
    assert [row.year_label for row in tab.model.all_rows()] == ["2025-2026", "2024-2025"]
    assert tab.view.current_row().year_label == tab.running.year_label == "2024-2025"
    tab.view.go_to(0)
    assert tab.running.year_label == "2025-2026"
