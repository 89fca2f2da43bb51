"""The pages beside the roll: justifications and counters, on the real file."""

from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel
from sqlmodel import select

from app.models import Justification
from app.office.absences.judging import Paper
from app.office.absences.receiving import NewDocument, receive
from app.ui.rooms.absences import register_outputs
from tests.office.absences.conftest import Register
from tests.ui.rooms.absences.conftest import ALT, CTRL, DAY, KEY

MONDAY = date(2025, 6, 23)
OLD = [date(2025, 5, day) for day in (12, 13, 19, 20)]


@pytest.fixture
def given(school):
    """Lambert: eight half-days that lapsed, and this Monday that may be justified."""
    register = Register(school)
    for day in OLD:
        for slot in ("am", "pm"):
            register.give("Lambert", "A", day=day, slot=slot)
    for slot in ("am", "pm"):
        register.give("Lambert", "A", day=MONDAY, slot=slot)
    return register


@pytest.fixture
def pages(given, roll):
    """The room, its file as ``given``."""
    return roll


def said(widget):
    labels = widget.findChildren(QLabel)
    return " ".join(label.text() for label in labels if not label.isHidden()).strip()


def show(pages, key):
    pages.press(key, ALT)
    pages.settle()
    # Lists of choices are windows of their own, and take the activation as they are made.
    pages.window.activateWindow()
    pages.wait(pages.window.isActiveWindow)


def test_pages_are_reached_by_key_and_keep_their_actions(pages):
    book = pages.window.book
    assert book.offers("absences.call")
    show(pages, KEY.Key_3)
    assert pages.room.shown == "counters"
    assert not book.offers("absences.call")
    assert book.action("app.export").isEnabled()
    assert pages.room.counters.search.hasFocus()
    show(pages, KEY.Key_1)
    assert pages.room.shown == "roll"
    assert book.offers("absences.call")
    assert not book.action("app.export").isEnabled()
    assert pages.view.hasFocus()


def test_a_document_is_received_by_keys(pages):
    show(pages, KEY.Key_2)
    page = pages.room.dossiers
    pages.wait(lambda: page.view.rows.rowCount() == 1)
    assert page.view.current_row().name == "Lambert Éloïse"
    page.view.setFocus()
    pages.press(KEY.Key_Return)
    form = page.side.document
    assert form.kind.hasFocus()
    pages.wait(lambda: "Demi-journées\u00a0: 2 de plein droit" in said(page.side))
    form.note.setFocus()
    pages.type("recu au bureau")
    pages.press(KEY.Key_Return)
    pages.wait(lambda: page.view.rows.rowCount() == 0)
    assert (
        page.states._notice._text.text() == "Le filtre «\u202fCe qui attend\u202f» ne laisse rien."
    )
    pages.settle()
    with pages.school.session() as session:
        row = session.get(Justification, 1)
        assert (row.kind, row.motive, row.status) == ("note", "personal", "accepted")
        assert row.received_on == DAY


def test_the_rule_answers_what_is_typed(pages):
    show(pages, KEY.Key_2)
    page = pages.room.dossiers
    pages.wait(lambda: page.view.rows.rowCount() == 1)
    form = page.side.document
    form.motive.set_value("holiday")
    form.motive.picked.emit("holiday")
    pages.wait(lambda: "Demi-journées\u00a0: 2 refusées" in said(page.side))
    form.kind.set_value("federation_attestation")
    form.kind.picked.emit("federation_attestation")
    assert form.motive.value() == "sport"
    assert not form.announced.isHidden()
    assert form.signed_by.isHidden()
    pages.wait(lambda: "2 sur décision de la direction" in said(page.side))


def test_the_head_decides_with_a_motivation(pages):
    show(pages, KEY.Key_2)
    page = pages.room.dossiers
    pages.wait(lambda: page.view.rows.rowCount() == 1)
    form = page.side.document
    form.kind.set_value("presence_attestation")
    form.kind.picked.emit("presence_attestation")
    form.keep.click()
    pages.wait(lambda: page.view.current_row() and page.view.current_row().state == "to_judge")
    assert not page.side.decision.isHidden()
    page.side.accept.click()
    pages.wait(lambda: "La motivation de la décision manque." in said(page.side))
    page.side.motivation.setFocus()
    pages.type("Rendez-vous connu")
    page.side.accept.click()
    pages.wait(lambda: page.view.rows.rowCount() == 0)
    page.filter.set_value("judged")
    page.filter.picked.emit("judged")
    assert page.view.current_row().state == "accepted"
    assert "Décidé le 24 juin 2025 par Anne Exemple" in said(page.side)


