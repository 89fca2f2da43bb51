"""``promsoc.fee``: droit d'inscription of one student for one school year (art. 5 §1, §2)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.facts import above, at_least, facts, not_empty
from app.rules.figures import FigureReader
from app.rules.numbers import french_amount, french_number, rounded_half_up
from app.rules.promsoc.enrolment.common import file_limit
from app.rules.promsoc.enrolment.roi import roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

Price = Annotated[Decimal, at_least(0)]
Purpose = Literal["course", "recognition_sanction"]
Code = Literal["recognition_free", "exempt", "exemption_late", "charged"]

CHARGED: tuple[Code, ...] = ("exemption_late", "charged")
CENT_DECIMALS = 2


@facts
class TariffRow:
    """What a level costs: once a year, and by period."""

    level: str
    fixed: Price
    per_period: Price


@facts
class FeeUnit:
    """One unit in which the student enrols."""

    code: str
    level: str
    periods: Annotated[Decimal, above(0)]
    first_tenth: date | None = None
    purpose: Purpose = "course"
    exemption_proof: date | None = None
    enrolment_date: date | None = None

    def check(self) -> None:
        """A course has a first tenth; a unit for valorisation need not be organised."""
        if self.purpose == "course" and self.first_tenth is None:
            raise RuleInputError("first_tenth", "la date du premier dixième est attendue")

    @property
    def ground(self) -> Code:
        """Is the unit charged, and why (art. 47 §2, 5 §2, 6 §4)?"""
        if self.purpose == "recognition_sanction" or self.first_tenth is None:
            return "recognition_free"
        if self.exemption_proof is None:
            return "charged"
        limit = file_limit(self.first_tenth, self.enrolment_date or self.first_tenth)
        return "exempt" if self.exemption_proof <= limit else "exemption_late"


@facts
class FeeFacts:
    """The tariff of the year, and the units of one student."""

    tariff: Annotated[tuple[TariffRow, ...], not_empty]
    units: Annotated[tuple[FeeUnit, ...], not_empty]

    def check_tariff(self) -> None:
        """One row a level."""
        if len(self.rows) < len(self.tariff):
            raise RuleInputError("tariff", "une seule ligne par niveau est attendue")

    def check_units(self) -> None:
        """Each unit once, at a level that the tariff knows."""
        if len({unit.code for unit in self.units}) < len(self.units):
            raise RuleInputError("units", "des unités toutes différentes sont attendues")
        if not {unit.level for unit in self.units} <= set(self.rows):
            raise RuleInputError("units", "des niveaux qui figurent au tarif sont attendus")

    @property
    def rows(self) -> dict[str, TariffRow]:
        """The tariff by level."""
        return {row.level: row for row in self.tariff}

    @property
    def charged(self) -> list[FeeUnit]:
        """The units for which the fee is due."""
        return [unit for unit in self.units if unit.ground in CHARGED]

    def codes_of(self, ground: Code) -> list[str]:
        """The units that fall under one ground."""
        return sorted(unit.code for unit in self.units if unit.ground == ground)


@dataclass(frozen=True)
class Fee:
    """The verdict, the amount in euros, and the units it is due for."""

    outcome: Literal["due", "exempt", "none"]
    amount: Decimal
    charged: tuple[str, ...]
    charged_periods: Decimal


@rule(
    "promsoc.fee",
    version=1,
    title="Droit d'inscription d'un étudiant pour une année scolaire",
    source=roi("5 §1 et §2, 6 et 47 §2", "circulaire n° 7523"),
)
def fee(facts: FeeFacts, figures: FigureReader) -> Ruling[Fee]:
    """Fixed part once a school year, and the periods at the price of their level (art. 5 §1).

    The article only says that the amount depends on the total of periods and the level; the
    form of the tariff is ours, so that any can be entered. Rounded once, at the end.
    """
    result = Fee(
        outcome=_outcome(facts),
        amount=_amount(facts),
        charged=tuple(sorted(unit.code for unit in facts.charged)),
        charged_periods=sum((unit.periods for unit in facts.charged), Decimal(0)),
    )
    return Ruling(result, _reasons(facts, result))


def _outcome(facts: FeeFacts) -> Literal["due", "exempt", "none"]:
    if facts.charged:
        return "due"
    return "exempt" if facts.codes_of("exempt") else "none"


def _amount(facts: FeeFacts) -> Decimal:
    rows = [(facts.rows[unit.level], unit.periods) for unit in facts.charged]
    fixed = max((row.fixed for row, _ in rows), default=Decimal(0))
    by_period = sum((row.per_period * periods for row, periods in rows), Decimal(0))
    return rounded_half_up(Fraction(fixed + by_period), CENT_DECIMALS)


def _reasons(facts: FeeFacts, result: Fee) -> tuple[Reason, ...]:
    amount = (
        f"montant pour l'année scolaire : {french_amount(result.amount)} €, pour "
        f"{french_number(result.charged_periods)} périodes"
    )
    grounds: tuple[tuple[Code, str, str], ...] = (
        ("charged", f"est dû ({amount}).", roi("5 §1", "circulaire n° 7523")),
        (
            "exemption_late",
            f"est dû, la preuve de l'exemption étant parvenue trop tard ({amount}).",
            roi("5 §2 et 6 §4"),
        ),
        ("exempt", "n'est pas dû : l'exemption a été prouvée à temps.", roi("5 §2 et 6 §1")),
        (
            "recognition_free",
            "n'est pas dû : l'inscription vise une valorisation des acquis pour la sanction.",
            roi("47 §2"),
        ),
    )
    return tuple(
        Reason(code, f"Pour {enumeration(units)}, le droit d'inscription {text}", source)
        for code, text, source in grounds
        if (units := facts.codes_of(code))
    )
