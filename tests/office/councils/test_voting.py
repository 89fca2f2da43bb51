"""Votes: judged by the regime's rule, never typed; recusals; matters."""

from dataclasses import replace

import pytest

from app.errors import Refusal
from app.office.councils.ballots import ABSTAINED, AGAINST, FOR, Entry
from app.office.councils.circumstances import set_circumstance
from app.office.councils.electorate import HEAD
from app.office.councils.matters import add_matter, remove_matter
from app.office.councils.members import set_presence, set_role
from app.office.councils.opening import NewCouncil, SessionDetails, change_session, open_council
from app.office.councils.recusing import recuse, withdraw_recusal
from app.office.councils.sealing import closing
from app.office.councils.tallies import tally
from app.office.councils.views import VoteState
from app.office.councils.voting import vote_on_matter, vote_on_pupil, withdraw_vote
from app.reports.proces_verbal_view import voters_word
from app.rules.verdict import Reason
from tests.office.councils.conftest import Sitting, sit

STAFF = ("LEJ", "MAR", "SIM")


def vote(sitting: Sitting, pupil: str, entry: Entry):
    return sitting.run(vote_on_pupil, sitting.id, sitting.enrolment(pupil), entry).value


def discipline(school, *pupils: str) -> Sitting:
    new = NewCouncil(
        school.classes["S4A"],
        "discipline_council",
        SessionDetails(school.desk.today, "9 h", "Salle 1"),
        tuple(school.staff.values()),
        tuple(school.enrolments["S4A", pupil] for pupil in pupils),
    )
    opened = Sitting(school, "S4A", school.file.run(open_council, school.desk, new).value)
    for pupil in pupils:
        opened.run(set_circumstance, opened.id, opened.enrolment(pupil), "summons_elsewhere", True)
    return opened


def missing(sitting: Sitting) -> set[tuple[str, str]]:
    return {(one.kind, one.name.split()[0]) for one in sitting.ask(closing, sitting.id).missing}


def test_without_a_rule_the_school_s_usage_decides_and_says_so(sitting):
    sitting.decide("Lambert", "aoa")
    taken = vote(sitting, "Lambert", Entry("aoa", 3, 1))
    assert (taken.outcome, taken.present, taken.rule) == ("adopted", 4, "")
    assert taken.reasons[0].source == "Usage de l'école, sans règle"
    assert vote(sitting, "Lambert", Entry("aoa", 1, 2)).outcome == "rejected"
    assert len(sitting.row("Lambert").votes) == 1, "a vote corrects the one before"
    assert ("vote", "LAMBERT") in missing(sitting)
    assert vote(sitting, "Lambert", Entry("aoa", 2, 2, FOR)).outcome == "adopted"
    assert vote(sitting, "Lambert", Entry("aoa", 2, 2, AGAINST)).outcome == "rejected"
    assert vote(sitting, "Lambert", Entry("aoa", 1, 1)).outcome == "undecided"
    assert vote(sitting, "Lambert", Entry("aoa", consensus=True)).method == "consensus"
    assert [one.outcome for one in sitting.row("Lambert").votes] == ["undecided", "adopted"]


def test_more_voices_than_voters_are_refused(sitting):
    with pytest.raises(Refusal, match="plus de voix que de votants"):
        vote(sitting, "Lambert", Entry("aoa", 4, 1))
    with pytest.raises(Refusal, match="décision"):
        vote(sitting, "Lambert", Entry("promoted", 1, 0))


def test_a_vote_without_quorum_is_not_recorded(school):
    council = sit(school, "UE1", "studies_first")
    for code in STAFF[:2]:
        council.run(set_presence, council.id, school.staff[code], "excused")
    council.decide("Lambert", "passed")
    for entry in (Entry("passed", 2, 0, FOR), Entry("passed", consensus=True)):
        with pytest.raises(Refusal, match="quorum"):
            vote(council, "Lambert", entry)
    assert council.row("Lambert").votes == ()
    assert not council.opened().view.quorate
    assert ("quorum", "LAMBERT") in missing(council)
    council.run(set_presence, council.id, school.staff["LEJ"], "present")
    assert ("quorum", "LAMBERT") not in missing(council)


