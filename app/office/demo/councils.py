"""Councils: who sits, when, the marks, and what was decided already."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from app.models import Council, CouncilMember, Decision, Mark, Vote
from app.office.demo.calendars import SUMMER_TIME
from app.office.demo.decisions import Decided, Decider
from app.office.demo.people import Person
from app.office.demo.progress import Typed
from app.office.demo.results import Marker, Result
from app.office.demo.staff import StaffRoom
from app.office.demo.store import Store
from app.office.demo.teaching import Taught
from app.office.demo.votes import vote_values
from app.rules.regime import CouncilKind, MarkPart

HOURS = ("08:30", "10:15", "13:00", "14:45", "16:15")
LASTS = timedelta(minutes=85)
"""How long a council sits."""

SPOKEN = timedelta(minutes=40)

DAYS = 5
DECIDED_BEFORE_TODAY, DECIDED_TODAY = 1.0, 0.45
FINAL = "final"
MISSING = ("missing", "complete")
"""A mark should be missing, and none may."""

EXAMS = {"written": 5, "oral": 3}
SHIFTS = (Decimal(0), Decimal("0.5"), Decimal("-0.5"), Decimal("0.3"))


@dataclass(frozen=True)
class Attendance:
    """A pupil of the class at the council: the enrolment and what was followed."""

    person: Person
    enrolment_id: int
    followed: tuple[Taught, ...]
    profile: str
    start: date


@dataclass(frozen=True)
class Held:
    """A council and its day."""

    council_id: int
    held_on: date


class CouncilWriter:
    """Writes the councils of one year; ``secretary`` is the account that enters them."""

    def __init__(
        self, rng: Random, store: Store, staff: StaffRoom, monday: date, secretary: int
    ) -> None:
        self._rng = rng
        self._store = store
        self._staff = staff
        self._monday = monday
        self._secretary = secretary
        self._held = 0

    def hold(
        self,
        class_id: int,
        there: Sequence[Attendance],
        decider: Decider,
        today: date | None,
        typed: Typed,
    ) -> Held:
        """One council with its marks, and its decisions: all of them where ``today`` is None."""
        held_on, begins = self.day(self._held), HOURS[self._held // DAYS % len(HOURS)]
        spoken = datetime.combine(held_on, time.fromisoformat(begins), SUMMER_TIME) + SPOKEN
        council_id = self._store.add(
            Council,
            class_id=class_id,
            kind=decider.council.code,
            held_on=held_on,
            begins_at=begins,
            place=f"Local {12 + self._held % 7}",
            president_id=self._staff.head.id,
            secretary_id=self._staff.office[1].id,
        )
        self._held += 1
        voices, members = self._members(council_id, there)
        decided = self._share_decided(held_on, today) * len(there)
        for number, one in enumerate(there):
            marker = Marker(self._rng, one.person.programme)
            profile = "all_pass" if (one.profile, typed) == MISSING else one.profile
            results = marker.results(profile, one.person.ability, one.followed)
            self._marks(council_id, one, _known(results, typed), decider.council.parts)
            decision = decider.decide(marker, results, voices)
            one.person.passed = decision.kind.favourable is True
            if number < decided:
                self._decision(
                    council_id, one.enrolment_id, decision, spoken, decider.council, members
                )
        return Held(council_id, held_on)

    def day(self, place: int) -> date:
        """When the council of that place in the week sits."""
        return self._monday + timedelta(days=place % DAYS)

    @staticmethod
    def _share_decided(held_on: date, today: date | None) -> float:
        if today is None or held_on < today:
            return DECIDED_BEFORE_TODAY
        return DECIDED_TODAY if held_on == today else 0

    def _members(self, council_id: int, there: Sequence[Attendance]) -> tuple[int, int]:
        """Everyone who teaches somebody of the class; how many vote, of how many, head included."""
        teachers = dict.fromkeys(taught.staff_id for one in there for taught in one.followed)
        presences = ["excused" if self._rng.random() < 0.08 else "present" for _teacher in teachers]
        if 3 * (presences.count("present") + 1) < 2 * (len(presences) + 1):
            presences = ["present" for _teacher in teachers]
        for staff_id, presence in zip(teachers, presences, strict=True):
            self._store.tie(
                CouncilMember, council_id=council_id, staff_id=staff_id, presence=presence
            )
        return presences.count("present") + 1, len(presences) + 1

    def _marks(
        self,
        council_id: int,
        one: Attendance,
        results: Sequence[Result],
        parts: Sequence[MarkPart],
    ) -> None:
        """One mark a course, or one of each part; exams are sat in the first courses."""
        for place, result in enumerate(results):
            for rank, part in enumerate(parts):
                if not part.optional or place < EXAMS[part.code]:
                    self._mark(council_id, one, _shifted(result, place + rank), part.code)
            if not parts:
                self._mark(council_id, one, result, FINAL)

    def _mark(self, council_id: int, one: Attendance, result: Result, component: str) -> None:
        if result.entered:
            self._store.add(
                Mark,
                council_id=council_id,
                enrolment_id=one.enrolment_id,
                course_id=result.taught.course_id,
                component=component,
                value=result.value,
                special=result.special,
            )

    def _decision(
        self,
        council_id: int,
        enrolment_id: int,
        decided: Decided,
        at: datetime,
        council: CouncilKind,
        members: int,
    ) -> None:
        self._store.add(
            Decision,
            council_id=council_id,
            enrolment_id=enrolment_id,
            code=decided.kind.code,
            restrictions=list(decided.restrictions),
            motivation=decided.motivation,
            ground=decided.ground,
            remark=decided.remark,
            decided_by=self._secretary,
            decided_at=at,
        )
        if decided.votes is not None:
            self._store.add(
                Vote,
                council_id=council_id,
                enrolment_id=enrolment_id,
                **vote_values(council, decided.kind, decided.votes, members),
                taken_by=self._secretary,
                taken_at=at,
            )


def _known(results: Sequence[Result], typed: Typed) -> Sequence[Result]:
    """What is typed already; where half is, every other teacher has still to type."""
    if typed != "half":
        return results
    return [one if place % 2 == 0 else Result(one.taught) for place, one in enumerate(results)]


def _shifted(result: Result, places: int) -> Result:
    """A mark a little above or under: those of one course are not all the same."""
    if result.value is None:
        return result
    value = result.value + SHIFTS[places % len(SHIFTS)]
    return replace(result, value=min(max(value, Decimal(0)), Decimal(10)))
