"""``promsoc.internal_appeal``: is the internal appeal admissible, when is it over (art. 26)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import Text, facts, unique
from app.rules.figures import FigureReader
from app.rules.promsoc.results.appeals import WAYS, Attacked, SentBy, not_open
from app.rules.promsoc.results.deadlines import (
    check_next_first_day,
    check_start,
    days_outside_holidays,
    is_working_day,
    until,
)
from app.rules.promsoc.results.roi import roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

CouncilVerdict = Literal["none", "unfounded", "founded"]
InternalOutcome = Literal["inadmissible", "admissible", "unfounded", "founded"]

# Taken literally: a bare registered letter carries no acknowledgement of receipt.
REGULAR_WAYS: frozenset[SentBy] = frozenset({"hand_with_receipt", "registered_with_receipt"})


@facts
class InternalAppealFacts:
    """What is attacked, how and when, and what the council made of it."""

    decision: Attacked
    published_on: date
    submitted_on: date
    sent_by: SentBy
    grievances: Annotated[tuple[Text, ...], unique]
    verdict: CouncilVerdict = "none"
    decision_sent_on: date | None = None
    next_first_day: date | None = None
    calendar: SchoolCalendar

    def check_submitted_on(self) -> None:
        """One appeals once the results are published."""
        if self.submitted_on < self.published_on:
            raise RuleInputError("submitted_on", "une date à partir de la publication est attendue")

    def check_decision_sent_on(self) -> None:
        """The decision follows the appeal."""
        if self.decision_sent_on is not None and self.decision_sent_on < self.submitted_on:
            raise RuleInputError("decision_sent_on", "une date à partir du recours est attendue")

    def check_calendar(self) -> None:
        """The dates fit the school year."""
        check_start(self.calendar, "published_on", self.published_on)
        check_next_first_day(self.calendar, self.next_first_day)


@dataclass(frozen=True)
class InternalAppeal:
    """The fate of the appeal, its limit and that of the decision."""

    outcome: InternalOutcome
    submit_by: date
    last_day_working: bool
    decide_by: date
    reconvene: bool
    sent_in_time: bool | None = None


@rule(
    "promsoc.internal_appeal",
    version=1,
    title="Le recours interne est-il recevable, et quand doit-il être tranché ?",
    source="ROI Binche, art. 25 §1 et 26",
)
def internal_appeal(facts: InternalAppealFacts, figures: FigureReader) -> Ruling[InternalAppeal]:
    """Against a refusal (25 §1), in four days, with precise irregularities (26 §2, §3).

    When admissible the council meets again (§4); all is over, posting included, in seven
    days outside school holidays from the publication (§8).
    """
    appeal_days = figures.integer("promsoc.results.internal_appeal_days")
    submit_by = facts.published_on + timedelta(days=appeal_days)
    failing = tuple(_failing(facts, submit_by))
    outcome, reasons = _outcome(facts, failing, submit_by)
    decision_days = figures.integer("promsoc.results.internal_decision_days")
    decide_by = days_outside_holidays(
        facts.calendar, facts.published_on, decision_days, facts.next_first_day
    )
    sent_on = facts.decision_sent_on
    result = InternalAppeal(
        outcome=outcome,
        submit_by=submit_by,
        last_day_working=is_working_day(facts.calendar, submit_by),
        decide_by=decide_by,
        reconvene=not failing,
        sent_in_time=None if sent_on is None else sent_on <= decide_by,
    )
    return Ruling(result, (*reasons, *_sent(sent_on, decide_by)))


def _failing(facts: InternalAppealFacts, submit_by: date) -> Iterator[Reason]:
    yield from not_open(facts.decision)
    if facts.submitted_on > submit_by:
        yield Reason(
            "submitted_late",
            f"Le recours a été introduit le {french_date(facts.submitted_on)}, il devait l'être "
            f"{until(facts.calendar, submit_by)}",
            roi("26 §2", "circulaire 7111, VI"),
        )
    if facts.sent_by not in REGULAR_WAYS:
        yield Reason(
            "wrong_form",
            f"Le recours a été {WAYS[facts.sent_by]}, il devait être transmis contre accusé de "
            "réception ou par pli recommandé contre accusé de réception.",
            roi("26 §2", "circulaire 7111, VI"),
        )
    if not facts.grievances:
        yield Reason(
            "no_irregularity",
            "Le recours ne mentionne aucune irrégularité précise.",
            roi("26 §3", "circulaire 7111, VI"),
        )


def _outcome(
    facts: InternalAppealFacts, failing: tuple[Reason, ...], submit_by: date
) -> tuple[InternalOutcome, tuple[Reason, ...]]:
    if failing:
        if facts.verdict != "none":
            raise RuleInputError("verdict", "aucun verdict n'existe sur un recours irrecevable")
        return "inadmissible", failing
    admissible = Reason(
        "admissible",
        f"Le recours, introduit le {french_date(facts.submitted_on)}, est recevable. Il devait "
        f"l'être {until(facts.calendar, submit_by)}",
        roi("26 §2 à §4", "circulaire 7111, VI et VII"),
    )
    if facts.verdict == "none":
        return "admissible", (admissible,)
    return facts.verdict, (admissible, FOUNDED if facts.verdict == "founded" else UNFOUNDED)


def _sent(sent_on: date | None, decide_by: date) -> Iterator[Reason]:
    if sent_on is None:
        return
    source = roi("26 §8", "circulaire 7111, VIII")
    posted = f"La décision sur recours a été envoyée le {french_date(sent_on)}"
    if sent_on > decide_by:
        text = f"{posted}, elle devait l'être au plus tard le {french_date(decide_by)}."
        yield Reason("sent_late", text, source)
    else:
        text = f"{posted}, à temps (au plus tard le {french_date(decide_by)})."
        yield Reason("sent_in_time", text, source)


UNFOUNDED = Reason(
    "unfounded",
    "Le Conseil des études ou le Jury d'épreuve intégrée, à nouveau réuni, juge le recours non "
    "fondé.",
    roi("26 §5", "circulaire 7111, VII"),
)
FOUNDED = Reason(
    "founded",
    "Le Conseil des études ou le Jury d'épreuve intégrée, à nouveau réuni, juge le recours fondé.",
    roi("26 §6", "circulaire 7111, VII"),
)
