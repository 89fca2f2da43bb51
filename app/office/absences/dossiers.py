"""Absences that await a document, and documents: to judge, judged."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.folding import folded
from app.models import Account, Justification
from app.office.absences.bells import school_bells
from app.office.absences.document_dossier import Received, document_dossier
from app.office.absences.dossier import Cap, Dossier
from app.office.absences.half_days import HalfDay
from app.office.absences.judging import used_by_motive, used_by_notes
from app.office.absences.motives import ACTIVITIES
from app.office.absences.period_documents import period_documents
from app.office.absences.period_dossiers import period_dossiers
from app.office.absences.standing import Standings
from app.office.absences.year_entries import PupilYear, pupil_years
from app.office.pupils.years import YearChoice, all_years, year_at
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading, query
from app.rules.figures import FigureReader
from app.rules.regime import regime


@dataclass(frozen=True)
class DossierList:
    """The dossiers of a year: those that await something first."""

    year: YearChoice | None
    dossiers: tuple[Dossier, ...]


@query
def dossiers(reading: Reading, year_id: int | None = None) -> DossierList:
    """Every absence that awaits a document and every document of a year."""
    years = all_years(reading.session)
    year = next((one for one in years if one.id == year_id), year_at(years, reading.today))
    if year is None:
        return DossierList(None, ())
    standings = Standings(
        rule_calendar(reading.session, year.id),
        reading.today,
        reading.figures,
        school_bells(reading.session),
    )
    documents = _documents(reading.session, year)
    periods = cache(
        partial(
            period_documents,
            calendar=standings.calendar,
            today=standings.today,
            figures=reading.figures,
        )
    )
    found: list[Dossier] = []
    for pupil in pupil_years(reading.session, year.id):
        received = documents.get(pupil.pupil_id, ())
        counted = periods(pupil.regime)
        if counted is not None:
            found += period_dossiers(pupil, counted, received)
        else:
            found += _half_day_dossiers(reading, standings, pupil, received)
    return DossierList(year, tuple(sorted(found, key=_order)))


def _half_day_dossiers(
    reading: Reading, standings: Standings, pupil: PupilYear, received: Iterable[Received]
) -> list[Dossier]:
    standing = standings.of(pupil)
    if standing is None:
        return []
    cap = _cap(reading, pupil, standing.half_days)
    motives = {one.row.motive for one in received}
    caps = _activity_caps(reading, pupil, standing.half_days, motives)
    own = _waiting(pupil, standing.half_days, cap)
    covered = _covered(standing.half_days, pupil)
    own += [
        replace(document_dossier(pupil, one, covered.get(one.row.id or 0, ())), cap=cap)
        for one in received
    ]
    return [replace(one, activity_caps=caps) for one in own] if caps else own


def _order(one: Dossier) -> tuple[Any, ...]:
    """What is due first, then what is to judge, then the rest from the newest."""
    ranks = {"waiting": 0, "to_judge": 1}
    rank = ranks.get(one.state, 2)
    day = one.due or one.received_on or one.start
    return (
        rank,
        day.toordinal() if rank < 2 else -day.toordinal(),
        one.class_rank,
        folded(one.name),
    )


def _documents(session: Session, year: YearChoice) -> dict[int, list[Received]]:
    withdrew = aliased(Account)
    rows = session.exec(
        select(Justification, Account.full_name, withdrew.full_name)
        .outerjoin(Account, col(Account.id) == col(Justification.decided_by))
        .outerjoin(withdrew, col(withdrew.id) == col(Justification.withdrawn_by))
        .where(col(Justification.start) >= year.first_day)
        .where(col(Justification.start) <= year.last_day)
        .order_by(col(Justification.id))
    )
    found: dict[int, list[Received]] = {}
    for row, decided_by, withdrawn_by in rows:
        one = Received(row, decided_by or "", withdrawn_by or "")
        found.setdefault(row.pupil_id, []).append(one)
    return found


def _cap(reading: Reading, pupil: PupilYear, half_days: Iterable[HalfDay]) -> Cap:
    rules = regime(pupil.regime).attendance
    limit = FigureReader(reading.figures).integer(rules.note_cap) if rules else 0
    return Cap(used_by_notes(half_days), limit)


def _activity_caps(
    reading: Reading, pupil: PupilYear, half_days: Sequence[HalfDay], motives: Collection[str]
) -> tuple[tuple[str, Cap], ...]:
    """What sport and art justified, of how much, for these motives and those used already."""
    rules = regime(pupil.regime).attendance
    found = []
    for motive in sorted(ACTIVITIES) if rules else ():
        used = used_by_motive(half_days, motive)
        if rules and (used or motive in motives):
            limit = FigureReader(reading.figures).integer(f"{rules.activity_caps}.{motive}")
            found.append((motive, Cap(used, limit)))
    return tuple(found)


def _covered(half_days: Iterable[HalfDay], pupil: PupilYear) -> dict[int, list[HalfDay]]:
    found: dict[int, list[HalfDay]] = {}
    for one in half_days:
        for cover in pupil.covers.get(one.entry.id, ()):
            found.setdefault(cover.justification_id, []).append(one)
    return found


def _waiting(pupil: PupilYear, half_days: Iterable[HalfDay], cap: Cap) -> list[Dossier]:
    open_ones = [one for one in half_days if one.ground == "waiting" and one.deadlines]
    numbers = Counter(one.absence_starts for one in open_ones)
    found: dict[date, list[HalfDay]] = {}
    for one in open_ones:
        found.setdefault(one.absence_starts, []).append(one)
    return [_awaited(pupil, group, numbers[start], cap) for start, group in found.items()]


def _awaited(pupil: PupilYear, group: list[HalfDay], number: int, cap: Cap) -> Dossier:
    verdict = group[0].deadlines
    result = verdict.result if verdict else None
    return Dossier(
        pupil_id=pupil.pupil_id,
        name=pupil.name,
        class_name=pupil.class_name,
        class_rank=pupil.class_rank,
        state="waiting",
        start=group[0].day,
        end=group[-1].day,
        half_days=number,
        justified=0,
        justification_id=None,
        kind="",
        motive="",
        received_on=None,
        due=result.confirm_by if result else None,
        document_by=result.document_by if result else None,
        needs_certificate=bool(result and result.certificate_required),
        note=group[0].entry.mark.note,
        head_decision="",
        decided_by="",
        decided_on=None,
        decision_reason="",
        reasons=verdict.reasons if verdict else (),
        cap=cap,
    )