def test_the_absolute_majority_and_the_casting_voice_are_the_rule_s(school):
    council = sit(school, "UE1", "studies_first")
    taken = vote(council, "Lambert", Entry("refused", 2, 1, FOR))
    assert (taken.outcome, taken.abstentions) == ("undecided", 1)
    assert taken.rule == "promsoc.council_vote" and taken.digest
    again = vote(council, "Lambert", Entry("refused", 2, 2, AGAINST))
    assert again.outcome == "rejected" and again.reasons[0].code == "casting_vote"
    assert len(council.row("Lambert").votes) == 2, "an undecided vote stays beside the new one"


def test_voices_by_name_are_kept_with_the_names(school):
    council = sit(school, "UE1", "studies_first")
    staff = [str(one) for one in school.staff.values()]
    voices = ((HEAD, FOR), (staff[0], FOR), (staff[1], FOR), (staff[2], ABSTAINED))
    taken = vote(council, "Lambert", Entry("passed", ballots=voices))
    assert (taken.votes_for, taken.abstentions, taken.president_vote) == (3, 1, FOR)
    assert {one.voter: one.voice for one in taken.ballots}["M. Luc Simon"] == ABSTAINED
    with pytest.raises(Refusal, match="ne peut voter"):
        vote(council, "Lambert", Entry("passed", ballots=(("999", FOR),)))


def test_in_a_european_class_council_nobody_abstains(school):
    council = sit(school, "S4A", "class_council_june")
    with pytest.raises(Refusal, match="ne peut être enregistré"):
        vote(council, "Lambert", Entry("refused", 2, 1, FOR))
    taken = vote(council, "Lambert", Entry("refused", 2, 2, AGAINST))
    assert (taken.outcome, taken.reasons[0].code) == ("rejected", "president_casting_vote")
    council.run(set_role, council.id, school.staff["SIM"], "sen_support")
    assert vote(council, "Lambert", Entry("refused", 2, 1, FOR)).outcome == "adopted"


def test_a_deliberated_promotion_needs_its_vote(school):
    council = sit(school, "S4A", "class_council_june")
    council.enter("Lambert", "7", "4", "4", "7", "8")
    assert council.constat("Lambert").deliberates
    council.decide("Lambert", "promoted")
    assert ("vote", "LAMBERT") in missing(council)
    vote(council, "Lambert", Entry("promoted", 4, 0, FOR))
    assert ("vote", "LAMBERT") not in missing(council)


def test_an_exclusion_takes_two_thirds_then_a_second_vote_then_something_lower(school):
    council = discipline(school, "Dubois")
    council.decide("Dubois", "temporary_exclusion", motivation="Faits graves.", days=5)
    first = vote(council, "Dubois", Entry("temporary_exclusion", 2, 2, FOR, days=5))
    assert (first.outcome, first.round) == ("second_vote", 1)
    second = vote(council, "Dubois", Entry("temporary_exclusion", 2, 2, FOR, days=5))
    assert (second.outcome, second.round) == ("lower_measures", 2)
    assert missing(council) == {("vote", "DUBOIS")}
    council.decide("Dubois", "council_warning", motivation="Faits graves.")
    assert vote(council, "Dubois", Entry("council_warning", 3, 1, FOR)).outcome == "adopted"
    assert missing(council) == set()
    assert len(council.row("Dubois").votes) == 3


def test_an_exclusion_lasts_what_the_rule_allows(school):
    council = discipline(school, "Dubois")
    council.decide("Dubois", "temporary_exclusion", motivation="Faits graves.")
    assert missing(council) == {("days", "DUBOIS"), ("vote", "DUBOIS")}
    with pytest.raises(Refusal, match="durée permise"):
        vote(council, "Dubois", Entry("temporary_exclusion", 4, 0, FOR, days=16))


