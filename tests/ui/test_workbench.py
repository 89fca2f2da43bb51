"""What rooms are given: commands, queries, documents, and what goes wrong."""

import math
import threading

import pytest
from PySide6.QtCore import QObject

from app.errors import EnvironmentFault, Refusal
from tests.ui.fakes import NOW, TODAY, FakeDone


@pytest.fixture
def owner():
    return QObject()


@pytest.fixture
def reports(window, monkeypatch):
    shown = []
    services = window.services
    object.__setattr__(services, "report", shown.append)
    return shown


def enrol(desk, name):
    return FakeDone((name, desk.actor.full_name, desk.today, desk.now), frozenset({"pupils"}))


def refuse(_desk):
    raise Refusal("La date manque.", "Complétez-la.", "born")


def lose_the_disk(_desk):
    raise EnvironmentFault("Le disque est plein.", "Faites de la place.")


def break_down(_desk):
    raise KeyError("Éloïse")


def test_a_command_gets_who_and_when_and_its_value_comes_back(qtbot, bench, owner):
    values, changes, saved = [], [], []
    bench.changed.connect(changes.append)
    bench.saved.connect(saved.append)
    bench.run(owner, enrol, "Zoé", done=values.append)
    qtbot.waitUntil(lambda: bool(changes))
    assert values == [("Zoé", "Anne Secrétaire", TODAY, NOW)]
    assert changes == [frozenset({"pupils"})]
    assert saved == ["enregistré à 14\u00a0h\u00a003"]


def test_the_file_is_touched_on_the_lane_only(qtbot, bench, owner, school):
    heard = []
    bench.run(owner, enrol, "Zoé", done=heard.append)
    bench.ask(owner, lambda _desk: 3, done=heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert {name.rsplit("_", 1)[0] for name in school.threads} == {"lane"}


def test_other_rooms_hear_of_a_change_whose_owner_is_gone(qtbot, bench):
    gone, changes, values = QObject(), [], []
    bench.changed.connect(changes.append)
    release = threading.Event()
    bench.run(gone, lambda desk: release.wait() and enrol(desk, "Zoé"), done=values.append)
    gone.deleteLater()
    with qtbot.waitSignal(gone.destroyed):
        pass
    release.set()
    qtbot.waitUntil(lambda: bool(changes))
    assert values == []


def test_a_refusal_goes_above_the_room(qtbot, bench, owner, window):
    bench.run(owner, refuse)
    qtbot.waitUntil(window.messages.isVisible)
    assert window.messages.message.text == "La date manque."
    assert window.status.text() == "▲ Dernier geste non enregistré"


def test_a_refusal_goes_to_the_form_that_asked_for_it(qtbot, bench, owner, window):
    refusals = []
    bench.run(owner, refuse, refused=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert refusals[0].field == "born"
    assert not window.messages.isVisible()


def test_a_fault_goes_above_the_room_even_where_refusals_do_not(qtbot, bench, owner, window):
    bench.run(owner, lose_the_disk, refused=lambda _refusal: pytest.fail("not a refusal"))
    qtbot.waitUntil(window.messages.isVisible)
    assert window.messages.message.advice == "Faites de la place."


def test_anything_else_is_reported_as_a_defect(qtbot, bench, owner, reports):
    bench.run(owner, break_down)
    bench.ask(owner, break_down, done=lambda _value: None)
    qtbot.waitUntil(lambda: len(reports) == 2)
    assert {type(error) for error in reports} == {KeyError}


def test_a_query_answers_and_may_handle_its_own_failure(qtbot, bench, owner):
    heard = []
    bench.ask(owner, lambda desk, number: number + desk.today.year, 1, done=heard.append)
    bench.ask(owner, break_down, done=heard.append, failed=lambda error: heard.append(type(error)))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [2026, KeyError]


def test_a_document_is_computed_in_a_process(qtbot, bench, owner):
    heard = []
    bench.render(owner, math.factorial, 6, heard.append)
    qtbot.waitUntil(lambda: heard == [720], timeout=20_000)


def test_a_read_only_file_leaves_the_right_to_read(bench, school):
    assert bench.can("enrol")
    school.read_only = True
    assert not bench.can("enrol")
    assert bench.can("read")
    assert not bench.can("seal")
