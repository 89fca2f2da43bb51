"""``promsoc.section_result``: final result and mention of a section (art. 20)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from app.rules.errors import RuleInputError
from app.rules.facts import Positive, Text, facts
from app.rules.figures import FigureReader
from app.rules.numbers import french_number, truncated
from app.rules.promsoc.results.marks import check_mark
from app.rules.promsoc.results.roi import AGCF, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

Mention = Literal[
    "fruit", "satisfaction", "distinction", "great_distinction", "greatest_distinction"
]

# In the order of art. 20 §4, as the thresholds are.
MENTIONS: tuple[tuple[Mention, str], ...] = (
    ("fruit", "fruit"),
    ("satisfaction", "satisfaction"),
    ("distinction", "distinction"),
    ("great_distinction", "grande distinction"),
    ("greatest_distinction", "la plus grande distinction"),
)
INTEGRATED_TEST = "integrated_test"
DECIMALS = 2


@facts
class SectionUnit:
    """One unit of the section other than the épreuve intégrée, and what was obtained there."""

    unit: Text
    determinant: bool
    attested: bool
    periods: Positive | None = None
    percentage: Decimal | None = None

    def check_periods(self) -> None:
        """A determinant unit weighs by its periods."""
        if self.determinant and self.periods is None:
            raise RuleInputError("periods", "les périodes d'une unité déterminante sont attendues")

    def check_percentage(self) -> None:
        """A determinant unit that was attested has a mark, one that was not attested has none."""
        if self.percentage is not None and not self.attested:
            raise RuleInputError("percentage", "aucun pourcentage n'existe sans attestation")
        if self.percentage is None and self.attested and self.determinant:
            raise RuleInputError(
                "percentage", "le pourcentage d'une unité déterminante est attendu"
            )


@facts
class SectionResultFacts:
    """What the student obtained in every unit of the section."""

    integrated_attested: bool
    integrated_percentage: Decimal | None = None
    units: tuple[SectionUnit, ...]

    def check_integrated_percentage(self) -> None:
        """The épreuve intégrée has a mark when it is attested, and only then."""
        if self.integrated_attested != (self.integrated_percentage is not None):
            raise RuleInputError(
                "integrated_percentage",
                "un pourcentage est attendu si l'épreuve intégrée est réussie, et alors seulement",
            )

    def check_units(self) -> None:
        """Each unit is given once, and one of them at least is determinant."""
        names = [unit.unit for unit in self.units]
        if len(set(names)) < len(names):
            raise RuleInputError("units", "des unités toutes différentes sont attendues")
        if not any(unit.determinant for unit in self.units):
            raise RuleInputError("units", "au moins une unité déterminante est attendue")


@dataclass(frozen=True)
class SectionResult:
    """Whether the section is passed, and then the percentage and the mention of the title."""

    outcome: Literal["passed", "incomplete"]
    missing_units: tuple[str, ...]
    percentage: Decimal | None = None
    mention: Mention | None = None


@rule(
    "promsoc.section_result",
    version=1,
    title="Résultat final et mention d'une section",
    source="ROI Binche, art. 20",
)
def section_result(facts: SectionResultFacts, figures: FigureReader) -> Ruling[SectionResult]:
    """Every attestation makes the section (§1); épreuve intégrée 1/3, determinant units 2/3 (§2).

    The exact result is compared with the thresholds and cut after two decimals, so that
    the title never shows a threshold that was not reached (§4).
    """
    _check_marks(facts, figures)
    missing = _missing(facts)
    if missing or facts.integrated_percentage is None:
        return Ruling(SectionResult("incomplete", missing), (_attestation_missing(missing),))
    integrated = Fraction(facts.integrated_percentage)
    determinant = weighted_mean(facts.units)
    exact = _final(integrated, determinant, figures)
    mention, in_french = _mention(exact, figures)
    return Ruling(
        SectionResult("passed", (), truncated(exact, DECIMALS), mention),
        (ALL_ATTESTATIONS, _weighted_result(integrated, determinant, exact, in_french)),
    )


def _check_marks(facts: SectionResultFacts, figures: FigureReader) -> None:
    if facts.integrated_percentage is not None:
        check_mark("integrated_percentage", facts.integrated_percentage, figures)
    for unit in facts.units:
        if unit.percentage is not None:
            check_mark("units", unit.percentage, figures)


def _missing(facts: SectionResultFacts) -> tuple[str, ...]:
    missing = [unit.unit for unit in facts.units if not unit.attested]
    if not facts.integrated_attested:
        missing.append(INTEGRATED_TEST)
    return tuple(sorted(missing))


def weighted_mean(units: Iterable[SectionUnit]) -> Fraction:
    """The mean of the determinant units, in proportion to their periods (§2), exact."""
    marks = [
        (Fraction(unit.percentage), unit.periods)
        for unit in units
        if unit.determinant and unit.percentage is not None and unit.periods is not None
    ]
    return sum((mark * periods for mark, periods in marks), Fraction()) / sum(
        periods for _, periods in marks
    )


def _final(integrated: Fraction, determinant: Fraction, figures: FigureReader) -> Fraction:
    first = figures.integer("promsoc.results.integrated_weight")
    second = figures.integer("promsoc.results.determinant_weight")
    return (integrated * first + determinant * second) / (first + second)


def _mention(exact: Fraction, figures: FigureReader) -> tuple[Mention, str]:
    """The mention of the highest threshold reached; the first one always is (§3)."""
    thresholds = figures.integers("promsoc.results.mention_thresholds")
    reached = [
        mention
        for mention, threshold in zip(MENTIONS, thresholds, strict=True)
        if exact >= threshold
    ]
    return reached[-1]


ALL_ATTESTATIONS = Reason(
    "all_attestations",
    "Les attestations de réussite de toutes les unités de la section sont obtenues.",
    roi("20 §1", f"{AGCF}, art. 21"),
)


def _attestation_missing(missing: tuple[str, ...]) -> Reason:
    names = enumeration("épreuve intégrée" if name == INTEGRATED_TEST else name for name in missing)
    return Reason(
        "attestation_missing",
        f"La section n'est pas réussie, attestations de réussite manquantes : {names}.",
        roi("20 §1", f"{AGCF}, art. 21"),
    )


def _weighted_result(
    integrated: Fraction, determinant: Fraction, exact: Fraction, mention: str
) -> Reason:
    return Reason(
        "weighted_result",
        f"Épreuve intégrée {_percent(integrated)} % pour 1/3, unités déterminantes "
        f"{_percent(determinant)} % pour 2/3: {_percent(exact)} %, mention {mention}.",
        roi("20 §2 et §4", f"{AGCF}, art. 22"),
    )


def _percent(value: Fraction) -> str:
    return french_number(truncated(value, DECIMALS))
