"""The welcome page by keyboard: create, open, find who has it, recover."""

from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.errors import EnvironmentFault
from app.office.files.creation import open_school
from app.settings import LAST_FILE, Settings
from app.ui.start import Start
from app.ui.welcome import creating
from app.ui.welcome import page as welcome_page
from tests.schools import NOW, PASSWORD, make_school

LONG = 20_000


@pytest.fixture
def closed_file(tmp_path):
    """A school's file that nobody has open."""
    small = make_school(tmp_path)
    small.file.close(NOW)
    return small.file.path


def type_in(widget, text, then=Qt.Key.Key_Tab):
    """Type with a keyboard that has accents, which ``QTest.keyClicks`` has not."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(widget, event)
    QTest.keyClick(widget, then)


def password_shown(qtbot, page):
    qtbot.waitUntil(lambda: page.open_form.password.hasFocus() or page.open_form.account.value())
    qtbot.waitUntil(lambda: page.open_form.account.count() > 0, timeout=LONG)


def test_a_file_opens_by_its_password(qtbot, open_window, closed_file):
    window = open_window(Start(closed_file))
    page = window.welcome
    password_shown(qtbot, page)
    assert page.open_form.account.value() == "anne"
    type_in(page.open_form.password, PASSWORD, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=LONG)
    assert window.windowTitle().startswith("Institut du Test")
    assert Settings().get(LAST_FILE) == str(closed_file)


def test_a_wrong_password_is_said_under_its_field(qtbot, open_window, closed_file):
    window = open_window(Start(closed_file))
    form = window.welcome.open_form
    password_shown(qtbot, window.welcome)
    type_in(form.password, "autre chose", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not form.fields["password"].fault.isHidden(), timeout=LONG)
    assert "n'ouvrent pas le fichier" in form.fields["password"].fault.text()
    assert window.workspace is None
    assert form.password.hasFocus()


def test_settings_that_cannot_be_kept_do_not_hold_back_the_school(
    qtbot, open_window, closed_file, monkeypatch
):
    window = open_window(Start(closed_file))
    password_shown(qtbot, window.welcome)

    def full(_settings):
        raise EnvironmentFault("Les réglages de ce poste n'ont pas pu être enregistrés.")

    monkeypatch.setattr(Settings, "_write", full)
    type_in(window.welcome.open_form.password, PASSWORD, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=LONG)
    assert any("réglages de ce poste" in text for text in texts_of(window.messages))


def texts_of(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_a_file_open_elsewhere_may_be_read(qtbot, open_window, closed_file, monkeypatch):
    asked = []
    monkeypatch.setattr(
        welcome_page, "confirm", lambda _parent, *words: asked.append(words) or True
    )
    holder = open_school(closed_file, "anne", PASSWORD, NOW)
    try:
        window = open_window(Start(closed_file))
        password_shown(qtbot, window.welcome)
        type_in(window.welcome.open_form.password, PASSWORD, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.workspace is not None, timeout=LONG)
        assert window.bench.read_only
        assert "Anne Exemple l'a ouverte" in asked[0][1]
        assert "Anne Exemple a l'école ouverte" in window.bench.read_only_reason
    finally:
        holder.close(NOW)


def test_a_school_is_created_by_keyboard(qtbot, open_window, tmp_path, monkeypatch):
    target = tmp_path / "athénée.matricule"
    sheet = tmp_path / "feuille.pdf"
    asked = []

    def ask_save(_parent, _title, kinds, _proposed):
        asked.append(sheet if "PDF" in kinds else target)
        return asked[-1]

    monkeypatch.setattr(creating, "ask_save", ask_save)
    window = open_window()
    page = window.welcome
    QTest.keyClick(
        window,
        Qt.Key.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    form = page.create_form
    qtbot.waitUntil(lambda: form.year.count() > 0, timeout=LONG)
    type_in(form.name, "Athénée royal de l'Essai")
    type_in(form.street, "Rue de l'École 12")
    type_in(form.postal_code, "5000")
    type_in(form.locality, "Namur")
    type_in(form.fase, "1234")
    type_in(form.head, "Lejeune Anne")
    QTest.keyClick(form.regimes.boxes["fwb"], Qt.Key.Key_Space)
    form.year.setFocus()
    # Arrows: letters typed slowly, as on a busy machine, begin the search of a list anew.
    for _step in range(form.year.count()):
        if form.year.value() != "2024-2025":
            later = form.year.value() < "2024-2025"
            QTest.keyClick(form.year, Qt.Key.Key_Down if later else Qt.Key.Key_Up)
    assert form.first_day.text() == "26/08/2024"
    assert "Congé d'automne : du 21 octobre au 1er novembre 2024" in form.holidays.text()
    type_in(form.account_name, "anne")
    type_in(form.full_name, "Anne Lejeune")
    type_in(form.password, "une longue phrase")
    type_in(form.again, "une longue phrase", Qt.Key.Key_Return)
    page.creating.create_file()  # once more: a second Enter does nothing
    qtbot.waitUntil(lambda: page.sheet.code.text() != "", timeout=LONG)
    assert asked == [target]
    code = page.sheet.code.text().replace("\n", "-")
    assert not page.sheet.go_on.isEnabled()
    QTest.keyClick(page.sheet.save, Qt.Key.Key_Space)
    qtbot.waitUntil(sheet.exists, timeout=60_000)
    text = pypdf.PdfReader(sheet).pages[0].extract_text()
    assert code.split("-")[0] in text
    QTest.keyClick(page.sheet.kept, Qt.Key.Key_Space)
    QTest.keyClick(page.sheet.go_on, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=LONG)
    assert target.exists()
    assert target.with_suffix(".keys").exists()


def test_what_is_missing_is_said_before_a_file_is_asked(qtbot, open_window, monkeypatch):
    monkeypatch.setattr(creating, "ask_save", lambda *_all: pytest.fail("asked for a file"))
    window = open_window()
    page = window.welcome
    page.creating.begin()
    qtbot.waitUntil(lambda: page.create_form.year.count() > 0, timeout=LONG)
    page.creating.create_file()
    for name in ("name", "regimes", "account_name", "password"):
        assert not page.create_form.fields[name].fault.isHidden(), name


def test_two_passwords_that_differ_are_said(qtbot, open_window):
    window = open_window()
    form = window.welcome.reset_form
    form.account.setCurrentText("anne")
    form.code.setText("ABCD")
    form.password.setText("une phrase")
    form.again.setText("une autre")
    assert not form.check_same()
    assert "diffèrent" in form.fields["again"].fault.text()


def test_a_code_that_is_not_the_one_is_said_under_its_field(qtbot, open_window, closed_file):
    window = open_window(Start(closed_file))
    page = window.welcome
    password_shown(qtbot, page)
    page.show_reset()
    form = page.reset_form
    form.code.setText("AAAA-BBBB")
    form.password.setText("une phrase neuve")
    form.again.setText("une phrase neuve")
    page.reset_password()
    qtbot.waitUntil(lambda: not form.fields["code"].fault.isHidden(), timeout=LONG)
    assert "feuille de récupération" in form.fields["code"].fault.text()


def test_recent_files_are_listed_and_opened_with_enter(qtbot, open_window, closed_file):
    Settings().remember_file(closed_file)
    gone = Path(closed_file.parent / "partie.matricule")
    Settings().remember_file(gone)
    window = open_window()
    home = window.welcome.home
    window.welcome.show_home()
    assert [home.recent.item(row).data(0x0100) for row in range(home.recent.count())] == [
        closed_file
    ]
    QTest.keyClick(home.recent, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.welcome.open_form.file == closed_file)


def test_the_demonstration_lives_its_own_day(qtbot, open_window):
    from app.office.demo import DEMO_TODAY

    window = open_window(Start(demo=True))
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=60_000)
    assert window.bench.today() == DEMO_TODAY
    said = [label.text() for label in window.messages.findChildren(QLabel)]
    assert any("24 juin 2025" in text for text in said)


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_backup_is_taken_up_from_the_form_of_the_password(
    qtbot, open_window, tmp_path, monkeypatch, confirmed
):
    small = make_school(tmp_path)
    copy = small.file.back_up(NOW)
    small.file.close(NOW)
    damaged = small.file.path
    damaged.write_bytes(b"")
    folders, questions = [], []
    monkeypatch.setattr(
        welcome_page, "ask_open", lambda _page, _title, _kinds, where: folders.append(where) or copy
    )
    monkeypatch.setattr(
        welcome_page, "confirm", lambda _page, *words: questions.append(words) or confirmed
    )
    window = open_window(Start(damaged))
    form = window.welcome.open_form
    qtbot.waitUntil(lambda: not window.runner.busy, timeout=LONG)
    type_in(form.account, "anne")
    type_in(form.password, PASSWORD)
    form.backup.click()
    qtbot.waitUntil(lambda: bool(questions), timeout=LONG)
    assert folders == [copy.parent]
    if not confirmed:
        assert window.workspace is None
        assert damaged.read_bytes() == b""
        return
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=LONG)
    assert not window.bench.read_only
