"""The council as the room holds it: what is typed stands here at once. No Qt, hence fast.

Texts and results are computed when a mark changes, not when a cell is painted.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from app.formats import decimal
from app.office.councils.columns import course_of
from app.office.councils.completeness import gaps_of
from app.office.councils.constats import Constat, marks_of
from app.office.councils.marks import mark_text, maximum_of, number_text, read_mark, scale_of
from app.office.councils.opened import OpenedCouncil
from app.office.councils.standings import AVERAGE_DECIMALS, Standing, fails, standing
from app.office.councils.views import CourseColumn, DecisionState, MarkValue, PupilRow

NO_COURSE = CourseColumn(0, "", "", "", Decimal(0), Decimal(0))
"""What stands in the place of the courses where a council has no marks: the cursor."""

Place = tuple[int, int]
"""A row and a course's place, both from 0."""


@dataclass(frozen=True)
class Counts:
    """What the foot of the room says."""

    pupils: int
    decided: int
    motivations: int
    restrictions: int
    grounds: int
    votes: int = 0
    matters: int = 0
    voted: int = 0
    """Points that are no pupil's, and how many of them were voted on."""


class Line:
    """One pupil: marks, decision, and what follows from them.

    ``tried`` are the places of the courses whose marks are not stored, but tried.
    """

    def __init__(self, sheet: "Sheet", pupil: PupilRow) -> None:
        self.pupil = pupil
        self.marks: dict[int, MarkValue] = marks_of(pupil)
        self.former = {
            one.course_id: one.former for one in pupil.resits or () if one.former is not None
        }
        self.decision = pupil.decision
        taken = set(pupil.open_courses) if sheet.view.has_marks else set()
        shown = set(pupil.followed)
        self.courses = [course for course in sheet.courses if course.id in shown]
        self.inert = [course.id not in taken for course in sheet.courses]
        self.texts = [mark_text(self.marks.get(course.id)) for course in sheet.courses]
        self.failing = [
            fails(self.marks.get(course.id), course, sheet.scale) for course in sheet.courses
        ]
        self.standing: Standing = standing(self.courses, self.marks, sheet.scale)
        self.totals = totals_of(self.standing)
        self.short = short_of(sheet, pupil.decision)
        self.comments = {one.course_id: one.text for one in pupil.comments}
        self.tried: set[int] = set()
        self.constat: Constat | None = None
        self.gaps: tuple[str, ...] = ()

    @property
    def state(self) -> DecisionState:
        """The decision, or an empty one to start from."""
        return self.decision or DecisionState("")


def totals_of(result: Standing) -> tuple[str, str, str]:
    """Average, failures and failed hours as shown; dashes where there is nothing."""
    average = "" if result.average is None else decimal(result.average, AVERAGE_DECIMALS)
    if not result.failures:
        return average, "–", "–"
    hours = number_text(result.failed_periods) if result.failed_periods else "–"
    return average, str(result.failures), hours


def short_of(sheet: "Sheet", decision: DecisionState | None) -> str:
    """The short word of a decision, "" without one."""
    kind = sheet.view.decision_kind(decision.code) if decision else None
    return kind.short if kind else ""


