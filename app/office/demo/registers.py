"""The registers of the last three months: roll calls, absences, justifications, calls."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from app.models import (
    Absence,
    Justification,
    JustifiedAbsence,
    PhoneCall,
    RollCall,
)
from app.office.demo.calendars import SUMMER_TIME, school_days
from app.office.demo.councils import Attendance
from app.office.demo.spells import Spell, handed_in, spells
from app.office.demo.store import Store
from app.office.demo.studies import Programme
from app.office.demo.years import Classroom, Year
from app.rules.regime import regime

MONTHS_BACK = (2025, 4, 1)
WEDNESDAY = 3
WEDNESDAY_PERIODS = 4
CALLED = 0.97
CALLED_TODAY = 0.6
CORRECTED = 0.02
TELEPHONED = 0.12
PLACEMENT = (date(2025, 5, 12), date(2025, 5, 23))
OUTING = date(2025, 5, 22)
SAID = (
    "Malade, le certificat suit.",
    "Sera là demain.",
    "La maman rappelle l'école dans l'après-midi.",
    "Rendez-vous médical, retour à la troisième heure.",
)


@dataclass(frozen=True)
class Slot:
    """A half-day or a period of a day."""

    day: date
    name: str


class RegisterWriter:
    """Writes the registers of the year under way, up to today.

    ``called`` are the slots called, by class; ``taken`` those in which something is noted
    of a pupil, by enrolment.
    """

    def __init__(
        self,
        rng: Random,
        store: Store,
        year: Year,
        today: date,
        codes: Mapping[str, int],
        educator: int,
    ) -> None:
        self._rng = rng
        self._store = store
        self._calendar = year.calendar
        self._today = today
        self._codes = codes
        self._educator = educator
        self.called: dict[int, list[Slot]] = {}
        self.taken: dict[int, set[Slot]] = {}

    def write(self, rooms: Iterable[Classroom]) -> None:
        """The registers of all classes; the second one goes on an outing."""
        for number, room in enumerate(rooms):
            slots = self._slots(room.plan.programme)
            called = [slot for slot in slots if self._is_called(slot)]
            self.called[room.class_id] = called
            self._roll_calls(room.class_id, called)
            away = self._away(room.plan.programme, called, outing=number == 1)
            for pupil in room.pupils:
                self._pupil(pupil, called, away)

    def _slots(self, programme: Programme) -> list[Slot]:
        days = school_days(self._calendar, date(*MONTHS_BACK), self._today, programme.weekdays)
        return [Slot(day, name) for day in days for name in self._names(programme, day)]

    def _names(self, programme: Programme, day: date) -> Sequence[str]:
        """The slots of a day; there are no lessons on Wednesday afternoons."""
        short = day.isoweekday() == WEDNESDAY and not programme.is_for_adults
        if regime(programme.regime).absence_unit == "half_day":
            return ("am",) if short else ("am", "pm")
        most = min(WEDNESDAY_PERIODS, programme.day_periods) if short else programme.day_periods
        return [f"p{number}" for number in range(1, most + 1)]

    def _is_called(self, slot: Slot) -> bool:
        """Today only the first slot was called, and not everywhere yet."""
        if slot.day == self._today:
            return slot.name in ("am", "p1") and self._rng.random() < CALLED_TODAY
        return self._rng.random() < CALLED

    def _roll_calls(self, class_id: int, called: Iterable[Slot]) -> None:
        for slot in called:
            self._store.add(
                RollCall,
                class_id=class_id,
                day=slot.day,
                slot=slot.name,
                taken_by=self._educator,
                taken_at=moment(slot),
            )

    def _away(
        self, programme: Programme, called: Iterable[Slot], *, outing: bool
    ) -> dict[Slot, str]:
        """The slots at which the whole class is elsewhere, and the code of each."""
        first, last = PLACEMENT
        if programme.placement:
            return {slot: "S" for slot in called if first <= slot.day <= last}
        return {slot: "X" for slot in called if outing and slot.day == OUTING}

    def _pupil(self, pupil: Attendance, called: Sequence[Slot], away: Mapping[Slot, str]) -> None:
        taken = dict(away)
        for slot, code in away.items():
            self._absence(pupil, slot, code)
        for spell in spells(self._rng, len(called)) if called else ():
            missed = called[spell.first : spell.first + spell.length]
            missed = [slot for slot in missed if slot not in taken]
            if missed:
                taken.update(dict.fromkeys(missed, spell.cause.code))
                self._spell(pupil, missed, spell)
        self.taken[pupil.enrolment_id] = set(taken)

    def _spell(self, pupil: Attendance, missed: Sequence[Slot], spell: Spell) -> None:
        absences = [self._entered(pupil, slot, spell) for slot in missed]
        if self._rng.random() < TELEPHONED and spell.cause.code == "A":
            self._telephoned(pupil, missed[0])
        if spell.cause.document:
            self._justified(pupil, missed, spell, absences)

    def _entered(self, pupil: Attendance, slot: Slot, spell: Spell) -> int:
        """The absence; now and then one that corrects a first entry."""
        note = spell.note if spell.cause.code != "A" else ""
        if self._rng.random() < CORRECTED:
            self._absence(pupil, slot, "A", replaced=True)
        return self._absence(pupil, slot, spell.cause.code, note, spell.minutes_late)

    def _absence(
        self,
        pupil: Attendance,
        slot: Slot,
        code: str,
        note: str = "",
        minutes_late: int | None = None,
        *,
        replaced: bool = False,
    ) -> int:
        at = moment(slot)
        return self._store.add(
            Absence,
            enrolment_id=pupil.enrolment_id,
            day=slot.day,
            slot=slot.name,
            code_id=self._codes[code],
            minutes_late=minutes_late,
            note=note,
            entered_by=self._educator,
            entered_at=at,
            replaced_at=at + timedelta(minutes=25) if replaced else None,
            replaced_by=self._educator if replaced else None,
        )

    def _telephoned(self, pupil: Attendance, slot: Slot) -> None:
        self._store.add(
            PhoneCall,
            pupil_id=pupil.person.id,
            day=slot.day,
            at=f"08:{self._rng.randint(5, 55):02}",
            caller=self._rng.choice(("La maman", "Le papa", "L'élève", "La grand-mère")),
            said=self._rng.choice(SAID),
            taken_by=self._educator,
        )

    def _justified(
        self, pupil: Attendance, missed: Sequence[Slot], spell: Spell, absences: Iterable[int]
    ) -> None:
        handed = handed_in(self._rng, missed[-1].day, self._today)
        if handed is None:
            return
        justification_id = self._store.add(
            Justification,
            pupil_id=pupil.person.id,
            kind=spell.cause.document,
            start=missed[0].day,
            end=missed[-1].day,
            received_on=handed.received_on,
            status=handed.status,
            note=spell.note,
            decided_by=self._educator if handed.decided_on else None,
            decided_on=handed.decided_on,
            decision_reason=handed.reason,
        )
        for absence_id in absences:
            self._store.tie(
                JustifiedAbsence, justification_id=justification_id, absence_id=absence_id
            )


def moment(slot: Slot) -> datetime:
    """When the roll of a slot is called."""
    hours = {"am": time(8, 25), "pm": time(13, 10)}
    at = hours.get(slot.name) or time(7 + int(slot.name[1:]), 20)
    return datetime.combine(slot.day, at, SUMMER_TIME)
