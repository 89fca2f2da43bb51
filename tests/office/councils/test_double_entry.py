"""Marks entered twice: the second out of the council, compared, settled; and comments."""

from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import CourseComment, CourseFollowed, JournalEntry, SecondMark
from app.office.councils.comments import LONGEST, comment_course
from app.office.councils.double_entry import comparison, enter_second_marks, second_entry, settle
from app.office.councils.reopening import Reopening, drop_addendum, reopen
from app.office.councils.sealing import closing
from app.office.councils.views import Comment, MarkValue
from app.office.rights import Role
from app.office.settings.identity import edit_identity


@pytest.fixture
def twice(sitting):
    """The school has marks entered twice; a first entry stands."""
    sitting.run(edit_identity, "double_entry", True)
    sitting.enter("Lambert", "14", "11", "9")
    return sitting


def again(sitting, pupil, code, mark):
    sitting.run(enter_second_marks, sitting.id, (sitting.edit(pupil, code, mark),))


def test_the_second_entry_sees_its_own_marks_alone(twice):
    again(twice, "Lambert", "MA", "12")
    seen = twice.ask(second_entry, twice.id)
    assert seen.second
    row = seen.view.pupil(twice.enrolment("Lambert"))
    assert [(one.course_id, one.mark.value) for one in row.marks] == [
        (twice.course("MA"), Decimal(12))
    ]
    assert [one.mark.value for one in twice.row("Lambert").marks] == [14, 11, 9]


def test_what_differs_agrees_or_came_once_is_told(twice):
    again(twice, "Lambert", "FR", "14")
    again(twice, "Lambert", "MA", "12")
    again(twice, "Dubois", "NL", "absent")
    found = twice.ask(comparison, twice.id)
    assert [(one.pupil, one.course, one.first, one.second) for one in found.differences] == [
        ("DUBOIS Noé", "Néerlandais", None, MarkValue(None, "absent")),
        ("LAMBERT Éloïse", "Mathématique", MarkValue(Decimal(11)), MarkValue(Decimal(12))),
    ]
    assert (found.same, found.once) == (1, 1)


def test_settling_gives_both_entries_one_mark(twice):
    again(twice, "Lambert", "MA", "12")
    twice.run(settle, twice.id, twice.edit("Lambert", "MA", "11.5"))
    assert twice.ask(comparison, twice.id).differences == ()
    marks = {one.course_id: one.mark.value for one in twice.row("Lambert").marks}
    assert marks[twice.course("MA")] == Decimal("11.5")
    with twice.school.session() as session:
        line = session.exec(select(JournalEntry).order_by(JournalEntry.id.desc())).first()
    assert (line.action, '"mark": "11"' in line.before) == (
        "councils.double_entry.settle",
        True,
    )


def test_settling_on_no_mark_empties_both(twice):
    again(twice, "Dubois", "NL", "absent")
    twice.run(settle, twice.id, twice.edit("Dubois", "NL", None))
    assert twice.row("Dubois").marks == ()
    with twice.school.session() as session:
        assert session.exec(select(SecondMark)).all() == []


def test_a_council_whose_entries_differ_is_not_closed(twice):
    twice.complete()
    again(twice, "Lambert", "MA", "12")
    (missing,) = twice.ask(closing, twice.id).missing
    assert (missing.kind, missing.name) == ("entries", "LAMBERT Éloïse")
    twice.run(settle, twice.id, twice.edit("Lambert", "MA", "12"))
    twice.seal()


@pytest.mark.parametrize("mark", ["21", "11.3"])
def test_a_second_mark_is_on_the_scale(twice, mark):
    with pytest.raises(Refusal, match="n'est pas une note"):
        again(twice, "Lambert", "MA", mark)


def test_a_school_that_enters_once_has_no_second_entry(sitting):
    assert not sitting.opened().view.double_entry
    with pytest.raises(Refusal, match="deux fois"):
        again(sitting, "Lambert", "MA", "12")


def test_who_may_not_enter_marks_enters_none_twice(twice):
    desk = twice.school.as_role(Role.READER)
    with pytest.raises(Refusal, match="Votre compte"):
        twice.school.file.run(enter_second_marks, desk, twice.id, ())


def test_the_comparison_asks_as_much_for_any_number(twice, statements):
    again(twice, "Lambert", "MA", "12")
    statements.clear()
    twice.ask(comparison, twice.id)
    few = len(statements)
    for pupil in ("Dubois", "Peeters", "Van Damme"):
        again(twice, pupil, "FR", "10")
    statements.clear()
    twice.ask(comparison, twice.id)
    assert len(statements) == few


# comments


def comment(sitting, pupil, code, text):
    sitting.run(comment_course, sitting.id, sitting.enrolment(pupil), sitting.course(code), text)


def test_a_comment_is_kept_changed_and_taken_away(sitting):
    comment(sitting, "Lambert", "MA", "  De grands\nprogrès. ")
    said = Comment(sitting.course("MA"), "De grands progrès.")
    assert sitting.row("Lambert").comments == (said,)
    comment(sitting, "Lambert", "MA", "")
    assert sitting.row("Lambert").comments == ()


def test_a_comment_stands_in_the_minutes_by_the_name_of_its_course(sitting):
    sitting.complete()
    comment(sitting, "Lambert", "MA", "De grands progrès.")
    told = {pupil.name: pupil.comments for pupil in sitting.ask(closing, sitting.id).view.pupils}
    assert told.pop("LAMBERT Éloïse") == ("Mathématique : De grands progrès.",)
    assert not any(told.values())


@pytest.mark.parametrize(
    ("pupil", "text", "said"),
    [("Lambert", "x" * (LONGEST + 1), "trop long"), ("Peeters", "Bien.", "ne suit pas")],
)
def test_a_comment_that_cannot_stand_is_refused(sitting, pupil, text, said):
    leave_course(sitting, "Peeters", "NL")
    with pytest.raises(Refusal, match=said):
        comment(sitting, pupil, "NL", text)


def test_a_sealed_comment_stays_and_an_addendum_starts_from_it(sitting):
    sitting.complete()
    comment(sitting, "Lambert", "MA", "Bien.")
    sitting.seal()
    with pytest.raises(Refusal, match="scellé"):
        comment(sitting, "Lambert", "MA", "Mal.")
    wanted = Reopening(
        (sitting.enrolment("Lambert"),), "correction", "Erreur", sitting.school.desk.today
    )
    added = sitting.run(reopen, sitting.id, wanted).value
    with sitting.school.session() as session:
        rows = session.exec(select(CourseComment).where(CourseComment.council_id == added)).all()
        assert [row.text for row in rows] == ["Bien."]
    sitting.run(drop_addendum, added)


def leave_course(sitting, pupil, code):
    with sitting.school.session() as session:
        row = session.exec(
            select(CourseFollowed).where(
                CourseFollowed.enrolment_id == sitting.enrolment(pupil),
                CourseFollowed.course_id == sitting.course(code),
            )
        ).one()
        row.until = date(2025, 1, 31)
        session.add(row)
