"""``european.contentious_appeal``: appeal to the Chambre de recours (art. 66.5, 67)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.rules.dates import add_months_to_month_end, french_date
from app.rules.errors import RuleInputError
from app.rules.european.inputs import require_only
from app.rules.european.source import because
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling


@facts
class ContentiousAppealFacts:
    """What opens the appeal, with the date that belongs to it.

    ``sent_on``: when the Secretary General sent his decision; ``decision_due``: the last
    day on which he should have decided; ``notified_on``: when the central authority did.
    """

    trigger: Literal["explicit", "implicit", "central_authority"]
    sent_on: date | None = None
    decision_due: date | None = None
    notified_on: date | None = None
    lodged_on: date
    received_on: date | None = None

    def check_sent_on(self) -> None:
        """The date of an explicit decision."""
        explicit = self.trigger == "explicit"
        require_only(self.sent_on, "sent_on", explicit, "pour une décision explicite")

    def check_decision_due(self) -> None:
        """The date of an implicit refusal."""
        require_only(self.decision_due, "decision_due", self.implicit, "pour un silence")

    def check_notified_on(self) -> None:
        """The date of a decision of the central authority."""
        central = self.trigger == "central_authority"
        require_only(self.notified_on, "notified_on", central, "pour l'Autorité centrale")

    def check_lodged_on(self) -> None:
        """Nobody appeals before there is a decision."""
        known = self.sent_on or self.notified_on
        if known is not None and self.lodged_on < known:
            raise RuleInputError("lodged_on", "une date qui ne précède pas la décision")

    def check_received_on(self) -> None:
        """The Chambre receives what was lodged."""
        if self.received_on is not None and self.received_on < self.lodged_on:
            raise RuleInputError("received_on", "une date qui ne précède pas le recours")

    @property
    def implicit(self) -> bool:
        """Does the Secretary General's silence open the appeal?"""
        return self.trigger == "implicit"

    @property
    def premature(self) -> bool:
        """Is there no refusal yet, since he may still decide?"""
        return self.decision_due is not None and self.lodged_on <= self.decision_due


@dataclass(frozen=True)
class ContentiousAppeal:
    """Is the appeal admissible, and by when must the Chambre decide?"""

    outcome: Literal["admissible", "inadmissible"]
    last_day: date
    notified_on: date | None = None
    judgment_due: date | None = None


@rule(
    "european.contentious_appeal",
    version=1,
    title="Le recours contentieux devant la Chambre de recours",
    source="Règlement général EE, art. 66.5 et 67",
)
def contentious_appeal(
    facts: ContentiousAppealFacts, figures: FigureReader
) -> Ruling[ContentiousAppeal]:
    """Within two weeks of the notification, or of the day by which to decide (67.3, 67.4).

    A decision of the Secretary General counts as notified the day after it is sent (66.5).
    """
    notified = _notified_on(facts, figures)
    start = notified or facts.decision_due or facts.lodged_on
    last_day = start + timedelta(days=figures.integer("european.appeal.contentious"))
    reasons = tuple(_reasons(facts, last_day))
    result = ContentiousAppeal(
        outcome="admissible" if reasons[0].code == "in_time" else "inadmissible",
        last_day=last_day,
        notified_on=notified,
        judgment_due=_judgment_due(facts, figures),
    )
    return Ruling(result, reasons)


def _notified_on(facts: ContentiousAppealFacts, figures: FigureReader) -> date | None:
    """A silence is not notified: there the two weeks run from ``decision_due``."""
    if facts.sent_on is None:
        return facts.notified_on
    return facts.sent_on + timedelta(days=figures.integer("european.appeal.notified_after"))


def _judgment_due(facts: ContentiousAppealFacts, figures: FigureReader) -> date | None:
    if facts.received_on is None:
        return None
    return add_months_to_month_end(facts.received_on, figures.integer("european.appeal.judgment"))


def _reasons(facts: ContentiousAppealFacts, last_day: date) -> Iterator[Reason]:
    lodged = f"Le recours contentieux a été introduit le {french_date(facts.lodged_on)}"
    if facts.premature:
        yield because(
            "premature",
            f"{lodged}, alors que le Secrétaire général pouvait encore statuer ; il n'y a pas "
            "encore de décision implicite de rejet.",
            "art. 67.3",
        )
        return
    limit = f"jour du délai de deux semaines, le {french_date(last_day)}"
    if facts.lodged_on > last_day:
        yield because("late", f"{lodged}, après le dernier {limit}.", "art. 67.4")
    else:
        yield because("in_time", f"{lodged}, au plus tard le dernier {limit}.", "art. 67.4")
    if facts.implicit:
        yield because(
            "implicit_refusal",
            "Le Secrétaire général n'a pas répondu dans le délai prévu ; son silence vaut décision "
            "implicite de rejet.",
            "art. 67.3",
        )
