"""Votes, recusals and members of sealed councils, compared with what was sealed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from app.i18n import _
from app.models import CouncilMember, Recusal, Vote
from app.office.councils.views import CouncilView, VoteState
from app.office.councils.voted import vote_state

Seats = dict[int, tuple[str, str, str]]
"""By staff identity: voice, presence, role."""


@dataclass(frozen=True)
class StoredPolls:
    """What the tables hold now, by council."""

    votes: Mapping[int, list[tuple[int | None, int | None, VoteState]]]
    recusals: Mapping[int, set[tuple[int, int, str]]]
    seats: Mapping[int, Seats]


def stored_polls(session: Session, which: Any) -> StoredPolls:
    """The votes, recusals and members of these councils; three statements."""
    votes: dict[int, list[tuple[int | None, int | None, VoteState]]] = defaultdict(list)
    for vote in session.exec(
        select(Vote).where(col(Vote.council_id).in_(which)).order_by(col(Vote.position))
    ):
        votes[vote.council_id].append((vote.enrolment_id, vote.matter_id, vote_state(vote)))
    recusals: dict[int, set[tuple[int, int, str]]] = defaultdict(set)
    for row in session.exec(select(Recusal).where(col(Recusal.council_id).in_(which))):
        recusals[row.council_id].add((row.enrolment_id, row.staff_id, row.reason))
    seats: dict[int, Seats] = defaultdict(dict)
    for member in session.exec(
        select(CouncilMember).where(col(CouncilMember.council_id).in_(which))
    ):
        kept = (member.voice, member.presence, member.role)
        seats[member.council_id][member.staff_id] = kept
    return StoredPolls(votes, recusals, seats)


def changed_polls(view: CouncilView, now: StoredPolls, council_id: int) -> Iterator[str]:
    """What no longer agrees, in sentences."""
    votes = now.votes.get(council_id, [])
    aside = now.recusals.get(council_id, set())
    for pupil in view.pupils:
        mine = tuple(state for enrolment, _m, state in votes if enrolment == pupil.enrolment_id)
        if mine != pupil.votes:
            yield _("Le vote sur {name} a été changé.").format(name=pupil.name)
        sealed = {(pupil.enrolment_id, one.staff_id, one.reason) for one in pupil.recusals}
        if {one for one in aside if one[0] == pupil.enrolment_id} != sealed:
            yield _("Les récusations pour {name} ont été changées.").format(name=pupil.name)
    for matter in view.matters:
        if tuple(state for _e, about, state in votes if about == matter.id) != matter.votes:
            yield _("Le vote sur « {text} » a été changé.").format(text=matter.text)
    sat = {one.person.staff_id: (one.voice, one.presence, one.seat) for one in view.members}
    if sat != now.seats.get(council_id, {}):
        yield _("Les membres du conseil, leur voix ou leur présence ont été changés.")
