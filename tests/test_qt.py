"""PySide6 itself: what made us pin its version (docs/decisions/0001)."""

import sys

from PySide6.QtCore import QObject, Signal


class Speaker(QObject):
    said = Signal(bool)


def test_20_000_signals_leave_the_references_alone(qtbot):
    # The version at fault loses a reference to True at each emit, and the process
    # aborts once none is left; short runs survive it, so the count is watched too.
    speaker, heard = Speaker(), []
    speaker.said.connect(heard.append)
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _number in range(20_000):
        speaker.said.emit(True)
    count = len(heard)
    heard.clear()
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert count == 20_000
    assert all(abs(now - then) < 1000 for now, then in zip(after, before, strict=True))
