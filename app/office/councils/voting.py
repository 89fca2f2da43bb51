"""Taking a vote on a pupil or on a matter: the rule says what came of it."""

from dataclasses import replace

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Vote
from app.office.councils.ballots import ABSTAINED, AGAINST, FOR, Entry, Judged, Question, judged
from app.office.councils.electorate import Electorate, electorate
from app.office.councils.freezing import frozen
from app.office.councils.loading import matter_of, open_sitting, open_view, pupil_of
from app.office.councils.views import VoteState
from app.office.councils.voted import vote_state
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done

# A second vote is due on these: the first stays as it was taken.
_AGAIN = frozenset({"undecided", "second_vote", "lower_measures"})


@command(Right.DECIDE, N_("Vote d'un conseil sur un élève"))
def vote_on_pupil(work: Work, council_id: int, enrolment_id: int, entry: Entry) -> Done[VoteState]:
    """Record a vote on a pupil, judged by the regime's rule; what came of it.

    A vote corrects the one before on the same proposal, unless the rule asked for
    another. Refusal without a quorum: such a vote is not valid.
    """
    view = open_view(work, council_id)
    pupil = pupil_of(view, enrolment_id)
    kind = view.decision_kind(entry.proposal)
    if kind is None:
        raise Refusal(_("Choisissez d'abord la décision qui est mise aux voix."), field="decision")
    entry = _in_round(entry, pupil.votes)
    question = Question(electorate(view, pupil), entry, kind.word)
    verdict = _valid(judged(view.voting.rule if kind.ruled else "", question, work.figures))
    row = _row(work.session, pupil.votes, entry) or _new(work, council_id, enrolment_id, None)
    return _store(work, council_id, row, question, verdict)


@command(Right.DECIDE, N_("Vote d'un conseil sur un point"))
def vote_on_matter(work: Work, council_id: int, matter_id: int, entry: Entry) -> Done[VoteState]:
    """Record a vote on a point of the agenda; ``entry.proposal`` is left aside."""
    view = open_view(work, council_id)
    matter = matter_of(view, matter_id)
    entry = _in_round(replace(entry, proposal=matter.subject), matter.votes)
    question = Question(electorate(view), entry, matter.subject)
    verdict = _valid(judged(view.voting.rule, question, work.figures))
    row = _row(work.session, matter.votes, entry) or _new(work, council_id, None, matter_id)
    return _store(work, council_id, row, question, verdict)


@command(Right.DECIDE, N_("Retrait d'un vote"))
def withdraw_vote(work: Work, council_id: int, vote_id: int) -> Done[None]:
    """Take back a vote that was entered by mistake; the journal keeps it."""
    open_sitting(work.session, council_id)
    row = work.session.get(Vote, vote_id)
    if row is None or row.council_id != council_id:
        raise Refusal(_("Ce vote n'est plus dans le fichier."))
    work.note("council", council_id, before={"vote": frozen(vote_state(row))})
    work.session.delete(row)
    return done(None, Facet.COUNCILS)


def _new(work: Work, council_id: int, enrolment_id: int | None, matter_id: int | None) -> Vote:
    """A vote on a pupil or on a matter, after the last one on the same; to be filled in."""
    last = work.session.exec(
        select(func.max(col(Vote.position))).where(
            col(Vote.council_id) == council_id,
            col(Vote.enrolment_id).is_not_distinct_from(enrolment_id),
            col(Vote.matter_id).is_not_distinct_from(matter_id),
        )
    ).one()
    return Vote(
        council_id=council_id,
        enrolment_id=enrolment_id,
        matter_id=matter_id,
        position=(last or 0) + 1,
        proposal="",
        present=0,
        outcome="",
        taken_at=work.now,
    )


def _in_round(entry: Entry, votes: tuple[VoteState, ...]) -> Entry:
    """The second round where the first one on the same proposal asked for it."""
    last = votes[-1] if votes else None
    if last is None or not _same(last, entry):
        return replace(entry, round=1)
    if last.outcome == "second_vote":
        return replace(entry, round=last.round + 1)
    return replace(entry, round=last.round)


def _same(vote: VoteState, entry: Entry) -> bool:
    return vote.proposal == entry.proposal and vote.days == entry.days


def _row(session: Session, votes: tuple[VoteState, ...], entry: Entry) -> Vote | None:
    """The row that this vote corrects, None where it is another vote."""
    last = votes[-1] if votes else None
    if last is None or not _same(last, entry) or last.outcome in _AGAIN:
        return None
    return session.exec(select(Vote).where(col(Vote.id) == last.id)).one()


def _valid(verdict: Judged) -> Judged:
    if verdict.outcome == "no_quorum":
        told = " ".join(f"{reason.text} ({reason.source})" for reason in verdict.reasons)
        raise Refusal(
            _("Sans quorum, ce vote n'est pas valable. {reason}").format(reason=told),
            _("Complétez les présences, ou remettez la séance."),
            field="votes",
        )
    return verdict


def _store(
    work: Work, council_id: int, row: Vote, question: Question, verdict: Judged
) -> Done[VoteState]:
    before = frozen(vote_state(row)) if row.id else None
    entry, voices = question.entry, question.voices
    row.proposal, row.days, row.round = entry.proposal, entry.days, entry.round
    row.method, row.present = entry.method, question.present
    row.votes_for, row.votes_against, row.abstentions = (
        (0, 0, 0) if entry.consensus else (voices[FOR], voices[AGAINST], voices[ABSTAINED])
    )
    row.president_vote = "" if entry.consensus else question.president
    row.ballots = _named(question.electorate, entry)
    row.outcome = verdict.outcome
    row.reasons = [
        {"code": one.code, "text": one.text, "source": one.source} for one in verdict.reasons
    ]
    row.rule, row.version, row.digest = verdict.rule, verdict.version, verdict.digest
    row.taken_by, row.taken_at = work.actor.account_id, work.now
    work.session.add(row)
    work.session.flush()
    state = vote_state(row)
    work.note("council", council_id, before={"vote": before}, after={"vote": frozen(state)})
    return done(state, Facet.COUNCILS)


def _named(voters: Electorate, entry: Entry) -> dict[str, str]:
    names = {voter.key: voter.name for voter in voters.voters}
    unknown = [key for key, _voice in entry.ballots if key not in names]
    if unknown:
        raise Refusal(
            _("Une personne qui ne peut voter figure parmi les voix."),
            _("Complétez les présences et les voix des membres."),
            field="votes",
        )
    given = dict(entry.ballots)
    return {name: given.get(key, ABSTAINED) for key, name in names.items()} if given else {}