def test_who_stands_aside_is_in_no_count_for_that_pupil_only(school):
    council = sit(school, "UE1", "studies_first")
    simon = school.staff["SIM"]
    council.run(recuse, council.id, council.enrolment("Lambert"), simon, "parent")
    assert vote(council, "Lambert", Entry("passed", 3, 0, FOR)).present == 3
    assert vote(council, "Dubois", Entry("passed", 4, 0, FOR)).present == 4
    with pytest.raises(Refusal, match="déjà récusée"):
        council.run(recuse, council.id, council.enrolment("Lambert"), simon, "")
    council.run(withdraw_recusal, council.id, council.enrolment("Lambert"), simon)
    assert council.row("Lambert").recusals == ()
    with pytest.raises(Refusal, match="n'est pas récusée"):
        council.run(withdraw_recusal, council.id, council.enrolment("Lambert"), simon)


@pytest.mark.parametrize(
    "entry",
    [
        Entry("passed", 4, 0, FOR),
        Entry("passed", 3, 0, FOR),  # one abstained
    ],
)
def test_a_vote_is_taken_again_once_somebody_who_counted_in_it_stands_aside(school, entry):
    council = sit(school, "UE1", "studies_first")
    council.decide("Lambert", "passed", ground="Ensemble du parcours.")
    vote(council, "Lambert", entry)
    assert ("voters", "LAMBERT") not in missing(council)
    council.run(
        recuse, council.id, council.enrolment("Lambert"), school.staff["SIM"], "parent de l'élève"
    )
    assert ("voters", "LAMBERT") in missing(council)
    vote(council, "Lambert", Entry("passed", 3, 0, FOR))
    assert not {("vote", "LAMBERT"), ("voters", "LAMBERT")} & missing(council)


def test_a_named_voter_who_turns_out_to_be_absent_has_the_vote_taken_again(school):
    council = sit(school, "UE1", "studies_first")
    council.decide("Lambert", "passed", ground="Ensemble du parcours.")
    staff = [str(one) for one in school.staff.values()]
    voices = ((HEAD, FOR), *((one, FOR) for one in staff))
    vote(council, "Lambert", Entry("passed", ballots=voices))
    council.run(set_presence, council.id, school.staff["SIM"], "absent")
    assert ("voters", "LAMBERT") in missing(council)


def test_who_presides_cannot_stand_aside(sitting):
    staff = sitting.school.staff["LEJ"]
    sitting.run(
        change_session, sitting.id, SessionDetails(sitting.school.desk.today, president_id=staff)
    )
    with pytest.raises(Refusal, match="préside"):
        sitting.run(recuse, sitting.id, sitting.enrolment("Lambert"), staff, "parent")
    with pytest.raises(Refusal, match="ne siège pas"):
        sitting.run(recuse, sitting.id, sitting.enrolment("Lambert"), 999, "parent")


def test_who_sits_in_another_s_place_votes_for_them(sitting):
    staff = sitting.school.staff
    sitting.run(change_session, sitting.id, SessionDetails(sitting.school.desk.today))
    with pytest.raises(Refusal, match="par qui"):
        sitting.run(set_presence, sitting.id, staff["MAR"], "replaced")
    with pytest.raises(Refusal, match="qu'une fois"):
        sitting.run(set_presence, sitting.id, staff["MAR"], "replaced", staff["LEJ"])
    from app.models import Staff

    with sitting.school.session() as session:
        other = Staff(code="AUT", last_name="Autre", first_name="Julie", civility="mrs")
        session.add(other)
        session.flush()
        other_id = other.id
    sitting.run(set_presence, sitting.id, staff["MAR"], "replaced", other_id)
    member = next(
        one for one in sitting.opened().view.members if one.person.staff_id == staff["MAR"]
    )
    assert member.replaced_by.name == "Mme Julie Autre" and member.votes
    voices = (("0", FOR), (str(staff["MAR"]), AGAINST))
    names = {one.voter for one in vote(sitting, "Lambert", Entry("aoa", ballots=voices)).ballots}
    assert "Mme Julie Autre" in names and "M. Paul Martin" not in names
    sitting.run(set_presence, sitting.id, staff["MAR"], "present")
    assert sitting.opened().view.members[1].replaced_by is None


