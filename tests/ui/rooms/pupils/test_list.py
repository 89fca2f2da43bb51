"""The list of pupils, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton

from app.office.rights import Role
from app.ui.rooms.pupils.filters import PRESENT, Scope

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_search_has_the_keyboard_and_the_whole_year_is_listed(office):
    assert office.room.list.search.hasFocus()
    assert office.room.list.total.text() == "20 élèves"
    QAbstractItemModelTester(office.room.list.model)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("eloise", 5), ("LAMB élo", 5), ("van dam 5p", 1), ("14/11/2009", 5), ("7", 6)],
)
def test_it_narrows_as_one_types_accents_aside(office, typed, found):
    office.search(typed)
    assert len(office.shown()) == found
    assert office.room.list.total.text() == f"{found} sur 20 élèves"


def test_arrows_walk_the_list_and_the_file_follows_without_leaving_the_search(office):
    office.search("4tqa")
    office.wait(lambda: office.room.details.file is not None)
    assert office.room.details.name.text() == "Dubois Noé"
    office.key(KEY.Key_Down)
    office.wait(lambda: office.room.details.name.text() == "Lambert Éloïse")
    assert office.room.list.search.hasFocus()


def test_enter_goes_in_the_file_and_escape_comes_back(office):
    details = office.open("lambert 2c")
    assert office.field(details.tabs.identity.form, "last_name").hasFocus()
    office.key(KEY.Key_Escape)
    assert office.room.list.view.hasFocus()
    office.key(KEY.Key_F, CTRL)
    assert office.room.list.search.selectedText() == "lambert 2c"
    office.key(KEY.Key_Escape)
    assert len(office.shown()) == 20


def test_nothing_found_says_what_hides_and_drops_it(office):
    office.room.list.filters.classes.set_value("2C")
    office.room.list.filters.changed.emit()
    office.search("zzz")
    said = [label.text() for label in office.room.list.states.findChildren(QLabel)]
    assert "Personne ne répond à « zzz » avec : classe 2C." in said
    buttons = office.room.list.states.findChildren(QPushButton)
    next(one for one in buttons if one.text() == "Tout montrer").click()
    assert len(office.shown()) == 20


def test_filters_by_class_status_and_regime(office):
    filters = office.room.list.filters
    filters.classes.set_value("S4A")
    filters.changed.emit()
    assert len(office.shown()) == 4
    filters.clear()
    filters.regime.set_value("fwb")
    filters.changed.emit()
    assert len(office.shown()) == 8
    filters.status.set_value("provisional")
    filters.changed.emit()
    assert office.shown() == []
    filters.status.set_value(PRESENT)
    filters.changed.emit()
    assert len(office.shown()) == 8


def test_former_pupils_are_another_list(office):
    office.room.list.filters.scope.set_value(Scope(former=True))
    office.room.list.filters.scope_changed.emit()
    office.wait(lambda: office.room.listed.former)
    assert office.shown() == []
    assert office.room.list.filters.scope.currentText() == "Anciens élèves"


def test_a_record_is_shown_whatever_hides_it(office):
    office.search("dubois")
    pupil = office.small.pupils["UE1", "Peeters"]
    office.window.workspace.show_record("pupil", pupil)
    office.wait(lambda: office.room.details.name.text() == "Peeters Loïc")
    assert office.room.list.view.current_row().id == pupil
    office.window.workspace.show_record("class", office.small.classes["5P"])
    assert office.shown() == ["Dubois Noé", "Lambert Éloïse", "Peeters Loïc", "Van Damme Inès"]
    assert office.room.list.view.hasFocus()


def test_the_palette_finds_pupils_by_any_fragment(office):
    office.key(KEY.Key_K, CTRL)
    office.type("oïse 13")
    card = office.window.palette_card
    office.wait(lambda: any("Lambert" in one.title for one in card.entries()))
    office.key(KEY.Key_Return)
    office.wait(lambda: office.room.details.file is not None)
    assert office.room.details.name.text() == "Lambert Éloïse"


@pytest.mark.parametrize("role", [Role.READER])
def test_a_reader_reads(office, role):
    assert not office.window.book.offers("pupils.enrol")
    details = office.open("lambert 4tqa")
    assert office.field(details.tabs.identity.form, "last_name").isReadOnly()
    words = [label.text() for label in details.states.findChildren(QLabel) if label.isVisible()]
    assert any("votre compte lit" in text.lower() for text in words)
    details.tabs.show_page(details.tabs.representatives)
    assert not details.tabs.representatives.acts.isVisible()
