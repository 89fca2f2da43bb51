"""``promsoc.presence_floor``: may the council refuse the evaluations (art. 11 §10, §11)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import Percentage, above, at_least, facts
from app.rules.figures import FigureReader
from app.rules.numbers import french_number, truncated
from app.rules.promsoc.enrolment.roi import roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Outcome = Literal["admitted", "refusable", "excluded"]
Hearer = Literal["head", "teacher"]
Answer = tuple[Outcome, tuple[Reason, ...]]


@facts
class PresenceFloorFacts:
    """Effective presence at one activity, the hearing and the council's decision."""

    activity: Literal["course", "placement", "professional_practice"]
    activity_periods: Annotated[Decimal, above(0)]
    present_periods: Annotated[Decimal, at_least(0)]
    written_floor: Percentage | None = None
    hearing_date: date | None = None
    heard_by: tuple[Hearer, ...] = ()
    minutes: bool = False
    council: Literal["none", "admitted", "excluded"] = "none"
    decision_date: date | None = None

    def check_present_periods(self) -> None:
        """Presence does not exceed the activity."""
        if self.present_periods > self.activity_periods:
            raise RuleInputError(
                "present_periods", "au plus les périodes de l'activité est attendu"
            )

    def check_written_floor(self) -> None:
        """Only placements and professional practice may ask more (art. 11 §11)."""
        if self.written_floor is not None and self.activity == "course":
            raise RuleInputError(
                "written_floor",
                "un pourcentage propre n'est attendu que pour un stage ou une pratique "
                "professionnelle",
            )

    def meets(self, floor: Decimal) -> bool:
        """Does presence, absences justified or not, reach the floor?"""
        return 100 * self.present_periods >= floor * self.activity_periods


@dataclass(frozen=True)
class PresenceFloor:
    """The verdict, the percentage asked for and that of presence."""

    outcome: Outcome
    floor: Decimal
    rate: Decimal


@rule(
    "promsoc.presence_floor",
    version=1,
    title="Présence insuffisante et non-admission aux évaluations certificatives",
    source=roi("11 §10 et §11"),
)
def presence_floor(facts: PresenceFloorFacts, figures: FigureReader) -> Ruling[PresenceFloor]:
    """Below the floor the council "peut" refuse, after a hearing and with a procès-verbal."""
    floor = _floor(facts, figures)
    _check_decision(facts, floor)
    rate = truncated(Fraction(100 * facts.present_periods) / Fraction(facts.activity_periods), 2)
    outcome, reasons = _answer(facts, floor, rate)
    if facts.written_floor is not None:
        reasons = (*reasons, _floor_written(floor))
    return Ruling(PresenceFloor(outcome, floor, rate), reasons)


def _floor(facts: PresenceFloorFacts, figures: FigureReader) -> Decimal:
    """The percentage of §10, or the higher one written in the modalités spécifiques (§11)."""
    floor = figures.decimal("promsoc.enrolment.presence_floor")
    if facts.written_floor is None:
        return floor
    if facts.written_floor <= floor:
        raise RuleInputError(
            "written_floor", f"un pourcentage supérieur à {french_number(floor)} est attendu"
        )
    return facts.written_floor


def _check_decision(facts: PresenceFloorFacts, floor: Decimal) -> None:
    if facts.council == "excluded" and facts.meets(floor):
        raise RuleInputError(
            "council", "une non-admission n'est attendue que si la présence est insuffisante"
        )
    if facts.council != "none" and facts.decision_date is None:
        raise RuleInputError("decision_date", "la date de la décision est attendue")


def _answer(facts: PresenceFloorFacts, floor: Decimal, rate: Decimal) -> Answer:
    if facts.meets(floor):
        return "admitted", (_floor_met(floor, rate),)
    below = _below_floor(floor, rate)
    if facts.council == "none":
        return "refusable", (below,)
    if facts.council == "admitted":
        return "admitted", (below, COUNCIL_ADMITTED)
    if defects := tuple(_defects(facts)):
        return "refusable", (below, *defects)
    return "excluded", (below, COUNCIL_EXCLUDED)


def _defects(facts: PresenceFloorFacts) -> Iterator[Reason]:
    """What the measure lacks: "préalablement entendu" by both, and a procès-verbal."""
    if facts.hearing_date is None:
        yield HEARING_MISSING
    else:
        yield from _hearing_defects(facts, facts.hearing_date)
    if not facts.minutes:
        yield MINUTES_MISSING


def _hearing_defects(facts: PresenceFloorFacts, hearing: date) -> Iterator[Reason]:
    if set(facts.heard_by) != {"head", "teacher"}:
        yield HEARING_INCOMPLETE
    if facts.decision_date is not None and hearing > facts.decision_date:
        text = (
            f"L'audition du {french_date(hearing)} est postérieure à la décision du "
            f"{french_date(facts.decision_date)}, alors que l'étudiant doit être entendu "
            "préalablement."
        )
        yield Reason("hearing_late", text, roi("11 §10"))


def _floor_met(floor: Decimal, rate: Decimal) -> Reason:
    return Reason(
        "floor_met",
        f"Présence effective : {french_number(rate)} %, soit au moins {french_number(floor)} % "
        "des périodes de l'activité d'enseignement.",
        roi("11 §10"),
    )


def _below_floor(floor: Decimal, rate: Decimal) -> Reason:
    return Reason(
        "below_floor",
        f"Présence effective : {french_number(rate)} %, soit moins de {french_number(floor)} % "
        "des périodes de l'activité d'enseignement.",
        roi("11 §10"),
    )


def _floor_written(floor: Decimal) -> Reason:
    return Reason(
        "floor_written",
        "Les modalités spécifiques d'organisation de la section exigent par écrit une présence "
        f"effective de {french_number(floor)} %.",
        roi("11 §11"),
    )


COUNCIL_ADMITTED = Reason(
    "council_admitted",
    "Le Conseil des études admet néanmoins l'étudiant aux évaluations certificatives.",
    roi("11 §10"),
)
COUNCIL_EXCLUDED = Reason(
    "council_excluded",
    "Le Conseil des études prononce la non-admission aux évaluations certificatives, l'étudiant "
    "ayant été préalablement entendu par le chef d'établissement et le chargé de cours.",
    roi("11 §10"),
)
HEARING_MISSING = Reason(
    "hearing_missing",
    "L'étudiant n'a pas été entendu : la non-admission ne peut être prononcée.",
    roi("11 §10"),
)
HEARING_INCOMPLETE = Reason(
    "hearing_incomplete",
    "L'étudiant doit être entendu par le chef d'établissement et par le chargé de cours de "
    "l'unité d'enseignement.",
    roi("11 §10"),
)
MINUTES_MISSING = Reason(
    "minutes_missing",
    "La mesure de non-admission n'a pas fait l'objet d'un procès-verbal.",
    roi("11 §10"),
)
