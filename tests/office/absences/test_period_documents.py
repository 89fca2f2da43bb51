"""Documents where periods are counted: adult education and the European School."""

from datetime import date

import pytest

from app.errors import Refusal
from app.office.absences.dossiers import dossiers
from app.office.absences.paper import Paper
from app.office.absences.receiving import NewDocument, decide, foresee, receive, rule_on
from app.office.absences.thresholds import counters

MONDAY, TUESDAY = date(2025, 6, 16), date(2025, 6, 17)
THURSDAY, FRIDAY = date(2025, 6, 19), date(2025, 6, 20)
FIFTH = date(2025, 6, 21)  # a Saturday, the 5th working day after Monday 16
AFTER = date(2025, 6, 23)
LAST = date(2025, 6, 24)


@pytest.fixture
def evening(register):
    """A student of adult education who missed two periods of one evening."""
    register.class_name = "UE1"
    for slot in ("p1", "p2"):
        register.give("Dubois", "A", day=MONDAY, slot=slot)
    return register


@pytest.fixture
def course(register):
    """A pupil of the European School."""
    register.class_name = "S4A"
    return register


def who(register):
    name = "Dubois" if register.class_name == "UE1" else "Lambert"
    return register.school.pupils[register.class_name, name]


def given(register, kind, motive="illness", received=FIFTH, first=MONDAY, last=MONDAY, **rest):
    signer = "pupil" if kind == "note" else ""
    paper = Paper(kind, motive, received, signer, **rest)
    return NewDocument((who(register),), first, last, paper)


def numbers(register):
    rows = register.ask(counters).rows
    row = next(one for one in rows if one.pupil_id == who(register))
    return row.justified, row.unjustified, row.pending


def standing(register):
    found = register.ask(dossiers).dossiers
    return [(one.state, one.half_days, one.unit) for one in found if one.pupil_id == who(register)]


def test_an_evening_waits_until_the_fifth_working_day(evening):
    before = evening.ask(dossiers, today=FIFTH).dossiers
    assert [(one.state, one.due, one.half_days) for one in before] == [("waiting", FIFTH, 2)]
    assert before[0].offer.usual == "medical_certificate"
    assert standing(evening) == []


@pytest.mark.parametrize(
    ("kind", "motive", "received", "announced", "state"),
    [
        ("medical_certificate", "illness", FIFTH, None, "accepted"),
        ("relative_certificate", "force_majeure", FIFTH, None, "accepted"),
        ("employer_attestation", "force_majeure", FIFTH, None, "accepted"),
        ("social_law_attestation", "authority", FIFTH, None, "accepted"),
        ("death_document", "death_third_degree", FIFTH, None, "accepted"),
        ("death_document", "death_further", FIFTH, None, "to_judge"),
        ("note", "personal", FIFTH, None, "to_judge"),
        ("dixit_attestation", "illness", FIFTH, None, "refused"),
        ("backdated_attestation", "illness", FIFTH, None, "refused"),
        ("medical_certificate", "illness", AFTER, None, "too_late"),
        ("medical_certificate", "illness", AFTER, FIFTH, "accepted"),
    ],
)
def test_each_document_has_its_verdict(evening, kind, motive, received, announced, state):
    document = given(evening, kind, motive, received, announced=announced)
    (foreseen,) = evening.ask(foresee, document)
    evening.run(receive, document)
    assert standing(evening) == [(state, 2, "period")]
    counts = {"accepted": (2, 0, 0), "to_judge": (0, 0, 2)}.get(state, (0, 2, 0))
    assert numbers(evening) == counts
    assert (foreseen.justified, foreseen.refused, foreseen.waiting) == counts


def test_the_head_recognises_then_revises_with_a_reason(evening):
    (number,) = evening.run(receive, given(evening, "note", "personal"))
    assert evening.ask(rule_on, number)[0].codes == {"to_judge"}
    with pytest.raises(Refusal, match="motivation"):
        evening.run(decide, number, "accepted", "")
    assert evening.run(decide, number, "accepted", "Un incendie chez lui.") == "accepted"
    assert numbers(evening) == (2, 0, 0)
    with pytest.raises(Refusal, match="motivation"):
        evening.run(decide, number, "refused", "")
    assert evening.run(decide, number, "refused", "Il n'y a pas eu d'incendie.") == "refused"
    assert numbers(evening) == (0, 2, 0)
    (one,) = evening.ask(dossiers).dossiers
    assert one.decision_reason == "Il n'y a pas eu d'incendie."
    assert one.reasons[0].code == "rejected"


def test_each_evening_is_judged_from_its_own_day(evening):
    evening.give("Dubois", "A", day=THURSDAY, slot="p1")
    document = given(evening, "medical_certificate", received=AFTER, last=THURSDAY)
    assert len(evening.run(receive, document)) == 2
    assert sorted(standing(evening)) == [("accepted", 1, "period"), ("too_late", 2, "period")]


def test_a_death_needs_its_degree_and_a_dispatch_comes_before(evening):
    with pytest.raises(Refusal) as refused:
        evening.run(receive, given(evening, "death_document", "illness"))
    assert refused.value.field == "motive"
    with pytest.raises(Refusal) as refused:
        evening.run(receive, given(evening, "note", "personal", announced=AFTER))
    assert refused.value.field == "announced"


@pytest.mark.parametrize(
    ("kind", "received", "announced", "state"),
    [
        ("note", TUESDAY, None, "accepted"),
        ("note", THURSDAY, None, "too_late"),
        ("medical_certificate", THURSDAY, TUESDAY, "accepted"),
        ("medical_certificate", THURSDAY, None, "too_late"),
    ],
)
def test_a_short_illness_is_told_by_the_second_day(course, kind, received, announced, state):
    course.give("Lambert", "A", day=MONDAY, slot="p1")
    document = given(course, kind, received=received, announced=announced)
    course.run(receive, document)
    assert standing(course) == [(state, 1, "period")]


@pytest.mark.parametrize(
    ("kind", "received", "state"),
    [
        ("note", TUESDAY, "refused"),
        ("medical_certificate", THURSDAY, "accepted"),
        ("medical_certificate", AFTER, "too_late"),
    ],
)
def test_beyond_two_days_a_certificate_is_needed_on_return(course, kind, received, state):
    for day in (MONDAY, TUESDAY, date(2025, 6, 18)):
        course.give("Lambert", "A", day=day, slot="p1")
    announced = None if kind == "note" else TUESDAY
    document = given(course, kind, received=received, last=FRIDAY, announced=announced)
    course.run(receive, document)
    assert standing(course) == [(state, 3, "period")]


def test_what_the_director_authorises_is_excused_at_the_roll(course):
    course.give("Lambert", "A", day=MONDAY, slot="p1")
    with pytest.raises(Refusal) as refused:
        course.run(receive, given(course, "note", "personal", received=TUESDAY))
    assert refused.value.field == "motive"
    (number,) = course.run(receive, given(course, "note", received=THURSDAY))
    with pytest.raises(Refusal, match="juge seul"):
        course.run(decide, number, "accepted", "Il avait prévenu par téléphone.")