class Sheet:
    """All lines of a council, and its columns."""

    def __init__(self, opened: OpenedCouncil) -> None:
        self.view = opened.view
        self.sealed = opened.seal is not None
        """Nothing of it may change."""
        self.scale = opened.view.scale
        self.courses: tuple[CourseColumn, ...] = opened.view.courses
        if not opened.view.has_marks:
            self.courses = (NO_COURSE,)
        self.judge = opened.judge
        self.parts = _parts(self.courses)
        """The marks that a course may have here, where it has several."""
        self.part = ""
        """Of several marks a course, the one that is shown; "" for all."""
        self.lines = [Line(self, pupil) for pupil in opened.view.pupils]
        self._places = {line.pupil.enrolment_id: at for at, line in enumerate(self.lines)}
        self._columns = {course.id: at for at, course in enumerate(self.courses)}
        for line in self.lines:
            self._look_for_gaps(line)

    def place(self, enrolment_id: int) -> int | None:
        """The row of a pupil, None where the council has none of that enrolment."""
        return self._places.get(enrolment_id)

    def column(self, course_id: int) -> int | None:
        """The place of a course."""
        return self._columns.get(course_id)

    def mark(self, row: int, column: int) -> MarkValue | None:
        """What a cell holds."""
        return self.lines[row].marks.get(self.courses[column].id)

    def shown(self, column: int) -> bool:
        """Is the column one of those that are shown?"""
        return not self.part or self.courses[column].component == self.part

    def maximum(self, column: int) -> Decimal:
        """What marks of a course are given over."""
        return maximum_of(self.scale, self.courses[column])

    def read(self, column: int, text: str) -> MarkValue | None:
        """What a text means in a column; Refusal where it is no mark of it."""
        scale = scale_of(self.scale, self.courses[column])
        return read_mark(text, scale, self.maximum(column), frauds=self.view.frauds)

    def set_mark(self, row: int, column: int, mark: MarkValue | None) -> None:
        """Hold another mark, and what follows from it."""
        line, course = self.lines[row], self.courses[column]
        if mark is None:
            line.marks.pop(course.id, None)
        else:
            line.marks[course.id] = mark
        line.texts[column] = mark_text(mark)
        line.failing[column] = fails(mark, course, self.scale)
        line.standing = standing(line.courses, line.marks, self.scale)
        line.totals = totals_of(line.standing)
        line.constat = None
        if self.view.promotion_rule:
            self._look_for_gaps(line)

    def set_decision(self, row: int, state: DecisionState | None) -> None:
        """Hold another decision, and what follows from it."""
        line = self.lines[row]
        line.decision = self._tidied(state)
        line.short = short_of(self, line.decision)
        line.constat = None
        self._look_for_gaps(line)

    def comment(self, row: int, column: int) -> str:
        """What is said of a pupil in the course of a column; "" where nothing is."""
        return self.lines[row].comments.get(course_of(self.courses[column].id), "")

    def set_comment(self, row: int, course_id: int, text: str) -> None:
        """Hold another comment on a pupil; ``course_id`` is a column's."""
        comments, course = self.lines[row].comments, course_of(course_id)
        comments.pop(course, None)
        if text:
            comments[course] = text

    def constat(self, row: int) -> Constat:
        """What the rules say of a pupil as they are now."""
        line = self.lines[row]
        if line.constat is None:
            line.constat = self.judge.constat(line.pupil, line.marks, line.decision)
        return line.constat

    def counts(self) -> Counts:
        """What is decided, and what is missing."""
        return Counts(
            pupils=len(self.lines),
            decided=sum("decision" not in line.gaps for line in self.lines),
            motivations=sum("motivation" in line.gaps for line in self.lines),
            restrictions=sum("restrictions" in line.gaps for line in self.lines),
            grounds=sum("ground" in line.gaps for line in self.lines),
            votes=sum(bool({"vote", "voters", "quorum"} & set(line.gaps)) for line in self.lines),
            matters=len(self.view.matters),
            voted=sum(bool(matter.votes) for matter in self.view.matters),
        )

    def in_order(self, order: str) -> "Sheet":
        """The same lines by ``name`` (of the register), ``average`` or ``failures``.

        The weakest come first; those without marks last.
        """
        key = _ORDERS[order]
        self.lines = sorted(self.lines, key=key)
        self._places = {line.pupil.enrolment_id: at for at, line in enumerate(self.lines)}
        return self

    def same_shape(self, other: "Sheet") -> bool:
        """Has the other the same pupils and courses in the same places?"""
        return self._places == other._places and self._columns == other._columns

    def titles(self) -> Mapping[int, str]:
        """Courses by identity."""
        return {course.id: course.title for course in self.courses}

    def _tidied(self, state: DecisionState | None) -> DecisionState | None:
        """As the office will store it: restrictions only where the decision bears them."""
        kind = self.view.decision_kind(state.code) if state else None
        if state is None or kind is None or kind.needs_restrictions:
            return state
        return replace(state, restrictions=())

    def _look_for_gaps(self, line: Line) -> None:
        row = self._places[line.pupil.enrolment_id]
        line.gaps = gaps_of(self.view, line.pupil, line.decision, self.constat(row))


def _parts(courses: Sequence[CourseColumn]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(course.component for course in courses))
    return found if len(found) > 1 else ()


def _by_average(line: Line) -> tuple[bool, Decimal, int]:
    average = line.standing.average
    return average is None, average or Decimal(0), line.pupil.number


def _by_failures(line: Line) -> tuple[int, Decimal, int]:
    return -line.standing.failures, -line.standing.failed_periods, line.pupil.number


_ORDERS: Final[Mapping[str, Callable[[Line], tuple[Any, ...]]]] = {
    "name": lambda line: (line.pupil.number,),
    "average": _by_average,
    "failures": _by_failures,
}
ORDERS: Final = tuple(_ORDERS)
