"""``promsoc.external_appeal``: the appeal to the Commission de recours (art. 27)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.calendar.deadline import days_after
from app.rules.dates import day_of_year, french_date
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
from app.rules.wording import enumeration

GrievanceKind = Literal["irregularity", "pedagogical", "organisational"]
Enclosure = Literal["refusal_decision", "internal_decision", "internal_receipt"]

REGULAR_WAYS: frozenset[SentBy] = frozenset({"registered", "registered_with_receipt"})
IN_FRENCH: dict[Enclosure, str] = {
    "refusal_decision": "la décision de refus et sa motivation",
    "internal_decision": "la décision sur recours interne",
    "internal_receipt": "le récépissé postal ou l'accusé de réception du recours interne",
}
ARTICLE_2 = roi("27 §2", "circulaire 7111, IX")
ARTICLE_3 = roi("27 §3", "circulaire 7111, IX")
ARTICLE_7 = roi("27 §7", "décret 16.04.1991, art. 123quater §1er")


@facts
class Grievance:
    """One complaint, and of what kind it is."""

    text: Text
    kind: GrievanceKind


@facts
class ExternalAppealFacts:
    """The internal appeal and its end, and the external one as it was sent."""

    decision: Attacked
    internal_submitted_on: date | None = None
    internal_decide_by: date | None = None
    internal_sent_on: date | None = None
    sent_on: date
    sent_by: SentBy
    copy_to_head: bool
    grievances: Annotated[tuple[Grievance, ...], unique]
    enclosures: Annotated[tuple[Enclosure, ...], unique]
    next_first_day: date | None = None
    calendar: SchoolCalendar

    def check_internal_sent_on(self) -> None:
        """An internal decision answers an internal appeal."""
        if self.internal_sent_on is None:
            return
        if self.internal_submitted_on is None or self.internal_sent_on < self.internal_submitted_on:
            raise RuleInputError(
                "internal_sent_on", "une date à partir d'un recours interne est attendue"
            )

    def check_sent_on(self) -> None:
        """The external appeal follows the internal one, whose end is known."""
        if self.internal_submitted_on is None:
            return
        if self.sent_on < self.internal_submitted_on:
            raise RuleInputError("sent_on", "une date à partir du recours interne est attendue")
        if self.internal_decision is None and self.internal_decide_by is None:
            raise RuleInputError(
                "internal_decide_by", "le terme du recours interne est attendu faute de décision"
            )

    def check_calendar(self) -> None:
        """The next school year follows this one."""
        check_next_first_day(self.calendar, self.next_first_day)

    @property
    def internal_decision(self) -> date | None:
        """The posting of the internal decision; one posted after this appeal does not count."""
        sent = self.internal_sent_on
        return sent if sent is not None and sent <= self.sent_on else None

    @property
    def internal_open_until(self) -> date | None:
        """The end of the internal procedure where no decision put an end to it."""
        return self.internal_decide_by if self.internal_decision is None else None


@dataclass(frozen=True)
class ExternalAppeal:
    """Admissible or not, and by when the Commission decides."""

    outcome: Literal["admissible", "inadmissible"]
    commission_by: date
    third_working_day: date | None = None
    last_day: date | None = None
    last_day_working: bool | None = None


@rule(
    "promsoc.external_appeal",
    version=1,
    title="Le recours externe est-il recevable, et quand la Commission décide-t-elle ?",
    source="ROI Binche, art. 25 §1 et 27",
)
def external_appeal(facts: ExternalAppealFacts, figures: FigureReader) -> Ruling[ExternalAppeal]:
    """Once the internal appeal is exhausted (§1), registered, in seven days (§2), enclosures (§3).

    The Commission looks only at irregularities (§5) and decides in thirty days outside
    holidays, or by 31 August for an appeal of June or early July (§7).
    """
    commission_by, commission = _commission(facts, figures)
    third, last = _limits(facts, figures)
    failing = (*not_open(facts.decision), *_not_exhausted(facts), *_late(facts, last))
    failing += (*_form(facts), *_grievances(facts), *_enclosures(facts))
    result = ExternalAppeal(
        outcome="inadmissible" if failing else "admissible",
        commission_by=commission_by,
        third_working_day=third,
        last_day=last,
        last_day_working=None if last is None else is_working_day(facts.calendar, last),
    )
    return Ruling(result, (*(failing or (ADMISSIBLE,)), *_copy(facts), commission))


def _limits(
    facts: ExternalAppealFacts, figures: FigureReader
) -> tuple[date, date] | tuple[None, None]:
    """The third working day after the internal decision, then seven days from that day (§2)."""
    if facts.internal_decision is None:
        return None, None
    start_days = figures.integer("promsoc.results.external_start_days")
    third = days_after(facts.calendar, facts.internal_decision, start_days, "working")
    appeal_days = figures.integer("promsoc.results.external_appeal_days")
    return third, third + timedelta(days=appeal_days)


def _commission(facts: ExternalAppealFacts, figures: FigureReader) -> tuple[date, Reason]:
    """By 31 August for an appeal of 1 June to 7 July, else thirty days outside holidays (§7)."""
    first = _summer_day(facts, figures, "commission_summer_from")
    last = _summer_day(facts, figures, "commission_summer_to")
    if first <= facts.sent_on <= last:
        by = _summer_day(facts, figures, "commission_summer_by")
        text = (
            f"Le recours étant introduit entre le {french_date(first)} et le "
            f"{french_date(last)}, la Commission de recours décide pour le {french_date(by)} "
            "dernier délai."
        )
        return by, Reason("commission_31_august", text, ARTICLE_7)
    check_start(facts.calendar, "sent_on", facts.sent_on)
    days = figures.integer("promsoc.results.commission_days")
    by = days_outside_holidays(facts.calendar, facts.sent_on, days, facts.next_first_day)
    text = (
        f"La Commission de recours dispose de {days} jours calendrier hors congés scolaires, "
        f"soit jusqu'au {french_date(by)}."
    )
    return by, Reason("commission_thirty_days", text, ARTICLE_7)


def _summer_day(facts: ExternalAppealFacts, figures: FigureReader, key: str) -> date:
    return day_of_year(facts.sent_on.year, figures.word(f"promsoc.results.{key}"))


def _not_exhausted(facts: ExternalAppealFacts) -> Iterator[Reason]:
    """No internal appeal, or one without decision whose seven days are not over (§1)."""
    source = roi("27 §1", "circulaire 7111, IX")
    if facts.internal_submitted_on is None:
        text = "Aucun recours interne n'a été introduit, la procédure interne n'est pas épuisée."
        yield Reason("internal_not_exhausted", text, source)
    elif facts.internal_open_until is not None and facts.sent_on <= facts.internal_open_until:
        text = (
            "La procédure de recours interne n'est pas épuisée, elle court jusqu'au "
            f"{french_date(facts.internal_open_until)}."
        )
        yield Reason("internal_not_exhausted", text, source)


def _late(facts: ExternalAppealFacts, last: date | None) -> Iterator[Reason]:
    if last is not None and facts.sent_on > last:
        yield Reason(
            "sent_late",
            f"Le recours externe a été envoyé le {french_date(facts.sent_on)}, il devait l'être "
            f"{until(facts.calendar, last)}",
            ARTICLE_2,
        )


def _form(facts: ExternalAppealFacts) -> Iterator[Reason]:
    if facts.sent_by not in REGULAR_WAYS:
        yield Reason(
            "wrong_form",
            f"Le recours externe a été {WAYS[facts.sent_by]}, il devait être envoyé par pli "
            "recommandé.",
            ARTICLE_2,
        )


def _grievances(facts: ExternalAppealFacts) -> Iterator[Reason]:
    if not facts.grievances:
        yield Reason(
            "no_irregularity", "Le recours ne mentionne aucune irrégularité précise.", ARTICLE_3
        )
    elif all(item.kind != "irregularity" for item in facts.grievances):
        yield Reason(
            "commission_not_competent",
            "La Commission de recours n'est pas habilitée à intervenir au sujet de "
            "considérations d'ordre pédagogique ou organisationnel.",
            roi("27 §5", "circulaire 7111, IX"),
        )


def _enclosures(facts: ExternalAppealFacts) -> Iterator[Reason]:
    """The refusal, and the internal decision or, without one, the proof of the appeal (§3)."""
    needed: list[Enclosure] = ["refusal_decision"]
    if facts.internal_decision is not None:
        needed.append("internal_decision")
    elif facts.internal_submitted_on is not None:
        needed.append("internal_receipt")
    missing = [IN_FRENCH[item] for item in needed if item not in facts.enclosures]
    if missing:
        yield Reason(
            "enclosure_missing", f"Il manque au recours {enumeration(missing)}.", ARTICLE_3
        )


def _copy(facts: ExternalAppealFacts) -> Iterator[Reason]:
    if not facts.copy_to_head:
        yield Reason(
            "copy_missing",
            "Aucune copie du recours externe n'a été adressée au chef d'établissement.",
            roi("27 §4"),
        )


ADMISSIBLE = Reason(
    "admissible",
    "Le recours externe remplit les conditions de forme et de délai du règlement.",
    roi("27 §1 à §5", "circulaire 7111, IX"),
)
