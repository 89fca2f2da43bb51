"""What another mark would change: the smallest change that alters what the rules say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from app.i18n import _
from app.office.councils.constats import Judge
from app.office.councils.marks import maximum_of, scale_of
from app.office.councils.minutes import followed_courses
from app.office.councils.standings import standing
from app.office.councils.views import CouncilView, CourseColumn, MarkValue, PupilRow
from app.rules.numbers import french_number


@dataclass(frozen=True)
class Effect:
    """What marks lead to: the verdict and how it is told, or else the failures.

    Two are the same where the outcome is, whatever the percentage in ``headline``.
    """

    headline: str = field(compare=False)
    outcome: str
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
            return Effect(constat.headline, constat.outcome, 0, ruled=True)
    failures = standing(followed_courses(view, pupil), marks, view.scale).failures
    return Effect("", "", failures, ruled=False)


def smallest_change(
    view: CouncilView, judge: Judge, pupil: PupilRow, marks: Mapping[int, MarkValue]
) -> SmallestChange | None:
    """The smallest change of one mark that leads elsewhere, as a share of its maximum.

    Marks move by the steps of the scale, upwards first where two changes are as small;
    None where no single mark is enough. A higher mark never leads to a worse outcome:
    so the nearest step that leads elsewhere is found by halves, and there is none where
    the end of the scale leads to the same.
    """
    trial = _Trial(view, judge, pupil, marks)
    nearest: _Move | None = None
    for move in trial.moves():
        found = trial.nearest(move)
        if found is not None and (nearest is None or found.share < nearest.share):
            nearest = found
    if nearest is None:
        return None
    effect = trial.effect(nearest.course, nearest.after)
    return SmallestChange(nearest.course.title, nearest.before, nearest.after, effect)


@dataclass(frozen=True)
class _Move:
    """A mark moved by so many steps, up or down."""

    course: CourseColumn
    before: Decimal
    step: Decimal
    steps: int
    maximum: Decimal

    @property
    def after(self) -> Decimal:
        return self.before + self.step * self.steps

    @property
    def share(self) -> Decimal:
        return abs(self.step) * self.steps / self.maximum


class _Trial:
    """The marks of a pupil, of which one at a time is another."""

    def __init__(
        self, view: CouncilView, judge: Judge, pupil: PupilRow, marks: Mapping[int, MarkValue]
    ) -> None:
        self._view = view
        self._judge = judge
        self._pupil = pupil
        self._marks = marks
        self._present = effect_of(view, judge, pupil, marks)

    def effect(self, course: CourseColumn, mark: Decimal) -> Effect:
        """What another mark in a course leads to."""
        tried = {**self._marks, course.id: MarkValue(mark)}
        return effect_of(self._view, self._judge, self._pupil, tried)

    def moves(self) -> Iterator[_Move]:
        """Each mark to both ends of its scale, upwards before downwards."""
        open_to_change = set(self._pupil.open_courses)
        for way in (1, -1):
            for course in followed_courses(self._view, self._pupil):
                mark = self._marks.get(course.id)
                if course.id not in open_to_change or mark is None or mark.value is None:
                    continue
                maximum = maximum_of(self._view.scale, course)
                room = maximum - mark.value if way > 0 else mark.value
                step = scale_of(self._view.scale, course).step
                yield _Move(course, mark.value, way * step, int(room / step), maximum)

    def nearest(self, move: _Move) -> _Move | None:
        """The fewest steps that way which lead elsewhere; None where none do."""
        if not move.steps or not self._leads_elsewhere(move):
            return None
        fewest, enough = 1, move.steps
        while fewest < enough:
            half = (fewest + enough) // 2
            if self._leads_elsewhere(replace(move, steps=half)):
                enough = half
            else:
                fewest = half + 1
        return replace(move, steps=enough)

    def _leads_elsewhere(self, move: _Move) -> bool:
        return self.effect(move.course, move.after) != self._present