def test_a_vote_entered_by_mistake_is_taken_back(sitting):
    taken = vote(sitting, "Lambert", Entry("aoa", 3, 0))
    sitting.run(withdraw_vote, sitting.id, taken.id)
    assert sitting.row("Lambert").votes == ()
    with pytest.raises(Refusal, match="n'est plus"):
        sitting.run(withdraw_vote, sitting.id, taken.id)


@pytest.fixture
def direction(school) -> Sitting:
    new = NewCouncil(
        school.classes["5P"],
        "direction_council",
        SessionDetails(school.desk.today, "9 h", "Salle 1"),
        tuple(school.staff.values()),
    )
    return Sitting(school, "5P", school.file.run(open_council, school.desk, new).value)


def test_a_council_of_direction_votes_on_points(direction):
    asked = (direction.id, "art45_formation", "Ouvrir la formation de maçon")
    matter = direction.run(add_matter, *asked).value
    end = direction.ask(closing, direction.id)
    assert [(one.kind, one.matter) for one in end.missing] == [("vote", matter)]
    taken = direction.run(vote_on_matter, direction.id, matter, Entry("", 2, 1, FOR)).value
    assert (taken.outcome, taken.reasons[0].code) == ("rejected", "two_thirds_not_met")
    taken = direction.run(vote_on_matter, direction.id, matter, Entry("", 3, 1, FOR)).value
    assert taken.outcome == "adopted"
    with pytest.raises(Refusal, match="a été voté"):
        direction.run(remove_matter, direction.id, matter)
    direction.run(set_role, direction.id, direction.school.staff["LEJ"], "coordinator")
    details = SessionDetails(
        direction.school.desk.today,
        president_id=direction.school.staff["LEJ"],
        presidency="coordinator",
    )
    direction.run(change_session, direction.id, details)
    other = direction.run(add_matter, direction.id, "other", "Un autre point").value
    assert direction.run(vote_on_matter, direction.id, other, Entry("", 2, 1, FOR)).value.adopted
    direction.run(
        remove_matter,
        direction.id,
        direction.run(add_matter, direction.id, "other", "Retiré").value,
    )
    direction.seal()


@pytest.mark.parametrize(
    ("subject", "text", "field"), [("aoa", "Un point", "subject"), ("other", " ", "text")]
)
def test_a_point_is_of_the_council_and_in_words(direction, subject, text, field):
    with pytest.raises(Refusal) as refused:
        direction.run(add_matter, direction.id, subject, text)
    assert refused.value.field == field


def test_two_voters_of_one_name_are_told_apart(sitting):
    from app.office.councils.electorate import electorate

    view = sitting.opened().view
    twins = tuple(
        replace(member, person=replace(member.person, last_name="Martin", first_name="Paul"))
        for member in view.members[:2]
    )
    names = [voter.name for voter in electorate(replace(view, members=twins)).voters]
    assert len(set(names)) == 3


def test_a_tally_tells_every_reason_and_how_many_could_vote(sitting):
    reasons = (Reason("one", "Majorité simple.", "art. 18"), Reason("two", "Deux.", "art. 19"))
    vote = VoteState(1, "passed", "adopted", 5, 3, 2, 0, reasons=reasons)
    told = tally(sitting.opened().view, vote)
    assert [(one.text, one.source) for one in told.grounds] == [
        ("Majorité simple.", "art. 18"),
        ("Deux.", "art. 19"),
    ]
    assert (told.voters, voters_word(told.voters)) == (5, "sur 5 voix délibératives")
