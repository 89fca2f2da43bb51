"""What a new council on a class begins with: its kinds, a day, members, pupils."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.models import Council, Enrolment, Pupil, School, SchoolClass, SchoolYear, Staff
from app.office.councils.attending import enrolled_on
from app.office.councils.carrying import SessionBefore, session_before, window
from app.office.councils.kinds import held_by, kinds_left
from app.office.councils.opening import class_and_year
from app.office.councils.seats import courses_taught, person
from app.office.councils.sessions import council_title
from app.office.councils.views import Person
from app.office.work import Reading, query
from app.rules.figures import Figures
from app.rules.regime import CouncilKind
from app.rules.registry import find
from app.rules.verdict import Verdict


@dataclass(frozen=True)
class ProposedMember:
    """Somebody who teaches in the class."""

    person: Person
    courses: tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """A pupil whom the council may be on; ``told`` are the courses to sit again."""

    enrolment_id: int
    name: str
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class KindChoice:
    """A kind of council that the class may hold.

    ``carried`` are those whom the session before adjourned; ``note`` a sentence on when
    it may be held or how often; ``obstacle`` why it cannot be opened yet, "" where it can.
    """

    kind: CouncilKind
    title: str
    held_on: date
    carried: tuple[Candidate, ...] = ()
    note: str = ""
    obstacle: str = ""

    @property
    def code(self) -> str:
        """The kind's word."""
        return self.kind.code


@dataclass(frozen=True)
class Proposal:
    """What is proposed for a class: the kinds of council it may hold, members, pupils."""

    class_id: int
    class_name: str
    kinds: tuple[KindChoice, ...]
    held_on: date
    head_name: str
    secretary_id: int | None
    members: tuple[ProposedMember, ...]
    staff: tuple[Person, ...]
    pupils: tuple[Candidate, ...] = field(default=())


@query
def proposal(reading: Reading, class_id: int) -> Proposal:
    """What a new council on this class begins with."""
    session = reading.session
    klass, year = class_and_year(session, class_id)
    day = min(max(reading.today, year.first_day), year.last_day)
    staff = session.exec(
        select(Staff)
        .where(col(Staff.active).is_(True))
        .order_by(col(Staff.last_name), col(Staff.first_name))
    ).all()
    taught = courses_taught(session, class_id, day)
    school = session.get(School, 1)
    return Proposal(
        class_id=class_id,
        class_name=klass.name,
        kinds=_choices(reading, klass, year, day),
        held_on=day,
        head_name=school.head_name if school else "",
        secretary_id=klass.form_teacher_id,
        members=tuple(
            ProposedMember(person(row), taught[row.id]) for row in staff if row.id in taught
        ),
        staff=tuple(person(row) for row in staff),
        pupils=_pupils(session, class_id, day),
    )


def _choices(
    reading: Reading, klass: SchoolClass, year: SchoolYear, day: date
) -> tuple[KindChoice, ...]:
    held = held_by(reading.session, klass)
    return tuple(_choice(reading, klass, year, kind, held, day) for kind in kinds_left(klass, held))


def _choice(
    reading: Reading,
    klass: SchoolClass,
    year: SchoolYear,
    kind: CouncilKind,
    held: Mapping[str, int],
    day: date,
) -> KindChoice:
    title = council_title(kind, held.get(kind.code, 0) + 1, 0)
    try:
        before = session_before(reading.session, klass, kind, reading.figures)
    except Refusal as refused:
        return KindChoice(kind, title, day, obstacle=refused.message)
    if before is None:
        return KindChoice(kind, title, day, note=_meetings(reading, klass, year, kind))
    carried = tuple(
        Candidate(
            one.pupil.enrolment_id,
            one.pupil.name,
            tuple(course.title for course in one.courses if course.id in one.resits),
        )
        for one in before.carried
    )
    on, note = _placed(kind, before, reading.figures, day)
    return KindChoice(kind, title, on, carried, note)


def _placed(
    kind: CouncilKind, before: SessionBefore, figures: Figures, day: date
) -> tuple[date, str]:
    found = window(kind, before.held_on, None, figures)
    if found is None:
        return max(day, before.held_on), ""
    return min(max(day, found.earliest), found.latest), found.text


def _meetings(reading: Reading, klass: SchoolClass, year: SchoolYear, kind: CouncilKind) -> str:
    """How often it met this year, where a rule says how often it must."""
    if not kind.meetings_rule:
        return ""
    days = reading.session.exec(
        select(col(Council.held_on))
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id))
        .where(
            col(Council.kind) == kind.code,
            col(Council.addendum) == 0,
            col(SchoolClass.year_id) == year.id,
            col(SchoolClass.regime) == klass.regime,
        )
    ).all()
    facts = {"school_year": year.label, "meetings": sorted(set(days))}
    verdict: Verdict[object] = find(kind.meetings_rule).judge(facts, reading.figures)
    return " ".join(f"{reason.text} ({reason.source})" for reason in verdict.reasons)


def _pupils(session: Session, class_id: int, day: date) -> tuple[Candidate, ...]:
    rows = session.exec(
        select(col(Enrolment.id), Pupil)
        .join(Pupil, col(Pupil.id) == col(Enrolment.pupil_id))
        .where(enrolled_on(class_id, day))
        .order_by(col(Pupil.search_key), col(Pupil.register_number))
    )
    return tuple(
        Candidate(enrolment_id or 0, f"{pupil.last_name.upper()} {pupil.first_name}".strip())
        for enrolment_id, pupil in rows
    )
