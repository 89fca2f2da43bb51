"""The facts that ``european.promotion`` is decided on."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from app.rules.errors import RuleInputError
from app.rules.european.classes import PromotedClass
from app.rules.european.scale import statutory_marks
from app.rules.european.subjects import not_counted_in, subjects_of
from app.rules.facts import Positive, facts, not_empty

REPEATABLE = "complementary_activity"


@facts
class SubjectMark:
    """The final mark of one subject; ``since`` is when the pupil joined the course.

    Which words ``subject`` may be depends on the class: the annexes list them.
    """

    subject: str
    mark: Decimal
    vehicular: bool = False
    since: date | None = None


@facts
class PromotionFacts:
    """One pupil at the end of a school year, with every subject followed (62 B.4.b.iii)."""

    class_: PromotedClass
    subjects: Annotated[tuple[SubjectMark, ...], not_empty]
    first_entry: date | None = None
    year_start: date | None = None
    special_circumstances: bool = False
    years_in_class: Positive = 1
    sen_adapted_programme: bool = False

    def check_subjects(self) -> None:
        """The subjects are those of the class, once each, with marks that it knows."""
        counted, marks = subjects_of(self.class_), statutory_marks(self.class_)
        known = counted.keys() | not_counted_in(self.class_)
        names = [item.subject for item in self.subjects]
        for item in self.subjects:
            if item.subject not in known:
                _refuse(f"une matière de la classe {self.class_}, pas « {item.subject} »,")
            if item.mark not in marks:
                _refuse(f"une note de la classe {self.class_}, pas {item.mark},")
        if counted.keys().isdisjoint(names):
            _refuse("au moins une matière de promotion")
        if len(set(names)) < len(names):
            self._check_repeated(names)

    def _check_repeated(self, names: list[str]) -> None:
        """A pupil may follow several complementary activities, but nothing else twice."""
        others = [name for name in names if name != REPEATABLE]
        if len(set(others)) < len(others) or len(set(self.subjects)) < len(names):
            _refuse("une seule note par matière")

    def check_first_entry(self) -> None:
        """A course is joined on the first day at school or later."""
        for item in self.subjects:
            if item.since and (self.first_entry is None or item.since < self.first_entry):
                _refuse("une date « since » qui ne précède pas l'entrée à l'école")

    def check_year_start(self) -> None:
        """The two dates that make a new pupil go together."""
        if self.first_entry and not self.year_start:
            raise RuleInputError("year_start", "attendu avec la date d'entrée à l'école")
        if self.year_start and not self.first_entry:
            raise RuleInputError("first_entry", "attendu avec le début de l'année scolaire")

    @property
    def is_new(self) -> bool:
        """Does the pupil end the first year at the school, even an incomplete one (B.5)?"""
        if self.first_entry is None or self.year_start is None:
            return False
        return self.first_entry >= self.year_start

    def followed_from_start(self, item: SubjectMark) -> bool:
        """Has the course been followed since the year began?"""
        since = item.since or self.first_entry
        return since is not None and self.year_start is not None and since <= self.year_start


def _refuse(expected: str) -> None:
    raise RuleInputError("subjects", f"{expected} est attendu")
