"""The plan of an import: what each list would write, the lists before it being written."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from sqlmodel import Session, select

from app.i18n import _
from app.models import SchoolRegime
from app.office.imports.class_guesses import ClassHints, guessed, hints_of
from app.office.imports.drafts import DraftReader
from app.office.imports.kinds import COURSES, FOLLOWED, PUPILS, TAUGHT, TEACHERS, kind_of, rank
from app.office.imports.known import Known
from app.office.imports.names import Names
from app.office.imports.places import Places
from app.office.imports.plan import Listing, ListPlan, NewClass, Plan, PlannedRow, Request
from app.office.imports.planning_lessons import plan_followed, plan_taught
from app.office.imports.planning_pupils import PupilPlanner
from app.office.imports.planning_records import plan_courses, plan_teachers
from app.office.imports.recognition import lacking
from app.office.work import Reading, query
from app.rules.regime import Regime, regimes

_PLANNERS: Final[Mapping[str, Callable[[DraftReader, Known, Places], tuple[PlannedRow, ...]]]] = {
    COURSES.code: plan_courses,
    TEACHERS.code: plan_teachers,
    FOLLOWED.code: plan_followed,
    TAUGHT.code: plan_taught,
}


@query
def plan_import(reading: Reading, request: Request) -> Plan:
    """What importing these lists would do to the file as it is; nothing is written."""
    planner = Planner(reading.session, request, reading.today)
    plans: dict[int, ListPlan] = {}
    for place in in_order(request):
        plans[place] = planner.plan(request.listings[place])
    return Plan(tuple(plans[place] for place in range(len(plans))), tuple(planner.classes.values()))


class Planner:
    """Plans the lists of an import in the order in which they are written."""

    def __init__(self, session: Session, request: Request, today: date) -> None:
        self._session = session
        self._request = request
        self._today = today
        self._places = Places()
        self.known = Known(session, request.year_id)
        self.classes: Mapping[str, NewClass] = self._new_classes()

    def forget(self) -> None:
        """Something was written: what is compared with is read again."""
        self.known = Known(self._session, self._request.year_id)

    def plan(self, listing: Listing) -> ListPlan:
        """What one list would write."""
        if not listing.kind:
            return ListPlan(problem=_("Dites d'abord ce que contient cette liste."))
        reader = DraftReader(listing, self._today)
        titles = reader.titles()
        missing = lacking(kind_of(listing.kind), listing.matching)
        if missing:
            return ListPlan(titles, problem=_lacking(missing))
        rows = self._rows(reader)
        written = sum(row.is_written(self._request.overwrite) for row in rows)
        return ListPlan(titles, rows, written=written)

    def _rows(self, reader: DraftReader) -> tuple[PlannedRow, ...]:
        if reader.kind is PUPILS:
            planner = PupilPlanner(self.known, self._request, self.classes, self._places)
            return planner.plan(reader)
        return _PLANNERS[reader.kind.code](reader, self.known, self._places)

    def _new_classes(self) -> dict[str, NewClass]:
        """The classes that the lists name and the year lacks, in the order of a school."""
        own = school_regimes(self._session)
        found = (
            self._corrected(guessed(name, hints, own)) for name, hints in self._hints().items()
        )
        ordered = sorted(found, key=lambda one: (one.kind.study_year, one.name))
        return {one.name: one for one in ordered}

    def _corrected(self, new: NewClass) -> NewClass:
        return replace(new, kind=self._request.classes.get(new.name, new.kind))

    def _hints(self) -> dict[str, ClassHints]:
        """What all class lists say of the classes that are not there, by one spelling."""
        found: dict[str, ClassHints] = {}
        spellings = Names[str]({})
        for listing in self._request.listings:
            if listing.kind != PUPILS.code:
                continue
            reader = DraftReader(listing, self._today)
            for name, hints in hints_of(draft for _line, draft in reader.drafts()).items():
                if self.known.classes.spelling(name) is not None:
                    continue
                spelling = spellings.spelling(name)
                if spelling is None:
                    spellings.add(name, name)
                    found[name] = hints
                else:
                    found[spelling].join(hints)
        return found


def in_order(request: Request) -> list[int]:
    """The places of the lists in the order in which they are written."""
    kinds = [listing.kind for listing in request.listings]
    return sorted(range(len(kinds)), key=lambda place: rank(kinds[place]))


def school_regimes(session: Session) -> tuple[Regime, ...]:
    """The regimes that the school runs, in the order in which they are shown."""
    own = set(session.exec(select(SchoolRegime.regime)))
    return tuple(one for code, one in regimes().items() if code in own)


def _lacking(missing: tuple[str, ...]) -> str:
    titles = ", ".join(f"« {_(title)} »" for title in missing)
    if len(missing) == 1:
        return _("La colonne {titles} manque : dites laquelle elle est, sous Colonnes.").format(
            titles=titles
        )
    return _("Les colonnes {titles} manquent : dites lesquelles elles sont, sous Colonnes.").format(
        titles=titles
    )
