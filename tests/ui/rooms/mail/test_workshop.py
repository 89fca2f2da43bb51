"""What leaves beside letters, what comes back of them, and to whom copies go; by keyboard."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from sqlmodel import select

from app.models import Pupil
from app.office.letters.correspondents import CorrespondentLine, save_correspondent
from app.office.letters.lives import mark_posted
from app.office.letters.receipts import ReceivedFile
from app.office.letters.signatories import save_signatory
from app.ui import scan_input
from app.ui.rooms.mail import emailing, outputs_panel
from tests.office.letters.conftest import text_of
from tests.ui.rooms.mail.conftest import CTRL, SHIFT
from tests.ui.rooms.mail.test_register import choose, issued, only  # noqa: F401

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
CPMS = CorrespondentLine(None, "CPMS", "Centre PMS", "", "Rue du Parc 2", "5000", "Namur")
JUNE_24 = date(2025, 6, 24)


def outputs(desk, what):
    """Show a document for the letters chosen, by the keyboard."""
    desk.press(Qt.Key.Key_L, CTRL)
    panel = desk.room.register.outputs
    desk.wait(panel.isVisible)
    panel.what.set_value(what)
    panel.what.picked.emit(what)
    desk.settle()
    return panel


def test_labels_begin_where_the_sheet_is_free(issued):  # noqa: F811
    panel = outputs(issued, "labels")
    assert panel.said.text() == "4 étiquettes"
    assert "Madame Claire Lambert" in text_of(panel.pdf)
    panel.sheet.set_value("2x7")
    panel.sheet.picked.emit("2x7")
    panel.start.setValue(12)
    issued.wait(lambda: panel.preview.pages == 2)
    assert len(PdfReader(BytesIO(panel.pdf)).pages) == 2
    issued.press(ESCAPE)
    assert issued.room.register.list.view.hasFocus()


def test_envelopes_are_seen_and_kept_as_they_will_print(issued, monkeypatch, tmp_path):  # noqa: F811
    panel = outputs(issued, "envelopes")
    monkeypatch.setattr(outputs_panel, "ask_save", lambda *_a: tmp_path / "env.pdf")
    panel.save.click()
    issued.wait((tmp_path / "env.pdf").exists)
    page = PdfReader(tmp_path / "env.pdf").pages[0]
    assert float(page.mediabox[2]) / 72 * 25.4 == pytest.approx(229, abs=0.2)
    issued.wait(lambda: "env.pdf" in issued.said)


def test_the_counters_list_says_what_lacks_a_number(issued, monkeypatch, tmp_path):  # noqa: F811
    assert "Aucune" in outputs(issued, "counter").said.text()
    issued.press(ESCAPE)
    ids = [line.id for line in issued.room.register.list.model.all_rows()]
    numbers = {ids[0]: "RR000000014BE"}
    issued.file.run(mark_posted, tuple(ids[:1]), JUNE_24, "registered", numbers)
    issued.window.workspace.refresh()
    issued.settle()
    panel = outputs(issued, "counter")
    assert panel.said.text() == "Un recommandé"
    assert "RR000000014BE" in text_of(panel.pdf)
    monkeypatch.setattr(outputs_panel, "ask_save", lambda *_a: tmp_path / "liste.xlsx")
    panel.book.click()
    issued.wait((tmp_path / "liste.xlsx").exists)
    issued.settle()
    sheet = load_workbook(tmp_path / "liste.xlsx").active
    assert [cell.value for cell in sheet[2]][1] == "RR000000014BE"


def test_the_register_is_printed_as_it_is_shown(issued):  # noqa: F811
    listed = issued.room.register.list
    listed.search.setText("eloise")
    issued.settle()
    issued.window.book.trigger("mail.print_register")
    panel = issued.room.register.outputs
    issued.wait(panel.isVisible)
    issued.settle()
    said = text_of(panel.pdf)
    assert "Registre du courrier 2025" in said
    assert "LAMBERT Éloïse" in said
    assert "DUBOIS" not in said


def test_a_column_of_numbers_is_pasted_in_posting_order(issued):  # noqa: F811
    choose(issued, 2, 3)
    issued.press(Qt.Key.Key_P, CTRL | SHIFT)
    posting = issued.room.register.posting
    issued.wait(posting.day.hasFocus)
    posting.sending.set_value("registered")
    posting.sending.picked.emit("registered")
    QGuiApplication.clipboard().setText("RR 000000014 BE\n")
    posting.tracking.paste()
    assert "1 numéros sont collés pour 2 envois" in posting.form.fields["tracking"].fault.text()
    QGuiApplication.clipboard().setText("RR 000000014 BE\nRR000000028BE\n")
    posting.tracking.paste()
    assert posting.form.fields["tracking"].fault.isHidden()
    posting.day.setFocus()
    issued.press(ENTER)
    issued.wait(lambda: issued.lines()[2:] == [("2025/0002", "Postée"), ("2025/0001", "Postée")])
    lines = issued.file.register().lines
    assert [line.tracking for line in lines[2:]] == ["RR000000028BE", "RR000000014BE"]


def test_a_receipt_is_joined_then_seen_in_the_window(issued, monkeypatch, tmp_path):  # noqa: F811
    from tests.reports.test_archival import picture

    scan = tmp_path / "reçu.png"
    scan.write_bytes(picture("L", "PNG"))
    monkeypatch.setattr(scan_input, "ask_open", lambda *_a: scan)
    only(issued, 3)
    issued.press(Qt.Key.Key_J, CTRL | SHIFT)
    panel = issued.room.register.attaching
    issued.wait(panel.scan.choose.hasFocus)
    issued.press(Qt.Key.Key_Space)
    issued.wait(lambda: isinstance(panel.scan.value(), ReceivedFile))
    issued.focus(panel.remark)
    issued.type("accusé signé")
    issued.press(ENTER)
    letter = issued.room.register.letter
    issued.wait(lambda: "accusé signé" in letter.history.text())
    issued.settle()
    step = letter.detail.steps[-1]
    letter.history.linkActivated.emit(str(step.scan_id))
    issued.wait(lambda: letter.preview.pages == 1)
    assert "reçu.png" in letter.preview.picture.accessibleName()
    letter.history.linkActivated.emit("letter")
    issued.settle()
    issued.wait(lambda: letter.preview.pages == 2)


def test_copies_are_addressed_and_shown_stamped(issued):  # noqa: F811
    issued.file.run(save_correspondent, CPMS)
    choose(issued, 2, 3)
    issued.press(Qt.Key.Key_K, CTRL | SHIFT)
    panel = issued.room.register.copying
    issued.wait(lambda: panel.boxes and next(iter(panel.boxes.values())).hasFocus())
    issued.press(Qt.Key.Key_Space)
    panel.form._entered.click()
    issued.wait(lambda: len(issued.file.register().lines) == 6)
    issued.settle()
    register = issued.room.register
    issued.wait(lambda: len(register.list.model.shown_rows()) == 2)
    letter = register.letter
    issued.wait(lambda: letter.detail and letter.detail.line.copy_of)
    issued.settle()
    assert "COPIE – CPMS" in text_of(letter.preview._pdf)


def test_who_signs_and_who_has_a_copy_are_chosen_before_issuing(desk):
    desk.file.run(save_signatory, None, "Paul Renard", "mr", "deputy")
    cpms = desk.file.run(save_correspondent, CPMS).value
    desk.review()
    desk.give_complements()
    bar = desk.room.review.options
    assert bar.signatory.isVisible()
    bar.signatory.set_value(1)
    bar.signatory.picked.emit(1)
    desk.settle()
    bar.copies._acts[cpms].trigger()
    desk.settle()
    assert bar.copies.text() == "CPMS"
    view = desk.room.review.preparation.letters[0].view
    assert (view.signature.on_behalf, view.copies) == ("Pour la directrice,", ("CPMS",))
    desk.focus(desk.room.review.list)
    desk.press(ENTER, CTRL)
    desk.wait(lambda: not desk.room.review.issuer.busy and desk.on_register)
    desk.wait(lambda: len(desk.file.register().lines) == 8)
    lines = desk.file.register().lines
    assert sum(bool(line.copy_of) for line in lines) == 4


def test_emails_are_prepared_in_a_folder(issued, monkeypatch, tmp_path):  # noqa: F811
    with issued.file.school.session() as session:
        for row in session.exec(select(Pupil)).all():
            row.email = "eleve@example.be"
            session.add(row)
    monkeypatch.setattr(emailing, "ask_folder", lambda *_a: tmp_path / "courriels")
    issued.window.book.trigger("mail.email")
    issued.wait(lambda: list((tmp_path / "courriels").glob("*.eml")))
    issued.settle()
    assert "Marquez la lettre postée" in issued.said
    assert {state for _number, state in issued.lines()} == {"À imprimer"}
