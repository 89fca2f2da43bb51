"""The registers of 200 random classes, against a count made here from what was noted alone.

Pupils come, leave, are excluded, change class and come back in the middle of the month;
classes go on outings and are sent home; documents justify, come late or are awaited. What
is counted here asks nothing of the program: it has its own calendar, hours and sums.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import pytest
from sqlmodel import select

from app.models import (
    Absence,
    AbsenceCode,
    Enrolment,
    Justification,
    JustifiedAbsence,
    Pupil,
    RollCall,
    SchoolClass,
)
from app.office.absences.groups import GroupEntry, mark_group
from app.office.absences.registers import month_registers
from app.reports.attendance_register_view import Presence
from app.ui.rooms.absences.register_sheet import register_sheet
from tests.office.absences.conftest import DAY

# Long over: whatever nobody justified has lapsed, and all of it counts.
MONTHS = (date(2024, 11, 1), date(2025, 1, 1), date(2025, 2, 1), date(2025, 4, 1))
FREE = {date(2024, 11, 1), date(2024, 11, 11), date(2025, 1, 1), date(2025, 1, 2)}
FREE |= {date(2025, 1, 3), date(2025, 4, 21), date(2025, 4, 28), date(2025, 4, 29)}
FREE |= {date(2025, 4, 30), *(date(2025, 2, day) for day in range(24, 29))}
CLASSES = 50
YEAR = (date(2024, 8, 26), date(2025, 7, 4))
# The lessons of the half-day, as the bells ring: what a missed one is worth is 45 minutes.
LESSONS = {"am": ("08:25", "09:10", "09:55", "10:10", "10:55", "11:40")}
PARTS = {
    # times typed -> is a whole lesson missed?
    ("am", "08:25", "09:10"): True,
    ("am", "08:40", "09:50"): False,
    ("am", "09:00", "10:10"): True,
    ("am", "10:11", "11:39"): False,
    ("am", "10:55", ""): True,
}


@dataclass
class Status:
    """What was noted of a pupil in a slot, and whether it counts as a half-day, and how."""

    code: str
    minutes: int | None = None
    times: tuple[str, str] = ("", "")
    document: str = ""

    def counts(self, slot):
        """ "" where it is no half-day of absence; else how it is counted."""
        if self.code == "R" and (self.minutes or 0) < 45:
            return ""
        if self.code in "SXL":
            return ""
        if any(self.times) and not PARTS[(slot, *self.times)]:
            return ""
        if self.code == "E" or self.document == "accepted":
            return "justified"
        return "pending" if self.document == "to_judge" else "unjustified"


@dataclass
class Seat:
    """A pupil in a class from a day to another, and what was noted of them there."""

    name: str
    klass: str
    start: date
    end: date | None
    noted: dict = field(default_factory=dict)
    number: int = 0

    def holds(self, day):
        return self.start <= day <= (self.end or YEAR[1])


def school_days(month):
    days = (month.replace(day=1 + n) for n in range(monthrange(month.year, month.month)[1]))
    return [day for day in days if day.isoweekday() < 6 and day not in FREE]


def slots_of(month):
    return [
        (day, slot)
        for day in school_days(month)
        for slot in (("am",) if day.isoweekday() == 3 else ("am", "pm"))
    ]


def lives(rng, month, name, names):
    """Where a pupil sits in the year: most all along, some only for a part of the month."""
    mine, other = rng.sample(names, 2)
    first, second = sorted(rng.sample(school_days(month), 2))
    whole = [(mine, YEAR[0], None)]
    return [
        Seat(name, *one)
        for one in rng.choice(
            [
                *(whole for _time in range(6)),
                [(mine, first, None)],
                [(mine, YEAR[0], first)],
                [(mine, first, second)],
                [(mine, YEAR[0], first), (other, first + timedelta(days=1), None)],
                [(mine, YEAR[0], first), (mine, second, None)],
            ]
        )
    ]


def noted(rng, slot):
    code = rng.choice("AAAAERRSX")
    if code == "R":
        return Status("R", rng.choice((None, 5, 44, 45, 90)))
    if code == "A" and slot == "am" and rng.random() < 0.3:
        return Status("A", times=rng.choice(list(PARTS))[1:])
    if code == "A" and rng.random() < 0.3:
        return Status("A", document=rng.choice(("accepted", "refused", "too_late", "to_judge")))
    return Status(code)


class Town:
    """Fifty classes made at random in the file, and what a reader of the file may know."""

    def __init__(self, register, rng, month):
        self.register, self.rng, self.month = register, rng, month
        self.names = [f"Z{month:%m}{n:02}" for n in range(CLASSES)]
        self.seats, self.ids, self.called = [], {}, set()
        with register.school.session() as session:
            self.codes = {row.code: row.id for row in session.exec(select(AbsenceCode))}
            self._open_classes(session)
            self._enrol(session)
            self._write(session)
        self._go_out()

    def _open_classes(self, session):
        model = session.get_one(SchoolClass, self.register.class_id)
        for name in self.names:
            row = SchoolClass(**{**model.model_dump(exclude={"id"}), "name": name})
            session.add(row)
            session.flush()
            self.ids[name] = row.id

    def _enrol(self, session):
        model = session.exec(select(Pupil)).first()
        for number in range(CLASSES * 4):
            name = f"Y{self.month:%m}{number:03}"
            values = {
                "last_name": name,
                "first_name": "",
                "search_key": name.lower(),
                "register_number": 1000 + self.month.month * 1000 + number,
                "birth_date": date(2009, 1, 1),
            }
            pupil = Pupil(**{**model.model_dump(exclude={"id"}), **values})
            session.add(pupil)
            session.flush()
            for seat in lives(self.rng, self.month, name, self.names):
                row = Enrolment(
                    pupil_id=pupil.id,
                    year_id=self.register.school.year_id,
                    class_id=self.ids[seat.klass],
                    start=seat.start,
                    end=seat.end,
                    end_reason="Exclusion définitive" if seat.end else "",
                )
                session.add(row)
                session.flush()
                seat.number = row.id
                self.seats.append(seat)

    def _write(self, session):
        """Statuses on their days; some after the last one, which a departure told late left."""
        for seat in self.seats:
            for day, slot in slots_of(self.month):
                if self.rng.random() < (0.2 if seat.holds(day) else 0.05 * bool(seat.end)):
                    status = noted(self.rng, slot)
                    self._store(session, seat, day, slot, status)
                    if seat.holds(day):
                        seat.noted[day, slot] = status
        for name in self.names:
            for day, slot in slots_of(self.month):
                if self.rng.random() < 0.8:
                    self.called.add((name, day, slot))
                    self._call(session, name, day, slot)
                if self.rng.random() < 0.2:
                    self._call(session, name, day, slot, withdrawn=True)

    def _call(self, session, name, day, slot, *, withdrawn=False):
        """One noted by mistake is no call, whether the roll was called then or not."""
        now = self.register.school.desk.now
        session.add(
            RollCall(
                class_id=self.ids[name],
                day=day,
                slot=slot,
                taken_at=now,
                withdrawn_at=now if withdrawn else None,
            )
        )

    def _store(self, session, seat, day, slot, status):
        entry = Absence(
            enrolment_id=seat.number,
            day=day,
            slot=slot,
            code_id=self.codes[status.code],
            minutes_late=status.minutes,
            from_time=status.times[0],
            to_time=status.times[1],
            entered_at=self.register.school.desk.now,
        )
        session.add(entry)
        if status.document:
            pupil_id = session.get_one(Enrolment, seat.number).pupil_id
            paper = Justification(
                pupil_id=pupil_id,
                kind="medical_certificate",
                start=day,
                end=day,
                received_on=day,
                status=status.document,
            )
            session.add(paper)
            session.flush()
            session.add(JustifiedAbsence(justification_id=paper.id, absence_id=entry.id))

    def _go_out(self):
        """An outing of two days, and an afternoon sent home: whoever has a status keeps it."""
        for code, slots, length in (("X", (), 1), ("L", ("pm",), 0)):
            for name in self.rng.sample(self.names, 8):
                first = self.rng.choice(school_days(self.month)[:-2])
                last = first + timedelta(days=length)
                wanted = [
                    (day, slot)
                    for day, slot in slots_of(self.month)
                    if first <= day <= last and (not slots or slot in slots)
                ]
                there = [
                    (seat, place)
                    for seat in self.seats
                    for place in wanted
                    if seat.klass == name and seat.holds(place[0])
                ]
                if not there:
                    continue
                mark = self.register.mark(code)
                entry = GroupEntry((self.ids[name],), (), first, last, slots, mark)
                self.register.run(mark_group, entry)
                for seat, place in there:
                    seat.noted.setdefault(place, Status(code))


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: f"{month:%Y-%m}")
def test_fifty_random_classes_are_counted_alike(register, month):
    town = Town(register, Random(month.toordinal()), month)
    ids = tuple(town.ids.values())
    found = register.ask(month_registers, ids, month, today=DAY)
    assert sorted(one.class_name for one in found) == town.names
    for one in found:
        check(one, town)


def check(found, town):
    slots = slots_of(town.month)
    assert [(one.day, {"m": "am", "a": "pm"}[one.slot]) for one in found.columns] == slots
    seats = [seat for seat in town.seats if seat.klass == found.class_name and lasts(seat, town)]
    seats.sort(key=lambda seat: (seat.name, seat.start))
    assert [line.name for line in found.lines] == [seat.name for seat in seats]
    sheet = register_sheet(found)
    for line, seat, row in zip(found.lines, seats, sheet.rows, strict=True):
        cells = [expected(seat, town, *slot) for slot in slots]
        assert [(cell.presence, cell.text) for cell in line.cells] == cells, seat
        assert line.totals == totals(seat) == row[-4:], seat
        assert ("depuis le" in line.remark) == (seat.start > town.month), seat
        assert ("jusqu'au" in line.remark) == (seat.end is not None and seat.end < last(town))
    for place, (day, slot) in enumerate(slots):
        away = [seat.noted[day, slot].counts(slot) for seat in seats if (day, slot) in seat.noted]
        assert found.absents[place] == sum(map(bool, away))


def lasts(seat, town):
    return seat.start <= last(town) and (seat.end is None or seat.end >= town.month)


def last(town):
    return town.month.replace(day=monthrange(town.month.year, town.month.month)[1])


def expected(seat, town, day, slot):
    """How the cell is to look."""
    if not seat.holds(day):
        return Presence.OUTSIDE, ""
    status = seat.noted.get((day, slot))
    if status is None:
        called = (seat.klass, day, slot) in town.called
        return (Presence.PRESENT if called else Presence.NOT_CALLED), ""
    plain = {"R": Presence.LATE, "S": Presence.ELSEWHERE, "X": Presence.ELSEWHERE}
    plain |= {"L": Presence.ELSEWHERE}
    counts = status.counts(slot)
    return Presence(counts or plain.get(status.code, Presence.UNCOUNTED)), status.code


def totals(seat):
    kinds = [status.counts(slot) for (_day, slot), status in seat.noted.items()]
    late = sum(
        status.code == "R" and not status.counts(slot)
        for (_day, slot), status in seat.noted.items()
    )
    return (
        kinds.count("unjustified"),
        kinds.count("justified"),
        kinds.count("pending"),
        late,
    )
