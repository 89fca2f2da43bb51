"""The marks that count for a promotion, and the set without those that may be left out."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from app.rules.european.promotion_facts import PromotionFacts, SubjectMark
from app.rules.european.subjects import IN_FRENCH, Kind, subjects_of
from app.rules.figures import FigureReader
from app.rules.numbers import french_number

LANGUAGES_OF_B5 = frozenset({"language_2", "language_3", "language_4"})


@dataclass(frozen=True)
class Counted:
    """A counted mark; its index is 0 where it is sufficient."""

    item: SubjectMark
    kind: Kind
    failed: bool
    index: int

    @property
    def mark(self) -> Decimal:
        """The final mark."""
        return self.item.mark

    @property
    def in_french(self) -> str:
        """Subject and mark: "chimie (3,5)"."""
        return f"{IN_FRENCH[self.item.subject]} ({french_number(self.mark)})"


@dataclass(frozen=True)
class Marks:
    """A set of counted marks."""

    counted: tuple[Counted, ...]

    @cached_property
    def failed(self) -> tuple[Counted, ...]:
        """The marks below 6."""
        return tuple(item for item in self.counted if item.failed)

    @cached_property
    def total(self) -> Decimal:
        """The sum of the marks."""
        return sum((item.mark for item in self.counted), Decimal(0))

    @property
    def average(self) -> Fraction:
        """The unweighted mean, exact."""
        return Fraction(self.total) / len(self.counted)

    @property
    def index_sum(self) -> int:
        """The sum of the indices."""
        return sum(item.index for item in self.counted)

    def failed_of(self, *kinds: Kind) -> tuple[Counted, ...]:
        """The marks below 6 in subjects of these kinds."""
        return tuple(item for item in self.failed if item.kind in kinds)

    def strong_of(self, kinds: tuple[Kind, ...], least: Decimal) -> int:
        """How many marks of these kinds reach ``least``."""
        return sum(item.mark >= least for item in self.counted if item.kind in kinds)


def counted_marks(facts: PromotionFacts, figures: FigureReader) -> Marks:
    """The marks of the subjects that the annex of the class lists."""
    annex = subjects_of(facts.class_)
    enough = figures.decimal("european.mark.sufficient")
    bounds = figures.decimals("european.promotion.index_bounds")
    counted = []
    for item in facts.subjects:
        subject = annex.get(item.subject)
        if subject is not None:
            failed = item.mark < enough
            index = subject.index_of(item.mark, bounds) if failed else 0
            counted.append(Counted(item, subject.kind, failed, index))
    return Marks(tuple(counted))


def without_disregardable(facts: PromotionFacts, marks: Marks, figures: FigureReader) -> Marks:
    """What is left once the council disregards what B.5 lets it disregard."""
    if not facts.is_new:
        return marks
    return Marks(
        tuple(
            item
            for item in marks.counted
            if not (item.failed and _disregardable(facts, item.item, figures))
        )
    )


def _disregardable(facts: PromotionFacts, item: SubjectMark, figures: FigureReader) -> bool:
    """B.5: langues II, III, IV and what is taught in a vehicular language.

    "Toutefois, si l'élève a suivi le cours dès le début de l'année, cette dérogation ne
    s'applique pas en langue III en 2ème année et en langue IV en 4ème année."
    """
    excluded = {
        "language_3": figures.integer("european.promotion.language_3_from_start"),
        "language_4": figures.integer("european.promotion.language_4_from_start"),
    }
    if excluded.get(item.subject) == facts.class_ and facts.followed_from_start(item):
        return False
    return item.vehicular or item.subject in LANGUAGES_OF_B5
