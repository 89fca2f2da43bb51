"""What a council is, as plain data: what the window shows and what sealing freezes."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.rules.regime import DecisionKind, MarkScale

FINAL = "final"
"""The component that holds the mark of the year."""


@dataclass(frozen=True)
class MarkValue:
    """What stands in a cell: a mark, or the word for why there is none.

    ``special`` is "", ``dispensed`` or ``absent``; ``value`` is None exactly where it is not "".
    """

    value: Decimal | None
    special: str = ""


@dataclass(frozen=True)
class CourseColumn:
    """One course of the grid; ``short`` heads its column, ``periods`` are weekly."""

    id: int
    code: str
    title: str
    short: str
    periods: Decimal
    maximum: Decimal
    subject: str = ""
    vehicular: bool = False


@dataclass(frozen=True)
class EnteredMark:
    """A mark in a course."""

    course_id: int
    mark: MarkValue


@dataclass(frozen=True)
class Joined:
    """A course that the pupil joined after the others, and when."""

    course_id: int
    since: date


@dataclass(frozen=True)
class DecisionState:
    """What was decided on a pupil, whole: it is written and undone as one."""

    code: str
    restrictions: tuple[str, ...] = ()
    motivation: str = ""
    ground: str = ""
    remark: str = ""


@dataclass(frozen=True)
class PupilRow:
    """One pupil of the grid.

    ``number`` is the place in the class list; ``followed`` are the identities of the
    courses they take; ``first_entry`` is when they came to the school, None where the
    file does not reach far enough back to tell.
    """

    enrolment_id: int
    pupil_id: int
    number: int
    last_name: str
    first_name: str
    civility: str
    birth_date: date
    status: str
    followed: tuple[int, ...]
    marks: tuple[EnteredMark, ...]
    decision: DecisionState | None = None
    joined: tuple[Joined, ...] = ()
    first_entry: date | None = None
    years_in_class: int = 1

    @property
    def name(self) -> str:
        """As in the register: "LAMBERT Éloïse"."""
        return f"{self.last_name.upper()} {self.first_name}".strip()


@dataclass(frozen=True)
class Person:
    """A member of staff as they are named on paper."""

    staff_id: int
    last_name: str
    first_name: str
    civility: str

    @property
    def name(self) -> str:
        """The name with its civility: "Mme Anne Lejeune"."""
        title = {"mr": "M.", "mrs": "Mme"}.get(self.civility, "")
        return " ".join(part for part in (title, self.first_name, self.last_name) if part)


@dataclass(frozen=True)
class MemberRow:
    """A member of the council; ``courses`` are those they teach in the class."""

    person: Person
    courses: tuple[str, ...]
    voice: str
    presence: str
    position: str = ""

    @property
    def role(self) -> str:
        """What they sit for: their position, else their courses."""
        return self.position or ", ".join(self.courses)


@dataclass(frozen=True)
class ClassInfo:
    """The class that the council is on."""

    id: int
    name: str
    regime: str
    regime_title: str
    study_year: int
    form: str
    form_title: str
    option: str
    seventh_kind: str
    year_id: int
    year_label: str
    year_start: date

    @property
    def studies(self) -> str:
        """Form and option, where the class has them."""
        return ", ".join(part for part in (self.form_title, self.option) if part)


@dataclass(frozen=True)
class SessionInfo:
    """When, where and under whom the council sits."""

    kind: str
    title: str
    session: str
    held_on: date
    begins_at: str
    place: str
    president: Person | None
    secretary: Person | None
    head_name: str
    head_civility: str


@dataclass(frozen=True)
class CouncilView:
    """A council, whole: its session, its members, its grid, its decisions.

    ``decisions`` are those that it may take in this study year; ``closable`` are the
    studies that a restriction may close, as they are proposed.
    """

    id: int
    klass: ClassInfo
    session: SessionInfo
    members: tuple[MemberRow, ...]
    courses: tuple[CourseColumn, ...]
    pupils: tuple[PupilRow, ...]
    scale: MarkScale
    decisions: tuple[DecisionKind, ...]
    decision_rule: str = ""
    promotion_rule: str = ""
    vote_rule: str = ""
    closable: tuple[str, ...] = ()

    def decision_kind(self, code: str) -> DecisionKind | None:
        """The decision of that code, None where this council may not take it."""
        return next((kind for kind in self.decisions if kind.code == code), None)

    def pupil(self, enrolment_id: int) -> PupilRow:
        """The pupil of that enrolment; KeyError where the council has none."""
        for row in self.pupils:
            if row.enrolment_id == enrolment_id:
                return row
        raise KeyError(enrolment_id)


@dataclass(frozen=True)
class SealInfo:
    """When and by whom the council was sealed, and what proves it."""

    sealed_at: datetime
    sealed_by: str
    fingerprint: str
    document_id: int


@dataclass(frozen=True)
class Missing:
    """What is missing before the council can be closed.

    ``kind`` is ``decision``, ``restrictions``, ``motivation`` or ``ground``.
    """

    kind: str
    enrolment_id: int
    name: str
    text: str
