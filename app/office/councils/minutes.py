"""The procès-verbal of a council, as the document is told it. Always in French."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import time
from decimal import Decimal
from typing import Final

from app.formats import decimal, long_date, time_text
from app.office.councils.by_course import by_course
from app.office.councils.constats import Constat, Judge, marks_of
from app.office.councils.marks import DISPENSED, SPECIAL_TITLES, maximum_of
from app.office.councils.polling import quorum_sentence
from app.office.councils.standings import AVERAGE_DECIMALS, Standing, fails, standing
from app.office.councils.tallies import (
    tally,
    told_composition,
    told_correction,
    told_matters,
    told_presidency,
    told_recusal,
)
from app.office.councils.views import (
    CouncilView,
    CourseColumn,
    DecisionState,
    MemberRow,
    Person,
    PupilRow,
)
from app.reports.proces_verbal_view import (
    CouncilWords,
    Member,
    Presence,
    ProcesVerbalView,
    PupilDecision,
    Voice,
)
from app.reports.views import Ground, School, Signature
from app.rules.numbers import french_number
from app.rules.regime import DecisionKind, regime
from app.rules.wording import enumeration

SESSIONS: Final = {"first": "Première session", "second": "Seconde session"}
PRESIDES: Final = {"mr": "Le président", "mrs": "La présidente"}
WRITES: Final = {"mr": "Le secrétaire", "mrs": "La secrétaire"}
HEADS: Final = {"mr": "Le directeur", "mrs": "La directrice"}
BORN: Final = {"mr": "né le", "mrs": "née le"}


def proces_verbal_view(view: CouncilView, judge: Judge, school: School) -> ProcesVerbalView:
    """The whole procès-verbal, without its fingerprint."""
    session, klass = view.session, view.klass
    return ProcesVerbalView(
        school=school,
        body=session.title,
        group=_group(view),
        school_year=klass.year_label,
        session=SESSIONS.get(session.session, ""),
        held_on=session.held_on,
        place=session.place,
        president=_president(view),
        secretary=_signature(session.secretary, WRITES, "Secrétariat du conseil"),
        members=tuple(_member(member) for member in view.members),
        pupils=tuple(_pupils(view, judge)),
        began=_time(session.begins_at),
        ended=_time(session.ended_at),
        agenda=session.agenda,
        quorum=quorum_sentence(view),
        proceedings=(*told_composition(view), *told_matters(view)),
        closing=_closing(session.ended_at),
        correction_of=told_correction(session.correction),
        words=words_of(view),
    )


def words_of(view: CouncilView) -> CouncilWords:
    """The words of the regime for the papers of this council."""
    known = regime(view.klass.regime).council(view.session.kind).vocabulary
    return CouncilWords(**asdict(known))


def _group(view: CouncilView) -> str:
    """The class and its studies; the regime for a council of the whole centre."""
    if view.centre:
        return view.klass.regime_title
    return " · ".join(part for part in (view.klass.name, view.klass.studies) if part)


def _president(view: CouncilView) -> Signature:
    """The person named to preside, else the head of the school."""
    session = view.session
    if session.president is None:
        function = HEADS.get(session.head_civility, "Direction")
        return Signature(session.head_name, f"{function}, présidence du conseil")
    signed = _signature(session.president, PRESIDES, "Présidence du conseil")
    return replace(signed, function=f"{signed.function}{told_presidency(session)}")


def _signature(person: Person | None, functions: dict[str, str], otherwise: str) -> Signature:
    if person is None:
        return Signature("", otherwise)
    return Signature(person.name, functions.get(person.civility, otherwise))


def _member(member: MemberRow) -> Member:
    person, other = member.person, member.replaced_by
    return Member(
        person.name,
        member.role,
        Presence(member.presence),
        Voice(member.voice),
        feminine=person.civility == "mrs",
        replaced_by=other.name if other else "",
    )


def _pupils(view: CouncilView, judge: Judge) -> Iterator[PupilDecision]:
    """The constat is on all marks, the results are by course."""
    whole = by_course(view, judge)
    for pupil, shown in zip(view.pupils, whole.pupils, strict=True):
        yield _pupil(whole, shown, judge.constat(pupil, marks_of(pupil), pupil.decision))


def _pupil(view: CouncilView, pupil: PupilRow, constat: Constat) -> PupilDecision:
    decision = pupil.decision
    kind = view.decision_kind(decision.code) if decision else None
    courses = followed_courses(view, pupil)
    results = standing(courses, marks_of(pupil), view.scale)
    return PupilDecision(
        key=str(pupil.enrolment_id),
        number=pupil.number,
        name=pupil.name,
        birth=f"{BORN.get(pupil.civility, 'né ou née le')} {long_date(pupil.birth_date)}",
        decision=kind.short if kind else "",
        decision_title=_decision_title(kind, decision),
        restrictions=decision.restrictions if decision else (),
        motivation=decision.motivation if decision else "",
        average="" if view.scale.entry == "acquired" else _average(results),
        failures=results.failures,
        failed_hours=f"{french_number(results.failed_periods)}\N{NO-BREAK SPACE}h"
        if results.failed_periods
        else "",
        failed_courses=tuple(_failed(view, pupil, courses)),
        constat=_grounds(constat, decision),
        remark=decision.remark if decision else "",
        votes=tuple(tally(view, vote) for vote in pupil.votes),
        recusals=tuple(told_recusal(one) for one in pupil.recusals),
        graded=view.has_marks,
        comments=tuple(_comments(view, pupil)),
    )


def _decision_title(kind: DecisionKind | None, decision: DecisionState | None) -> str:
    """The decision in full, with its length where it lasts some days."""
    if kind is None:
        return ""
    days = decision.days if decision else None
    plural = "s" if days and days > 1 else ""
    return f"{kind.title}, {days} jour{plural} ouvrable{plural}" if days else kind.title


def followed_courses(view: CouncilView, pupil: PupilRow) -> list[CourseColumn]:
    """The courses that the pupil takes, in the order of the grid."""
    taken = set(pupil.followed)
    return [course for course in view.courses if course.id in taken]


def _failed(view: CouncilView, pupil: PupilRow, courses: list[CourseColumn]) -> list[str]:
    marks = marks_of(pupil)
    told = []
    for course in courses:
        mark = marks.get(course.id)
        if mark is not None and mark.value is not None:
            if fails(mark, course, view.scale):
                told.append(f"{course.title}{_mark(view, course, mark.value)}{_hours(course)}")
        elif mark is None and not course.optional:
            told.append(f"{course.title}\N{NO-BREAK SPACE}: note manquante")
        elif mark is not None and mark.special != DISPENSED:
            told.append(f"{course.title}\N{NO-BREAK SPACE}: {SPECIAL_TITLES[mark.special]}")
    return told


def _comments(view: CouncilView, pupil: PupilRow) -> Iterator[str]:
    """What was said in each course that the pupil takes, in the order of the grid."""
    told = {one.course_id: one.text for one in pupil.comments}
    for course in followed_courses(view, pupil):
        if course.id in told:
            yield f"{course.title} : {told[course.id]}"


def _mark(view: CouncilView, course: CourseColumn, value: Decimal) -> str:
    """Nothing where it is acquired or not: below the threshold there is no mark."""
    if view.scale.entry == "acquired":
        return ""
    return f" {french_number(value)}/{french_number(maximum_of(view.scale, course))}"


def _hours(course: CourseColumn) -> str:
    return f" ({french_number(course.periods)}\u00a0h)" if course.periods else ""


def _grounds(constat: Constat, decision: DecisionState | None) -> tuple[Ground, ...]:
    """The reasons of the verdict, and why the council decided otherwise where it did.

    Where the council decided while the rule could say nothing, what was missing is told.
    """
    ground = decision.ground if decision else ""
    told = [Ground(reason.text, reason.source) for reason in constat.reasons]
    if decision is not None and not told:
        told += [Ground(f"Pas de verdict. {one}", constat.source) for one in constat.problems]
    if constat.differs and ground.strip():
        told.append(Ground(f"Le conseil s'écarte de ce verdict : {ground.strip()}"))
    elif constat.derogations and ground.strip():
        named = enumeration(constat.derogations)
        told.append(Ground(f"Dérogation ({named}) : {ground.strip()}"))
    return tuple(told)


def _average(results: Standing) -> str:
    return "" if results.average is None else decimal(results.average, AVERAGE_DECIMALS)


def _closing(ended_at: str) -> str:
    return f"La séance est levée à {time_text(ended_at)}." if ended_at else ""


def _time(text: str) -> time | None:
    return time.fromisoformat(text) if text else None
