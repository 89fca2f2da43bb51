"""Addenda: nothing sealed is written again; letters that follow are those that changed."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlmodel import select

from app.errors import Refusal
from app.models import Council, Decision, Mark, Recusal, Vote
from app.office.councils.ballots import Entry
from app.office.councils.listing import councils
from app.office.councils.papers import council_paper
from app.office.councils.recusing import recuse
from app.office.councils.reopening import Reopening, drop_addendum, reopen
from app.office.councils.sealing import sealed_document
from app.office.councils.verification import seal_faults
from app.office.councils.voting import vote_on_pupil
from app.office.rights import Role
from tests.office.councils.conftest import Sitting


def reopened(sitting: Sitting, *pupils: str, origin="correction", reason="Erreur de note."):
    wanted = Reopening(
        tuple(sitting.enrolment(one) for one in pupils), origin, reason, date(2025, 6, 26)
    )
    added = sitting.run(reopen, sitting.id, wanted).value
    return Sitting(sitting.school, sitting.class_name, added)


@pytest.fixture
def sealed(sitting) -> Sitting:
    sitting.complete()
    sitting.run(
        recuse, sitting.id, sitting.enrolment("Dubois"), sitting.school.staff["SIM"], "père"
    )
    entry = Entry("aob", 2, 1)
    sitting.run(vote_on_pupil, sitting.id, sitting.enrolment("Dubois"), entry)
    sitting.seal()
    return sitting


def test_an_addendum_is_on_the_pupils_concerned_and_refers_to_the_first(sealed):
    before = sealed.ask(sealed_document, sealed.id)
    added = reopened(sealed, "Dubois")
    view = added.opened().view
    assert [row.last_name for row in view.pupils] == ["Dubois"]
    assert view.session.title == "Conseil de classe, juin · addendum 1"
    assert view.session.correction.fingerprint == sealed.opened().seal.fingerprint
    row = view.pupils[0]
    assert row.decision.code == "aob" and len(row.marks) == 5 and row.votes == ()
    assert row.recusals[0].reason == "père"
    added.enter("Dubois", "12")
    added.decide("Dubois", "aoa")
    added.seal()
    assert sealed.ask(sealed_document, sealed.id) == before
    assert sealed.row("Dubois").decision.code == "aob"
    assert sealed.ask(seal_faults) == ()
    text = " ".join(
        page.extract_text()
        for page in PdfReader(BytesIO(sealed.ask(sealed_document, added.id).content)).pages
    )
    assert "24 juin 2025" in text and sealed.opened().seal.fingerprint[:16] in text
    assert "Erreur de note" in text


def test_a_second_addendum_starts_from_the_first(sealed):
    first = reopened(sealed, "Dubois")
    first.decide("Dubois", "aoa")
    first.seal()
    second = reopened(sealed, "Dubois", "Lambert", origin="internal_appeal")
    decided = {row.last_name: row.decision.code for row in second.opened().view.pupils}
    assert decided == {"Dubois": "aoa", "Lambert": "aoa"}
    titles = [line.title for line in sealed.ask(councils).lines if line.class_name == "4TQA"]
    assert titles == [
        "Conseil de classe, juin",
        "Conseil de classe, juin · addendum 1",
        "Conseil de classe, juin · addendum 2",
    ]


def later(sitting: Sitting, day: int, *pupils: str, origin="correction") -> Sitting:
    """An addendum of that day in June, sealed."""
    wanted = Reopening(
        tuple(sitting.enrolment(one) for one in pupils), origin, "Recours.", date(2025, 6, day)
    )
    added = Sitting(
        sitting.school, sitting.class_name, sitting.run(reopen, sitting.id, wanted).value
    )
    added.seal()
    return added


def test_each_addendum_follows_the_latest_and_names_the_whole_chain(sealed):
    """Whichever document of the chain it was asked from."""
    first = later(sealed, 26, "Dubois")
    second = later(sealed, 27, "Lambert")
    third = later(first, 28, "Dubois", origin="internal_appeal")
    marks = [one.opened().seal.fingerprint for one in (sealed, first, second)]
    correction = third.opened().view.session.correction
    assert (correction.council_id, correction.addendum) == (second.id, 2)
    assert [one.council_id for one in correction.earlier] == [first.id, sealed.id]
    paper = third.ask(council_paper, third.id)
    assert paper.correction_of == (
        f"l'addendum 2 du 27 juin 2025 (empreinte {marks[2][:16]}…), à la suite "
        f"de l'addendum 1 du 26 juin 2025 (empreinte {marks[1][:16]}…) et "
        f"du procès-verbal du 24 juin 2025 (empreinte {marks[0][:16]}…), "
        "pour les élèves repris ci-dessous (décision sur recours interne\u00a0: Recours.)"
    )
    with pytest.raises(Refusal, match="d'avant le document qu'il corrige"):
        later(sealed, 27, "Dubois")
    assert sealed.ask(seal_faults) == ()


def test_an_appeal_s_decision_changed_behind_the_program_s_back_is_named(sealed):
    added = reopened(sealed, "Dubois", origin="internal_appeal", reason="Recours fondé.")
    added.decide("Dubois", "aoa")
    added.seal()
    with sealed.school.session() as session:
        row = session.exec(select(Decision).where(Decision.council_id == added.id)).one()
        row.code = "aob"
        session.add(row)
    (fault,) = sealed.ask(seal_faults)
    assert (fault.council_id, fault.title) == (added.id, "Conseil de classe, juin · addendum 1")
    assert fault.text == "La décision de DUBOIS Noé a été changée."


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"origin": "because"}, "origin"),
        ({"enrolment_ids": ()}, "pupils"),
        ({"enrolment_ids": (999,)}, "pupils"),
        ({"held_on": date(2025, 6, 1)}, "held_on"),
        ({"held_on": date(2026, 9, 1)}, "held_on"),
    ],
)
def test_what_an_addendum_needs_is_asked(sealed, change, field):
    from dataclasses import replace

    wanted = Reopening((sealed.enrolment("Dubois"),), "correction", "Erreur.", date(2025, 6, 26))
    with pytest.raises(Refusal) as refused:
        sealed.run(reopen, sealed.id, replace(wanted, **change))
    assert refused.value.field == field


def test_reopening_needs_the_right_and_a_sealed_council(sitting):
    wanted = Reopening((sitting.enrolment("Dubois"),), "correction", "Erreur.", date(2025, 6, 26))
    with pytest.raises(Refusal, match="n'est pas clôturé"):
        sitting.run(reopen, sitting.id, wanted)
    sitting.complete()
    sitting.seal()
    school = sitting.school
    with pytest.raises(Refusal, match="Votre compte"):
        school.file.run(reopen, school.as_role(Role.SECRETARY), sitting.id, wanted)


def test_one_addendum_is_open_at_a_time_and_may_be_given_up(sealed):
    added = reopened(sealed, "Dubois")
    with pytest.raises(Refusal, match="déjà ouvert"):
        reopened(sealed, "Lambert")
    added.run(vote_on_pupil, added.id, added.enrolment("Dubois"), Entry("aob", 2, 1))
    with pytest.raises(Refusal, match="ne s'abandonne plus"):
        added.run(drop_addendum, added.id)
    with sealed.school.session() as session:
        for row in session.exec(select(Vote).where(Vote.council_id == added.id)):
            session.delete(row)
    added.run(drop_addendum, added.id)
    with sealed.school.session() as session:
        assert session.get(Council, added.id) is None
        assert not session.exec(select(Mark).where(Mark.council_id == added.id)).all()
    reopened(sealed, "Lambert")


def test_an_open_council_that_corrects_nothing_is_not_given_up(sitting):
    with pytest.raises(Refusal, match="addendum"):
        sitting.run(drop_addendum, sitting.id)


def test_votes_and_recusals_changed_behind_the_program_s_back_are_named(sealed):
    with sealed.school.session() as session:
        vote = session.exec(select(Vote)).one()
        vote.votes_for = 3
        session.add(vote)
        recusal = session.exec(select(Recusal)).one()
        recusal.reason = "voisin"
        session.add(recusal)
    told = [fault.text for fault in sealed.ask(seal_faults)]
    assert told == [
        "Le vote sur DUBOIS Noé a été changé.",
        "Les récusations pour DUBOIS Noé ont été changées.",
    ]


def test_a_presence_changed_behind_the_program_s_back_is_named(sealed):
    from app.models import CouncilMember

    with sealed.school.session() as session:
        row = session.get(CouncilMember, (sealed.id, sealed.school.staff["LEJ"]))
        row.presence = "absent"
        session.add(row)
    assert [fault.text for fault in sealed.ask(seal_faults)] == [
        "Les membres du conseil, leur voix ou leur présence ont été changés."
    ]
