"""A gesture killed in its middle: the file opens, with all of it or nothing."""

import pytest

from tests.faults.fault_kill_gestures import lost_letters
from tests.faults.killing import BASES, content_of, killed


@pytest.mark.parametrize(("name", "at"), [("import", 60), ("import", -1), ("seal", 30)])
def test_nothing_of_a_gesture_killed_before_its_end_is_left(tmp_path, name, at):
    base = BASES[name](tmp_path / "base")
    run = killed(name, base, tmp_path / "run", at)
    assert run.acknowledged == ()
    assert run.content == content_of(base)


def test_letters_acknowledged_before_a_kill_are_issued_and_no_number_is_lost(tmp_path):
    run = killed("letters", BASES["letters"](tmp_path / "base"), tmp_path / "run", 100)
    assert run.acknowledged
    assert not run.ended
    assert lost_letters(run) == []
