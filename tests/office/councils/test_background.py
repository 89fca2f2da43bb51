"""What the council has at hand: the same statements whatever the pupils, decisions of before."""

from datetime import date

from app.office.councils.background import backgrounds
from app.office.councils.opening import NewCouncil, SessionDetails, open_council
from tests.office.councils.conftest import Sitting
from tests.office.councils.test_grid import more_pupils


def test_statements_do_not_grow_with_pupils(sitting, statements):
    statements.clear()
    sitting.ask(backgrounds, sitting.id)
    few = len(statements)
    more_pupils(sitting, 26)
    statements.clear()
    assert len(sitting.ask(backgrounds, sitting.id)) == 30
    assert len(statements) == few
    assert few <= 25


def test_a_sealed_decision_is_at_hand_in_the_council_that_follows(sitting):
    sitting.complete()
    sitting.seal()
    school = sitting.school
    session = SessionDetails(date(2025, 8, 27), "14:05", "", None, school.staff["MAR"])
    new = NewCouncil(
        school.classes["4TQA"], "class_council_september", session, tuple(school.staff.values())
    )
    later = Sitting(school, "4TQA", school.file.run(open_council, school.desk, new).value)
    (past,) = later.ask(backgrounds, later.id)[later.enrolment("Peeters")].past
    assert (past.class_name, past.decision) == ("4TQA", "Ajourné")
