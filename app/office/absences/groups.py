"""One entry for many: an excursion, a placement, a class sent home."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Absence, AbsenceCode, Enrolment, Pupil, SchoolClass
from app.office.absences.bells import Bells, school_bells
from app.office.absences.closed_months import require_open_for
from app.office.absences.duties.following import followed, pupils_of
from app.office.absences.entries import Mark
from app.office.absences.marking import StatusEdit, write
from app.office.absences.marks import check_mark
from app.office.absences.school_days import require_school_day
from app.office.absences.slots import slots_of
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done
from app.rules.calendar.days import days_between
from app.rules.regime import regime

MOST_DAYS = 200


@dataclass(frozen=True)
class GroupEntry:
    """A status for whole classes, or for some pupils, from a day to another.

    ``slots`` are those of each day, all of them where none is named. ``enrolment_ids``
    adds pupils to those of the classes.
    """

    class_ids: tuple[int, ...]
    enrolment_ids: tuple[int, ...]
    first: date
    last: date
    slots: tuple[str, ...]
    mark: Mark


@dataclass(frozen=True)
class GroupResult:
    """How many entries were written, and how many were left as they stood."""

    written: int
    spared: int


@command(Right.TAKE_ABSENCES, N_("Statut d'un groupe"))
def mark_group(work: Work, entry: GroupEntry) -> Done[GroupResult]:
    """Give a group a status on each school day of a period, as one gesture.

    Whoever has a status already keeps it. Raises Refusal where the period does
    not begin on a school day, or where nobody is concerned.
    """
    _check(work, entry)
    seats = _seats(work.session, entry)
    days = _school_days(work.session, entry)
    require_open_for(work.session, {seat.enrolment_id for seat in seats}, days)
    standing = _standing(work.session, seats, entry)
    bells = school_bells(work.session)
    written = spared = 0
    for day in days:
        edits = tuple(_edits(seats, entry, day, bells))
        free = tuple(one for one in edits if (one.enrolment_id, day, one.slot) not in standing)
        spared += len(edits) - len(free)
        written += len(write(work, day, free))
    if not written and not spared:
        raise Refusal(
            _("Aucun élève n'est concerné."), _("Choisissez une classe, ou d'autres jours.")
        )
    _note(work, entry, written, spared)
    answer = done(GroupResult(written, spared), Facet.ABSENCES)
    pupils = pupils_of(work, (seat.enrolment_id for seat in seats))
    return followed(work, answer, entry.first, pupils)


def _check(work: Work, entry: GroupEntry) -> None:
    if entry.last < entry.first:
        raise Refusal(_("Le dernier jour précède le premier."), field="last")
    if (entry.last - entry.first).days > MOST_DAYS:
        raise Refusal(_("Cette période est plus longue qu'une année scolaire."), field="last")
    if not entry.class_ids and not entry.enrolment_ids:
        raise Refusal(_("Aucune classe n'est choisie."), field="classes")
    check_mark(
        entry.mark, work.session.get(AbsenceCode, entry.mark.code_id), entry.last, work.today
    )


def _school_days(session: Session, entry: GroupEntry) -> Sequence[date]:
    """The school days of the period; Refusal where its first day is none."""
    _day, calendar = require_school_day(session, entry.first)
    return [one for one in days_between(entry.first, entry.last) if calendar.is_school_day(one)]


@dataclass(frozen=True)
class _Seat:
    enrolment_id: int
    start: date
    end: date | None
    regime: str
    class_id: int

    def covers(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


def _seats(session: Session, entry: GroupEntry) -> tuple[_Seat, ...]:
    rows = session.exec(
        select(Enrolment, SchoolClass.regime)
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .join(Pupil, col(Pupil.id) == col(Enrolment.pupil_id))
        .where(
            col(Enrolment.class_id).in_(entry.class_ids)
            | col(Enrolment.id).in_(entry.enrolment_ids)
        )
        .order_by(col(Pupil.search_key), col(Enrolment.id))
    )
    return tuple(
        _Seat(enrolment.id or 0, enrolment.start, enrolment.end, word, enrolment.class_id)
        for enrolment, word in rows
    )


def _standing(
    session: Session, seats: Iterable[_Seat], entry: GroupEntry
) -> frozenset[tuple[int, date, str]]:
    rows = session.exec(
        select(col(Absence.enrolment_id), col(Absence.day), col(Absence.slot))
        .where(col(Absence.enrolment_id).in_([seat.enrolment_id for seat in seats]))
        .where(col(Absence.day) >= entry.first, col(Absence.day) <= entry.last)
        .where(col(Absence.replaced_at).is_(None))
    )
    return frozenset((enrolment_id, day, slot) for enrolment_id, day, slot in rows)


def _edits(
    seats: Iterable[_Seat], entry: GroupEntry, day: date, bells: Bells
) -> Iterator[StatusEdit]:
    """A half of the day is its periods, where the class counts periods."""
    for seat in seats:
        if not seat.covers(day):
            continue
        halves = {f"p{bell.period}": bell.half for bell in bells.lessons(seat.class_id, day)}
        for slot in slots_of(regime(seat.regime).absence_unit, day):
            named = {slot.code, halves.get(slot.code, "")}
            if not entry.slots or named.intersection(entry.slots):
                yield StatusEdit(seat.enrolment_id, slot.code, entry.mark)


def _note(work: Work, entry: GroupEntry, written: int, spared: int) -> None:
    after = {
        "classes": entry.class_ids,
        "enrolments": entry.enrolment_ids,
        "first": entry.first,
        "last": entry.last,
        "slots": entry.slots,
        "code": entry.mark.code_id,
        "note": entry.mark.note,
        "written": written,
        "spared": spared,
    }
    work.note("class", entry.class_ids[0] if entry.class_ids else None, after=after)
