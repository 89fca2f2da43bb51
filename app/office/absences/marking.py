"""Giving statuses: one pupil's, a whole class's, a group's. Nothing is erased."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.formats import weekday_date
from app.i18n import N_, _
from app.models import (
    Absence,
    AbsenceCode,
    Enrolment,
    Pupil,
    SchoolClass,
)
from app.office.absences.closed_months import require_open
from app.office.absences.duties.following import followed
from app.office.absences.entries import Mark, mark_of
from app.office.absences.marks import check_mark
from app.office.absences.moving import keep_justified
from app.office.absences.school_days import WEEKDAYS, require_school_day
from app.office.absences.slots import HALVES, slots_of
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done
from app.rules.regime import regime

PRESENT: Final = ""


@dataclass(frozen=True)
class StatusEdit:
    """What one pupil's status becomes in one slot; no mark is *present*."""

    enrolment_id: int
    slot: str
    mark: Mark | None


Edits = tuple[StatusEdit, ...]


@command(Right.TAKE_ABSENCES, N_("Statut à l'appel"))
def set_statuses(work: Work, day: date, edits: Edits) -> Done[Edits]:
    """Give statuses, one or several, as one gesture; the edits that would undo it.

    An entry that differs is closed and another is written after it. Raises Refusal where
    the day, the slot, a code or a pupil does not allow it; then nothing is written.
    """
    require_school_day(work.session, day)
    seats = _seats(work.session, {edit.enrolment_id for edit in edits})
    classes = {seat.enrolment.class_id for seat in seats.values()}
    require_open(work.session, classes, (day,))
    codes = {row.id or 0: row for row in work.session.exec(select(AbsenceCode))}
    for edit in edits:
        _check(work, day, edit, seats, codes)
    changed = write(work, day, edits)
    _note(work, day, changed, seats, codes)
    undo = tuple(replace(change.edit, mark=change.before) for change in changed)
    pupils = {seats[change.edit.enrolment_id].enrolment.pupil_id for change in changed}
    return followed(work, done(undo, Facet.ABSENCES), day, pupils)


@dataclass(frozen=True)
class Change:
    """One entry that was closed, written, or both."""

    edit: StatusEdit
    before: Mark | None


def write(work: Work, day: date, edits: Iterable[StatusEdit]) -> list[Change]:
    """Close the entries that differ and write those that follow them."""
    edits = tuple(edits)
    standing = _standing(work.session, day, {edit.enrolment_id for edit in edits})
    changed, written = [], []
    for edit in edits:
        entry = standing.get((edit.enrolment_id, edit.slot))
        before = mark_of(entry) if entry is not None else None
        if before == edit.mark:
            continue
        if entry is not None:
            entry.replaced_at = work.now
            entry.replaced_by = work.actor.account_id
            work.session.add(entry)
        changed.append(Change(edit, before))
        if edit.mark is not None:
            written.append((entry, _entry(work, day, edit, edit.mark)))
    # What is closed must be so before the next entry stands: one a slot may.
    work.session.flush()
    work.session.add_all(new for _old, new in written)
    _keep_justified(work.session, written)
    return changed


def _keep_justified(session: Session, written: list[tuple[Absence | None, Absence]]) -> None:
    corrected = [(old, new) for old, new in written if old is not None]
    if not corrected:
        return
    session.flush()
    keep_justified(session, {old.id or 0: new.id or 0 for old, new in corrected})


def _entry(work: Work, day: date, edit: StatusEdit, mark: Mark) -> Absence:
    return Absence(
        enrolment_id=edit.enrolment_id,
        day=day,
        slot=edit.slot,
        code_id=mark.code_id,
        minutes_late=mark.minutes_late,
        from_time=mark.from_time,
        to_time=mark.to_time,
        note=mark.note,
        entered_by=work.actor.account_id,
        entered_at=work.now,
    )


@dataclass(frozen=True)
class _Seat:
    enrolment: Enrolment
    class_row: SchoolClass
    name: str


def _seats(session: Session, enrolment_ids: set[int]) -> dict[int, _Seat]:
    rows = session.exec(
        select(Enrolment, SchoolClass, Pupil)
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .join(Pupil, col(Pupil.id) == col(Enrolment.pupil_id))
        .where(col(Enrolment.id).in_(enrolment_ids))
    )
    return {
        enrolment.id or 0: _Seat(
            enrolment, class_row, f"{pupil.last_name} {pupil.first_name}".strip()
        )
        for enrolment, class_row, pupil in rows
    }


def _standing(
    session: Session, day: date, enrolment_ids: set[int]
) -> dict[tuple[int, str], Absence]:
    rows = session.exec(
        select(Absence)
        .where(col(Absence.enrolment_id).in_(enrolment_ids), col(Absence.day) == day)
        .where(col(Absence.replaced_at).is_(None))
    )
    return {(row.enrolment_id, row.slot): row for row in rows}


def _check(
    work: Work,
    day: date,
    edit: StatusEdit,
    seats: Mapping[int, _Seat],
    codes: Mapping[int, AbsenceCode],
) -> None:
    seat = seats.get(edit.enrolment_id)
    if seat is None:
        raise Refusal(_("Cette inscription n'est plus dans le fichier."))
    _check_covered(seat, day)
    check_slot(seat.class_row, day, edit.slot)
    if edit.mark is not None:
        check_mark(edit.mark, codes.get(edit.mark.code_id), day, work.today)


def _check_covered(seat: _Seat, day: date) -> None:
    start, end = seat.enrolment.start, seat.enrolment.end
    if start <= day and (end is None or day <= end):
        return
    raise Refusal(
        _("{name} n'est pas dans la classe {class_name} le {day}.").format(
            name=seat.name, class_name=seat.class_row.name, day=weekday_date(day)
        ),
        _("Vérifiez les dates de l'inscription."),
    )


def check_slot(class_row: SchoolClass, day: date, slot: str) -> None:
    """Refuse a slot that the class does not have that day."""
    if slot in {one.code for one in slots_of(regime(class_row.regime).absence_unit, day)}:
        return
    title = next((_(one.title).lower() for one in HALVES.values() if one.code == slot), slot)
    raise Refusal(
        _("La classe {name} n'a pas cours le {weekday}, {slot}.").format(
            name=class_row.name, weekday=_(WEEKDAYS[day.weekday()]), slot=title
        )
    )


def _note(
    work: Work,
    day: date,
    changed: list[Change],
    seats: Mapping[int, _Seat],
    codes: Mapping[int, AbsenceCode],
) -> None:
    """The journal keeps each status before and after, by the pupil's number and slot."""
    if not changed:
        return
    pupils = {change.edit.enrolment_id: seats[change.edit.enrolment_id] for change in changed}
    if len(pupils) == 1:
        kind, record = "pupil", next(iter(pupils.values())).enrolment.pupil_id
    else:
        kind, record = "class", next(iter(pupils.values())).enrolment.class_id

    def worded(mark: Mark | None) -> str:
        if mark is None:
            return PRESENT
        parts = (codes[mark.code_id].code, mark.minutes_late, mark.from_time, mark.to_time)
        return " ".join(str(part) for part in (*parts, mark.note) if part)

    def key(change: Change) -> str:
        pupil = seats[change.edit.enrolment_id].enrolment.pupil_id
        return f"{pupil} {change.edit.slot}"

    work.note(
        kind,
        record,
        before={"day": day, **{key(one): worded(one.before) for one in changed}},
        after={"day": day, **{key(one): worded(one.edit.mark) for one in changed}},
    )
