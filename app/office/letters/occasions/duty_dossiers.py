"""Duties with all that their letters may say, read for many pupils at once."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from app.models import ClassAttendance, Duty, Objective, ObjectivesContract, PhoneCall
from app.office.letters.occasions.enrolled import Enrolled, enrolled
from app.office.letters.occasions.occasion import Wanted
from app.office.pupils.ages import is_of_age
from app.office.pupils.recipients import PupilRecipients, recipients_of
from app.office.work import Reading
from app.rules.figures import Figures


@dataclass(frozen=True)
class Dossier:
    """A duty and all that its letter may say."""

    row: Duty
    seat: Enrolled
    of_age: bool
    people: PupilRecipients | None
    duties: tuple[Duty, ...]
    calls: tuple[PhoneCall, ...]
    contract: ObjectivesContract | None
    objectives: tuple[Objective, ...]
    term_end: date | None
    written_on: date
    figures: Figures = field(repr=False)

    @property
    def verdict(self) -> Mapping[str, Any]:
        """The verdict kept with the duty."""
        found: Mapping[str, Any] = json.loads(self.row.verdict) if self.row.verdict else {}
        return found

    @property
    def result(self) -> Mapping[str, Any]:
        """What it came to."""
        found: Mapping[str, Any] = self.verdict.get("result", {})
        return found

    def day(self, name: str) -> date | str:
        """A day of the verdict; "" where it has none."""
        text = self.result.get(name) or ""
        return date.fromisoformat(text) if text else ""


def dossiers_of(reading: Reading, wanted: Wanted, kind: str) -> Iterator[Dossier]:
    """The duties of a kind about these pupils, in the regime asked for, withdrawn ones left out."""
    session, ids = reading.session, wanted.pupil_ids
    day = wanted.options.written_on
    duties = _duties(session, ids, wanted.regime)
    seats = {(one.person.id, one.year_id): one for one in enrolled(session, wanted)}
    people = recipients_of(session, reading.figures, ids, day)
    calls = _calls(session, ids)
    contracts = _contracts(session, ids)
    objectives = _objectives(session, [one.id or 0 for one in contracts.values()])
    terms = _terms(session, {one.class_id for one in seats.values()})
    for row in duties:
        seat = seats.get((row.pupil_id or 0, row.year_id))
        if row.kind != kind or row.status == "withdrawn" or seat is None:
            continue
        contract = contracts.get((row.pupil_id or 0, row.year_id))
        yield Dossier(
            row=row,
            seat=seat,
            of_age=is_of_age(seat.person.birth_date, day, reading.figures),
            people=people.get(row.pupil_id or 0),
            duties=tuple(one for one in duties if _same(one, row)),
            calls=tuple(
                one
                for one in calls
                if one.pupil_id == row.pupil_id and seat.first_day <= one.day <= row.noted_on
            ),
            contract=contract,
            objectives=tuple(objectives.get(contract.id or 0, ())) if contract else (),
            term_end=terms.get(seat.class_id),
            written_on=day,
            figures=reading.figures,
        )


def _same(one: Duty, row: Duty) -> bool:
    return (one.pupil_id, one.year_id) == (row.pupil_id, row.year_id)


def _duties(session: Session, ids: Collection[int], regime: str) -> list[Duty]:
    return list(
        session.exec(
            select(Duty)
            .where(col(Duty.pupil_id).in_(ids), col(Duty.regime) == regime)
            .order_by(col(Duty.id))
        )
    )


def _calls(session: Session, ids: Collection[int]) -> list[PhoneCall]:
    return list(
        session.exec(
            select(PhoneCall)
            .where(col(PhoneCall.pupil_id).in_(ids))
            .order_by(col(PhoneCall.day), col(PhoneCall.id))
        )
    )


def _contracts(session: Session, ids: Collection[int]) -> dict[tuple[int, int], ObjectivesContract]:
    rows = session.exec(select(ObjectivesContract).where(col(ObjectivesContract.pupil_id).in_(ids)))
    return {(row.pupil_id, row.year_id): row for row in rows}


def _objectives(session: Session, ids: Collection[int]) -> dict[int, list[Objective]]:
    found: dict[int, list[Objective]] = {}
    rows = session.exec(
        select(Objective)
        .where(col(Objective.contract_id).in_(ids))
        .order_by(col(Objective.contract_id), col(Objective.position))
    )
    for row in rows:
        found.setdefault(row.contract_id, []).append(row)
    return found


def _terms(session: Session, ids: Collection[int]) -> dict[int, date | None]:
    rows = session.exec(select(ClassAttendance).where(col(ClassAttendance.class_id).in_(ids)))
    return {row.class_id: row.first_term_end for row in rows}
