"""``cefa.support_periods``: weekly accompaniment periods and posts (VIII.III.1, VIII.III.2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from app.rules.cefa.counting import share, whole_periods
from app.rules.cefa.sources import D91, circular
from app.rules.errors import RuleInputError
from app.rules.facts import Count, at_least, facts
from app.rules.figures import FigureReader
from app.rules.numbers import french_number, truncated
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

SOURCE = circular("VIII.III.1 et VIII.III.2", f"{D91}, art. 14 §4, art. 15 §§2 à 5, art. 15bis")
TRANSFER = circular("VIII.III.1", f"{D91}, art. 15 §5 al. 2")

Periods = Annotated[Decimal, at_least(0)]


@facts
class SupportPeriodsFacts:
    """Pupils of each category, and the périodes-professeurs added."""

    category1: Count
    category2: Count
    specialised1: Count = 0
    specialised2: Count = 0
    transfer_in: Periods = Decimal(0)
    teacher_periods: Periods = Decimal(0)


@dataclass(frozen=True)
class SupportPeriods:
    """Periods by category and kind of education, their sum, and the posts."""

    outcome: Literal["none", "granted"]
    periods1: int
    periods2: int
    specialised_periods1: int
    specialised_periods2: int
    periods: int
    total: Decimal
    fte: Decimal


@rule("cefa.support_periods", version=1, title="Les périodes d'accompagnement", source=SOURCE)
def support_periods(facts: SupportPeriodsFacts, figures: FigureReader) -> Ruling[SupportPeriods]:
    """0.85 and 0.50 period a pupil, each category made whole apart; posts of 22 periods."""
    _check_transfer(facts, figures)
    rate1 = figures.decimal("cefa.support.rate_1")
    rate2 = figures.decimal("cefa.support.rate_2")
    periods1 = whole_periods(facts.category1 * rate1)
    periods2 = whole_periods(facts.category2 * rate2)
    specialised1 = whole_periods(facts.specialised1 * rate1)
    specialised2 = whole_periods(facts.specialised2 * rate2)
    periods = periods1 + periods2 + specialised1 + specialised2
    total = periods + facts.transfer_in
    posts = Fraction(total) / figures.integer("cefa.support.periods_per_post")
    result = SupportPeriods(
        outcome="granted" if total else "none",
        periods1=periods1,
        periods2=periods2,
        specialised_periods1=specialised1,
        specialised_periods2=specialised2,
        periods=periods,
        total=total,
        fte=truncated(posts, 2),
    )
    return Ruling(result, tuple(_reasons(facts, result)))


def _check_transfer(facts: SupportPeriodsFacts, figures: FigureReader) -> None:
    most = share(facts.teacher_periods, "cefa.support.transfer_percentage", figures)
    if facts.transfer_in > most:
        raise RuleInputError(
            "transfer_in", f"{french_number(most)} périodes au plus sont attendues"
        )


def _reasons(facts: SupportPeriodsFacts, result: SupportPeriods) -> Iterator[Reason]:
    text = (
        f"Le CEFA reçoit {counted(result.total, 'période')} d'accompagnement par semaine, soit "
        f"{counted(result.fte, 'équivalent temps plein', 'équivalents temps plein')}."
        if result.total
        else "Aucune période d'accompagnement n'est accordée."
    )
    yield Reason(result.outcome, text, SOURCE)
    if facts.transfer_in > 0:
        yield Reason(
            "transfer_used",
            "Des périodes-professeurs non utilisées sont ajoutées à l'accompagnement, à "
            f"concurrence de {counted(facts.transfer_in, 'période')}.",
            TRANSFER,
        )
