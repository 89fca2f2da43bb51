"""Convocations: one a member, by the notice that the rule asks for."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.errors import Refusal
from app.office.councils.convening import Convening, record_convocations, to_convene
from app.office.councils.members import remove_member
from app.office.councils.opening import SessionDetails, change_session
from app.office.councils.phrases import (
    drop_phrase,
    keep_phrase,
    move_phrase,
    phrases,
    reword_phrase,
)
from app.reports.convocation import render_convocations
from tests.office.councils.conftest import sit

HELD = date(2025, 6, 24)
AGENDA = ("Examen des résultats", "Divers")


def convened(council, wanted: Convening):
    ready = council.ask(to_convene, council.id, wanted)
    pdf = render_convocations(ready.view)
    council.run(record_convocations, council.id, wanted, pdf)
    return ready, pdf


@pytest.fixture
def european(school):
    council = sit(school, "S4A")
    council.run(change_session, council.id, SessionDetails(HELD, "16 h", "Salle 1", agenda=AGENDA))
    return council


def test_each_member_is_convened_and_it_is_recorded(european):
    sent = HELD - timedelta(days=7)
    ready, pdf = convened(european, Convening(sent))
    assert "régulière" in ready.notice and "art. 17" in ready.notice
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert len(pages) == 3
    assert "Mme Anne Lejeune" in pages[0] and "convoquée" in pages[0] and "Divers" in pages[0]
    assert pdf == render_convocations(ready.view)
    assert {one.convened_on for one in european.opened().view.members} == {sent}
    with pytest.raises(Refusal, match="reste dans la liste"):
        european.run(remove_member, european.id, european.school.staff["SIM"])


def test_a_notice_that_is_too_short_is_refused_but_in_urgency(european):
    late = HELD - timedelta(days=6)
    with pytest.raises(Refusal, match=r"7 jours.*art\. 17"):
        european.ask(to_convene, european.id, Convening(late))
    assert "urgence" in european.ask(to_convene, european.id, Convening(late, urgent=True)).notice
    early = Convening(HELD - timedelta(days=9), during_lessons=True)
    with pytest.raises(Refusal, match="enseignement"):
        european.ask(to_convene, european.id, early)


def test_without_a_rule_no_notice_is_asked(sitting):
    ready, _pdf = convened(sitting, Convening(HELD))
    assert "Aucune règle" in ready.notice


@pytest.mark.parametrize(
    ("details", "match"),
    [
        (SessionDetails(HELD, "", "Salle 1"), "heure ou le lieu"),
        (SessionDetails(HELD, "9 h", ""), "heure ou le lieu"),
    ],
)
def test_a_convocation_says_when_and_where(sitting, details, match):
    sitting.run(change_session, sitting.id, details)
    with pytest.raises(Refusal, match=match):
        sitting.ask(to_convene, sitting.id, Convening(HELD))


def test_nobody_is_convened_after_the_council_nor_without_members(sitting):
    with pytest.raises(Refusal, match="ne peut suivre"):
        sitting.ask(to_convene, sitting.id, Convening(HELD + timedelta(days=1)))
    for staff_id in sitting.school.staff.values():
        sitting.run(remove_member, sitting.id, staff_id)
    with pytest.raises(Refusal, match="pas encore de membres"):
        sitting.ask(to_convene, sitting.id, Convening(HELD))


def test_a_delegated_presidency_names_its_decision(sitting):
    with pytest.raises(Refusal) as refused:
        sitting.run(change_session, sitting.id, SessionDetails(HELD, presidency="delegate"))
    assert refused.value.field == "delegation"


def test_phrases_are_reworded_ordered_and_taken_away(sitting):
    known = [one.id for one in sitting.ask(phrases)]
    first = sitting.run(keep_phrase, "Une phrase.", "aob").value
    second = sitting.run(keep_phrase, "Une autre.", "").value
    sitting.run(move_phrase, second, -1)
    assert [one.id for one in sitting.ask(phrases)] == [*known, second, first]
    sitting.run(move_phrase, second, 9)
    assert [one.id for one in sitting.ask(phrases)] == [*known, first, second]
    sitting.run(reword_phrase, first, "Mieux dite.", "aoc")
    found = next(one for one in sitting.ask(phrases) if one.id == first)
    assert (found.text, found.decision) == ("Mieux dite.", "aoc")
    with pytest.raises(Refusal, match="déjà dans la liste"):
        sitting.run(reword_phrase, second, "Mieux dite.", "")
    sitting.run(drop_phrase, first)
    with pytest.raises(Refusal, match="n'est plus"):
        sitting.run(drop_phrase, first)
