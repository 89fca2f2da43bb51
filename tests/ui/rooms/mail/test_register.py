"""The register: finding letters, saving, printing, noting what becomes of them."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from app.errors import EnvironmentFault
from app.office.letters.lives import mark_posted, mark_printed
from app.ui import printing
from app.ui.rooms.mail import print_gesture, saving
from app.ui.tables import export
from tests.office.letters.conftest import text_of
from tests.ui.rooms.mail.conftest import ALT, CTRL, SHIFT

ENTER = Qt.Key.Key_Return


@pytest.fixture
def issued(desk):
    """The four letters are issued; the register shows them all, all chosen."""
    desk.behind.issue_all()
    desk.window.workspace.refresh()
    desk.settle()
    desk.wait(lambda: len(desk.lines()) == 4)
    desk.room.register.list.view.selectAll()
    desk.focus(desk.room.register.list.view)
    desk.settle()
    return desk


def choose(desk, *rows):
    view = desk.room.register.list.view
    view.clearSelection()
    view.choose_all([desk.room.register.list.model.shown_rows()[row].id for row in rows])


def only(desk, row):
    desk.room.register.list.view.go_to(row)
    desk.settle()


def test_typing_narrows_and_arrows_walk_without_leaving_the_search(issued):
    issued.press(Qt.Key.Key_F, CTRL)
    listed = issued.room.register.list
    assert listed.search.hasFocus()
    issued.type("eloise claire")
    assert [line.recipient for line in listed.model.shown_rows()] == ["Madame Claire Lambert"]
    assert listed.total.text() == "1 sur 4 lettres"
    listed.search.clear()
    issued.press(Qt.Key.Key_Down)
    assert listed.search.hasFocus()
    issued.type("personne")
    assert "«\u202fpersonne\u202f»" in listed.states._notice.accessibleName()
    issued.press(Qt.Key.Key_Escape)
    assert len(listed.model.shown_rows()) == 4


def test_filters_say_what_they_hide(issued):
    listed = issued.room.register.list
    for what, shown in (("print", 4), ("post", 4), ("await", 0), ("all", 4)):
        listed.show_what.set_value(what)
        listed.show_what.picked.emit(what)
        assert len(listed.model.shown_rows()) == shown, what
    listed.show_what.set_value("await")
    listed.show_what.picked.emit("await")
    assert "retour attendu" in listed.states._notice.accessibleName()


def test_the_letter_under_the_cursor_is_shown_with_its_history(issued):
    only(issued, 3)
    panel = issued.room.register.letter
    issued.wait(lambda: panel.title.text() == "2025/0001 · À imprimer")
    issued.wait(lambda: panel.preview.pages == 2)
    assert "Madame et Monsieur Dubois · Rue Haute 7, 5000 Namur" in panel.facts.text()
    assert "Émise, 24 juin 2025 · Anne Exemple" in panel.history.text()
    assert "Conciliation interne jusqu'au 27 juin 2025" in panel.history.text()
    issued.press(Qt.Key.Key_PageDown, ALT)
    issued.wait(lambda: panel.preview.where.text() == "Page 2 sur 2")
    issued.press(ENTER)
    assert panel.preview.area.hasFocus()


def test_letters_are_marked_posted_by_keyboard(issued):
    issued.press(Qt.Key.Key_P, CTRL | SHIFT)
    posting = issued.room.register.posting
    issued.wait(posting.day.hasFocus)
    assert posting.heading.text() == "Envoi\u00a0: 4 lettres"
    assert posting.day.text() == "24/06/2025"
    issued.press(ENTER)
    issued.wait(lambda: {state for _number, state in issued.lines()} == {"Postée"})
    issued.settle()
    assert issued.room.register.list.view.hasFocus()
    assert {line.posted_on for line in issued.file.register().lines} == {date(2025, 6, 24)}


def test_registered_letters_ask_for_their_numbers(issued):
    choose(issued, 2, 3)
    issued.press(Qt.Key.Key_P, CTRL | SHIFT)
    posting = issued.room.register.posting
    issued.wait(posting.day.hasFocus)
    assert not posting.tracking.isVisible()
    posting.sending.set_value("registered_receipt")
    posting.sending.picked.emit("registered_receipt")
    first, second = posting.tracking.inputs.values()
    issued.focus(first)
    issued.type("RR 000000014 BE")
    issued.press(ENTER)
    issued.wait(second.hasFocus)
    posting.day.setFocus()
    issued.press(ENTER)
    issued.wait(lambda: not posting.form.fields["tracking"].fault.isHidden())
    assert "Madame Claire Lambert" in posting.form.fields["tracking"].fault.text()
    issued.focus(second)
    issued.type("RR000000028BE")
    posting.day.setFocus()
    issued.press(ENTER)
    issued.wait(lambda: issued.lines()[2:] == [("2025/0002", "Postée"), ("2025/0001", "Postée")])
    lines = issued.file.register().lines
    assert [line.tracking for line in lines] == ["", "", "RR000000028BE", "RR000000014BE"]


def test_a_day_to_come_is_said_under_its_field_and_escape_gives_up(issued):
    issued.press(Qt.Key.Key_P, CTRL | SHIFT)
    posting = issued.room.register.posting
    issued.wait(posting.day.hasFocus)
    issued.type("25/06/2025")
    issued.press(ENTER)
    issued.wait(lambda: not posting.form.fields["day"].fault.isHidden())
    assert "à venir" in posting.form.fields["day"].fault.text()
    issued.press(Qt.Key.Key_Escape)
    assert issued.room.register.list.view.hasFocus()
    assert {state for _number, state in issued.lines()} == {"À imprimer"}


def test_what_comes_back_is_noted_then_taken_back(issued):
    ids = tuple(line.id for line in issued.room.register.list.model.all_rows())
    posted = issued.file.run(
        mark_posted, ids[:1], date(2025, 6, 24), "registered", {ids[0]: "RR000000014BE"}
    )
    assert posted.changes == {"letters"}
    issued.window.workspace.refresh()
    only(issued, 0)
    issued.wait(lambda: issued.lines()[0][1] == "Postée")
    issued.settle()
    issued.press(Qt.Key.Key_R, CTRL | SHIFT)
    tracking = issued.room.register.tracking
    issued.wait(tracking.step.hasFocus)
    issued.focus(tracking.remark)
    issued.type("remise à la mère")
    issued.press(ENTER)
    issued.wait(lambda: issued.lines()[0][1] == "Présentée")
    issued.settle()
    assert "remise à la mère" in issued.room.register.letter.history.text()
    issued.window.book.trigger("mail.take_back")
    issued.wait(lambda: issued.lines()[0][1] == "Postée")


def test_gestures_are_offered_where_they_can_be_done(issued):
    book = issued.window.book
    assert book.action("mail.post").isEnabled()
    assert not book.action("mail.track").isEnabled()
    assert not book.action("mail.issue").isEnabled()
    assert not book.action("mail.back").isEnabled()
    issued.room.register.list.view.clearSelection()
    assert not book.action("mail.post").isEnabled()
    assert not book.action("app.print").isEnabled()
    issued.press(Qt.Key.Key_N, CTRL)
    assert book.action("mail.back").isEnabled()
    assert not book.action("app.export").isEnabled()


def test_the_batch_is_one_document_in_posting_order(issued, tmp_path, monkeypatch):
    target = tmp_path / "lot.pdf"
    asked = []
    monkeypatch.setattr(saving, "ask_save", lambda *words: asked.append(words) or target)
    only(issued, 0)
    issued.press(Qt.Key.Key_S, CTRL)
    issued.wait(target.exists)
    issued.wait(
        lambda: issued.said == "4 lettres dans «\u202flot.pdf\u202f», dans l'ordre de l'envoi."
    )
    assert str(asked[0][3]) == "Courrier 4TQA 2025-06-24.pdf"
    reader = PdfReader(target)
    titles = [(one.title, reader.get_destination_page_number(one)) for one in reader.outline]
    assert [title for title, _page in titles] == [
        "4TQA · DUBOIS Noé – Notification d'une AOB",
        "4TQA · LAMBERT Éloïse – Notification d'une AOA",
        "4TQA · LAMBERT Éloïse – Notification d'une AOA",
        "4TQA · VAN DAMME Inès – Notification d'une AOC",
    ]
    for number, (_title, page) in enumerate(titles, 1):
        assert f"2025/000{number}" in reader.pages[page].extract_text()
    assert "1/2" in reader.pages[titles[3][1]].extract_text()


def test_a_choice_of_letters_is_saved_alone(issued, tmp_path, monkeypatch):
    target = tmp_path / "deux.pdf"
    monkeypatch.setattr(saving, "ask_save", lambda *_words: target)
    choose(issued, 0, 1)
    issued.press(Qt.Key.Key_S, CTRL)
    issued.wait(target.exists)
    assert len(PdfReader(target).outline) == 2


def test_one_file_a_pupil_with_safe_names(issued, tmp_path, monkeypatch):
    monkeypatch.setattr(saving, "ask_folder", lambda *_words: tmp_path)
    issued.press(Qt.Key.Key_S, CTRL | SHIFT)
    issued.wait(lambda: issued.said.startswith("3 fichiers"))
    names = sorted(file.name for file in tmp_path.glob("*.pdf"))
    assert names == [
        "4TQA - DUBOIS Noé - Notification d'une AOB - 2025-0001.pdf",
        "4TQA - LAMBERT Éloïse - Notification d'une AOA - 2025-0002.pdf",
        "4TQA - VAN DAMME Inès - Notification d'une AOC - 2025-0004.pdf",
    ]
    both = text_of((tmp_path / names[1]).read_bytes())
    assert "Madame Claire Lambert" in both
    assert "Monsieur Marc Lambert" in both


def test_giving_up_the_file_saves_nothing(issued, monkeypatch):
    monkeypatch.setattr(saving, "ask_save", lambda *_words: None)
    monkeypatch.setattr(saving, "ask_folder", lambda *_words: None)
    issued.press(Qt.Key.Key_S, CTRL)
    issued.press(Qt.Key.Key_S, CTRL | SHIFT)
    issued.settle()
    assert issued.said == ""


def test_the_register_goes_to_a_workbook(issued, tmp_path, monkeypatch):
    target = tmp_path / "registre.xlsx"
    monkeypatch.setattr(export, "ask_save", lambda *_words: target)
    issued.press(Qt.Key.Key_E, CTRL)
    issued.wait(target.exists)
    issued.wait(lambda: "registre.xlsx" in issued.said)
    sheet = load_workbook(BytesIO(target.read_bytes())).active
    rows = list(sheet.values)
    assert rows[0][:3] == ("Numéro", "État", "Élève")
    assert rows[4][:5] == (
        "2025/0001",
        "À imprimer",
        "DUBOIS Noé",
        "4TQA",
        "Madame et Monsieur Dubois",
    )
    assert rows[4][7].date() == date(2025, 6, 24)


def paper(tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    printer.setResolution(100)
    return printer


def test_printing_marks_the_letters_once_all_is_out(issued, tmp_path, monkeypatch):
    printer = paper(tmp_path)
    monkeypatch.setattr(printing, "choose_printer", lambda _parent: printer)
    issued.press(Qt.Key.Key_P, CTRL)
    issued.wait(lambda: issued.said == "4 lettres sont parties à l'imprimante.")
    issued.settle()
    assert {state for _number, state in issued.lines()} == {"À poster"}
    pages = PdfReader(tmp_path / "papier.pdf").pages
    # two letters of two pages, two of one
    assert len(pages) == 6
    width, height = (float(side) for side in pages[0].mediabox[2:])
    assert round(width), round(height) == (595, 842)


def test_two_sided_letters_begin_on_a_new_sheet(issued, tmp_path, monkeypatch):
    printer = paper(tmp_path)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    monkeypatch.setattr(QPrinter, "duplex", lambda _self: QPrinter.DuplexMode.DuplexLongSide)
    monkeypatch.setattr(printing, "choose_printer", lambda _parent: printer)
    issued.press(Qt.Key.Key_P, CTRL)
    issued.wait(lambda: "parties à l'imprimante" in issued.said)
    assert len(PdfReader(tmp_path / "papier.pdf").pages) == 8


def test_a_printer_that_fails_marks_nothing(issued, tmp_path, monkeypatch):
    printer = paper(tmp_path)
    monkeypatch.setattr(printing, "choose_printer", lambda _parent: printer)
    monkeypatch.setattr(QPrinter, "newPage", lambda _self: False)
    issued.press(Qt.Key.Key_P, CTRL)
    issued.wait(lambda: "imprimante n'a pas pris" in issued.said)
    issued.settle()
    assert {state for _number, state in issued.lines()} == {"À imprimer"}
    assert not issued.room.printing.busy


def test_giving_up_the_printer_prints_nothing(issued, monkeypatch):
    monkeypatch.setattr(printing, "choose_printer", lambda _parent: None)
    issued.press(Qt.Key.Key_P, CTRL)
    issued.settle()
    assert not issued.room.printing.busy


def test_a_reprint_is_stamped(issued, tmp_path, monkeypatch):
    ids = tuple(line.id for line in issued.room.register.list.model.all_rows())
    issued.file.run(mark_printed, ids)
    stamped = []
    monkeypatch.setattr(
        "app.reports.duplicata.stamp_duplicata",
        lambda pdf, printed_on: stamped.append(printed_on) or pdf,
    )
    monkeypatch.setattr(printing, "choose_printer", lambda _parent: paper(tmp_path))
    issued.window.workspace.refresh()
    issued.settle()
    only(issued, 0)
    issued.press(Qt.Key.Key_P, CTRL)
    issued.wait(lambda: issued.said == "La lettre est partie à l'imprimante.")
    assert stamped == [date(2025, 6, 24)]
    issued.settle()
    assert "Duplicata imprimé" in issued.room.register.letter.history.text()


def test_a_letter_and_a_batch_are_opened_from_elsewhere(issued):
    lines = issued.room.register.list.model.all_rows()
    bench = issued.window.bench
    issued.room.register.list.search.setText("dubois")
    bench.show_record("letter", lines[0].id)
    issued.settle()
    assert issued.room.register.list.view.current_row().id == lines[0].id
    issued.room.register.list.show_what.set_value("await")
    bench.show_record("batch", lines[0].batch_id)
    issued.settle()
    assert len(issued.room.register.chosen()) == 4
    assert issued.room.register.list.total.text() == "4 du lot"
    bench.show_record("letter", "x")
    issued.press(Qt.Key.Key_E, CTRL | SHIFT)
    issued.wait(lambda: issued.window.workspace.room.name == "pupils")


def test_the_file_of_a_pupil_holds_their_letters(issued):
    room = issued.window.workspace
    mail = issued.room
    line = mail.register.list.model.all_rows()[0]
    issued.window.bench.show_record("pupil", line.pupil_id)
    issued.wait(lambda: room.room.name == "pupils")
    issued.settle()
    details = room.room.details
    tab = details.tabs.tab("mail")
    details.tabs.show_page(tab)
    issued.wait(lambda: tab.model.rowCount() == 1)
    issued.focus(tab.view)
    issued.press(ENTER)
    issued.wait(lambda: room.room.name == "mail")
    issued.settle()
    assert mail.register.list.view.current_row().id == line.id


def test_one_print_at_a_time(issued, monkeypatch):
    asked = []
    monkeypatch.setattr(printing, "choose_printer", lambda parent: asked.append(parent))
    issued.room.printing.busy = True
    issued.press(Qt.Key.Key_P, CTRL)
    issued.settle()
    assert asked == []
    issued.room.printing.busy = False
    assert isinstance(issued.room.printing, print_gesture.PrintGesture)
    assert str(printing._silent_printer()).startswith("L'imprimante")
    assert isinstance(printing._silent_printer(), EnvironmentFault)


def test_a_narrow_window_shows_the_register_or_the_letter(issued):
    issued.window.resize(683, 384)
    page = issued.room.register
    issued.wait(lambda: not page.letter.isVisible())
    only(issued, 1)
    issued.focus(page.list.view)
    issued.press(ENTER)
    assert page.letter.isVisible() and not page.list.isVisible()
    issued.press(Qt.Key.Key_Escape)
    assert page.list.view.hasFocus() and not page.letter.isVisible()
    issued.window.book.trigger("mail.post")
    issued.wait(page.posting.isVisible)
    assert not page.list.isVisible()
    issued.press(Qt.Key.Key_Escape)
    issued.wait(page.list.isVisible)
