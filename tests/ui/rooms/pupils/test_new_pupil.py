"""Enrolling by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlmodel import select

from app.models import Enrolment, Pupil, PupilRepresentative
from app.ui.forms import draft_form

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def begin(office, last, first, born):
    office.key(KEY.Key_N, CTRL)
    office.type(last)
    office.key(KEY.Key_Tab)
    office.type(first)
    office.key(KEY.Key_Tab)  # civility
    office.key(KEY.Key_Tab)
    office.type(born)


def walk_to(office, button):
    for _step in range(20):
        if button.hasFocus():
            return
        office.key(KEY.Key_Tab)
    raise AssertionError("the button is not on the way")


def pupils(office):
    with office.small.session() as session:
        return session.exec(select(Pupil).order_by(Pupil.register_number)).all()


def test_a_pupil_is_enrolled_by_keyboard(office):
    begin(office, "D'Hœst", "Zoé", "1/5/2009")
    office.key(KEY.Key_Return)
    office.wait(lambda: office.room.details.file is not None)
    assert office.room.details.name.text() == "D'Hœst Zoé"
    assert "N° 21" in office.room.details.facts.text()
    assert office.window.status.text().startswith("✓ Enregistré")
    assert office.room.list.view.current_row().name == "D'Hœst Zoé"
    assert office.room.list.total.text() == "21 élèves"
    assert office.room.details.tabs.page() is office.room.details.tabs.representatives
    assert (
        QApplication.focusWidget() is office.room.details.tabs.representatives.acts.buttons["add"]
    )
    assert pupils(office)[-1].register_number == 21


def test_a_representative_follows_by_keyboard(office):
    test_a_pupil_is_enrolled_by_keyboard(office)
    tab = office.room.details.tabs.representatives
    office.key(KEY.Key_Return)
    office.key(KEY.Key_Tab)
    office.key(KEY.Key_Tab)
    office.type("D'Hœst")
    office.key(KEY.Key_Tab)
    office.type("Claire")
    walk_to(office, tab.new.add)
    office.key(KEY.Key_Return)
    office.wait(lambda: len(tab.model.shown_rows()) == 1)
    assert tab.view.hasFocus()
    assert "adresse manquante" in tab.mail.text()
    assert "L'adresse manque pour Madame Claire D'Hœst" in office.room.details.warning.text()
    with office.small.session() as session:
        tie = session.exec(
            select(PupilRepresentative).where(PupilRepresentative.pupil_id == tab.pupil_id)
        ).one()
        assert tie.relation == "mother"


def test_faults_are_said_under_their_fields(office):
    office.key(KEY.Key_N, CTRL)
    walk_to(office, office.room.new.enrol)
    office.key(KEY.Key_Return)
    fields = office.room.new.form.fields
    assert fields["last_name"].fault.isVisible()
    assert fields["birth_date"].fault.isVisible()
    assert fields["last_name"].editor.hasFocus()
    assert len(pupils(office)) == 20


def test_a_duplicate_opens_the_file_that_is_there(office):
    begin(office, "lambert", "eloise", "3/3/2009")
    walk_to(office, office.room.new.enrol)
    office.key(KEY.Key_Return)
    assert "Éloïse Lambert, née le 3 mars 2009" in office.room.new.known.words.text()
    assert office.room.new.known.open.hasFocus()
    office.key(KEY.Key_Return)
    office.wait(lambda: office.room.details.file is not None)
    assert office.room.details.name.text() == "Lambert Éloïse"
    assert len(pupils(office)) == 20


def test_a_namesake_is_enrolled_when_confirmed(office):
    begin(office, "lambert", "eloise", "3/3/2009")
    walk_to(office, office.room.new.enrol)
    office.key(KEY.Key_Return)
    office.key(KEY.Key_Tab)
    office.key(KEY.Key_Return)
    office.wait(lambda: office.room.details.file is not None)
    assert pupils(office)[-1].register_number == 21


def test_escape_gives_up_at_once_where_nothing_was_typed(office, monkeypatch):
    monkeypatch.setattr(draft_form, "confirm", lambda *_words: pytest.fail("asked for nothing"))
    office.key(KEY.Key_N, CTRL)
    office.key(KEY.Key_Escape)
    assert office.room.list.search.hasFocus()


@pytest.mark.parametrize("answer", [True, False])
def test_escape_asks_where_something_was_typed(office, monkeypatch, answer):
    asked = []
    monkeypatch.setattr(draft_form, "confirm", lambda *words: asked.append(words) or answer)
    begin(office, "Petit", "", "")
    office.key(KEY.Key_Escape)
    assert len(asked) == 1
    assert office.room.new.isVisible() is not answer
    office.room.new.form.forget()


def test_a_pupil_clicked_meanwhile_does_not_lose_what_was_typed(office, monkeypatch):
    monkeypatch.setattr(draft_form, "confirm", lambda *_words: False)
    begin(office, "Petit", "Jan", "")
    office.window.workspace.show_record("pupil", office.small.pupils["2C", "Dubois"])
    office.settle()
    assert office.room.new.isVisible()
    assert office.field(office.room.new.form, "last_name").text() == "Petit"
    office.room.new.form.forget()


def test_the_class_of_the_list_is_proposed(office):
    office.room.list.show_class("5P")
    begin(office, "Petit", "Jan", "1/5/2009")
    walk_to(office, office.room.new.enrol)
    office.key(KEY.Key_Return)
    office.wait(lambda: office.room.details.file is not None)
    with office.small.session() as session:
        enrolment = session.exec(
            select(Enrolment).where(Enrolment.pupil_id == office.room.details.pupil_id)
        ).one()
        assert enrolment.class_id == office.small.classes["5P"]
