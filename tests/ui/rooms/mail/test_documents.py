"""A document that no council asks for, chosen in the mail and in a pupil's file, and issued."""

from PySide6.QtCore import Qt

from app.models import Letter
from tests.ui.rooms.mail.conftest import ALT, CTRL


def _reach(desk, room, letter):
    """Put the cursor on a document of full-time education, and wait for its pupils."""
    desk.press(Qt.Key.Key_N, CTRL | ALT)
    page = room.documents
    desk.wait(lambda: page.model.shown_rows())
    desk.settle()
    assert page.view.choose(("fwb", letter))
    desk.wait(lambda: page.offers.model.shown_rows() and page.offers.subjects())
    assert {one.regime for one in page.offers.subjects()} == {"fwb"}
    return page


def test_attestations_of_a_class_are_issued_from_the_list_of_documents(desk):
    desk.enter()
    room = desk.room
    page = _reach(desk, room, "certificate_enrolment")
    page.offers.search.setText("4TQA")
    page.offers.view.selectAll()
    assert len(page.offers.subjects()) == 4
    desk.focus(page.offers.view)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: len(room.review.list.to_issue()) == 4)
    room.review.issue_all()
    desk.wait(lambda: len(room.register.chosen()) == 4)
    with desk.file.school.session() as session:
        rows = [session.get(Letter, line.id) for line in room.register.chosen()]
        assert {row.about for row in rows} == {"year:1"}
        assert {row.recipient_key.partition(":")[0] for row in rows} == {"holder"}


def test_what_is_missing_is_asked_for_before_the_letter_is_issued(desk):
    desk.enter()
    room = desk.room
    page = _reach(desk, room, "missing_documents")
    page.offers.view.go_to(0)
    page.offers.prepare.click()
    form = room.review.complements
    desk.wait(lambda: room.review.list.rows.shown_rows() and len(form.form.fields) == 2)
    assert not room.review.list.to_issue()
    pieces, day = (field.editor for field in form.form.fields.values())
    pieces.set_value("copie de la carte d'identité\nbulletin")
    day.setText("30/06/2025")
    form._keep()
    desk.wait(lambda: len(room.review.list.to_issue()) == 2)


def test_a_pupils_file_lists_what_may_be_written_and_why_not(desk):
    desk.enter()
    room = desk.room
    desk.window.workspace.show_record("pupil", 1)
    desk.settle()
    tab = desk.window.workspace.room.details.tabs.tab("mail")
    tab.show_pupil(1)
    tab.show_offers()
    desk.wait(lambda: tab.offers.model.shown_rows())
    offers = {one.subject.letter: one for one in tab.offers.model.shown_rows()}
    assert offers["attestation_aob"].refusal and not offers["attestation_aoa"].refusal
    tab.offers.view.choose(offers["attestation_aob"].subject)
    assert not tab.offers.prepare.isEnabled()
    assert tab.offers.help.text() == offers["attestation_aob"].refusal
    tab.offers.view.choose(offers["attestation_aoa"].subject)
    tab.offers.prepare.click()
    desk.wait(lambda: len(room.review.list.to_issue()) == 1)
    assert desk.room is room
