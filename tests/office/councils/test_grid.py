"""The grid of a council: who is in it, what is entered, and how much is asked of the file."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import CourseFollowed, Enrolment, JournalEntry, Mark, Pupil, SchoolYear
from app.office.councils.entering import enter_marks
from app.office.councils.views import MarkValue
from app.office.rights import RIGHTS, Right, Role
from tests.office.councils.conftest import sit
from tests.schools import NOW


def test_the_grid_is_pupils_by_courses(sitting):
    view = sitting.opened().view
    assert [row.name for row in view.pupils] == [
        "DUBOIS Noé",
        "LAMBERT Éloïse",
        "PEETERS Loïc",
        "VAN DAMME Inès",
    ]
    assert [row.number for row in view.pupils] == [1, 2, 3, 4]
    assert [(course.short, course.periods) for course in view.courses] == [
        ("FR", 5),
        ("MA", 4),
        ("NL", 4),
        ("SC", 3),
        ("EP", 2),
    ]
    assert view.scale.step == Decimal("0.5")
    assert [kind.short for kind in view.decisions] == ["AOA", "AOB", "AOC", "AJ"]


def test_only_the_pupils_of_that_day_are_there(sitting):
    with sitting.school.session() as session:
        gone = session.get(Enrolment, sitting.enrolment("Dubois"))
        gone.end = date(2025, 6, 23)
        session.add(gone)
        last_day = session.get(Enrolment, sitting.enrolment("Peeters"))
        last_day.end = date(2025, 6, 24)
        session.add(last_day)
    names = [row.last_name for row in sitting.opened().view.pupils]
    assert names == ["Lambert", "Peeters", "Van Damme"]


def test_a_course_that_a_pupil_does_not_take_is_not_followed(sitting):
    with sitting.school.session() as session:
        row = session.exec(
            select(CourseFollowed).where(
                CourseFollowed.enrolment_id == sitting.enrolment("Dubois"),
                CourseFollowed.course_id == sitting.course("NL"),
            )
        ).one()
        row.until = date(2025, 1, 31)
        session.add(row)
    view = sitting.opened().view
    assert sitting.course("NL") in {course.id for course in view.courses}
    assert sitting.course("NL") not in sitting.row("Dubois").followed
    with pytest.raises(Refusal, match="ne suit pas ce cours"):
        sitting.enter("Dubois", None, None, "12")


def test_marks_are_entered_changed_and_cleared(sitting):
    sitting.enter("Lambert", "14", "11.5", "dispensed")
    marks = {entered.course_id: entered.mark for entered in sitting.row("Lambert").marks}
    assert marks == {
        sitting.course("FR"): MarkValue(Decimal(14)),
        sitting.course("MA"): MarkValue(Decimal("11.5")),
        sitting.course("NL"): MarkValue(None, "dispensed"),
    }
    edits = (sitting.edit("Lambert", "FR", None), sitting.edit("Lambert", "NL", "8"))
    assert sitting.run(enter_marks, sitting.id, edits).value == 2
    marks = {entered.course_id: entered.mark for entered in sitting.row("Lambert").marks}
    assert marks == {
        sitting.course("MA"): MarkValue(Decimal("11.5")),
        sitting.course("NL"): MarkValue(Decimal(8)),
    }


def test_a_batch_is_written_whole_or_not_at_all(sitting):
    edits = (sitting.edit("Lambert", "FR", "14"), sitting.edit("Lambert", "MA", "21"))
    with pytest.raises(Refusal, match="de 0 à 20"):
        sitting.run(enter_marks, sitting.id, edits)
    assert sitting.row("Lambert").marks == ()


def test_the_inverse_batch_undoes(sitting):
    sitting.enter("Lambert", "14", "11")
    before = sitting.row("Lambert").marks
    sitting.enter("Lambert", "15", "12", "13")
    inverse = tuple(
        sitting.edit("Lambert", code, mark)
        for code, mark in (("FR", "14"), ("MA", "11"), ("NL", None))
    )
    sitting.run(enter_marks, sitting.id, inverse)
    assert sitting.row("Lambert").marks == before


def test_a_gesture_leaves_one_line_with_before_and_after(sitting):
    sitting.enter("Lambert", "14")
    sitting.enter("Lambert", "15.5", "12")
    with sitting.school.session() as session:
        lines = session.exec(
            select(JournalEntry).where(JournalEntry.action == "councils.entering.enter_marks")
        ).all()
    assert len(lines) == 2
    assert '"mark": "14"' in lines[1].before
    assert '"mark": "15,5"' in lines[1].after
    assert lines[1].record_id == sitting.id


def test_entering_what_stands_there_changes_nothing(sitting):
    sitting.enter("Lambert", "14")
    again = sitting.run(enter_marks, sitting.id, (sitting.edit("Lambert", "FR", "14"),))
    assert again.value == 0


def test_a_mark_is_a_value_or_a_known_word(sitting):
    for mark in (MarkValue(None, ""), MarkValue(Decimal(3), "absent"), MarkValue(None, "malade")):
        with pytest.raises(ValueError, match="one of the words"):
            sitting.run(enter_marks, sitting.id, (sitting.edit("Lambert", "FR", mark),))


@pytest.mark.parametrize("role", [role for role in Role if Right.ENTER_MARKS not in RIGHTS[role]])
def test_who_may_not_enter_marks_is_refused(sitting, role):
    edits = (sitting.edit("Lambert", "FR", "14"),)
    with pytest.raises(Refusal, match="Votre compte"):
        sitting.school.file.run(enter_marks, sitting.school.as_role(role), sitting.id, edits)


def test_a_council_that_is_gone_is_refused(school):
    from app.office.councils.opened import council

    with pytest.raises(Refusal, match="n'est plus"):
        school.file.ask(council, school.desk, 999)


def test_opening_the_grid_takes_as_many_statements_for_any_number_of_pupils(sitting, statements):
    sitting.complete()
    statements.clear()
    sitting.opened()
    few = len(statements)
    more_pupils(sitting, 26)
    statements.clear()
    assert len(sitting.opened().view.pupils) == 30
    assert len(statements) == few
    assert few <= 30


def test_entering_a_block_asks_as_much_for_one_cell_as_for_many(sitting, statements):
    sitting.run(enter_marks, sitting.id, (sitting.edit("Lambert", "FR", "14"),))
    statements.clear()
    sitting.run(enter_marks, sitting.id, (sitting.edit("Dubois", "FR", "14"),))
    few = [one for one in statements if one.startswith("SELECT")]
    statements.clear()
    edits = tuple(
        sitting.edit(pupil, code, "12")
        for pupil in ("Van Damme", "Peeters")
        for code in ("FR", "MA", "NL")
    )
    sitting.run(enter_marks, sitting.id, edits)
    assert len([one for one in statements if one.startswith("SELECT")]) == len(few)


def test_history_counts_only_where_the_file_reaches_back(school):
    opened = sit(school, "S4A")
    assert opened.row("Lambert").first_entry is None
    with school.session() as session:
        earlier = SchoolYear(
            label="2023-2024", first_day=date(2023, 8, 28), last_day=date(2024, 7, 5)
        )
        session.add(earlier)
        session.flush()
        repeated = earlier_class(session, earlier.id)
        session.add(
            Enrolment(
                pupil_id=school.pupils["S4A", "Dubois"],
                year_id=earlier.id,
                class_id=repeated,
                start=date(2023, 8, 28),
                end=date(2024, 7, 5),
            )
        )
    assert opened.row("Lambert").first_entry == date(2024, 8, 26)
    dubois = opened.row("Dubois")
    assert (dubois.first_entry, dubois.years_in_class) == (date(2023, 8, 28), 2)


def earlier_class(session, year_id):
    from app.models import SchoolClass

    row = SchoolClass(year_id=year_id, regime="european", name="S4B", study_year=4)
    session.add(row)
    session.flush()
    return row.id


def more_pupils(sitting, number: int) -> None:
    """Add pupils who follow what Lambert follows, each with a mark and none decided."""
    school = sitting.school
    with school.session() as session:
        like = session.exec(
            select(CourseFollowed).where(
                CourseFollowed.enrolment_id == sitting.enrolment("Lambert")
            )
        ).all()
        for place in range(number):
            pupil = Pupil(
                register_number=1000 + place,
                last_name=f"Élève{place:02}",
                first_name="Test",
                search_key=f"eleve{place:02} test",
                birth_date=date(2009, 1, 1),
                created_at=datetime.now(NOW.tzinfo),
            )
            session.add(pupil)
            session.flush()
            enrolment = Enrolment(
                pupil_id=pupil.id,
                year_id=school.year_id,
                class_id=school.classes[sitting.class_name],
                start=date(2024, 8, 26),
            )
            session.add(enrolment)
            session.flush()
            for row in like:
                session.add(
                    CourseFollowed(
                        enrolment_id=enrolment.id, course_id=row.course_id, group_id=row.group_id
                    )
                )
            session.add(
                Mark(
                    council_id=sitting.id,
                    enrolment_id=enrolment.id,
                    course_id=like[0].course_id,
                    value=Decimal(12),
                )
            )


def test_views_are_frozen(sitting):
    with pytest.raises(AttributeError):
        sitting.opened().view.id = 3
    assert replace(sitting.opened().view, id=3).id == 3
