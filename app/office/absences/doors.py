"""Arrivals and departures through the day: a name and a time, counted by the bells."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_
from sqlmodel import Session, col, select

from app.errors import Refusal
from app.formats import time_text
from app.i18n import N_, _, ngettext
from app.models import Absence, AbsenceCode, Enrolment, Pupil, RollCall, SchoolClass, SchoolYear
from app.office.absences.bells import Bell, bounds, minutes_of_day, school_bells
from app.office.absences.entries import Mark
from app.office.absences.marking import Edits, StatusEdit, set_statuses
from app.office.absences.marks import is_time
from app.office.absences.school_days import require_school_day
from app.office.absences.slots import HALVES, Slot, slots_of
from app.office.absences.standing_rows import roll_stands
from app.office.rights import Right
from app.office.work import Done, Reading, Work, command, query
from app.rules.regime import regime


@dataclass(frozen=True)
class Passer:
    """A pupil who may come in or go out that day."""

    enrolment_id: int
    name: str
    class_name: str


@dataclass(frozen=True)
class Passage:
    """Somebody comes in, or (``leaving``) goes out, at a time "10:05"."""

    enrolment_id: int
    day: date
    time: str
    leaving: bool = False
    note: str = ""


@dataclass(frozen=True)
class Foreseen:
    """What a passage would note: the edits, and a sentence that says so."""

    edits: Edits
    said: str


@query
def passers(reading: Reading, day: date) -> tuple[Passer, ...]:
    """Who is enrolled that day, by name."""
    rows = reading.session.exec(
        select(Enrolment, Pupil, SchoolClass)
        .join(Pupil, col(Pupil.id) == col(Enrolment.pupil_id))
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .join(SchoolYear, col(SchoolYear.id) == col(Enrolment.year_id))
        .where(col(SchoolYear.first_day) <= day, col(SchoolYear.last_day) >= day)
        .where(col(Enrolment.start) <= day)
        .where(or_(col(Enrolment.end).is_(None), col(Enrolment.end) >= day))
        .order_by(col(Pupil.search_key), col(Pupil.id))
    )
    return tuple(
        Passer(seat.id or 0, f"{pupil.last_name} {pupil.first_name}".strip(), row.name)
        for seat, pupil, row in rows
    )


@query
def foresee_passage(reading: Reading, passage: Passage) -> Foreseen:
    """What would be noted; Refusal where the time says no absence."""
    return _foreseen(reading.session, passage)


@command(Right.TAKE_ABSENCES, N_("Arrivée ou départ noté"))
def note_passage(work: Work, passage: Passage) -> Done[Edits]:
    """Note an arrival or a departure as one gesture; the edits that would undo it."""
    return set_statuses(work, passage.day, _foreseen(work.session, passage).edits)


@dataclass(frozen=True)
class _Day:
    """What the bells and the register say of a pupil's day."""

    lessons: tuple[Bell, ...]
    slots: tuple[Slot, ...]
    noted: frozenset[str]
    called: frozenset[str]
    codes: dict[str, AbsenceCode]

    def code(self, effect: str) -> AbsenceCode:
        """The first status of the school that has this effect."""
        if effect not in self.codes:
            raise Refusal(
                _("Aucun statut de l'appel ne dit cela."),
                _("Ajoutez-en un en Réglages, page « Statuts de l'appel »."),
            )
        return self.codes[effect]


def _foreseen(session: Session, passage: Passage) -> Foreseen:
    require_school_day(session, passage.day)
    if not is_time(passage.time):
        raise Refusal(_("Écrivez l'heure ainsi : 8 h 25."), field="time")
    day = _day(session, passage)
    return _departure(day, passage) if passage.leaving else _arrival(day, passage)


