"""Percentages: art. 17 §2 gives none below the threshold of success."""

from decimal import Decimal

from app.rules.errors import RuleInputError
from app.rules.figures import FigureReader
from app.rules.numbers import french_number


def check_mark(key: str, mark: Decimal, figures: FigureReader) -> None:
    """Refuse, on ``key``, a mark outside the threshold of success and the maximum."""
    least = figures.decimal("promsoc.results.pass_threshold")
    most = figures.decimal("promsoc.results.percentage_maximum")
    if not least <= mark <= most:
        raise RuleInputError(
            key,
            f"un pourcentage de {french_number(least)} à {french_number(most)} est attendu",
        )
