"""What each rule on councils is told of a pupil, or what is missing to tell it.

A regime's descriptor names its rules; a rule named here is given its facts from the
council as it stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.i18n import _
from app.office.councils.views import (
    CouncilView,
    CourseColumn,
    DecisionState,
    MarkValue,
    PupilRow,
)
from app.rules.calendar.days import SchoolCalendar
from app.rules.european.subjects import not_counted_in
from app.rules.wording import enumeration


@dataclass(frozen=True)
class Situation:
    """A pupil of a council with the marks and the decision as they are at this moment."""

    council: CouncilView
    pupil: PupilRow
    marks: Mapping[int, MarkValue]
    decision: DecisionState | None
    calendar: SchoolCalendar | None = None

    @property
    def followed(self) -> list[CourseColumn]:
        """The columns of the pupil's courses, in the order of the grid."""
        taken = set(self.pupil.followed)
        return [course for course in self.council.courses if course.id in taken]

    def ticked(self, circumstance: str) -> bool:
        """Was this ticked of the pupil?"""
        return circumstance in self.pupil.circumstances

    def require_marks(self, columns: Iterable[CourseColumn]) -> None:
        """Raise NotEnough where nothing was entered in one of these columns."""
        missing = [course for course in columns if course.id not in self.marks]
        if missing:
            raise _without_marks(missing)


Table = dict[str, object]
MOST_NAMED: Final = 5
"""More courses without a mark than that are counted: the grid shows which."""


class NotEnough(Exception):
    """The rule cannot be asked yet; ``problem`` says in French what is missing."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def orientation_facts(situation: Situation) -> Table:
    """``fwb.orientation``: the class, the session, the decision and what it carries."""
    klass, decision = situation.council.klass, situation.decision
    kind = situation.council.decision_kind(decision.code) if decision else None
    if decision is None or kind is None or not kind.ruled:
        raise NotEnough("")
    if not klass.form:
        raise NotEnough(
            _("La forme d'enseignement de la classe manque : elle se complète dans Réglages.")
        )
    if kind.needs_restrictions and not decision.restrictions:
        raise NotEnough(_("Les restrictions manquent."))
    table: Table = {
        "study_year": klass.study_year,
        "form": klass.form,
        "session": situation.council.session.session,
        "decision": kind.word,
        "restrictions": list(decision.restrictions) if kind.needs_restrictions else [],
        "motivation": decision.motivation,
    }
    if klass.seventh_kind:
        table["seventh_kind"] = klass.seventh_kind
    if situation.ticked("not_admitted"):
        table["admitted_to_exams"] = False
    if situation.ticked("no_ceb"):
        table["holds_ceb"] = False
    for reservation in ("administrative_difficulty", "equivalence_pending"):
        if situation.ticked(reservation):
            table["reservation"] = reservation
    return table


def promotion_facts(situation: Situation) -> Table:
    """``european.promotion``: every mark of a course that the annexes know."""
    klass, pupil = situation.council.klass, situation.pupil
    table: Table = {
        "class": klass.study_year,
        "subjects": _subjects(situation),
        "years_in_class": pupil.years_in_class,
    }
    for circumstance in ("special_circumstances", "sen_adapted_programme"):
        if situation.ticked(circumstance):
            table[circumstance] = True
    if pupil.first_entry is not None:
        table |= {"first_entry": pupil.first_entry, "year_start": klass.year_start}
    return table


def _without_marks(columns: list[CourseColumn]) -> NotEnough:
    """Names the columns without a mark; a course once, and few of many."""
    titles: dict[str, list[str]] = {}
    for column in columns:
        titles.setdefault(column.course_title, []).append(column.title)
    told = [course if len(own) > 1 else own[0] for course, own in titles.items()]
    if len(told) > MOST_NAMED:
        others = _("{n} autres cours").format(n=len(told) - MOST_NAMED + 1)
        told = [*told[: MOST_NAMED - 1], others]
    return NotEnough(_("Il manque une note en {courses}.").format(courses=enumeration(told)))


def _subjects(situation: Situation) -> list[Table]:
    courses = situation.followed
    unknown = [course.title for course in courses if not course.subject]
    if unknown:
        said = _("La matière du règlement manque pour {courses} : elle se complète dans Réglages.")
        raise NotEnough(said.format(courses=enumeration(unknown)))
    idle = not_counted_in(situation.council.klass.study_year)
    without = [course for course in courses if not _has_value(situation, course.id)]
    missing = [course for course in without if course.subject not in idle]
    if missing:
        raise _without_marks(missing)
    since = {joined.course_id: joined.since for joined in situation.pupil.joined}
    told: list[Table] = []
    for course in courses:
        if course in without:
            continue
        mark = situation.marks[course.id].value
        entry: Table = {"subject": course.subject, "mark": mark, "vehicular": course.vehicular}
        if situation.pupil.first_entry and course.id in since:
            entry["since"] = max(since[course.id], situation.pupil.first_entry)
        told.append(entry)
    return told


def _has_value(situation: Situation, course_id: int) -> bool:
    mark = situation.marks.get(course_id)
    return mark is not None and mark.value is not None
