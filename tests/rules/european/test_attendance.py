"""The words of the rule on attendance: which stage, and which courses, they speak of."""

import pytest

from app.rules.european.attendance import AttendanceFacts, CourseAttendance
from app.rules.figures import packaged_figures
from app.rules.registry import find


def said(stage, *absent):
    courses = tuple(
        CourseAttendance(course=f"Cours {place}", given=100, absent=missed)
        for place, missed in enumerate(absent)
    )
    facts = AttendanceFacts(cycle="secondary", class_=3, stage=stage, courses=courses)
    return find("european.attendance")(facts, packaged_figures()).reasons[0].text


@pytest.mark.parametrize(
    ("stage", "absent", "begins"),
    [
        ("year_end", (2,), "L'élève était présent à au moins 90"),
        ("year_end", (2, 4), "L'élève était présent dans chaque cours à au moins 90"),
        ("first_term_end", (2,), "Au premier semestre, l'élève était présent à au moins 90"),
        ("first_term_end", (30,), "Au premier semestre, l'élève n'atteint pas 90"),
        ("year_end", (30,), "L'élève n'atteint pas 90"),
    ],
)
def test_each_stage_says_which_it_is(stage, absent, begins):
    assert said(stage, *absent).startswith(begins)
