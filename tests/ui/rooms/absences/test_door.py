"""Arrivals and departures noted beside the roll, and copies of documents, by keyboard."""

from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from sqlmodel import select

from app.models import Justification
from app.office.letters.receipts import ReceivedFile
from app.ui import printing
from app.ui.rooms.absences.scan_drop import ScanDrop
from tests.office.absences.conftest import Register
from tests.ui.rooms.absences.conftest import ALT, DAY, KEY

MONDAY = date(2025, 6, 23)
PDF = ReceivedFile(
    "certificat.pdf",
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"trailer<</Root 1 0 R>>",
)


def test_a_late_arrival_is_noted_by_a_name_and_a_time(roll):
    before = roll.pressed
    roll.press(KEY.Key_F7)
    door = roll.page.forms.door
    roll.wait(lambda: bool(door._known))
    assert door.pupil.hasFocus()
    roll.type("zorn07")
    door.time.set_value("09:00")
    roll.wait(lambda: "35 min" in door.said.text())
    door.save.click()
    assert roll.stored() == {("Zorn07", "am"): "R35"}
    roll.wait(lambda: door.pupil.text() == "")
    assert roll.pressed - before <= 10
    door.way.set_value(True)
    roll.type("zorn08")
    door.time.set_value("14:00")
    door.save.click()
    assert roll.stored()["Zorn08", "pm"] == "A"
    roll.press(KEY.Key_Escape)
    roll.wait(lambda: not door.isVisible())
    assert roll.view.hasFocus()


@pytest.fixture
def printer(tmp_path, monkeypatch):
    """A printer that writes a PDF; how often it was asked for stands in the list."""
    one = QPrinter(QPrinter.PrinterMode.HighResolution)
    one.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    one.setOutputFileName(str(tmp_path / "billet.pdf"))
    asked = []
    monkeypatch.setattr(printing, "choose_printer", lambda _parent: asked.append(one) or one)
    return asked


def shown(roll):
    message = roll.window.messages.message
    return message.text if message else ""


def test_a_slip_is_printed_with_the_arrival_and_the_printer_stays(roll, printer, tmp_path):
    roll.press(KEY.Key_F7)
    door = roll.page.forms.door
    roll.wait(lambda: bool(door._known))
    door.slip.set_value(True)
    for name in ("zorn07", "zorn09"):
        roll.type(name)
        door.time.set_value("09:00")
        door.save.click()
        roll.wait(lambda: "parti à l'imprimante" in shown(roll))
        roll.window.messages.dismiss()
        roll.settle()
    assert roll.stored() == {("Zorn07", "am"): "R35", ("Zorn09", "am"): "R35"}
    assert len(printer) == 1
    wide, tall = PdfReader(tmp_path / "billet.pdf").pages[0].mediabox[2:]
    assert (round(float(wide) / 72 * 25.4), round(float(tall) / 72 * 25.4)) == (105, 148)


def test_who_is_not_of_the_school_is_refused(roll):
    roll.press(KEY.Key_F7)
    door = roll.page.forms.door
    roll.wait(lambda: bool(door._known))
    roll.type("zorn")
    door.save.click()
    assert door.form.fields["pupil"].fault.isVisible()
    assert roll.stored() == {}


def test_a_copy_is_kept_seen_and_left(roll, school):
    register = Register(school)
    for slot in ("am", "pm"):
        register.give("Lambert", "A", day=MONDAY, slot=slot)
    roll.press(KEY.Key_2, ALT)
    roll.settle()
    page = roll.room.dossiers
    roll.wait(lambda: page.view.current_row() is not None)
    assert isinstance(page.side.document.scan, ScanDrop)
    page.side.document.scan.set_value(PDF)
    page.side.document.keep.click()
    roll.settle()
    with school.session() as session:
        assert session.exec(select(Justification)).one().document_id is not None
    page.filter.set_value("")
    page.filter.picked.emit("")
    roll.wait(lambda: page.side.copy.isVisible())
    page.side.copy.click()
    roll.wait(lambda: page.copy.preview.pages == 1)
    assert page.copy.isVisible()
    assert not page.view.isVisible()
    page.copy.back.click()
    assert page.view.isVisible()
    assert DAY > MONDAY
