"""Votes, recusals, delegation and corrections as the procès-verbal tells them. In French."""

from collections.abc import Iterator
from typing import Final

from app.formats import long_date
from app.office.councils.views import (
    Corrected,
    Correction,
    CouncilView,
    MatterState,
    RecusalState,
    SessionInfo,
    VoteState,
)
from app.reports.proces_verbal_view import Tally, voters_word
from app.reports.views import Ground
from app.rules.wording import enumeration

OUTCOMES: Final = {
    "adopted": "acquise",
    "rejected": "rejetée",
    "undecided": "non acquise",
    "second_vote": "second vote requis",
    "lower_measures": "mesure de rang inférieur à mettre au vote",
}
PRESIDENCIES: Final = {
    "head": "",
    "head_cooperating": "chef d'un établissement coopérant",
    "delegate": "par délégation",
    "deputy": "direction adjointe, la direction étant absente",
    "coordinator": "coordonnateur, la direction étant absente",
    "other": "",
}
ORIGINS: Final = {
    "correction": "correction",
    "internal_appeal": "décision sur recours interne",
    "external_appeal": "décision sur recours externe",
}
VOICES: Final = {"for": "pour", "against": "contre", "abstained": "abstention"}


def tally(view: CouncilView, vote: VoteState) -> Tally:
    """A vote with the article that judged it, and what was put to the vote."""
    kind = view.decision_kind(vote.proposal)
    days = f" ({vote.days} jours)" if vote.days else ""
    return Tally(
        vote.votes_for,
        vote.votes_against,
        vote.abstentions,
        OUTCOMES.get(vote.outcome, vote.outcome),
        consensus=vote.method == "consensus",
        on=f"{kind.short}{days}" if kind else "",
        round=vote.round,
        names=tuple(f"{one.voter}\u00a0: {VOICES[one.voice]}" for one in vote.ballots),
        grounds=tuple(Ground(one.text, one.source) for one in vote.reasons),
        voters=vote.present,
    )


def told_composition(view: CouncilView) -> Iterator[str]:
    """What the rule says of who sat, each reason with its article."""
    for reason in view.composition:
        yield f"{reason.text.removesuffix('.')} ({reason.source})."


def told_matters(view: CouncilView) -> Iterator[str]:
    """Each point put to the vote, with what came of it."""
    for matter in view.matters:
        yield f"{matter.title}\u00a0: {matter.text}"
        yield from (_told_vote(matter, vote) for vote in matter.votes)


def told_recusal(one: RecusalState) -> str:
    """As it is printed: "M. Luc Simon (parent de l'élève)"."""
    return f"{one.name} ({one.reason})" if one.reason else one.name


def told_presidency(session: SessionInfo) -> str:
    """In what quality the president presides, and by which decision."""
    quality = PRESIDENCIES.get(session.presidency, "")
    parts = [part for part in (quality, session.delegation) if part]
    return f", {' : '.join(parts)}" if parts else ""


def told_correction(correction: Correction | None) -> str:
    """The document that an addendum follows, those before it, and why it was taken up."""
    if correction is None:
        return ""
    origin = ORIGINS.get(correction.origin, correction.origin)
    last = Corrected(
        correction.council_id, correction.addendum, correction.held_on, correction.fingerprint
    )
    told = _document(last, "l'", "le ")
    if correction.earlier:
        before = enumeration([_document(one, "de l'", "du ") for one in correction.earlier])
        told = f"{told}, à la suite {before}"
    return f"{told}, pour les élèves repris ci-dessous ({origin}\u00a0: {correction.reason})"


def _document(one: Corrected, of_addendum: str, of_minutes: str) -> str:
    named = (
        f"{of_addendum}addendum {one.addendum}" if one.addendum else f"{of_minutes}procès-verbal"
    )
    return f"{named} du {long_date(one.held_on)} (empreinte {one.fingerprint[:16]}…)"


def _told_vote(matter: MatterState, vote: VoteState) -> str:
    counts = f"pour {vote.votes_for}, contre {vote.votes_against}, abstention {vote.abstentions}"
    if vote.method == "consensus":
        counts = "par consensus"
    if vote.present:
        counts = f"{counts}, {voters_word(vote.present)}"
    outcome = OUTCOMES.get(vote.outcome, vote.outcome)
    told = " ".join(f"{one.text} ({one.source})." for one in vote.reasons)
    return f"Vote : {counts}. Décision {outcome}. {told}".replace("..", ".").replace(".)", ")")
