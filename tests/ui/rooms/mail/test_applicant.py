"""An applicant who was never enrolled is entered from the list of documents, and written to."""

from PySide6.QtCore import Qt
from sqlmodel import select

from app.models import Applicant, Letter, Pupil
from tests.ui.rooms.mail.conftest import ALT, CTRL

TYPED = {
    "last_name": "Verhaegen",
    "first_name": "Nina",
    "birth_date": "14/02/2010",
    "year_label": "2025-2026",
    "studies": "la 3e de transition",
    "street": "Rue du Puits 3",
    "postal_code": "5000",
    "locality": "Namur",
}


def _form(desk, room):
    desk.press(Qt.Key.Key_N, CTRL | ALT)
    page = room.documents
    desk.wait(lambda: page.model.shown_rows())
    desk.settle()
    assert page.view.choose(("fwb", "certificate_enrolment"))
    desk.wait(lambda: page.offers.model.shown_rows())
    assert not page.applicant.isVisible()
    assert page.view.choose(("fwb", "enrolment_refusal"))
    desk.wait(lambda: page.applicant.isVisible() and page.offers.model.shown_rows())
    page.applicant.click()
    return page


def _applicants(page):
    return [one.pupil for one in page.offers.model.shown_rows() if one.applicant_id]


def test_an_applicant_is_entered_and_the_letter_prepared(desk):
    desk.enter()
    room = desk.room
    page = _form(desk, room)
    for name, text in TYPED.items():
        page.form.fields[name].editor.setText(text)
    page.form._keep()
    desk.wait(lambda: not page.form.fields["addressees"].fault.isHidden())
    page.form.fields["addressees"].editor.set_value("Madame Verhaegen")
    page.form._keep()
    desk.wait(lambda: page.offers.isVisible() and _applicants(page))
    offers = page.offers.model.shown_rows()
    assert _applicants(page) == ["VERHAEGEN Nina"]
    page.offers.view.choose(offers[0].subject)
    desk.settle()
    assert page.applicant.text() == "Corriger le candidat…"
    page.offers.prepare.click()
    form = room.review.complements
    desk.wait(lambda: room.review.list.rows.shown_rows() and form.form.fields)
    for field in form.form.fields.values():
        if hasattr(field.editor, "set_value") and "_le " not in field.name:
            field.editor.set_value("la direction")
        else:
            field.editor.setText("20/06/2025")
    form._keep()
    desk.wait(lambda: len(room.review.list.to_issue()) == 1)
    room.review.issue_all()
    desk.wait(lambda: len(room.register.chosen()) == 1)
    (line,) = room.register.chosen()
    assert (line.pupil, line.pupil_id) == ("VERHAEGEN Nina", None)
    with desk.file.school.session() as session:
        assert session.get(Letter, line.id).about == "applicant:1"
        assert len(session.exec(select(Applicant)).all()) == 1
        assert not session.exec(select(Pupil).where(Pupil.last_name == "Verhaegen")).all()


def test_what_was_typed_by_mistake_is_taken_out(desk):
    desk.enter()
    page = _form(desk, desk.room)
    for name, text in TYPED.items():
        page.form.fields[name].editor.setText(text)
    page.form.fields["addressees"].editor.set_value("Madame Verhaegen")
    page.form._keep()
    desk.wait(lambda: page.offers.isVisible() and _applicants(page))
    page.offers.view.go_to(0)
    desk.settle()
    page.applicant.click()
    desk.wait(lambda: page.form.remove.isVisible())
    assert page.form.fields["street"].editor.value() == "Rue du Puits 3"
    page.form.remove.click()
    desk.wait(lambda: page.offers.isVisible() and page.offers.model.shown_rows())
    desk.wait(lambda: not any(one.applicant_id for one in page.offers.model.shown_rows()))
    with desk.file.school.session() as session:
        assert not session.exec(select(Applicant)).all()
