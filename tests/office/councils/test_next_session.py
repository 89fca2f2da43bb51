"""The next session: the adjourned with their examinations, in its window."""

from datetime import date
from decimal import Decimal

import pytest

from app.errors import Refusal
from app.office.councils.constats import marks_of
from app.office.councils.entering import enter_marks
from app.office.councils.opening import NewCouncil, SessionDetails, change_session, open_council
from app.office.councils.proposing import proposal
from app.office.councils.reopening import Reopening, reopen
from app.office.councils.resits import set_resit
from app.office.councils.views import MarkValue
from tests.office.councils.conftest import Sitting, sit

SEPTEMBER = date(2025, 9, 2)


def second(school, class_name: str, kind: str, held_on: date) -> Sitting:
    new = NewCouncil(
        school.classes[class_name], kind, SessionDetails(held_on), tuple(school.staff.values())
    )
    return Sitting(school, class_name, school.file.run(open_council, school.desk, new).value)


@pytest.fixture
def june(sitting) -> Sitting:
    """Peeters is adjourned with a failure in mathematics, and did not sit Dutch."""
    sitting.complete()
    sitting.enter("Peeters", "15", "7", "absent", "15", "dispensed")
    sitting.seal()
    return sitting


def test_the_adjourned_sit_again_what_they_failed_and_nothing_else(june):
    september = second(june.school, "4TQA", "class_council_september", SEPTEMBER)
    (row,) = september.opened().view.pupils
    assert row.last_name == "Peeters"
    again = {june.course("MA"), june.course("NL")}
    assert set(row.open_courses) == again
    marks = {one.course_id: one.mark for one in row.marks}
    assert marks[june.course("FR")] == MarkValue(Decimal(15))
    assert june.course("MA") not in marks
    former = {one.course_id: one.former for one in row.resits}
    assert former[june.course("MA")] == MarkValue(Decimal(7))
    assert former[june.course("NL")] == MarkValue(None, "absent")
    september.run(enter_marks, september.id, (september.edit("Peeters", "MA", "12"),))
    with pytest.raises(Refusal, match="ne le représente pas"):
        september.run(enter_marks, september.id, (september.edit("Peeters", "FR", "12"),))


def test_an_examination_is_opened_and_closed_with_its_former_mark(june):
    september = second(june.school, "4TQA", "class_council_september", SEPTEMBER)
    who = september.enrolment("Peeters")
    september.enter("Peeters", None, "12")
    september.run(set_resit, september.id, who, june.course("MA"), False)
    marks = {one.course_id: one.mark for one in september.row("Peeters").marks}
    assert marks[june.course("MA")] == MarkValue(Decimal(7))
    with pytest.raises(Refusal, match="au moins un"):
        september.run(set_resit, september.id, who, june.course("NL"), False)
    september.run(set_resit, september.id, who, june.course("FR"), True)
    row = september.row("Peeters")
    assert june.course("FR") in row.open_courses
    with pytest.raises(Refusal, match="déjà ainsi"):
        september.run(set_resit, september.id, who, june.course("FR"), True)
    with pytest.raises(Refusal, match="scellé"):
        june.run(set_resit, june.id, who, june.course("FR"), True)


def test_in_the_first_session_nothing_is_sat_again(sitting):
    with pytest.raises(Refusal, match="ne représente pas"):
        sitting.run(set_resit, sitting.id, sitting.enrolment("Lambert"), sitting.course("FR"), True)


def test_a_session_that_adjourned_nobody_has_no_next_one(sitting):
    sitting.complete()
    sitting.decide("Peeters", "aoa")
    sitting.seal()
    with pytest.raises(Refusal, match="ajourné personne"):
        second(sitting.school, "4TQA", "class_council_september", SEPTEMBER)


def test_a_class_without_first_session_is_judged_whole_in_the_second(school):
    september = second(school, "4TQA", "class_council_september", SEPTEMBER)
    assert len(september.opened().view.pupils) == 4


@pytest.fixture
def unit(school) -> Sitting:
    council = sit(school, "UE1", "studies_first")
    council.enter("Dubois", "40", "70", "45", "50", "60")
    council.decide("Dubois", "postponed", motivation="Deux acquis non maîtrisés.")
    for pupil in ("Lambert", "Van Damme", "Peeters"):
        council.enter(pupil, "80", "70", "60", "50", "60")
        council.decide(pupil, "passed")
    council.seal()
    return council


