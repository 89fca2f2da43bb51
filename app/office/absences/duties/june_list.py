"""The list of pupils beyond the maximum that goes to the Government by 30 June."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlmodel import Session, col, select

from app.models import Duty, Pupil, School
from app.office.absences.bells import school_bells
from app.office.absences.duties.history import History, histories
from app.office.absences.duties.kinds import LIST
from app.office.absences.duties.seen_again import seen_again
from app.office.absences.standing import Standings
from app.office.absences.year_entries import PupilYear, pupil_years
from app.office.pupils.years import YearChoice, all_years, year_at
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading, Work, query
from app.rules.figures import Figures
from app.rules.fwb.studies.objectives_list_facts import ListedPupil
from app.rules.regime import regime, regimes
from app.rules.registry import find
from app.rules.verdict import Verdict

CATEGORIES: Final[Mapping[str, str]] = {
    "not_returned": "1. Jamais revenus à l'école",
    "not_approved": "2. Objectifs non approuvés",
    "met": "3. Objectifs respectés",
    "not_met": "4. Objectifs non respectés",
    "late_excess": "Remarque : dépassement après le 31 mai",
    "undecided": "À décider : la liste ne peut être close",
}
"""The four of circulaire 7282, II.V.1.3, in official French, and those outside them."""


@dataclass(frozen=True)
class ListedRow:
    """One pupil of the list."""

    category: str
    name: str
    birth_date: date
    register_number: int
    class_name: str
    unjustified: int
    excess: date


@dataclass(frozen=True)
class JuneList:
    """The list of a year; ``verdict`` says whether it can go, or went in time."""

    school: str
    year: str
    sent: date | None
    rows: tuple[ListedRow, ...]
    verdict: Verdict[Any]


@dataclass(frozen=True)
class _Beyond:
    pupil: PupilYear
    unjustified: int
    excess: date
    history: History
    seen: bool = False


@query
def june_list(reading: Reading, year_id: int | None = None) -> JuneList | None:
    """The list of a year, the present one where none is named; None without any year."""
    session = reading.session
    years = all_years(session)
    year = next((one for one in years if one.id == year_id), year_at(years, reading.today))
    if year is None:
        return None
    found = tuple(_beyond(reading, year))
    seen = seen_again(session, [(one.pupil, one.excess) for one in found])
    beyond = tuple(replace(one, seen=one.pupil.pupil_id in seen) for one in found)
    sent = _row(session, year.id)
    day = sent.settled_on if sent and sent.status == "done" else None
    verdict = list_verdict(year.label, reading.figures, tuple(_listed(one) for one in beyond), day)
    return JuneList(
        school=session.get_one(School, 1).name,
        year=year.label,
        sent=day,
        rows=tuple(_rows(session, beyond, verdict)),
        verdict=verdict,
    )


def list_verdict(
    label: str, figures: Figures, pupils: tuple[ListedPupil, ...] = (), sent: date | None = None
) -> Verdict[Any]:
    """What the rule says of the list of a year."""
    rule = find(next(name for name in _rules() if name))
    return rule(rule.facts_type(school_year=label, pupils=pupils, sent=sent), figures)


def keep_list_duty(work: Work, year: YearChoice, *, exceeded: bool, everybody: bool) -> str:
    """Open the duty of the list once somebody is beyond; withdraw it where nobody is any more.

    ``everybody`` says that all pupils were counted. What changed: ``new``, ``withdrawn`` or "".
    """
    row = _row(work.session, year.id)
    if exceeded and row is None:
        due = list_verdict(year.label, work.figures).result.due
        duty = Duty(
            year_id=year.id,
            regime="",
            kind=LIST,
            arose_on=work.today,
            noted_on=work.today,
            due=due,
        )
        work.session.add(duty)
        return "new"
    if everybody and not exceeded and row is not None and row.status == "open":
        row.status, row.settled_on = "withdrawn", work.today
        row.settled_by = work.actor.account_id
        work.session.add(row)
        return "withdrawn"
    return ""


def _row(session: Session, year_id: int) -> Duty | None:
    return session.exec(
        select(Duty)
        .where(col(Duty.year_id) == year_id, col(Duty.kind) == LIST)
        .where(col(Duty.status) != "withdrawn")
    ).first()


def _rules() -> Iterator[str]:
    for one in regimes().values():
        yield one.attendance.listing if one.attendance else ""


def _beyond(reading: Reading, year: YearChoice) -> Iterator[_Beyond]:
    session = reading.session
    calendar = rule_calendar(session, year.id)
    standings = Standings(calendar, reading.today, reading.figures, school_bells(reading.session))
    kept = histories(session, year.id)
    for pupil in pupil_years(session, year.id):
        rules = regime(pupil.regime).attendance
        standing = standings.of(pupil)
        if standing is None or rules is None or not rules.listing:
            continue
        result = standing.verdict.result
        if result.excess_date:
            yield _Beyond(pupil, result.unjustified, result.excess_date, kept[pupil.pupil_id])


def _listed(one: _Beyond) -> ListedPupil:
    kept = one.history.contract
    returned = one.seen or (kept is not None and kept.returned_on is not None)
    proposed = kept is not None and kept.proposed_on is not None
    return ListedPupil(
        id=str(one.pupil.pupil_id),
        study_year=one.pupil.study_year,
        unjustified=one.unjustified,
        excess_date=one.excess,
        returned=returned,
        proposed=proposed,
        answer=kept.answer if kept and returned and proposed else "none",  # type: ignore[arg-type]
        council=kept.council if kept and kept.answer == "approved" else "none",  # type: ignore[arg-type]
    )


def _rows(
    session: Session, beyond: Collection[_Beyond], verdict: Verdict[Any]
) -> Iterator[ListedRow]:
    numbers = _numbers(session, [one.pupil.pupil_id for one in beyond])
    for category in CATEGORIES:
        ids = set(getattr(verdict.result, category))
        for one in beyond:
            if str(one.pupil.pupil_id) in ids:
                yield ListedRow(
                    category=category,
                    name=one.pupil.name,
                    birth_date=one.pupil.birth_date,
                    register_number=numbers.get(one.pupil.pupil_id, 0),
                    class_name=one.pupil.class_name,
                    unjustified=one.unjustified,
                    excess=one.excess,
                )


def _numbers(session: Session, ids: Collection[int]) -> dict[int, int]:
    rows = session.exec(select(Pupil.id, Pupil.register_number).where(col(Pupil.id).in_(ids)))
    return {pupil_id or 0: number for pupil_id, number in rows}
