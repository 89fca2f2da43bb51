"""What a council is, as plain data: what the window shows and what sealing freezes."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.rules.regime import Circumstance, DecisionKind, MarkScale, Matter, MemberRole
from app.rules.verdict import Reason

FINAL = "final"
"""The component that holds the mark of the year."""


@dataclass(frozen=True)
class MarkValue:
    """What stands in a cell: a mark, or the word for why there is none.

    ``special`` is "", ``dispensed``, ``absent`` or ``fraud``; ``value`` is None exactly
    where it is not "".
    """

    value: Decimal | None
    special: str = ""


@dataclass(frozen=True)
class CourseColumn:
    """One column of the grid: a course, or one of the marks it has there (``component``).

    ``short`` heads it, ``periods`` are weekly; ``optional`` where a pupil may have no such
    mark; ``course`` names the course where the column is one of its marks; ``step`` is its
    own where its marks do not go by the steps of the scale.
    """

    id: int
    code: str
    title: str
    short: str
    periods: Decimal
    maximum: Decimal
    subject: str = ""
    vehicular: bool = False
    component: str = FINAL
    optional: bool = False
    course: str = ""
    step: Decimal | None = None

    @property
    def course_title(self) -> str:
        """The title of the course, whichever of its marks this is."""
        return self.course or self.title


@dataclass(frozen=True)
class EnteredMark:
    """A mark in a course."""

    course_id: int
    mark: MarkValue


@dataclass(frozen=True)
class Comment:
    """What a teacher says of a pupil in a course."""

    course_id: int
    text: str


@dataclass(frozen=True)
class Joined:
    """A course that the pupil joined after the others, and when."""

    course_id: int
    since: date


@dataclass(frozen=True)
class Ballot:
    """The voice of one voter: ``for``, ``against`` or ``abstained``."""

    voter: str
    voice: str


@dataclass(frozen=True)
class VoteState:
    """A vote as it was taken: the voices, and what the rule made of them.

    ``id`` is the row's; ``proposal`` the code of a decision, or the subject of a matter;
    ``present`` counts those who could vote. ``rule`` is "" where the school's usage
    judged. ``ballots`` are empty where voices were counted.
    """

    id: int
    proposal: str
    outcome: str
    present: int
    votes_for: int = 0
    votes_against: int = 0
    abstentions: int = 0
    method: str = "counts"
    round: int = 1
    days: int | None = None
    president_vote: str = ""
    ballots: tuple[Ballot, ...] = ()
    reasons: tuple[Reason, ...] = ()
    rule: str = ""
    version: int = 0
    digest: str = ""

    @property
    def adopted(self) -> bool:
        """Did the vote adopt what was proposed?"""
        return self.outcome == "adopted"


@dataclass(frozen=True)
class RecusalState:
    """A member who does not sit for this pupil, and why."""

    staff_id: int
    name: str
    reason: str = ""


@dataclass(frozen=True)
class ResitState:
    """A course to sit again, with the mark of the session before."""

    course_id: int
    former: MarkValue | None = None


@dataclass(frozen=True)
class MatterState:
    """A point put to the vote that is no pupil's."""

    id: int
    subject: str
    title: str
    text: str
    votes: tuple[VoteState, ...] = ()


@dataclass(frozen=True)
class DecisionState:
    """What was decided on a pupil, whole: it is written and undone as one.

    ``days`` is the length of a temporary exclusion, None elsewhere.
    """

    code: str
    restrictions: tuple[str, ...] = ()
    motivation: str = ""
    ground: str = ""
    remark: str = ""
    days: int | None = None


@dataclass(frozen=True)
class AbsenceState:
    """What the rules say of a pupil's absences on the day of the council."""

    unjustified: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class SummonsState:
    """What the rule says of how a pupil was summoned; ``urgent`` shortened its notice."""

    valid: bool
    reasons: tuple[Reason, ...]
    urgent: bool = False


