"""The file of a pupil, by keyboard."""

from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt
from sqlmodel import select

from app.models import Enrolment, JournalEntry, LegalRepresentative, Pupil
from app.ui.rooms.pupils import representatives_tab

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def replace_text(office, editor, text):
    editor.setFocus()
    editor.selectAll()
    office.type(text)
    office.key(KEY.Key_Tab)


def stored(office, table, identity):
    with office.small.session() as session:
        return session.get(table, identity)


def lines(office):
    with office.small.session() as session:
        return session.exec(select(JournalEntry)).all()


def test_a_field_is_saved_when_the_keyboard_leaves_it(office):
    details = office.open("lambert 4tqa")
    replace_text(office, office.field(details.tabs.identity.form, "last_name"), "Lambert-Petit")
    office.wait(lambda: details.name.text() == "Lambert-Petit Éloïse")
    assert stored(office, Pupil, details.pupil_id).last_name == "Lambert-Petit"
    assert "Lambert-Petit Éloïse" in [row.name for row in office.room.list.model.all_rows()]
    assert len(lines(office)) == 2
    assert office.window.status.text().startswith("✓ Enregistré")


def test_what_is_refused_is_said_under_the_field_and_kept_to_be_mended(office):
    details = office.open("lambert 4tqa")
    form = details.tabs.identity.form
    replace_text(office, office.field(form, "postal_code"), "50")
    office.wait(lambda: form.fields["postal_code"].fault.isVisible())
    replace_text(office, office.field(form, "locality"), "Liège")
    office.wait(lambda: details.file.identity.locality == "Liège")
    assert office.field(form, "postal_code").text() == "50"
    assert form.fields["postal_code"].fault.isVisible()
    replace_text(office, office.field(form, "postal_code"), "4000")
    office.wait(lambda: details.file.identity.postal_code == "4000")
    assert not form.fields["postal_code"].fault.isVisible()


def test_what_cannot_be_kept_is_told_when_another_file_opens(office):
    details = office.open("lambert 4tqa")
    replace_text(office, office.field(details.tabs.identity.form, "birth_date"), "31/02/2010")
    assert details.tabs.identity.form.fields["birth_date"].fault.isVisible()
    office.window.workspace.show_record("pupil", office.small.pupils["2C", "Dubois"])
    office.wait(lambda: details.name.text() == "Dubois Noé")
    assert "Date de naissance" in office.window.messages.message.text
    assert stored(office, Pupil, office.small.pupils["4TQA", "Lambert"]).birth_date == date(
        2009, 3, 3
    )


def test_what_is_typed_is_saved_when_another_pupil_is_reached(office):
    details = office.open("lambert 4tqa")
    pupil = details.pupil_id
    editor = office.field(details.tabs.identity.form, "nationality")
    editor.setFocus()
    office.type("Belge")
    office.window.workspace.show_record("pupil", office.small.pupils["2C", "Dubois"])
    office.wait(lambda: details.name.text() == "Dubois Noé")
    assert stored(office, Pupil, pupil).nationality == "Belge"
    assert editor.text() == ""


def test_another_change_does_not_disturb_what_is_typed(office):
    details = office.open("lambert 4tqa")
    editor = office.field(details.tabs.identity.form, "street")
    editor.setFocus()
    editor.selectAll()
    office.type("Rue N")
    office.window.workspace.bench.changed.emit(frozenset({"pupils"}))
    office.settle()
    office.type("euve 1")
    office.key(KEY.Key_Tab)
    office.wait(lambda: details.file.identity.street == "Rue Neuve 1")


def test_a_choice_is_saved_at_once(office):
    details = office.open("lambert 4tqa")
    office.field(details.tabs.identity.form, "civility").setFocus()
    office.key(KEY.Key_Down)
    office.wait(lambda: details.file.identity.civility == "mr")
    assert "né le 3 mars 2009" in details.facts.text()


def test_who_is_of_age_receives_the_letters(office):
    details = office.open("van damme 4tqa")
    assert "majeure : le courrier lui est adressé" in details.facts.text()
    details.tabs.show_page(details.tabs.representatives)
    assert details.tabs.representatives.mail.text().startswith("Courrier : Madame Inès Van Damme")


def test_without_representative_it_warns(office):
    details = office.open("peeters 4tqa")
    assert details.warning.isVisible()
    assert "Aucun représentant légal" in details.warning.text()


