"""Votes, recusals and examinations to sit again, read from the tables for all pupils."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from app.models import Council, CouncilMatter, Recusal, Resit, Staff, Vote
from app.office.councils.seats import person
from app.office.councils.views import (
    Ballot,
    MarkValue,
    MatterState,
    PupilRow,
    RecusalState,
    ResitState,
    VoteState,
)
from app.rules.regime import CouncilKind
from app.rules.verdict import Reason


@dataclass(frozen=True)
class Polls:
    """What was voted in a council, who stood aside, and what is sat again."""

    votes: Mapping[int, tuple[VoteState, ...]]
    recusals: Mapping[int, tuple[RecusalState, ...]]
    resits: Mapping[int, tuple[ResitState, ...]]
    matters: tuple[MatterState, ...]

    def added_to(self, pupil: PupilRow) -> PupilRow:
        """The pupil with the votes, recusals and resits on them."""
        key = pupil.enrolment_id
        return replace(
            pupil,
            votes=self.votes.get(key, ()),
            recusals=self.recusals.get(key, ()),
            resits=self.resits.get(key),
        )


def polls_of(session: Session, council: Council, kind: CouncilKind) -> Polls:
    """Everything of one council; four statements."""
    council_id = council.id or 0
    of_pupils, of_matters = _votes(session, council_id)
    titles = {matter.code: matter.title for matter in kind.matters}
    matters = session.exec(
        select(CouncilMatter)
        .where(col(CouncilMatter.council_id) == council_id)
        .order_by(col(CouncilMatter.position), col(CouncilMatter.id))
    )
    return Polls(
        votes=of_pupils,
        recusals=_recusals(session, council_id),
        resits=_resits(session, council_id),
        matters=tuple(
            MatterState(
                row.id or 0,
                row.subject,
                titles.get(row.subject, row.subject),
                row.text,
                of_matters.get(row.id or 0, ()),
            )
            for row in matters
        ),
    )


def vote_state(row: Vote) -> VoteState:
    """A stored vote as plain data."""
    return VoteState(
        id=row.id or 0,
        proposal=row.proposal,
        outcome=row.outcome,
        present=row.present,
        votes_for=row.votes_for,
        votes_against=row.votes_against,
        abstentions=row.abstentions,
        method=row.method,
        round=row.round,
        days=row.days,
        president_vote=row.president_vote,
        ballots=tuple(Ballot(name, voice) for name, voice in row.ballots.items()),
        reasons=tuple(Reason(one["code"], one["text"], one["source"]) for one in row.reasons),
        rule=row.rule,
        version=row.version,
        digest=row.digest,
    )


Votes = dict[int, tuple[VoteState, ...]]


def _votes(session: Session, council_id: int) -> tuple[Votes, Votes]:
    """By enrolment, and by matter."""
    rows = session.exec(
        select(Vote).where(col(Vote.council_id) == council_id).order_by(col(Vote.position))
    )
    pupils: Votes = defaultdict(tuple)
    matters: Votes = defaultdict(tuple)
    for row in rows:
        if row.enrolment_id is not None:
            pupils[row.enrolment_id] += (vote_state(row),)
        elif row.matter_id is not None:
            matters[row.matter_id] += (vote_state(row),)
    return dict(pupils), dict(matters)


def _recusals(session: Session, council_id: int) -> dict[int, tuple[RecusalState, ...]]:
    rows = session.exec(
        select(Recusal, Staff)
        .join(Staff, col(Staff.id) == col(Recusal.staff_id))
        .where(col(Recusal.council_id) == council_id)
        .order_by(col(Staff.last_name), col(Staff.first_name))
    )
    found: dict[int, tuple[RecusalState, ...]] = defaultdict(tuple)
    for row, staff in rows:
        state = RecusalState(row.staff_id, person(staff).name, row.reason)
        found[row.enrolment_id] += (state,)
    return dict(found)


def _resits(session: Session, council_id: int) -> dict[int, tuple[ResitState, ...]]:
    rows = session.exec(
        select(Resit)
        .where(col(Resit.council_id) == council_id)
        .order_by(col(Resit.enrolment_id), col(Resit.course_id))
    )
    found: dict[int, tuple[ResitState, ...]] = defaultdict(tuple)
    for row in rows:
        former = None
        if row.former_value is not None or row.former_special:
            former = MarkValue(row.former_value, row.former_special)
        found[row.enrolment_id] += (ResitState(row.course_id, former),)
    return dict(found)
