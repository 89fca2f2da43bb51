"""Who receives a letter of the demonstration: each situation, from the file to the envelope."""

import pytest
from sqlmodel import col, select

from app.models import Correspondent, Enrolment, Letter, PupilRepresentative, School, SchoolClass
from app.office.letters.copies import send_copies
from app.office.letters.envelopes import envelopes
from app.office.letters.register import letter
from app.office.letters.views import Subject
from app.office.pupils.recipients import recipients_of
from app.office.work import query
from tests.office.letters.conftest import text_of


@query
def everybody(reading):
    """The envelopes of each pupil of ordinary education of the year, and how they are tied."""
    session = reading.session
    ids = session.exec(
        select(Enrolment.pupil_id)
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .where(SchoolClass.regime == "fwb", col(Enrolment.end).is_(None))
        .where(
            Enrolment.year_id
            == select(Enrolment.year_id)
            .order_by(col(Enrolment.year_id).desc())
            .limit(1)
            .scalar_subquery()
        )
        .order_by(Enrolment.pupil_id)
    ).all()
    ties = {}
    for tie in session.exec(
        select(PupilRepresentative).where(col(PupilRepresentative.receives_letters))
    ):
        ties.setdefault(tie.pupil_id, []).append(tie.relation)
    found = recipients_of(session, reading.figures, ids, reading.today)
    return {
        pupil_id: (people, ties.get(pupil_id, []))
        for pupil_id, people in found.items()
        if people.complete
    }


SITUATIONS = {
    "of age": lambda people, _ties: people.of_age,
    "apart": lambda people, ties: len(people.recipients) == 2 and not people.of_age,
    "together": lambda people, ties: (
        not people.of_age
        and len(people.recipients) == 1
        and len(people.recipients[0].representative_ids) == 2
    ),
    "guardian": lambda people, ties: not people.of_age and ties == ["guardian"],
    "institution": lambda people, ties: not people.of_age and ties == ["institution"],
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_each_situation_is_written_to_as_it_is(demonstration, situation):
    known = demonstration.ask(everybody)
    of_this = SITUATIONS[situation]
    pupil_id, people = next(
        (pupil_id, people) for pupil_id, (people, ties) in known.items() if of_this(people, ties)
    )
    (about,) = {
        one.subject.about
        for one in demonstration.prepare(Subject("fwb", "event_permission", pupil_id)).letters
    }
    mine = Subject("fwb", "event_permission", pupil_id, about)
    demonstration.give(mine)
    issued = demonstration.issue(mine)
    assert len(issued) == len(people.recipients)
    with demonstration.school.session() as session:
        keys = [session.get(Letter, one).recipient_key for one in issued]
    assert keys == [one.key for one in people.recipients]
    assert keys[0].startswith("pupil:" if situation == "of age" else "representatives:")
    for letter_id, recipient in zip(issued, people.recipients, strict=True):
        text = text_of(demonstration.pdf(letter_id))
        for line in recipient.lines:
            assert line.replace("’", "'") in text, line
    if situation == "apart":
        _copied(demonstration, issued[0])


def _copied(demonstration, letter_id):
    """The CPMS and the DGEO each have their own line of the register."""
    with demonstration.school.session() as session:
        ids = tuple(session.exec(select(Correspondent.id).limit(2)).all())
    copies = demonstration.run(send_copies, (letter_id,), ids)
    original = demonstration.ask(letter, letter_id).line
    lines = [demonstration.ask(letter, one).line for one in copies]
    assert len(lines) == len(ids)
    assert {line.copy_of for line in lines} == {original.reference}
    assert len({line.number for line in (*lines, original)}) == len(ids) + 1


def test_siblings_share_an_envelope_where_the_school_wants_it(demonstration):
    known = demonstration.ask(everybody)
    by_household = {}
    for pupil_id, (people, _ties) in known.items():
        if not people.of_age and len(people.recipients) == 1:
            by_household.setdefault(people.recipients[0].key, []).append(pupil_id)
    siblings = next(ids for ids in by_household.values() if len(ids) > 1)[:2]
    issued = []
    for pupil_id in siblings:
        first = demonstration.prepare(Subject("fwb", "activity_dispense", pupil_id)).letters[0]
        demonstration.give(first.subject)
        issued += demonstration.issue(first.subject)
    for together, count in ((True, 1), (False, 2)):
        with demonstration.school.session() as session:
            session.get(School, 1).siblings_together = together
        assert len(demonstration.ask(envelopes, tuple(issued))) == count
