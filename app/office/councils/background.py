"""What the council has at hand on each pupil: absences, past decisions, what was granted."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from app.models import (
    Accommodation,
    Council,
    Decision,
    Enrolment,
    Objective,
    ObjectivesContract,
    SchoolClass,
    SchoolYear,
)
from app.office.absences.presence_facts import presence_facts
from app.office.absences.thresholds import count_row
from app.office.absences.year_entries import pupil_years
from app.office.absences.year_standings import YearStandings
from app.office.councils.attending import attending
from app.office.councils.loading import sitting
from app.office.pupils.accommodations import line_of
from app.office.pupils.years import all_years
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading, query
from app.rules.regime import AbsenceUnit, regime
from app.rules.verdict import Reason


@dataclass(frozen=True)
class AbsencesAtHand:
    """What a pupil missed until the council: half-days or periods, and what the rules say.

    ``rate`` is the share in percent that the rule limits, ``hours`` those in a firm.
    """

    unit: AbsenceUnit
    unjustified: int
    justified: int
    pending: int
    reasons: tuple[Reason, ...]
    rate: Decimal | None = None
    hours: Decimal | None = None


@dataclass(frozen=True)
class PastDecision:
    """What an earlier council decided."""

    year: str
    class_name: str
    council: str
    decision: str
    held_on: date


@dataclass(frozen=True)
class Contract:
    """The objectives set to a pupil, and how far the family answered."""

    answer: str
    objectives: tuple[str, ...]


@dataclass(frozen=True)
class Background:
    """Everything at hand on one pupil; ``accommodations`` are those in force that day."""

    absences: AbsencesAtHand | None = None
    past: tuple[PastDecision, ...] = ()
    accommodations: tuple[str, ...] = ()
    contract: Contract | None = None

    @property
    def empty(self) -> bool:
        """Is there nothing to say?"""
        return self == Background()


@query
def backgrounds(reading: Reading, council_id: int) -> Mapping[int, Background]:
    """By enrolment; as many statements for any number of pupils."""
    found = sitting(reading.session, council_id)
    council, session = found.council, reading.session
    wanted = select(col(Enrolment.id), col(Enrolment.pupil_id)).where(attending(council))
    rows = session.exec(wanted)
    pupils = {enrolment_id or 0: pupil_id for enrolment_id, pupil_id in rows}
    among = frozenset(pupils.values())
    absences = _absences(reading, found.year.id or 0, among, council.held_on)
    past = _past(session, council, among)
    granted = _granted(session, among, council.held_on)
    contracts = _contracts(session, found.year.id or 0, among)
    return {
        enrolment_id: Background(
            absences.get(pupil_id),
            tuple(past[pupil_id]),
            tuple(granted[pupil_id]),
            contracts.get(pupil_id),
        )
        for enrolment_id, pupil_id in pupils.items()
    }


def _absences(
    reading: Reading, year_id: int, among: Collection[int], day: date
) -> dict[int, AbsencesAtHand]:
    year = next((one for one in all_years(reading.session) if one.id == year_id), None)
    if year is None or not among:
        return {}
    pupils = pupil_years(reading.session, year_id, among=among)
    calendar = rule_calendar(reading.session, year_id)
    facts = presence_facts(reading.session, pupils)
    judge = YearStandings(year, calendar, day, reading.figures, facts)
    found: dict[int, AbsencesAtHand] = {}
    for pupil in pupils:
        row = count_row(pupil, judge.of(pupil), day)
        if row is not None:
            reasons = tuple(reason for verdict in row.verdicts for reason in verdict.reasons)
            found[pupil.pupil_id] = AbsencesAtHand(
                row.unit,
                row.unjustified,
                row.justified,
                row.pending,
                reasons,
                row.rate,
                row.hours,
            )
    return found


def _past(
    session: Session, council: Council, among: Collection[int]
) -> defaultdict[int, list[PastDecision]]:
    """Decisions of sealed councils held before, the latest first."""
    rows = session.execute(
        select_columns(Decision, Council, SchoolClass, SchoolYear, col(Enrolment.pupil_id))
        .join(Council, col(Council.id) == col(Decision.council_id))
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id))
        .join(SchoolYear, col(SchoolYear.id) == col(SchoolClass.year_id))
        .join(Enrolment, col(Enrolment.id) == col(Decision.enrolment_id))
        .where(
            col(Enrolment.pupil_id).in_(among),
            col(Council.status) == "sealed",
            col(Council.held_on) < council.held_on,
        )
        .order_by(col(Council.held_on).desc())
    )
    found: defaultdict[int, list[PastDecision]] = defaultdict(list)
    for decision, held, klass, year, pupil_id in rows:
        kind = regime(klass.regime).council(held.kind)
        titles = {one.code: one.title for one in kind.decisions}
        found[pupil_id].append(
            PastDecision(
                year.label,
                klass.name,
                kind.title,
                titles.get(decision.code, decision.code),
                held.held_on,
            )
        )
    return found


def _granted(session: Session, among: Collection[int], day: date) -> defaultdict[int, list[str]]:
    rows = session.exec(
        select(Accommodation)
        .where(col(Accommodation.pupil_id).in_(among))
        .order_by(col(Accommodation.since), col(Accommodation.id))
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows:
        if line_of(row).holds_on(day):
            found[row.pupil_id].append(row.text)
    return found


def _contracts(session: Session, year_id: int, among: Collection[int]) -> dict[int, Contract]:
    rows = session.exec(
        select(ObjectivesContract, Objective)
        .join(Objective, col(Objective.contract_id) == col(ObjectivesContract.id), isouter=True)
        .where(
            col(ObjectivesContract.year_id) == year_id,
            col(ObjectivesContract.pupil_id).in_(among),
        )
        .order_by(col(ObjectivesContract.id), col(Objective.position))
    )
    found: dict[int, Contract] = {}
    for contract, objective in rows:
        before = found.get(contract.pupil_id, Contract(contract.answer, ()))
        texts = (*before.objectives, objective.text) if objective is not None else ()
        found[contract.pupil_id] = Contract(contract.answer, texts)
    return found