def test_a_threshold_is_crossed_and_uncrossed(pages):
    show(pages, KEY.Key_3)
    counters = pages.room.counters
    pages.wait(lambda: counters.view.rows.rowCount() == 1)
    row = counters.view.current_row()
    assert (row.unjustified, row.pending, row.verdict.outcome) == (8, 2, "regular")
    counters.filter.set_value("due")
    counters.filter.picked.emit("due")
    assert counters.view.rows.rowCount() == 0
    show(pages, KEY.Key_1)
    pages.press(KEY.Key_J, CTRL)
    pages.type("14/05/2025")
    pages.press(KEY.Key_Return)
    pages.wait(lambda: "14 mai 2025" in pages.page.panel.when.text())
    pages.view.setFocus()
    pages.type("2a")
    show(pages, KEY.Key_3)
    pages.wait(lambda: counters.view.rows.rowCount() == 1)
    assert counters.view.current_row().verdict.outcome == "reported"
    pages.wait(lambda: "la 9e a été atteinte le 20\u00a0mai 2025" in said(counters))
    show(pages, KEY.Key_1)
    pages.view.setFocus()
    pages.type("2")
    pages.press(KEY.Key_Delete)
    show(pages, KEY.Key_3)
    pages.wait(lambda: counters.view.rows.rowCount() == 0)
    assert said(counters.states).startswith("Le filtre «\u202fQuelque chose est dû\u202f»")


def test_counters_are_searched(pages):
    show(pages, KEY.Key_3)
    counters = pages.room.counters
    pages.wait(lambda: counters.view.rows.rowCount() == 1)
    pages.type("zzz")
    assert said(counters.states).startswith("Personne ne répond à «\u202fzzz\u202f»")
    pages.press(KEY.Key_A, CTRL)
    pages.press(KEY.Key_Delete)
    pages.type("eloise")
    assert counters.view.rows.rowCount() == 1
    pages.wait(lambda: "deviennent injustifiées après le 30 juin 2025" in said(counters))


def test_the_register_of_a_month_is_seen_and_saved(pages, tmp_path, monkeypatch):
    show(pages, KEY.Key_4)
    page = pages.room.registers
    pages.wait(page.save.isEnabled)
    picture = page.viewer.preview.picture
    pages.wait(lambda: not picture.pixmap().isNull())
    assert picture.accessibleName() == "Registre du mois 4TQA juin 2025, Page 1 sur 1"
    file = tmp_path / "registre.pdf"
    monkeypatch.setattr(register_outputs, "ask_save", lambda *_asked: file)
    page.save.click()
    pages.wait(file.exists)
    assert file.read_bytes().startswith(b"%PDF")
    both = tmp_path / "tout.pdf"
    monkeypatch.setattr(register_outputs, "ask_save", lambda *_asked: both)
    page.save_all.click()
    pages.wait(both.exists)
    assert len(PdfReader(both).pages) == 5
    book = tmp_path / "registre.xlsx"
    monkeypatch.setattr(register_outputs, "ask_save", lambda *_asked: book)
    pages.window.book.trigger("app.export")
    pages.wait(book.exists)
    pages.wait(lambda: "registre.xlsx" in pages.window.messages.message.text)


def test_today_opens_the_roll_of_a_day(pages):
    show(pages, KEY.Key_3)
    pages.window.workspace.bench.show_record("register", "2025-06-20")
    pages.wait(lambda: "vendredi 20 juin 2025" in pages.page.panel.when.text())
    assert pages.room.shown == "roll"
    pages.window.workspace.bench.show_record("register", pages.school.classes["2C"])
    pages.wait(lambda: pages.page.panel.title.text() == "2C")


def decided(pages, decision, text):
    """The head's decision on what is shown, by its button."""
    side = pages.room.dossiers.side
    side.motivation.setPlainText(text)
    getattr(side, decision).click()
    pages.settle()


def status(pages):
    with pages.school.session() as session:
        return session.exec(select(Justification).order_by(Justification.id.desc())).first().status


def test_by_right_or_too_late_and_the_counters_follow(given, pages):
    """By right, then too late."""
    show(pages, KEY.Key_2)
    page, side = pages.room.dossiers, pages.room.dossiers.side
    page.filter.set_value("")
    pages.wait(lambda: side.document.isVisible())
    side.document.kind.set_value("note")
    side.document.motive.set_value("personal")
    side.document.start.set_value(MONDAY)
    side.document.end.set_value(MONDAY)
    # Received today for yesterday: by right.
    side.document.keep.click()
    pages.settle()
    assert status(pages) == "accepted"
    # What lapsed in May: the delay is over.
    send(given)
    assert status(pages) == "too_late"
    show(pages, KEY.Key_3)
    counters = pages.room.counters
    pages.wait(lambda: counters.view.current_row() is not None)
    row = counters.view.current_row()
    assert (row.unjustified, row.justified) == (8, 2)


