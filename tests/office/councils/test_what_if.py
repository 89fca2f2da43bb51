"""The smallest change of one mark, against all single changes tried one by one."""

import random
from decimal import Decimal

import pytest

from app.office.councils.constats import LiveJudge, marks_of
from app.office.councils.marks import maximum_of
from app.office.councils.minutes import followed_courses
from app.office.councils.views import MarkValue
from app.office.councils.what_if import effect_of, smallest_change
from tests.office.councils.conftest import sit


def every_change(view, judge, pupil, marks):
    """All single changes that lead elsewhere, with their share of the maximum."""
    present = effect_of(view, judge, pupil, marks)
    for course in followed_courses(view, pupil):
        if course.id not in marks or marks[course.id].value is None:
            continue
        maximum = maximum_of(view.scale, course)
        for number in range(int(maximum / view.scale.step) + 1):
            mark = number * view.scale.step
            effect = effect_of(view, judge, pupil, {**marks, course.id: MarkValue(mark)})
            if effect != present:
                yield abs(mark - marks[course.id].value) / maximum


@pytest.mark.parametrize("seed", range(12))
def test_no_smaller_change_is_enough(sitting, seed):
    chance = random.Random(seed)
    view = sitting.opened().view
    judge = LiveJudge(view, None)
    pupil = view.pupils[seed % len(view.pupils)]
    marks = {
        course.id: MarkValue(Decimal(chance.randrange(0, 41)) / 2)
        for course in followed_courses(view, pupil)
    }
    found = smallest_change(view, judge, pupil, marks)
    others = list(every_change(view, judge, pupil, marks))
    assert found is not None
    assert abs(found.after - found.before) / 20 == min(others)


def test_the_sentence_says_the_mark_and_what_it_would_change(sitting):
    sitting.enter("Dubois", "9.5", "14", "14", "15", "16")
    view = sitting.opened().view
    pupil = sitting.row("Dubois")
    found = smallest_change(view, LiveJudge(view, None), pupil, marks_of(pupil))
    assert found.sentence() == "Avec 10 en Français au lieu de 9,5, il n'y aurait plus d'échec."


def test_a_pupil_without_marks_has_nothing_to_change(sitting):
    view = sitting.opened().view
    assert smallest_change(view, LiveJudge(view, None), view.pupils[0], {}) is None


def test_a_percentage_that_moves_is_no_change_of_outcome(school):
    unit = sit(school, "UE1", "studies_first")
    unit.enter("Dubois", "72", "60", "80", "90", "55")
    there = unit.opened()
    pupil = unit.row("Dubois")
    found = smallest_change(there.view, there.judge, pupil, marks_of(pupil))
    assert (found.before, found.after) == (Decimal(55), Decimal(49))
    assert found.effect.outcome != there.judge.constat(pupil, marks_of(pupil), None).outcome