def test_tabs_are_walked_and_count_what_they_hold(office):
    details = office.open("lambert 4tqa")
    titles = details.tabs.titles()
    assert titles == ["Identité", "Représentants (2)", "Inscription", "Aménagements", "Historique"]
    office.key(KEY.Key_Tab, CTRL)
    assert details.tabs.page() is details.tabs.representatives


def test_a_representative_is_edited_moved_and_removed(office, monkeypatch):
    details = office.open("lambert 4tqa")
    tab = details.tabs.representatives
    details.enter("representatives")
    assert tab.view.hasFocus()
    mother = tab.view.current_row()
    assert mother.name == "Claire Lambert"
    assert not tab.acts.buttons["up"].isEnabled()
    replace_text(office, office.field(tab.form, "street"), "Rue Neuve 1")
    office.wait(lambda: stored(office, LegalRepresentative, mother.id).street == "Rue Neuve 1")
    office.field(tab.form, "receives_letters").setFocus()
    office.key(KEY.Key_Space)
    office.wait(lambda: "Claire" not in tab.mail.text())
    tab.acts.buttons["down"].setFocus()
    office.key(KEY.Key_Space)
    office.wait(lambda: tab.model.shown_rows()[1].id == mother.id)
    assert tab.view.current_row().id == mother.id
    assert tab.acts.buttons["up"].isEnabled() and not tab.acts.buttons["down"].isEnabled()
    monkeypatch.setattr(representatives_tab, "confirm", lambda *_words: True)
    tab.acts.buttons["remove"].setFocus()
    office.key(KEY.Key_Space)
    office.wait(lambda: len(tab.model.shown_rows()) == 1)
    assert stored(office, LegalRepresentative, mother.id) is None


def test_a_parent_of_a_sister_is_attached_by_keyboard(office):
    details = office.open("peeters 4tqa")
    tab = details.tabs.representatives
    office.window.book.trigger("pupils.attach_representative")
    office.settle()
    assert tab.attach.search.hasFocus()
    office.key(KEY.Key_A, CTRL)
    office.type("lambert")
    office.wait(lambda: len(tab.attach.model.shown_rows()) == 10)
    office.key(KEY.Key_Down)
    office.key(KEY.Key_Return)
    office.wait(lambda: len(tab.model.shown_rows()) == 1)
    assert tab.model.shown_rows()[0].relation == "father"
    assert "Éloïse Lambert" in tab.siblings.text()
    tab.siblings.linkActivated.emit(str(tab.model.shown_rows()[0].shared_with[0].id))
    office.wait(lambda: details.name.text() == "Lambert Éloïse")


def test_a_change_of_class_by_keyboard(office):
    details = office.open("lambert 4tqa")
    tab = details.tabs.enrolment
    office.window.book.trigger("pupils.change_class")
    assert office.field(tab.change, "class_id").hasFocus()
    office.field(tab.change, "class_id").set_value(office.small.classes["5P"])
    office.key(KEY.Key_Tab)
    office.key(KEY.Key_A, CTRL)
    office.type("06/01/2025")
    office.key(KEY.Key_Return)
    office.wait(lambda: len(tab.model.shown_rows()) == 2)
    assert details.facts.text().startswith("5P, 2024-2025")
    assert [one.class_name for one in tab.model.shown_rows()] == ["5P", "4TQA"]
    assert tab.view.hasFocus()


def test_a_departure_asks_its_reason_and_may_be_taken_back(office):
    details = office.open("lambert 4tqa")
    tab = details.tabs.enrolment
    office.window.book.trigger("pupils.end_enrolment")
    office.key(KEY.Key_Return)
    assert tab.end.fields["end_reason"].fault.isVisible()
    office.type("Déménagement")
    office.key(KEY.Key_Return)
    office.wait(lambda: details.file.current is None)
    assert details.facts.text().startswith("Sans inscription en cours")
    assert not office.window.book.action("pupils.change_class").isEnabled()
    assert not tab.acts.buttons["change"].isVisible()
    tab.acts.buttons["reopen"].click()
    office.wait(lambda: details.file.current is not None)
    with office.small.session() as session:
        assert session.get(Enrolment, office.small.enrolments["4TQA", "Lambert"]).end is None


