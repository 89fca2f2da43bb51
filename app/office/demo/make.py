"""Makes the file of the demonstration school, from a seed alone."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Final

from sqlmodel import Session, select

from app.db.keys import Cost, keys_path
from app.db.unit_of_work import unit_of_work
from app.i18n import N_
from app.models import MotivationPhrase, RegisterCounter, School, SchoolYear
from app.office.demo.calendars import calendars
from app.office.demo.people import Population
from app.office.demo.plans import class_plans, unit_plans
from app.office.demo.sealing import seal_councils
from app.office.demo.seating import seated
from app.office.demo.staff import HEAD, StaffRoom
from app.office.demo.store import Store
from app.office.demo.years import Classroom, Year, YearWriter
from app.office.files.creation import FirstAccount, NewSchool, add_year, create_school
from app.office.files.school_file import SchoolFile
from app.office.journal import write_line
from app.office.work import Note
from app.rules.regime import regimes

SEED: Final = 1831
SIZE: Final = 620
YEARS: Final = 2
ACCOUNT: Final = "demo"
PASSWORD: Final = "demonstration"
TODAY: Final = date(2025, 6, 24)
"""The day on which the demonstration shows most: councils half held, justifications due."""

TITLE = N_("Création de l'école de démonstration")
NOTICE = (
    "École de démonstration : l'école, les élèves, leurs familles et le personnel sont inventés."
)
# Over many years most of a register are adults who came for one unit and left.
ADULTS_A_YEAR: Final = 1.1
LONG_REGISTER: Final = 3


@dataclass(frozen=True)
class DemoSummary:
    """What was made: how many rows of each table, and how to open it."""

    path: Path
    account: str
    password: str
    today: date
    recovery_code: str
    pupils: int
    former_pupils: int
    rows: Mapping[str, int]


def make_demo(
    path: Path,
    *,
    now: datetime,
    seed: int = SEED,
    size: int = SIZE,
    years: int = YEARS,
    password: str = PASSWORD,
    cost: Cost | None = None,
) -> DemoSummary:
    """Make the file; the same seed, size, years and ``now`` give the same content.

    Raises Refusal where a file is there already, EnvironmentFault where the disk gives
    way; nothing half-made is left behind.
    """
    school = _new_school(years)
    first = FirstAccount(ACCOUNT, "Démonstration", password)
    created = create_school(path, school, first, now, cost)
    try:
        with unit_of_work(created.file.engine, path) as session:
            rows, pupils = _fill(session, created.file, seed, size, years, now)
    except BaseException:
        created.file.close(now)
        path.unlink(missing_ok=True)
        keys_path(path).unlink(missing_ok=True)
        raise
    created.file.close(now)
    return DemoSummary(
        path,
        ACCOUNT,
        password,
        TODAY,
        created.recovery_code,
        pupils,
        rows["pupil"] - pupils,
        rows,
    )


def _new_school(years: int) -> NewSchool:
    return NewSchool(
        name="École de démonstration Les Quatre Tilleuls",
        subtitle="Tout y est inventé",
        organising_body="Pouvoir organisateur de démonstration ASBL",
        street="Rue de l'Exemple 1",
        postal_code="5000",
        locality="Namur",
        telephone="0400 00 00 00",
        email="secretariat@demonstration.example",
        fase_number="0000",
        head_name=f"{HEAD.first} {HEAD.last}",
        head_civility=HEAD.civility,
        regimes=tuple(regimes()),
        calendar=calendars(years)[-1],
    )


def _fill(
    session: Session, file: SchoolFile, seed: int, size: int, years: int, now: datetime
) -> tuple[dict[str, int], int]:
    store = Store(session)
    staff = StaffRoom(Random(f"{seed} staff"), store)
    staff.hire_teachers(class_plans(size))
    population = Population(Random(f"{seed} people"), store)
    phrases = _phrases(session)
    rooms: tuple[Classroom, ...] = ()
    for year in _years(session, years):
        rng = Random(f"{seed} {year.calendar.label}")
        staff.begin_year()
        population.begin_year(last=year.today is not None)
        extra = 0 if year.today or years < LONG_REGISTER else int(size * ADULTS_A_YEAR)
        plans = (*class_plans(size), *unit_plans(extra))
        before = [one.person for room in rooms for one in room.pupils]
        begins = year.calendar.first_day
        seatings = seated(plans, before, population, begins, rng)
        rooms = YearWriter(rng, store, staff, year, phrases).write(seatings)
        store.flush()
        if year.today is None:
            seal_councils(session, file.actor, (room.council for room in rooms if room.council))
    _finish(session, population)
    note = Note("school", 1, after={"seed": seed, "size": size, "years": years})
    write_line(session, file.actor, now, "demo.make", TITLE, note)
    return dict(store.written), sum(len(room.pupils) for room in rooms)


def _years(session: Session, years: int) -> list[Year]:
    """The years of the file, oldest first; the last is there since the file was created."""
    *past, current = calendars(years)
    known = session.exec(select(SchoolYear).where(SchoolYear.label == current.label)).one()
    listed = [Year(add_year(session, calendar), calendar) for calendar in past]
    return [*listed, Year(known.id or 0, current, TODAY)]


def _phrases(session: Session) -> dict[str, list[str]]:
    phrases: dict[str, list[str]] = defaultdict(list)
    for phrase in session.exec(select(MotivationPhrase).order_by(MotivationPhrase.id)):  # type: ignore[arg-type]
        phrases[phrase.decision].append(phrase.text)
    return phrases


def _finish(session: Session, population: Population) -> None:
    """The register goes on where the demonstration stopped; the school says what it is."""
    counter = session.get_one(RegisterCounter, "pupils")
    counter.next_number = population.next_number
    school = session.get_one(School, 1)
    school.website = "www.demonstration.example"
    school.guide = NOTICE
    session.add_all((counter, school))
