"""``promsoc.exclusion_appeal``: the appeal to the Collège communal (art. 41 §5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.calendar.deadline import days_after
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.promsoc.results.deadlines import is_working_day
from app.rules.promsoc.results.roi import roi
from app.rules.promsoc.results.sanctions import LETTERS, MEASURES, Letter, Measure, is_adult
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Appellant = Literal["student", "parents", "other"]

ARTICLE = roi("41 §5")
REGISTERED: frozenset[Letter] = frozenset({"registered_with_receipt", "registered"})


@facts
class ExclusionAppealFacts:
    """The measure notified, and the appeal as it was sent."""

    measure: Measure
    birth_date: date
    received_on: date
    sent_on: date
    sent_by: Letter
    appellant: Appellant
    calendar: SchoolCalendar

    def check_received_on(self) -> None:
        """The student is born when the letter comes."""
        if self.birth_date > self.received_on:
            raise RuleInputError("birth_date", "une date avant la notification est attendue")

    def check_sent_on(self) -> None:
        """One appeals once notified."""
        if self.sent_on < self.received_on:
            raise RuleInputError("sent_on", "une date à partir de la notification est attendue")


@dataclass(frozen=True)
class ExclusionAppeal:
    """Admissible or not, and its limit; it never suspends the exclusion."""

    outcome: Literal["admissible", "inadmissible"]
    appeal_by: date
    suspensive: bool
    last_day_working: bool


@rule(
    "promsoc.exclusion_appeal",
    version=1,
    title="Le recours au Collège communal est-il recevable ?",
    source="ROI Binche, art. 41 §5",
)
def exclusion_appeal(facts: ExclusionAppealFacts, figures: FigureReader) -> Ruling[ExclusionAppeal]:
    """Against a definitive exclusion, registered, within ten working days of its notification.

    By the student of age, by the parents of a minor; the exclusion is not suspended.
    """
    days = figures.integer("promsoc.results.exclusion_appeal_days")
    appeal_by = days_after(facts.calendar, facts.received_on, days, "working")
    failing = tuple(_failing(facts, appeal_by, is_adult(facts.birth_date, facts.sent_on, figures)))
    result = ExclusionAppeal(
        outcome="inadmissible" if failing else "admissible",
        appeal_by=appeal_by,
        suspensive=False,
        last_day_working=is_working_day(facts.calendar, appeal_by),
    )
    return Ruling(result, (*(failing or (_admissible(facts, appeal_by),)), NOT_SUSPENSIVE))


def _failing(facts: ExclusionAppealFacts, appeal_by: date, adult: bool) -> Iterator[Reason]:
    if facts.measure != "definitive_exclusion":
        yield Reason(
            "no_appeal",
            "Ce recours n'est ouvert que contre l'exclusion définitive, la mesure est "
            f"{MEASURES[facts.measure]}.",
            ARTICLE,
        )
    if facts.sent_on > appeal_by:
        yield Reason(
            "sent_late",
            f"Le recours a été envoyé le {french_date(facts.sent_on)}, il devait l'être au plus "
            f"tard le {french_date(appeal_by)}.",
            ARTICLE,
        )
    if facts.sent_by not in REGISTERED:
        yield Reason(
            "wrong_form",
            f"Le recours a été introduit {LETTERS[facts.sent_by]}, il devait l'être par lettre "
            "recommandée.",
            ARTICLE,
        )
    if facts.appellant != ("student" if adult else "parents"):
        yield ONLY_STUDENT if adult else ONLY_PARENTS


def _admissible(facts: ExclusionAppealFacts, appeal_by: date) -> Reason:
    return Reason(
        "appeal_admissible",
        f"Le recours, envoyé le {french_date(facts.sent_on)} par lettre recommandée, est "
        f"recevable (au plus tard le {french_date(appeal_by)}).",
        ARTICLE,
    )


ONLY_STUDENT = Reason(
    "not_entitled",
    "L'étudiant étant majeur le jour du recours, lui seul peut l'introduire.",
    ARTICLE,
)
ONLY_PARENTS = Reason(
    "not_entitled",
    "L'étudiant étant mineur le jour du recours, ses parents l'introduisent.",
    ARTICLE,
)
NOT_SUSPENSIVE = Reason(
    "not_suspensive",
    "L'introduction du recours n'est pas suspensive de la décision d'exclusion.",
    ARTICLE,
)