def test_a_fraud_counts_in_the_councils_that_follow(unit):
    """Art. 17 §5: found in a sealed council, and read again by the next one on the pupil."""
    school = unit.school
    here = sit(school, "UE1", "integrated_first")
    here.run(change_session, here.id, SessionDetails(date(2025, 7, 2)))
    assert here.row("Dubois").previous_frauds == 0
    september = second(school, "UE1", "studies_second", date(2025, 7, 1))
    again = september.row("Dubois").open_courses
    edits = tuple(september.edit("Dubois", code, "fraud") for code in ("FR", "NL"))
    september.run(enter_marks, september.id, edits)
    assert len(again) == 2
    constat = september.opened().judge.constat(
        september.row("Dubois"), marks_of(september.row("Dubois")), None
    )
    assert [reason.code for reason in constat.reasons][:1] == ["fraud_found"]
    assert here.row("Dubois").previous_frauds == 0
    september.decide("Dubois", "refused", motivation="Fraude en seconde session.")
    september.seal()
    assert here.row("Dubois").previous_frauds == 1
    assert here.row("Lambert").previous_frauds == 0
    here.run(change_session, here.id, SessionDetails(date(2025, 6, 30)))
    assert here.row("Dubois").previous_frauds == 0


def test_an_addendum_takes_back_the_fraud_of_the_pupils_that_it_is_on(school):
    first = sit(school, "UE1", "studies_first")
    for pupil in ("Dubois", "Lambert"):
        first.enter(pupil, "fraud", "70", "45", "50", "60")
        first.decide(pupil, "postponed", motivation="Fraude.")
    for pupil in ("Van Damme", "Peeters"):
        first.enter(pupil, "80", "70", "60", "50", "60")
        first.decide(pupil, "passed")
    first.seal()
    here = sit(school, "UE1", "integrated_first")
    here.run(change_session, here.id, SessionDetails(date(2025, 7, 2)))

    def counted():
        return [here.row(pupil).previous_frauds for pupil in ("Dubois", "Lambert")]

    assert counted() == [1, 1]
    wanted = Reopening(
        (first.enrolment("Lambert"),), "correction", "Fraude non établie.", date(2025, 6, 26)
    )
    added = Sitting(school, "UE1", first.run(reopen, first.id, wanted).value)
    added.enter("Lambert", "80", "70", "45", "50", "60")
    assert counted() == [1, 1], "not before it is sealed"
    added.seal()
    assert counted() == [1, 0]


def test_where_no_rule_knows_of_frauds_none_is_noted(sitting):
    with pytest.raises(Refusal, match="fraude"):
        sitting.enter("Peeters", "fraud")


@pytest.mark.parametrize("day", [date(2025, 6, 30), date(2025, 10, 25)])
def test_the_second_session_lies_in_its_window(unit, day):
    with pytest.raises(Refusal) as refused:
        second(unit.school, "UE1", "studies_second", day)
    assert refused.value.field == "held_on" and "art. 23" in str(refused.value)
    council = second(unit.school, "UE1", "studies_second", date(2025, 7, 1))
    with pytest.raises(Refusal, match=r"art\. 23"):
        council.run(change_session, council.id, SessionDetails(day))
    council.run(change_session, council.id, SessionDetails(date(2025, 10, 24)))


def test_the_proposal_names_the_outcomes_to_sit_again_and_the_window(unit):
    proposed = unit.ask(proposal, unit.school.classes["UE1"])
    choice = next(one for one in proposed.kinds if one.code == "studies_second")
    assert [(one.name, one.told) for one in choice.carried] == [
        ("DUBOIS Noé", ("Français", "Néerlandais"))
    ]
    assert choice.held_on == date(2025, 7, 1)
    assert "1er juillet 2025" in choice.note and "art. 23" in choice.note


def test_a_session_that_is_open_stands_in_the_way_of_the_next(sitting):
    proposed = sitting.ask(proposal, sitting.school.classes["4TQA"])
    choice = next(one for one in proposed.kinds if one.code == "class_council_september")
    assert "pas encore clôturée" in choice.obstacle


def test_several_of_a_kind_are_numbered_and_a_centre_counts_its_meetings(school):
    for number in (1, 2):
        council = sit(school, "4TQA", "class_council_period")
        assert council.opened().view.session.title == f"Conseil de classe, période {number}"
    sit(school, "5P", "direction_council")
    choices = school.file.ask(proposal, school.desk, school.classes["5P"]).kinds
    choice = next(one for one in choices if one.code == "direction_council")
    assert choice.title.endswith("n°\N{NO-BREAK SPACE}2")
    assert "1 fois" in choice.note


@pytest.mark.parametrize("pupils", [(), (999,)])
def test_a_council_on_some_pupils_asks_which(school, pupils):
    new = NewCouncil(
        school.classes["S4A"],
        "discipline_council",
        SessionDetails(school.desk.today),
        (),
        pupils,
    )
    with pytest.raises(Refusal) as refused:
        school.file.run(open_council, school.desk, new)
    assert refused.value.field == "pupils"
