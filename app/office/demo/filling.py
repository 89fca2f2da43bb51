"""Fills a new file, year after year, in one transaction with one line in the journal."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from random import Random
from typing import Final

from sqlmodel import Session, select

from app.i18n import N_
from app.models import AbsenceCode, MotivationPhrase, RegisterCounter, School, SchoolYear
from app.office.demo.accounts import add_accounts
from app.office.demo.calendars import calendars
from app.office.demo.closings import close_april
from app.office.demo.duties import DutyWriter, note_duties
from app.office.demo.mail import letter_complements
from app.office.demo.movements import MovementWriter
from app.office.demo.outgoing import send_letters
from app.office.demo.people import Population
from app.office.demo.plans import class_plans, unit_plans
from app.office.demo.registers import RegisterWriter
from app.office.demo.sealing import seal_councils
from app.office.demo.seating import seated
from app.office.demo.second_sessions import SecondSessions
from app.office.demo.sessions import OtherCouncils
from app.office.demo.staff import StaffRoom
from app.office.demo.store import Store
from app.office.demo.years import Classroom, Year, YearWriter
from app.office.files.creation import add_year
from app.office.journal import write_line
from app.office.rights import Role
from app.office.settings.calendars import school_year_of
from app.office.work import Actor, Note

TODAY: Final = date(2025, 6, 24)
"""The day on which the demonstration shows most: councils half held, justifications due."""

TITLE: Final = N_("Création de l'école de démonstration")
NOTICE: Final = (
    "École de démonstration : l'école, les élèves, leurs familles et le personnel sont inventés."
)
# Over many years most of a register are adults who came for one unit and left.
ADULTS_A_YEAR: Final = 1.1
LONG_REGISTER: Final = 3


class Filling:
    """What is being filled; ``pupils`` counts those enrolled in the year under way."""

    def __init__(self, session: Session, actor: Actor, seed: int, now: datetime) -> None:
        self.store = Store(session)
        self.pupils = 0
        self._session = session
        self._actor = actor
        self._seed = seed
        self._now = now
        self._staff = StaffRoom(self._chance("staff"), self.store)
        self._population = Population(self._chance("people"), self.store)

    def fill(self, size: int, years: int) -> None:
        """Write everything."""
        self._staff.hire_teachers(class_plans(size))
        self.store.flush()
        accounts = add_accounts(self._session, self._staff, self._now)
        rooms: tuple[Classroom, ...] = ()
        for year in self._years(years):
            more = 0 if year.today or years < LONG_REGISTER else int(size * ADULTS_A_YEAR)
            rooms = self._year(year, size, more, rooms, accounts[Role.COUNCIL_SECRETARY])
        self.pupils = sum(len(room.pupils) for room in rooms)
        self._registers(year, rooms, accounts[Role.EDUCATOR])
        self.store.flush()
        note_duties(self._session, self._actor, TODAY, self._now)
        close_april(self._session, self._actor, (room.class_id for room in rooms))
        others = OtherCouncils(self._session, self._actor, TODAY)
        others.hold(room.class_id for room in rooms)
        self._finish(size, years)

    def _chance(self, part: str) -> Random:
        """Chance of its own for each part, so that more of one leaves the others alone."""
        return Random(f"{self._seed} {part}")

    def _years(self, years: int) -> Iterator[Year]:
        """The years of the file, oldest first; the last is there since the file was created."""
        *past, current = calendars(years)
        known = self._session.exec(
            select(SchoolYear).where(SchoolYear.label == current.label)
        ).one()
        for calendar in past:
            yield Year(add_year(self._session, calendar), calendar)
        yield Year(known.id or 0, current, TODAY)

    def _year(
        self, year: Year, size: int, more: int, before: tuple[Classroom, ...], secretary: int
    ) -> tuple[Classroom, ...]:
        """A year; those that are over have their councils sealed."""
        chance = self._chance(year.calendar.label)
        self._staff.begin_year()
        self._population.begin_year(last=year.today is not None)
        people = [one.person for room in before for one in room.pupils]
        plans = (*class_plans(size), *unit_plans(more))
        seatings = seated(plans, people, self._population, year.calendar.first_day, chance)
        writer = YearWriter(chance, self.store, self._staff, year, self._phrases(), secretary)
        rooms = writer.write(seatings)
        self.store.flush()
        if year.today is None:
            held = (room.council for room in rooms if room.council)
            seal_councils(self._session, self._actor, held)
            again = self._chance(f"{year.calendar.label} again")
            SecondSessions(self._session, self._actor, again, self._phrases()).hold(rooms)
        return rooms

    def _registers(self, year: Year, rooms: tuple[Classroom, ...], educator: int) -> None:
        codes = {row.code: row.id or 0 for row in self._session.exec(select(AbsenceCode))}
        chance = self._chance("registers")
        registers = RegisterWriter(chance, self.store, year, TODAY, codes, educator)
        registers.write(rooms)
        duties = DutyWriter(self.store, year, registers, codes["A"], educator)
        duties.write(rooms)
        MovementWriter(self._chance("movements"), self.store, year, self._population).write(rooms)

    def _phrases(self) -> dict[str, list[str]]:
        phrases: dict[str, list[str]] = defaultdict(list)
        for phrase in self._session.exec(select(MotivationPhrase).order_by(MotivationPhrase.id)):  # type: ignore[arg-type]
            phrases[phrase.decision].append(phrase.text)
        return phrases

    def _finish(self, size: int, years: int) -> None:
        """The register goes on where this stopped; the school says what it is."""
        counter = self._session.get_one(RegisterCounter, "pupils")
        counter.next_number = self._population.next_number
        school = self._session.get_one(School, 1)
        school.website = "www.demonstration.example"
        school.guide = NOTICE
        self._session.add_all((counter, school))
        self._session.add_all(letter_complements(school_year_of(TODAY), self._now))
        send_letters(self._session, self._actor, self._staff.deputy.name)
        note = Note("school", 1, after={"seed": self._seed, "size": size, "years": years})
        write_line(self._session, self._actor, self._now, "demo.make", TITLE, note)
