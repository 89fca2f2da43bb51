"""After each gesture on absences, and as days pass: the duties follow the counts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from sqlmodel import col, select

from app.errors import Refusal
from app.i18n import N_, _, ngettext
from app.models import DutyCheck, Enrolment
from app.office.absences.duties.claiming import claims_of
from app.office.absences.duties.history import histories
from app.office.absences.duties.june_list import keep_list_duty
from app.office.absences.duties.kinds import LIST
from app.office.absences.duties.reconciling import Event, reconcile, told
from app.office.absences.presence_facts import presence_facts
from app.office.absences.year_entries import pupil_years
from app.office.absences.year_standings import PupilStanding, YearStandings
from app.office.pupils.years import YearChoice, all_years, year_at
from app.office.rights import Right
from app.office.settings.calendars import rule_calendar
from app.office.work import Done, Facet, Reading, Work, command, done, query

T = TypeVar("T")

MOST_TOLD: Final = 3
"""How many changes are told one by one; beyond, they are counted."""


@dataclass
class Recount:
    """What counting again did: the changes, and whom a rule could not judge."""

    events: list[Event] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def sentences(self) -> tuple[str, ...]:
        """What the message bar says: changes one by one, or counted where they are many."""
        return (*_told(self.events), *self.troubles[:MOST_TOLD])


def followed(work: Work, answer: Done[T], day: date, pupil_ids: Collection[int]) -> Done[T]:
    """The answer of a gesture on these pupils' absences, with what it did to their duties.

    Counted again within the same transaction, and written to the gesture's journal line.
    """
    year = _year_of(work, day)
    if year is None or not pupil_ids:
        return answer
    return answer.telling(*recount(work, year, pupil_ids).sentences())


def pupils_of(work: Work, enrolment_ids: Iterable[int]) -> tuple[int, ...]:
    """Whose enrolments these are, each once."""
    rows = work.session.exec(
        select(Enrolment.pupil_id).where(col(Enrolment.id).in_(set(enrolment_ids)))
    )
    return tuple(dict.fromkeys(rows))


@query
def check_is_due(reading: Reading) -> bool:
    """Did a day pass since the duties of the year that runs were looked at?"""
    year = year_at(all_years(reading.session), reading.today)
    if year is None or not year.first_day <= reading.today:
        return False
    row = reading.session.get(DutyCheck, year.id)
    return row is None or row.day < reading.today


@command(Right.TAKE_ABSENCES, N_("Obligations du jour"))
def check_duties(work: Work) -> Done[int]:
    """Count all pupils of the year again: absences become unjustified as days pass.

    Gives back how many duties changed.
    """
    year = year_at(all_years(work.session), work.today)
    if year is None:
        return done(0)
    found = recount(work, year, None)
    row = work.session.get(DutyCheck, year.id) or DutyCheck(year_id=year.id, day=work.today)
    row.day = work.today
    work.session.add(row)
    noted = work.noted.after
    work.note("year", year.id, after={**noted, "day": work.today})
    number = len(found.events)
    answer = done(number, Facet.ABSENCES) if number else done(0)
    return answer.telling(*found.sentences())


def recount(work: Work, year: YearChoice, pupil_ids: Collection[int] | None) -> Recount:
    """Bring the duties of these pupils, or of all, to what the rules ask today.

    Where a rule cannot judge somebody, their duties stay as they are and it is said:
    whatever is kept badly must not stop the register.
    """
    session = work.session
    pupils = pupil_years(session, year.id, among=pupil_ids)
    facts = presence_facts(session, pupils)
    judge = YearStandings(year, rule_calendar(session, year.id), work.today, work.figures, facts)
    kept = histories(session, year.id, pupil_ids)
    found = Recount()
    exceeded = False
    for pupil in pupils:
        history = kept[pupil.pupil_id]
        try:
            standing = judge.of(pupil)
            claims = claims_of(pupil, standing, history, year, work.today, work.figures)
        except Refusal as refusal:
            found.troubles.append(refusal.message)
            continue
        found.events += reconcile(work, year.id, pupil, claims, history)
        exceeded = exceeded or _exceeds(standing)
    list_change = ""
    if exceeded or pupil_ids is None:
        everybody = pupil_ids is None
        list_change = keep_list_duty(work, year, exceeded=exceeded, everybody=everybody)
    session.flush()
    _journal(work, found.events, list_change)
    return found


def _exceeds(standing: PupilStanding) -> bool:
    """Is the pupil to be on the list of June?"""
    half_days = standing.half_days
    return half_days is not None and half_days.verdict.outcome in ("objectives", "late_excess")


def _told(events: Iterable[Event]) -> tuple[str, ...]:
    changes = [event for event in events if event.change != "done"]
    if len(changes) <= MOST_TOLD:
        return tuple(told(event) for event in changes)
    new = sum(event.change == "new" for event in changes)
    gone = len(changes) - new
    parts = [
        ngettext("{n} nouvelle obligation", "{n} nouvelles obligations", new).format(n=new),
        ngettext("{n} retirée", "{n} retirées", gone).format(n=gone),
    ]
    return (_("{counts}.").format(counts=", ".join(parts[: 2 if gone else 1])),)


def _journal(work: Work, events: Iterable[Event], list_change: str) -> None:
    """What changed goes into the line of the gesture that changed it."""
    lines = [
        f"{event.pupil.pupil_id} {event.row.kind} {event.row.part}".strip() + f" {event.change}"
        for event in events
    ]
    if list_change:
        lines.append(f"{LIST} {list_change}")
    if lines:
        work.noted.after = {**work.noted.after, "duties": lines}


def _year_of(work: Work, day: date) -> YearChoice | None:
    """The year in which the day falls, while anything of it may still oblige."""
    years = all_years(work.session)
    year = next((one for one in years if one.first_day <= day <= one.last_day), None)
    current = year_at(years, work.today)
    return year if current is not None and year == current else None
