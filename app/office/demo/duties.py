"""Pupils beyond each threshold, and how far what it obliges to went with each of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from sqlmodel import Session

from app.models import (
    Absence,
    ClassAttendance,
    Correspondent,
    Duty,
    DutyCheck,
    EnrolmentAttendance,
    FirmHours,
    Objective,
    ObjectivesContract,
    RollCall,
)
from app.office.absences.duties.following import recount
from app.office.absences.year_entries import half_day_key
from app.office.demo.calendars import school_days
from app.office.demo.councils import Attendance
from app.office.demo.registers import RegisterWriter, Slot, moment
from app.office.demo.store import Store
from app.office.demo.years import Classroom, Year
from app.office.figures import school_figures
from app.office.pupils.years import all_years, year_at
from app.office.work import Actor, Work
from app.rules.regime import Regime, regime

INFORMED: Final = date(2025, 5, 6)
RETURNED: Final = date(2025, 5, 7)
PROPOSED: Final = date(2025, 5, 8)
ANSWERED: Final = date(2025, 5, 12)
HELD: Final = date(2025, 5, 20)
REPORTED: Final = date(2025, 5, 5)
MISTAKEN: Final = half_day_key(date(2025, 3, 31), "am")
"""A half-day before the registers begin: reported, and not there."""
CENTRE: Final = {
    "short_name": "CPMS",
    "name": "Centre psycho-médico-social de démonstration",
    "street": "Rue de l'Exemple 7",
    "postal_code": "5000",
    "locality": "Namur",
}
COMES_OF_AGE: Final = date(2007, 5, 12)
"""Who is born by then answers for themselves on the day of the answers."""
FIRST_TERM: Final = (date(2025, 1, 6), date(2025, 1, 31))
LAST_MONTH: Final = 6
ROW: Final = 17
"""Days in a row, more than are borne."""
OBJECTIVES: Final = (
    "être à l'école chaque jour à l'heure du premier cours",
    "rencontrer l'éducatrice de référence chaque lundi à midi",
    "remettre les travaux de mathématique et de français pour le 16 mai",
)
MOTIVATIONS: Final = {
    "met": "L'élève est venu chaque jour depuis le 12 mai et a remis ses travaux.",
    "not_met": "Trois absences et deux retards depuis le 12 mai ; un travail manque.",
}


@dataclass(frozen=True)
class Story:
    """One pupil beyond a threshold: half-days missed, and how far the procedure went.

    ``visit`` asks for a visit at home; ``mistaken`` has one half-day too many reported.
    """

    half_days: int
    reported: int = 0
    informed: bool = False
    returned: bool = False
    answer: str = ""
    council: str = ""
    visit: bool = False
    mistaken: bool = False


STORIES: Final = (
    Story(9),
    Story(12, reported=9, visit=True),
    Story(23),
    Story(22, reported=22, informed=True, mistaken=True),
    Story(23, reported=20, informed=True, returned=True, answer="refused"),
    Story(22, reported=22, informed=True, returned=True, answer="approved"),
    Story(24, reported=24, informed=True, returned=True, answer="approved", council="met"),
    Story(22, reported=22, informed=True, returned=True, answer="approved", council="not_met"),
)


class DutyWriter:
    """Adds to the registers what leads beyond the thresholds, in slots still free."""

    def __init__(
        self, store: Store, year: Year, registers: RegisterWriter, absent: int, educator: int
    ) -> None:
        self._store = store
        self._year = year
        self._registers = registers
        self._absent = absent
        self._educator = educator

    def write(self, rooms: Sequence[Classroom]) -> None:
        """A story to each of the last pupils of classes that count half-days; the others."""
        self._store.add(Correspondent, **CENTRE)
        rules = {room.class_id: regime(room.plan.programme.regime) for room in rooms}
        bound = [room for room in rooms if _is_bound(rules[room.class_id], room)]
        for story, (room, pupil) in zip(STORIES, _last_pupils(bound), strict=False):
            self._half_days(room, pupil, story)
        for room in rooms:
            found = rules[room.class_id]
            if found.attendance is not None and found.attendance.training:
                self._firms(room)
            elif found.unit_presence is not None:
                self._unit(room)
        courses = [room for room in rooms if rules[room.class_id].course_presence]
        if courses:
            self._courses(courses)

    def _half_days(self, room: Classroom, pupil: Attendance, story: Story) -> None:
        missed = self._free(room, pupil)[: story.half_days]
        self._miss(pupil, missed)
        keys = [half_day_key(slot.day, slot.name) for slot in missed]
        common = {"pupil_id": pupil.person.id, "year_id": self._year.id}
        word = room.plan.programme.regime
        if story.reported:
            covers = keys[: story.reported] + ([MISTAKEN] if story.mistaken else [])
            self._done("report_first", word, common, REPORTED, missed[8].day, covers)
            told = keys[: story.reported]
            self._done("convocation", word, common, REPORTED, missed[8].day, told)
        if story.visit:
            self._visit(word, common, keys)
        if story.informed:
            self._done("excess_information", word, common, INFORMED, missed[20].day, keys)
        if story.returned:
            self._contract(common, story, pupil)

    def _done(
        self,
        kind: str,
        word: str,
        common: dict[str, int],
        day: date,
        arose: date,
        counted: list[str],
    ) -> None:
        self._store.add(
            Duty,
            **common,
            regime=word,
            kind=kind,
            arose_on=arose,
            noted_on=min(arose, day),
            number=len(counted),
            covers=[] if kind == "excess_information" else counted,
            status="done",
            settled_on=day,
            settled_by=self._educator,
        )

    def _visit(self, word: str, common: dict[str, int], keys: list[str]) -> None:
        self._store.add(
            Duty,
            **common,
            regime=word,
            kind="home_visit",
            arose_on=INFORMED,
            noted_on=INFORMED,
            number=len(keys),
            covers=keys,
        )

    def _contract(self, common: dict[str, int], story: Story, pupil: Attendance) -> None:
        answered, held = bool(story.answer), bool(story.council)
        adult = pupil.person.birth <= COMES_OF_AGE
        name = pupil.person.name
        signer = f"{name.first} {name.last}" if adult else f"Un parent de {name.first}"
        contract = self._store.add(
            ObjectivesContract,
            **common,
            returned_on=RETURNED,
            proposed_on=PROPOSED,
            authors="l'équipe éducative et le CPMS",
            plan_link="objectif spécifique 2, l'accrochage scolaire",
            answer=story.answer or "none",
            answered_on=ANSWERED if answered else None,
            signed_by=("pupil" if adult else "parent") if answered else "",
            signed_name=signer if answered else "",
            council=story.council or "none",
            council_on=HELD if held else None,
            motivation=MOTIVATIONS.get(story.council, ""),
        )
        for position, text in enumerate(OBJECTIVES, 1):
            met = story.council == "met" or position == 1
            self._store.add(
                Objective,
                contract_id=contract,
                position=position,
                text=text,
                finding=("met" if met else "not_met") if held else "none",
            )

    def _free(self, room: Classroom, pupil: Attendance) -> list[Slot]:
        """The slots called, in order, in which nothing is noted of the pupil."""
        taken = self._registers.taken.get(pupil.enrolment_id, set())
        called = self._registers.called.get(room.class_id, ())
        return [slot for slot in called if slot not in taken and slot.day >= pupil.start]

    def _miss(self, pupil: Attendance, missed: Iterable[Slot]) -> None:
        for slot in missed:
            self._store.add(
                Absence,
                enrolment_id=pupil.enrolment_id,
                day=slot.day,
                slot=slot.name,
                code_id=self._absent,
                entered_by=self._educator,
                entered_at=moment(slot),
            )

    def _firms(self, room: Classroom) -> None:
        """Everybody has a contract; the last one's foresees too few hours."""
        for number, pupil in enumerate(room.pupils):
            last = number == len(room.pupils) - 1
            self._store.tie(
                EnrolmentAttendance,
                enrolment_id=pupil.enrolment_id,
                programme="art49",
                planned_hours=Decimal(480 if last else 620 + 10 * (number % 6)),
                planned_weeks=26 if last else 32,
            )
            for month in range(1, LAST_MONTH):
                self._store.add(
                    FirmHours,
                    enrolment_id=pupil.enrolment_id,
                    month=date(2025, month, 1),
                    firm=f"Entreprise de démonstration {number % 5 + 1}",
                    hours=Decimal(48 if last else 60 + number % 4 * 4),
                    weeks=4,
                )

    def _unit(self, room: Classroom) -> None:
        """Its periods; one student beyond a fifth, one below half, one who loses the leave."""
        called = self._registers.called.get(room.class_id, [])
        given = len(called)
        self._store.tie(
            ClassAttendance, class_id=room.class_id, unit_periods=Decimal(max(4, given * 9 // 5))
        )
        for pupil, share in zip(
            reversed(room.pupils), (Decimal("0.5"), Decimal("1")), strict=False
        ):
            free = self._free(room, pupil)
            self._miss(pupil, free[: int(given * share)])
        for pupil in room.pupils[:2]:
            self._store.tie(EnrolmentAttendance, enrolment_id=pupil.enrolment_id, paid_leave=True)
        if len(room.pupils) > len(STORIES):
            self._miss(room.pupils[0], self._free(room, room.pupils[0])[: given // 6])

    def _courses(self, rooms: Sequence[Classroom]) -> None:
        """The first class was called in January too: one pupil is warned, another leaves."""
        for room in rooms:
            self._store.tie(ClassAttendance, class_id=room.class_id, first_term_end=FIRST_TERM[1])
        room = rooms[0]
        programme = room.plan.programme
        days = school_days(self._year.calendar, *FIRST_TERM, programme.weekdays)
        slots = [Slot(day, f"p{n}") for day in days for n in range(1, programme.day_periods + 1)]
        for slot in slots:
            self._store.add(
                RollCall,
                class_id=room.class_id,
                day=slot.day,
                slot=slot.name,
                taken_by=self._educator,
                taken_at=moment(slot),
            )
        self._miss(room.pupils[-1], slots[: len(slots) // 6])
        self._leave(room)

    def _leave(self, room: Classroom) -> None:
        """Somebody of whom nothing is noted in the first weeks misses them all."""
        called = self._registers.called.get(room.class_id, ())
        days = sorted({slot.day for slot in called})[:ROW]
        missed = [slot for slot in called if slot.day in days]
        for pupil in reversed(room.pupils[:-1]):
            if not self._registers.taken.get(pupil.enrolment_id, set()) & set(missed):
                self._miss(pupil, missed)
                return


def note_duties(session: Session, actor: Actor, today: date, now: datetime) -> None:
    """What the counts of today oblige to, as the program notes it when a day begins."""
    work = Work(session, actor, today, now, school_figures(session))
    year = year_at(all_years(session), today)
    if year is not None:
        recount(work, year, None)
        session.add(DutyCheck(year_id=year.id, day=today))


def _is_bound(found: Regime, room: Classroom) -> bool:
    """Does the class count half-days, and lose the year beyond the maximum?"""
    programme = room.plan.programme
    return found.attendance is not None and programme.study_year > 2 and not programme.placement


def _last_pupils(rooms: Iterable[Classroom]) -> Iterator[tuple[Classroom, Attendance]]:
    for room in rooms:
        if room.pupils:
            yield room, room.pupils[-1]