def _arrival(day: _Day, passage: Passage) -> Foreseen:
    """Late in the slot that runs; absent in those before that nobody called nor noted."""
    slot = next((one for one in day.slots if passage.time < _end(day, one)), None)
    if slot is None:
        raise Refusal(_("Les cours de ce jour sont finis à cette heure-là."), field="time")
    minutes = minutes_of_day(passage.time) - minutes_of_day(_start(day, slot))
    edits = [] if slot.code in HALVES else list(_missed_before(day, slot, passage))
    if minutes > 0:
        mark = Mark(day.code("late").id or 0, minutes, note=passage.note)
        edits.append(StatusEdit(passage.enrolment_id, slot.code, mark))
    if not edits:
        raise Refusal(
            _("À {time}, l'élève n'est pas en retard : le cours commence à {start}.").format(
                time=time_text(passage.time), start=time_text(_start(day, slot))
            ),
            field="time",
        )
    said = _("{slot} : en retard de {n} min").format(slot=_(slot.title), n=max(minutes, 0))
    if len(edits) > 1:
        text = ngettext("{n} période manquée", "{n} périodes manquées", len(edits) - 1)
        said += ", " + text.format(n=len(edits) - 1)
    return Foreseen(tuple(edits), said)


def _departure(day: _Day, passage: Passage) -> Foreseen:
    """Absent from that time on in the slot that runs, and in those that follow."""
    absent = day.code("absent").id or 0
    edits = []
    for slot in day.slots:
        if passage.time >= _end(day, slot):
            continue
        begun = passage.time > _start(day, slot)
        mark = Mark(absent, from_time=passage.time if begun else "", note=passage.note)
        edits.append(StatusEdit(passage.enrolment_id, slot.code, mark))
    if not edits:
        raise Refusal(_("Les cours de ce jour sont finis à cette heure-là."), field="time")
    titles = {slot.code: _(slot.title) for slot in day.slots}
    said = _("Absent dès {time} : {slots}").format(
        time=time_text(passage.time), slots=", ".join(titles[one.slot].lower() for one in edits)
    )
    return Foreseen(tuple(edits), said)


def _missed_before(day: _Day, until: Slot, passage: Passage) -> Iterator[StatusEdit]:
    for slot in day.slots:
        if slot == until:
            return
        if slot.code not in day.noted and slot.code not in day.called:
            yield StatusEdit(
                passage.enrolment_id, slot.code, Mark(day.code("absent").id or 0, note=passage.note)
            )


def _day(session: Session, passage: Passage) -> _Day:
    found = session.exec(
        select(Enrolment, SchoolClass)
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .where(col(Enrolment.id) == passage.enrolment_id)
    ).first()
    if found is None:
        raise Refusal(_("Choisissez l'élève."), field="pupil")
    seat, row = found
    lessons = school_bells(session).lessons(row.id or 0, passage.day)
    slots = slots_of(regime(row.regime).absence_unit, passage.day)
    noted = session.exec(
        select(Absence.slot)
        .where(col(Absence.enrolment_id) == seat.id, col(Absence.day) == passage.day)
        .where(col(Absence.replaced_at).is_(None))
    )
    called = session.exec(
        select(RollCall.slot).where(
            col(RollCall.class_id) == row.id, col(RollCall.day) == passage.day, roll_stands()
        )
    )
    codes: dict[str, AbsenceCode] = {}
    statement = (
        select(AbsenceCode).where(col(AbsenceCode.active)).order_by(col(AbsenceCode.position))
    )
    for code in session.exec(statement):
        codes.setdefault(code.effect, code)
    return _Day(
        lessons=lessons,
        slots=tuple(slot for slot in slots if bounds(lessons, slot.code)),
        noted=frozenset(noted),
        called=frozenset(called),
        codes=codes,
    )


def _start(day: _Day, slot: Slot) -> str:
    found = bounds(day.lessons, slot.code)
    return found[0] if found else ""


def _end(day: _Day, slot: Slot) -> str:
    found = bounds(day.lessons, slot.code)
    return found[1] if found else ""
