"""``promsoc.attendance``: condition d'assiduité of one student in one unit (art. 11 §7, §8)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.facts import above, at_least, facts
from app.rules.figures import FigureReader
from app.rules.numbers import french_number, truncated
from app.rules.promsoc.enrolment.roi import RGE, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Presence = Literal["present", "late", "justified", "unjustified", "dispensed"]
ASSIDUITY = roi("11 §7 et §8", f"{RGE}, art. 5 et art. 6 §1er")


@facts
class RegisterEntry:
    """What the register says of some periods.

    Lateness and early departure are noted with the hour (art. 11 §6), but no text turns
    them into absence: ``late`` is presence.
    """

    date: date
    periods: Annotated[Decimal, above(0)]
    status: Presence


@facts
class AttendanceFacts:
    """The periods of the unit, those dispensed, and the register."""

    unit_periods: Annotated[Decimal, above(0)]
    dispensed_periods: Annotated[Decimal, at_least(0)] = Decimal(0)
    register: tuple[RegisterEntry, ...]

    def check_dispensed_periods(self) -> None:
        """No one is dispensed of a whole unit (art. 46 §3)."""
        if self.dispensed_periods >= self.unit_periods:
            raise RuleInputError(
                "dispensed_periods", "moins que les périodes de l'unité est attendu"
            )

    def check_register(self) -> None:
        """The register holds no more than the unit, nor than the dispense."""
        dispensed = self.periods("dispensed")
        others = self.periods("present", "late", "justified", "unjustified")
        if others > self.base or dispensed > self.dispensed_periods:
            raise RuleInputError(
                "register",
                "des périodes qui ne dépassent ni celles de l'unité ni celles de la dispense "
                "sont attendues",
            )

    def periods(self, *statuses: Presence) -> Decimal:
        """The periods of the register with these words."""
        return sum(
            (entry.periods for entry in self.register if entry.status in statuses), Decimal(0)
        )

    @property
    def base(self) -> Decimal:
        """The whole unit less dispenses: nobody is found non-assidu on the first evening."""
        return self.unit_periods - self.dispensed_periods


@dataclass(frozen=True)
class Attendance:
    """The verdict, the share of absence, and how many periods remain below the limit."""

    outcome: Literal["assiduous", "not_assiduous"]
    base: Decimal
    unjustified: Decimal
    rate: Decimal
    threshold: Decimal
    remaining: Decimal


@rule(
    "promsoc.attendance",
    version=1,
    title="Condition d'assiduité d'un étudiant dans une unité d'enseignement",
    source=roi("11 §7 et §8, 46 §6", f"{RGE}, art. 5, art. 6 §1er et art. 7 §3"),
)
def attendance(facts: AttendanceFacts, figures: FigureReader) -> Ruling[Attendance]:
    """Assiduous who is not absent, "sans motif valable", for more than 20 % (art. 11 §8)."""
    limit = figures.decimal("promsoc.enrolment.absence_limit")
    unjustified = facts.periods("unjustified")
    too_many = 100 * unjustified > limit * facts.base
    threshold = limit * facts.base / 100
    result = Attendance(
        outcome="not_assiduous" if too_many else "assiduous",
        base=facts.base,
        unjustified=unjustified,
        rate=truncated(Fraction(100 * unjustified) / Fraction(facts.base), 2),
        threshold=threshold,
        remaining=max(threshold - unjustified, Decimal(0)),
    )
    return Ruling(result, (_reason(result, limit), *_dispense(facts)))


def _reason(result: Attendance, limit: Decimal) -> Reason:
    absences = (
        f"Absences sans motif valable : {french_number(result.unjustified)} périodes sur "
        f"{french_number(result.base)} ({french_number(result.rate)} %)"
    )
    if result.outcome == "not_assiduous":
        return Reason(
            "above_twenty_percent",
            f"{absences}, au-delà des {french_number(limit)} % admis : la condition d'assiduité "
            "n'est pas remplie.",
            ASSIDUITY,
        )
    return Reason(
        "within_twenty_percent",
        f"{absences}, sans dépasser les {french_number(limit)} % admis : la condition "
        "d'assiduité est remplie.",
        ASSIDUITY,
    )


def _dispense(facts: AttendanceFacts) -> tuple[Reason, ...]:
    if not facts.dispensed_periods:
        return ()
    text = (
        f"Les {french_number(facts.dispensed_periods)} périodes dispensées sont déduites des "
        f"{french_number(facts.unit_periods)} périodes de l'unité."
    )
    return (Reason("dispense_deducted", text, roi("46 §6", f"{RGE}, art. 7 §3")),)
