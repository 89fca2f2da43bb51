"""From one session to the next: who was adjourned, what they sit again, until when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import _
from app.models import Council, CouncilPupil, Mark, Resit, SchoolClass
from app.office.councils.constats import marks_of
from app.office.councils.loading import sitting
from app.office.councils.marks import ABSENT, FRAUD
from app.office.councils.opened import OpenedCouncil, opened
from app.office.councils.standings import fails
from app.office.councils.views import FINAL, CourseColumn, MarkValue, PupilRow
from app.rules.figures import Figures
from app.rules.regime import CouncilKind
from app.rules.registry import find
from app.rules.verdict import Verdict


@dataclass(frozen=True)
class Carried:
    """A pupil adjourned by the session before, their marks and the courses to sit again."""

    pupil: PupilRow
    courses: tuple[CourseColumn, ...]
    resits: tuple[int, ...]


@dataclass(frozen=True)
class SessionBefore:
    """The session that a council follows: its day, and whom it adjourned."""

    held_on: date
    carried: tuple[Carried, ...]


@dataclass(frozen=True)
class Window:
    """When the next session may be held, both days included, and why."""

    outcome: str
    earliest: date
    latest: date
    text: str


def session_before(
    session: Session, klass: SchoolClass, kind: CouncilKind, figures: Figures
) -> SessionBefore | None:
    """The session that this kind follows, None where the class had none.

    An addendum's decision stands for that of the first session. Refusal where one of
    them is still open.
    """
    if not kind.follows:
        return None
    councils = session.exec(
        select(Council)
        .where(col(Council.class_id) == klass.id, col(Council.kind) == kind.follows)
        .order_by(col(Council.addendum))
    ).all()
    if not councils:
        return None
    if any(council.status != "sealed" for council in councils):
        raise Refusal(
            _("La session précédente n'est pas encore clôturée."),
            _("Clôturez-la d'abord : elle dit qui est ajourné."),
            field="kind",
        )
    standing: dict[int, tuple[OpenedCouncil, PupilRow]] = {}
    for council in councils:
        there = opened(session, sitting(session, council.id or 0), figures)
        standing |= {row.enrolment_id: (there, row) for row in there.view.pupils}
    return SessionBefore(
        councils[0].held_on,
        tuple(_carried(there, row) for there, row in standing.values() if _adjourned(there, row)),
    )


def carry(session: Session, council: Council, before: SessionBefore) -> None:
    """List the adjourned, keep the marks that stand, and open what is sat again."""
    council_id = council.id or 0
    for one in before.carried:
        enrolment_id = one.pupil.enrolment_id
        session.add(CouncilPupil(council_id=council_id, enrolment_id=enrolment_id))
        marks = marks_of(one.pupil)
        for course_id in one.pupil.followed:
            mark = marks.get(course_id)
            if course_id in one.resits:
                session.add(resit(council_id, enrolment_id, course_id, mark))
            elif mark is not None:
                session.add(_mark(council_id, enrolment_id, course_id, mark))


def resit(council_id: int, enrolment_id: int, course_id: int, former: MarkValue | None) -> Resit:
    """An examination to sit again, with the mark that it had."""
    return Resit(
        council_id=council_id,
        enrolment_id=enrolment_id,
        course_id=course_id,
        former_value=former.value if former else None,
        former_special=former.special if former else "",
    )


def window(kind: CouncilKind, first: date, second: date | None, figures: Figures) -> Window | None:
    """When a second session may be held; None where no rule says."""
    if not kind.window_rule:
        return None
    facts = WINDOW_FACTS[kind.window_rule](kind, first, second)
    verdict: Verdict[object] = find(kind.window_rule).judge(facts, figures)
    outputs = verdict.outputs()
    earliest, latest = outputs["earliest"], outputs["latest"]
    if not isinstance(earliest, date) or not isinstance(latest, date):
        raise TypeError("a window has two days")
    told = " ".join(f"{reason.text} ({reason.source})" for reason in verdict.reasons)
    return Window(verdict.outcome, earliest, latest, told)


def check_window(kind: CouncilKind, first: date, second: date, figures: Figures) -> None:
    """Refusal, with the article, where the second session comes too early or too late."""
    found = window(kind, first, second, figures)
    if found is not None and found.outcome not in ("allowed", "window"):
        raise Refusal(found.text, _("Choisissez un jour de cette période."), field="held_on")


def _promsoc(kind: CouncilKind, first: date, second: date | None) -> Mapping[str, object]:
    facts: dict[str, object] = {
        "integrated_test": kind.follows.startswith("integrated"),
        "first_session": first,
    }
    return facts if second is None else facts | {"second_session": second}


WINDOW_FACTS: Final[
    Mapping[str, Callable[[CouncilKind, date, date | None], Mapping[str, object]]]
] = {"promsoc.second_session": _promsoc}


def _adjourned(there: OpenedCouncil, row: PupilRow) -> bool:
    kind = there.view.decision_kind(row.decision.code) if row.decision else None
    return kind is not None and kind.favourable is None


def _carried(there: OpenedCouncil, row: PupilRow) -> Carried:
    view = there.view
    taken = set(row.followed)
    courses = tuple(course for course in view.courses if course.id in taken)
    marks = marks_of(row)
    failed = tuple(
        course.id
        for course in courses
        if fails(marks.get(course.id), course, view.scale) or _not_sat(marks.get(course.id))
    )
    return Carried(row, courses, failed or tuple(course.id for course in courses))


def _not_sat(mark: MarkValue | None) -> bool:
    return mark is None or mark.special in (ABSENT, FRAUD)


def _mark(council_id: int, enrolment_id: int, course_id: int, mark: MarkValue) -> Mark:
    return Mark(
        council_id=council_id,
        enrolment_id=enrolment_id,
        course_id=course_id,
        component=FINAL,
        value=mark.value,
        special=mark.special,
    )
