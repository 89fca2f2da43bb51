"""What the status bar leaves out where the window is narrow."""

from app.ui.status_line import StatusLine


def test_a_narrow_window_leaves_whole_parts_out_and_cuts_none(qtbot, window, bench):
    status = window.status
    qtbot.waitUntil(lambda: status._backup.isVisible())
    window.resize(1366, 700)
    assert all(part.isVisible() for part in (status._backup, status._file, status._user))
    status._show(status._file, "un nom de fichier qui est vraiment très long.matricule")
    window.resize(640, 400)
    qtbot.waitUntil(lambda: not status._file.isVisible())
    shown = [part for part in status._parts if part.isVisible()]
    assert status._user in shown
    qtbot.waitUntil(lambda: all(part.width() >= part.sizeHint().width() for part in shown))
    window.resize(1366, 700)
    qtbot.waitUntil(lambda: status._file.isVisible())


def test_no_school_no_file(qtbot, window, bench):
    window.show_welcome()
    window.resize(700, 500)
    window.resize(900, 500)
    assert isinstance(window.status, StatusLine)
    assert not window.status._file.isVisible()
