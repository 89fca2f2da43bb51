"""``fwb.harassment``: where a file of harassment stands, and what is due next."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.dates import add_months_to_month_end
from app.rules.figures import FigureReader
from app.rules.fwb.life.calendars import duty_until
from app.rules.fwb.life.harassment_facts import FileContent, HarassmentFacts
from app.rules.fwb.life.harassment_reasons import HarassmentOutcome, harassment_reasons
from app.rules.fwb.life.sources import law
from app.rules.registry import rule
from app.rules.verdict import Ruling

Heard = Literal["target", "others"]


@dataclass(frozen=True)
class Harassment:
    """The status, the limits of the interviews, those that are late, the next follow-up."""

    outcome: HarassmentOutcome
    target_by: date
    others_by: date | None
    late: tuple[Heard, ...]
    next_follow_up: date | None


@rule(
    "fwb.harassment",
    version=1,
    title="Dossier de harcèlement : délais, statut, prochain suivi",
    source=law("9", "1.7.10-4"),
)
def harassment(facts: HarassmentFacts, figures: FigureReader) -> Ruling[Harassment]:
    """The élève cible is heard in "48h ouvrables", the others in "4 jours ouvrables" after.

    Qualified, the case is met within the school or referred; not resolved, it goes to a
    third party and is followed "a minima de manière mensuelle".
    """
    target_by = _target_by(facts, figures)
    others_by = _others_by(facts, target_by, figures)
    outcome = _outcome(facts)
    result = Harassment(
        outcome=outcome,
        target_by=target_by,
        others_by=others_by,
        late=_late(facts, target_by, others_by),
        next_follow_up=_next_follow_up(facts, outcome, figures),
    )
    reasons = harassment_reasons(
        facts, outcome, (target_by, others_by), result.late, _missing(facts), result.next_follow_up
    )
    return Ruling(result, reasons)


def _target_by(facts: HarassmentFacts, figures: FigureReader) -> date:
    """Two working days of 24 h: the office records dates, not hours."""
    days = figures.integer("fwb.life.target_heard_working_days")
    return duty_until(facts.calendar, None, facts.opened, days)


def _others_by(facts: HarassmentFacts, target_by: date, figures: FigureReader) -> date | None:
    """From the end of the 48 h, not from the interview."""
    if not facts.others_count:
        return None
    days = figures.integer("fwb.life.others_heard_working_days")
    return duty_until(facts.calendar, None, target_by, days)


def _late(facts: HarassmentFacts, target_by: date, others_by: date | None) -> tuple[Heard, ...]:
    late: list[Heard] = []
    if others_by is not None and (facts.others_heard or facts.on) > others_by:
        late.append("others")
    if (facts.target_heard or facts.on) > target_by:
        late.append("target")
    return tuple(late)


def _outcome(facts: HarassmentFacts) -> HarassmentOutcome:
    if facts.qualification == "pending":
        return "open"
    if facts.qualification == "not_harassment":
        return "other_needs"
    if facts.objective == "reached":
        return "closed"
    if facts.objective == "not_reached":
        return "third_party"
    return "referred" if facts.urgency == "urgent" else "internal_plan"


def _next_follow_up(
    facts: HarassmentFacts, outcome: HarassmentOutcome, figures: FigureReader
) -> date | None:
    """A month after the last follow-up since the third party was called, or after the call."""
    called = facts.third_party_on
    if outcome != "third_party" or called is None:
        return None
    last = max((day for day in facts.follow_ups if day >= called), default=called)
    return add_months_to_month_end(last, figures.integer("fwb.life.follow_up_months"))


def _missing(facts: HarassmentFacts) -> tuple[FileContent, ...]:
    """What "le dossier comportera a minima", each where there is reason to have it."""
    needed: dict[FileContent, bool] = {
        "identities": True,
        "parent_contacts": facts.minors_involved,
        "report_trace": True,
        "evidence": facts.evidence_brought,
    }
    return tuple(word for word in needed if needed[word] and word not in facts.contents)