def send(given):
    """A document for an absence of May that nobody justified in time."""
    paper = Paper("note", "personal", DAY, "parent")
    pupil = given.school.pupils["4TQA", "Lambert"]
    given.run(receive, NewDocument((pupil,), OLD[0], OLD[1], paper), today=DAY)


def test_a_decision_is_refused_then_revised_with_a_reason(given, pages):
    three = [date(2025, 6, day) for day in (18, 19, 20)]
    for day in three:
        for slot in ("am", "pm") if day.isoweekday() != 3 else ("am",):
            given.give("Lambert", "A", day=day, slot=slot)
    paper = Paper("note", "personal", DAY, "parent")
    pupil = given.school.pupils["4TQA", "Lambert"]
    given.run(receive, NewDocument((pupil,), three[0], MONDAY, paper), today=DAY)
    assert status(pages) == "to_judge"
    show(pages, KEY.Key_2)
    page = pages.room.dossiers
    page.search.setText("lambert")
    page.filter.set_value("")
    page.filter.picked.emit("")
    pages.wait(lambda: any(one.state == "to_judge" for one in page.model.shown_rows()))
    judged = next(one for one in page.model.shown_rows() if one.state == "to_judge")
    page.view.choose(judged.key)
    pages.wait(lambda: page.side.decision.isVisible())
    decided(pages, "refuse", "Le motif n'est pas établi.")
    assert status(pages) == "refused"
    pages.wait(lambda: page.view.current_row().state == "refused")
    decided(pages, "accept", "")
    assert page.side.decision.fields["motivation"].fault.isVisible()
    assert status(pages) == "refused"
    decided(pages, "accept", "Un certificat est venu depuis.")
    assert status(pages) == "accepted"
    pages.wait(lambda: page.view.current_row().state == "accepted")


def test_a_document_is_withdrawn_by_keyboard_with_a_reason(given, pages):
    paper = Paper("note", "personal", DAY, "parent")
    pupil = given.school.pupils["4TQA", "Lambert"]
    given.run(receive, NewDocument((pupil,), MONDAY, MONDAY, paper), today=DAY)
    show(pages, KEY.Key_2)
    page = pages.room.dossiers
    page.filter.set_value("")
    page.filter.picked.emit("")
    pages.wait(lambda: any(one.state == "accepted" for one in page.model.shown_rows()))
    kept = next(one for one in page.model.shown_rows() if one.state == "accepted")
    page.view.choose(kept.key)
    form = page.side.withdrawal
    pages.wait(form.open.isVisible)
    form.open.setFocus()
    pages.press(KEY.Key_Space)
    assert form.reason.hasFocus()
    pages.press(KEY.Key_Return)
    assert form.form.fields["reason"].fault.isVisible()
    pages.press(KEY.Key_Escape)
    assert form.open.hasFocus()
    pages.press(KEY.Key_Space)
    pages.type("Encode pour un autre.")
    pages.press(KEY.Key_Return)
    pages.settle()
    pages.wait(lambda: any(one.state == "withdrawn" for one in page.model.shown_rows()))
    page.view.choose(kept.key)
    pages.wait(lambda: "Retiré le 24 juin 2025" in page.side.facts.text())
    assert "Encode pour un autre." in page.side.facts.text()
    assert not form.isVisible() and not page.side.decision.isVisible()
    assert any(one.state == "waiting" and one.start == MONDAY for one in page.model.shown_rows())


def test_a_narrow_window_shows_the_list_or_what_stands_beside_it(given, pages):
    pages.window.resize(683, 384)
    show(pages, KEY.Key_2)
    page = pages.room.dossiers
    pages.wait(lambda: page.view.current_row() is not None and not page.side.isVisible())
    page.view.setFocus()
    pages.press(KEY.Key_Return)
    assert page.side.isVisible() and not page.view.isVisible()
    pages.press(KEY.Key_Escape)
    assert page.view.hasFocus() and not page.side.isVisible()
    show(pages, KEY.Key_3)
    counters = pages.room.counters
    pages.wait(lambda: counters.view.current_row() is not None)
    counters.view.setFocus()
    pages.press(KEY.Key_Return)
    pages.wait(counters.open_link.hasFocus)
    pages.press(KEY.Key_Escape)
    assert counters.view.hasFocus()


def test_a_narrow_window_shows_the_roll_or_the_classes_of_the_day(pages):
    pages.window.resize(683, 384)
    show(pages, KEY.Key_1)
    page = pages.page
    pages.wait(lambda: page.panel.isVisible() and not page.side.isVisible())
    page.panel.back.click()
    assert page.side.isVisible() and not page.panel.isVisible()
    assert page.side.classes.hasFocus()
    pages.press(KEY.Key_Return)
    assert page.panel.view.hasFocus() and not page.side.isVisible()
    page.begin_group()
    pages.wait(page.forms.both[0].isVisible)
    assert not page.panel.isVisible() and not page.side.isVisible()