@dataclass(frozen=True)
class PupilRow:
    """One pupil of the grid.

    ``number`` is the place in the class list; ``followed`` are the identities of the
    courses they take; ``first_entry`` is when they came to the school, None where the
    file does not reach far enough back to tell. ``circumstances`` are the words of what
    was ticked for the rules, ``programme`` the article of an alternating formation;
    ``absences`` None where nothing obliges to a warning. ``comments`` are by course, its
    components together; ``unsettled`` are the columns in which a second entry differs;
    ``previous_frauds`` counts the earlier councils that found one; ``summons`` is None
    where no rule asks how the pupil was summoned.
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
    resits: tuple[ResitState, ...] | None = None
    votes: tuple[VoteState, ...] = ()
    recusals: tuple[RecusalState, ...] = ()
    quorate: bool | None = None
    circumstances: tuple[str, ...] = ()
    programme: str = ""
    absences: AbsenceState | None = None
    comments: tuple[Comment, ...] = ()
    unsettled: tuple[int, ...] = ()
    previous_frauds: int = 0
    summons: SummonsState | None = None

    @property
    def open_courses(self) -> tuple[int, ...]:
        """The courses whose marks may be entered: those followed, or those to sit again."""
        if self.resits is None:
            return self.followed
        again = {one.course_id for one in self.resits}
        return tuple(course_id for course_id in self.followed if course_id in again)

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
    """A member of the council; ``courses`` are those they teach in the class.

    ``seat`` is the word of their role, ``seat_title`` its French name; ``replaced_by``
    sits in their place where they are ``replaced``; ``convened_on`` None where nobody
    convened them.
    """

    person: Person
    courses: tuple[str, ...]
    voice: str
    presence: str
    position: str = ""
    seat: str = "teacher"
    seat_title: str = ""
    replaced_by: Person | None = None
    convened_on: date | None = None

    @property
    def role(self) -> str:
        """What they sit for: their position, else their courses, else their role."""
        return self.position or ", ".join(self.courses) or self.seat_title

    @property
    def there(self) -> bool:
        """Is somebody in the room for this seat?"""
        return self.presence in ("present", "replaced")

    @property
    def votes(self) -> bool:
        """Is somebody there for this seat who may vote?"""
        return self.there and self.voice == "deliberative"


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
class Corrected:
    """A sealed document of the chain; ``addendum`` 0 where it is the procès-verbal itself."""

    council_id: int
    addendum: int
    held_on: date
    fingerprint: str


@dataclass(frozen=True)
class Correction:
    """The sealed document that an addendum follows, what led to it and why.

    ``addendum`` is the number of that document, 0 where it is the procès-verbal itself;
    ``earlier`` are those before it, the latest first, down to the procès-verbal.
    """

    council_id: int
    held_on: date
    fingerprint: str
    origin: str
    reason: str
    addendum: int = 0
    earlier: tuple[Corrected, ...] = ()


@dataclass(frozen=True)
class SessionInfo:
    """When, where and under whom the council sits.

    ``number`` is which one of its kind in the year where there may be several, 0 elsewhere;
    ``presidency`` in what quality the president presides, by the decision ``delegation``;
    ``ended_at`` ("16:05") is known once the council is closed on the day that it sat.
    """

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
    number: int = 0
    addendum: int = 0
    presidency: str = "head"
    delegation: str = ""
    agenda: tuple[str, ...] = ()
    correction: Correction | None = None
    ended_at: str = ""


@dataclass(frozen=True)
class VotingRules:
    """How a council votes, by its regime; ``rule`` "" where the school's usage judges."""

    rule: str = ""
    needed: str = "never"
    abstention: bool = True
    notice_rule: str = ""
    composition_rule: str = ""


@dataclass(frozen=True)
class CouncilView:
    """A council, whole: its session, its members, its grid, its decisions.

    ``decisions`` are those that it may take in this study year; ``closable`` are the
    studies that a restriction may close, as they are proposed. ``has_marks``: it has a
    grid of marks; ``binding``: each pupil needs a decision; ``centre``: it is the whole
    centre's, whatever its class. ``composition`` is what the rule says of who is there.
    ``double_entry``: the school has marks entered twice and compared; ``frauds``: a mark
    may say that one was found.
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
    voting: VotingRules = VotingRules()
    has_marks: bool = True
    binding: bool = True
    centre: bool = False
    seats: tuple[MemberRole, ...] = ()
    subjects: tuple[Matter, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    title_rule: str = ""
    matters: tuple[MatterState, ...] = ()
    quorate: bool | None = None
    composition: tuple[Reason, ...] = ()
    double_entry: bool = False
    frauds: bool = False

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

    ``kind`` is ``decision``, ``restrictions``, ``motivation``, ``ground``, ``days``,
    ``vote``, ``voters`` (no longer those who voted), ``quorum``, ``summons`` (none, or not
    as the rule asks) or ``entries`` (two that differ); ``matter`` is set, and
    ``enrolment_id`` 0, where the vote on a point is missing.
    """

    kind: str
    enrolment_id: int
    name: str
    text: str
    matter: int = 0
