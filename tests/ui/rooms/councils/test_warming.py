"""One council of each regime is read in idle, and none once one is open."""

import pytest
from PySide6.QtCore import QObject

from app.office.councils.listing import CouncilLine
from app.office.councils.opened import council
from app.ui.rooms.councils import warming
from app.ui.rooms.councils.warming import Warming


@pytest.fixture(autouse=True)
def quiet(monkeypatch, calm):
    """The list was just shown, and is at rest."""
    monkeypatch.setattr(warming, "QUIET", 0)


class Bench:
    """Answers at once, and keeps what was asked."""

    def __init__(self):
        self.asked = []

    def ask(self, _owner, query, council_id, done, failed):
        assert failed is not None
        self.asked.append((query, council_id))
        done(None)


def line(number, regime, state="open"):
    return CouncilLine(number, f"{number}A", 4, regime, council_id=number, state=state)


LINES = (line(1, "fwb", "sealed"), line(2, "fwb"), line(3, "fwb"), line(4, "cefa"))


def test_one_open_council_of_each_regime_is_read_once(qtbot):
    bench, owner = Bench(), QObject()
    reader = Warming(owner, bench, lambda: True)
    reader.begin(LINES)
    reader.begin(LINES)
    qtbot.waitUntil(lambda: len(bench.asked) == 4)
    assert [number for query, number in bench.asked if query is council] == [2, 4]


def test_nothing_is_read_once_a_council_is_open(qtbot):
    bench, owner, asked = Bench(), QObject(), []

    def idle():
        asked.append(True)
        return False

    reader = Warming(owner, bench, idle)
    reader.begin(LINES)
    qtbot.waitUntil(lambda: bool(asked))
    assert bench.asked == []
