"""The second sessions of the years that are over: those adjourned in June sit again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from sqlmodel import Session

from app.models import Council
from app.office.councils.constats import marks_of
from app.office.councils.deciding import decide
from app.office.councils.entering import MarkEdit, enter_marks
from app.office.councils.loading import sitting
from app.office.councils.marks import maximum_of
from app.office.councils.opened import OpenedCouncil, opened
from app.office.councils.opening import NewCouncil, SessionDetails, open_council
from app.office.councils.proposing import KindChoice, proposal
from app.office.councils.standings import fails
from app.office.councils.views import CourseColumn, DecisionState, MarkValue, PupilRow
from app.office.demo.calendars import SUMMER_TIME
from app.office.demo.councils import HOURS
from app.office.demo.decisions import Decider
from app.office.demo.sealing import end_of, sealed
from app.office.demo.years import Classroom
from app.office.figures import school_figures
from app.office.work import Actor, Work
from app.rules.regime import DecisionKind, MarkScale

WORKED = 0.75
"""The share of those adjourned who worked in summer, and now master what they had not."""

SUMMER_ENDS = (8, 22)
"""Where no rule gives a period, the second session sits from that day on."""

AGENDA = ("Résultats de la seconde session", "Délibération")


@dataclass(frozen=True)
class SecondSessions:
    """Holds them as the office does: opened from the first session, marked, decided, sealed."""

    session: Session
    actor: Actor
    rng: Random
    phrases: Mapping[str, Sequence[str]]

    def hold(self, rooms: Sequence[Classroom]) -> None:
        """One of each class that adjourned somebody; each pupil then knows whether they passed."""
        for place, room in enumerate(rooms):
            if room.council is not None:
                self._of_class(room, place)

    def _of_class(self, room: Classroom, place: int) -> None:
        session = self.session
        june = session.get_one(Council, room.council.council_id) if room.council else None
        if june is None:
            return
        work = self._work(datetime.combine(june.held_on, time(18), SUMMER_TIME))
        proposed = proposal(work.reading, room.class_id)
        following = next((one for one in proposed.kinds if one.kind.follows == june.kind), None)
        if following is None or not following.carried:
            return
        details = SessionDetails(
            _day(following, june.held_on.year, place),
            HOURS[place % len(HOURS)],
            june.place,
            june.president_id,
            june.secretary_id,
            agenda=AGENDA,
        )
        members = tuple(one.person.staff_id for one in proposed.members)
        new = NewCouncil(room.class_id, following.code, details, members)
        self._sit(open_council(work, new).value, room)
        session.expunge_all()

    def _sit(self, council_id: int, room: Classroom) -> None:
        """The marks of what was sat again, the decisions, and the seal."""
        self.session.flush()
        work = self._work(end_of(self.session.get_one(Council, council_id)))
        before = self._opened(work, council_id)
        edits = (edit for row in before.view.pupils for edit in self._sat(before, row))
        enter_marks(work, council_id, tuple(edits))
        self.session.flush()
        people = {one.enrolment_id: one.person for one in room.pupils}
        decider = Decider(self.rng, room.plan.programme, self.phrases)
        there = self._opened(work, council_id)
        for row in there.view.pupils:
            decision = decider.again(_led_to(there, row))
            decide(work, council_id, row.enrolment_id, decision)
            kind = there.view.decision_kind(decision.code)
            people[row.enrolment_id].passed = kind is not None and kind.favourable is True
        self.session.flush()
        if not sealed(work, council_id):
            raise ValueError(f"second session {council_id} is not complete")

    def _sat(self, there: OpenedCouncil, row: PupilRow) -> Iterator[MarkEdit]:
        """A mark for each examination; who did not work fails the first one again."""
        columns = {column.id: column for column in there.view.courses}
        worked = self.rng.random() < WORKED
        for place, course_id in enumerate(row.open_courses):
            value = self._mark(columns[course_id], there.view.scale, passes=worked or place > 0)
            yield MarkEdit(row.enrolment_id, course_id, MarkValue(value))

    def _mark(self, column: CourseColumn, scale: MarkScale, *, passes: bool) -> Decimal:
        """A mark on a step of the scale, a little above the threshold or under it."""
        maximum = maximum_of(scale, column)
        threshold = -(-maximum * scale.pass_share // scale.step)
        off = int(maximum / scale.step / 10)
        shift = self.rng.randint(0, 2 * off) if passes else -self.rng.randint(1, off)
        return (threshold + shift) * scale.step

    def _opened(self, work: Work, council_id: int) -> OpenedCouncil:
        return opened(self.session, sitting(self.session, council_id), work.figures)

    def _work(self, now: datetime) -> Work:
        return Work(self.session, self.actor, now.date(), now, school_figures(self.session))


def _day(following: KindChoice, year: int, place: int) -> date:
    """Within the period that the rule gives, else in the last days of summer."""
    if following.kind.window_rule:
        return following.held_on
    day = date(year, *SUMMER_ENDS) + timedelta(days=place % 2)
    return day + timedelta(days=max(0, 8 - day.isoweekday()) if day.isoweekday() > 5 else 0)


def _led_to(there: OpenedCouncil, row: PupilRow) -> list[DecisionKind]:
    """The decisions that the results lead to: those of the verdict, or of what is failed."""
    view, marks = there.view, marks_of(row)
    columns = {column.id: column for column in view.courses}
    failed = any(fails(marks.get(one), columns[one], view.scale) for one in row.followed)
    agreed = [
        kind
        for kind in view.decisions
        if not there.judge.constat(row, marks, DecisionState(kind.code)).differs
    ]
    return [kind for kind in agreed if kind.favourable is not failed] or agreed
