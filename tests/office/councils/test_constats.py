"""What a constat says of many missing marks, and of absences."""

from dataclasses import replace

import pytest

from app.models import SchoolClass
from app.office.councils.constats import LiveJudge, marks_of
from app.office.councils.opened import council
from app.office.councils.views import AbsenceState
from app.rules.figures import packaged_figures
from app.rules.verdict import Reason
from tests.office.councils.conftest import sit


def test_a_course_with_several_marks_missing_is_named_once_and_few_of_many(school):
    with school.session() as session:
        session.get(SchoolClass, school.classes["S4A"]).study_year = 7
    opened = sit(school, "S4A", "baccalaureate")
    (problem,) = opened.constat("Lambert").problems
    assert problem.count("Français") == 1
    view = opened.ask(council, opened.id).view
    more = tuple(
        replace(column, id=column.id + 50_000, title=f"Autre {number}", course=f"Autre {number}")
        for number, column in enumerate(view.courses[:1] * 4)
    )
    more = tuple(replace(one, id=one.id + number) for number, one in enumerate(more))
    row = next(one for one in view.pupils if one.last_name == "Lambert")
    row = replace(row, followed=(*row.followed, *(one.id for one in more)))
    judge = LiveJudge(replace(view, courses=(*view.courses, *more)), packaged_figures())
    (problem,) = judge.constat(row, marks_of(row), None).problems
    assert problem.rstrip(".").endswith("autres cours")


@pytest.mark.parametrize(
    ("codes", "shown"),
    [
        (("nine_reached", "report_first", "convocation"), ("nine_reached",)),
        (
            ("nine_reached", "over_twenty", "report_monthly", "objectives_required"),
            ("over_twenty", "objectives_required"),
        ),
    ],
)
def test_of_absences_a_council_is_told_what_bears_on_its_decision(school, codes, shown):
    opened = sit(school, "4TQA")
    view = opened.ask(council, opened.id).view
    reasons = tuple(Reason(code, code, "") for code in codes)
    row = replace(view.pupils[0], absences=AbsenceState(21, reasons))
    constat = LiveJudge(view, packaged_figures()).constat(row, {}, None)
    assert tuple(one.code for one in constat.warnings) == shown