def test_a_refused_gesture_is_said_under_its_field_and_escape_leaves_it(office):
    details = office.open("lambert 4tqa")
    tab = details.tabs.enrolment
    office.window.book.trigger("pupils.change_class")
    office.field(tab.change, "start").setFocus()
    office.key(KEY.Key_A, CTRL)
    office.type("01/01/2020")
    office.key(KEY.Key_Return)
    office.wait(lambda: tab.change.fields["start"].fault.isVisible())
    assert "année scolaire 2024-2025" in tab.change.fields["start"].fault.text()
    office.key(KEY.Key_Escape)
    assert tab.view.hasFocus()
    assert tab.acts.isVisible()


def test_the_status_of_the_enrolment_is_saved(office):
    details = office.open("lambert 4tqa")
    details.tabs.show_page(details.tabs.enrolment)
    office.field(details.tabs.enrolment.status, "status").setFocus()
    office.key(KEY.Key_Down)
    office.wait(lambda: details.file.current.status == "free")
    assert "(Libre)" in details.facts.text()


def test_the_history_tells_before_and_after(office):
    details = office.open("lambert 4tqa")
    replace_text(office, office.field(details.tabs.identity.form, "street"), "Rue Neuve 1")
    office.wait(lambda: details.file.identity.street == "Rue Neuve 1")
    history = details.tabs.page_at(4)
    details.tabs.show_page(history)
    office.wait(lambda: len(history.model.shown_rows()) == 1)
    assert history.change.text() == "Rue et numéro : Rue des Élèves 5 → Rue Neuve 1"
    details.tabs.show_page(details.tabs.identity)
    replace_text(office, office.field(details.tabs.identity.form, "birth_place"), "Huy")
    office.wait(lambda: details.file.identity.birth_place == "Huy")
    details.tabs.show_page(history)
    office.wait(lambda: len(history.model.shown_rows()) == 2)


def test_a_course_is_left_and_taken_up_again_by_keyboard(office):
    details = office.open("lambert 4tqa")
    tab = details.tabs.enrolment
    courses = tab.courses
    office.window.book.trigger("pupils.follow_course")
    office.key(KEY.Key_Escape)
    course = courses.rows.shown_rows()[0]
    courses.view.choose(course.id)
    courses.acts.buttons["leave"].click()
    assert office.field(courses.leave, "until").hasFocus()
    office.key(KEY.Key_Return)
    office.wait(lambda: courses.rows.shown_rows()[-1].until is not None)
    assert courses.rows.shown_rows()[-1].id == course.id
    office.window.book.trigger("pupils.follow_course")
    office.wait(lambda: courses.follow.act.isEnabled())
    assert office.field(courses.follow, "course_id").value() == course.id
    courses.follow.act.click()
    office.wait(lambda: all(one.until is None for one in courses.rows.shown_rows()))


def test_since_when_a_course_is_followed_is_put_right(office):
    details = office.open("lambert 4tqa")
    courses = details.tabs.enrolment.courses
    details.tabs.show_page(details.tabs.enrolment)
    course = courses.rows.shown_rows()[0]
    courses.view.choose(course.id)
    courses.acts.buttons["since"].click()
    field = office.field(courses.since, "since")
    assert field.hasFocus()
    field.set_value(date(2025, 1, 13))
    office.key(KEY.Key_Return)
    office.wait(lambda: date(2025, 1, 13) in [one.since for one in courses.rows.shown_rows()])


def test_a_course_taken_by_mistake_is_forgotten(office):
    details = office.open("lambert 4tqa")
    courses = details.tabs.enrolment.courses
    details.tabs.show_page(details.tabs.enrolment)
    course = courses.rows.shown_rows()[0]
    courses.view.choose(course.id)
    courses.acts.buttons["leave"].click()
    courses.leave.mistake.click()
    assert not office.field(courses.leave, "until").isVisible()
    courses.leave.act.click()
    office.wait(lambda: course.id not in [one.id for one in courses.rows.shown_rows()])


def test_a_low_window_scrolls_a_tab_rather_than_set_its_parts_one_over_another(office):
    office.window.resize(800, 480)
    details = office.open("lambert 4tqa")
    for tab in (details.tabs.representatives, details.tabs.enrolment):
        details.tabs.show_page(tab)
        office.wait(tab.isVisible)
        head = (tab.view, tab.acts, tab.pages)
        office.wait(
            lambda parts=head: all(
                above.geometry().bottom() < below.y() for above, below in pairwise(parts)
            )
        )
        assert tab.view.viewport().height() >= tab.view.rowHeight(0) * tab.model.rowCount()
        buttons = [one for one in tab.acts.buttons.values() if one.isVisible()]
        assert all(one.geometry().right() <= tab.acts.width() for one in buttons)
