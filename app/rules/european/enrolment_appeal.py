"""``european.enrolment_appeal``: appeal against an enrolment decision (art. 50bis, 67)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.rules.dates import add_months_to_month_end, french_date
from app.rules.errors import RuleInputError
from app.rules.european.formalities import formalities
from app.rules.european.inputs import forbid
from app.rules.european.source import because
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling


@facts
class EnrolmentAppealFacts:
    """An appeal to the Secretary General or, in Brussels, to the Chambre de recours.

    ``registered`` and ``copy_to_school`` concern the first alone, and count as true where
    nothing is said; ``received_on`` concerns the second alone.
    """

    decided_by: Literal["director", "central_authority"]
    notified_on: date
    appeal_posted_on: date
    ground: Literal["formal_defect", "new_fact", "other"]
    received_on: date | None = None
    registered: bool | None = None
    copy_to_school: bool | None = None

    def check_appeal_posted_on(self) -> None:
        """Nobody appeals before the decision is notified."""
        if self.appeal_posted_on < self.notified_on:
            raise RuleInputError("appeal_posted_on", "une date qui ne précède pas la notification")

    def check_received_on(self) -> None:
        """The Chambre receives what was sent to it."""
        if self.by_director:
            forbid(self.received_on, "received_on", "hors d'un recours à la Chambre de recours")
        if self.received_on is not None and self.received_on < self.appeal_posted_on:
            raise RuleInputError("received_on", "une date qui ne précède pas le recours")

    def check_registered(self) -> None:
        """50bis.2 says how to write to the Secretary General."""
        if not self.by_director:
            forbid(self.registered, "registered", "hors d'un recours au Secrétaire général")

    def check_copy_to_school(self) -> None:
        """50bis.2 says how to write to the Secretary General."""
        if not self.by_director:
            forbid(self.copy_to_school, "copy_to_school", "hors d'un recours au Secrétaire général")

    @property
    def by_director(self) -> bool:
        """Did a director decide, rather than the central authority of Brussels?"""
        return self.decided_by == "director"


@dataclass(frozen=True)
class EnrolmentAppeal:
    """Where the appeal goes and whether it is admissible."""

    outcome: Literal["admissible", "inadmissible"]
    route: Literal["secretary_general", "complaints_board"]
    last_day: date
    decision_due: date | None = None


@rule(
    "european.enrolment_appeal",
    version=1,
    title="Le recours contre une décision d'inscription",
    source="Règlement général EE, art. 50bis, 67.2, 67.4 et 67.6",
)
def enrolment_appeal(facts: EnrolmentAppealFacts, figures: FigureReader) -> Ruling[EnrolmentAppeal]:
    """Within two weeks, and only for a formal defect or a new and relevant fact (50bis.1).

    Against a director: to the Secretary General, who decides within a month (50bis.2).
    Against the central authority of Brussels: to the Chambre de recours (50bis.3), which
    decides within six months of receiving the appeal (67.6).
    """
    last_day = facts.notified_on + timedelta(days=figures.integer("european.appeal.enrolment"))
    faults = tuple(_faults(facts, last_day))
    result = EnrolmentAppeal(
        outcome="inadmissible" if faults else "admissible",
        route="secretary_general" if facts.by_director else "complaints_board",
        last_day=last_day,
        decision_due=_decision_due(facts, figures),
    )
    told = formalities(
        facts.registered is not False, facts.copy_to_school is not False, "art. 50bis.2"
    )
    return Ruling(result, (*(faults or (_admissible(facts, last_day),)), *told))


def _decision_due(facts: EnrolmentAppealFacts, figures: FigureReader) -> date | None:
    if facts.by_director:
        months = figures.integer("european.appeal.enrolment_decision")
        return add_months_to_month_end(facts.appeal_posted_on, months)
    if facts.received_on is None:
        return None
    return add_months_to_month_end(facts.received_on, figures.integer("european.appeal.judgment"))


def _where(facts: EnrolmentAppealFacts) -> str:
    return "art. 50bis.1 et 50bis.2" if facts.by_director else "art. 50bis.1, 50bis.3 et 67.4"


def _faults(facts: EnrolmentAppealFacts, last_day: date) -> Iterator[Reason]:
    if facts.appeal_posted_on > last_day:
        yield because(
            "late",
            f"Le recours, introduit le {french_date(facts.appeal_posted_on)}, l'est après le "
            f"dernier jour du délai de deux semaines, le {french_date(last_day)}.",
            _where(facts),
        )
    if facts.ground == "other":
        yield because(
            "ground_not_allowed",
            "Une décision d'inscription n'est susceptible de recours que pour vice de forme ou "
            "fait nouveau et pertinent.",
            "art. 50bis.1",
        )


def _admissible(facts: EnrolmentAppealFacts, last_day: date) -> Reason:
    to = "au Secrétaire général" if facts.by_director else "à la Chambre de recours"
    return because(
        "admissible",
        f"Le recours {to}, introduit le {french_date(facts.appeal_posted_on)}, respecte le délai "
        f"de deux semaines, qui court jusqu'au {french_date(last_day)}.",
        _where(facts),
    )
