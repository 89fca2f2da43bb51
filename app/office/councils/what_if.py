"""What another mark would change: the smallest change that alters what the rules say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.i18n import _
from app.office.councils.constats import Judge
from app.office.councils.marks import maximum_of
from app.office.councils.minutes import followed_courses
from app.office.councils.standings import standing
from app.office.councils.views import CouncilView, CourseColumn, MarkValue, PupilRow
from app.rules.numbers import french_number

MOST_TRIED: Final = 3000
"""How many single changes are tried at most, the smallest first."""


@dataclass(frozen=True)
class Effect:
    """What marks lead to: the verdict in a few words, the failures."""

    headline: str
    failures: int
    ruled: bool


@dataclass(frozen=True)
class SmallestChange:
    """One mark that would be enough, and what would come of it."""

    course: str
    before: Decimal
    after: Decimal
    effect: Effect

    def sentence(self) -> str:
        """« Avec 50 en Mathématique au lieu de 48, le constat devient … »."""
        return self._template().format(
            after=french_number(self.after),
            course=self.course,
            before=french_number(self.before),
            effect=self.effect.headline,
            n=self.effect.failures,
        )

    def _template(self) -> str:
        if self.effect.ruled:
            return _("Avec {after} en {course} au lieu de {before}, le constat devient : {effect}.")
        if not self.effect.failures:
            return _("Avec {after} en {course} au lieu de {before}, il n'y aurait plus d'échec.")
        if self.effect.failures == 1:
            return _("Avec {after} en {course} au lieu de {before}, il y aurait un échec.")
        return _("Avec {after} en {course} au lieu de {before}, il y aurait {n} échecs.")


def effect_of(
    view: CouncilView, judge: Judge, pupil: PupilRow, marks: Mapping[int, MarkValue]
) -> Effect:
    """What these marks lead to: the promotion's verdict where there is one, else the failures."""
    if view.promotion_rule:
        constat = judge.constat(pupil, marks, None)
        if constat.rule:
            return Effect(constat.headline, 0, ruled=True)
    failures = standing(followed_courses(view, pupil), marks, view.scale).failures
    return Effect("", failures, ruled=False)


def smallest_change(
    view: CouncilView, judge: Judge, pupil: PupilRow, marks: Mapping[int, MarkValue]
) -> SmallestChange | None:
    """The smallest change of one mark that leads elsewhere, as a share of its maximum.

    Marks move by the steps of the scale; None where no single mark is enough.
    """
    present = effect_of(view, judge, pupil, marks)
    for tried, (_share, course, before, after) in enumerate(_changes(view, pupil, marks)):
        if tried == MOST_TRIED:
            return None
        effect = effect_of(view, judge, pupil, {**marks, course.id: MarkValue(after)})
        if effect != present:
            return SmallestChange(course.title, before, after, effect)
    return None


_Change = tuple[Decimal, CourseColumn, Decimal, Decimal]


def _changes(
    view: CouncilView, pupil: PupilRow, marks: Mapping[int, MarkValue]
) -> Iterator[_Change]:
    """Every single change, the smallest share of the maximum first; upwards before downwards."""
    found: list[_Change] = []
    open_to_change = set(pupil.open_courses)
    for course in followed_courses(view, pupil):
        mark = marks.get(course.id)
        if course.id not in open_to_change or mark is None or mark.value is None:
            continue
        found.extend(_moves(view, course, mark.value))
    return iter(sorted(found, key=lambda change: (change[0], change[2] > change[3])))


def _moves(view: CouncilView, course: CourseColumn, value: Decimal) -> Iterator[_Change]:
    maximum, step = maximum_of(view.scale, course), view.scale.step
    tried = Decimal(0)
    while tried <= maximum:
        if tried != value:
            yield abs(tried - value) / maximum, course, value, tried
        tried += step
