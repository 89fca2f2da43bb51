"""The roll of a class was called, or was noted by mistake."""

from datetime import date

from sqlmodel import col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import RollCall
from app.office.absences.closed_months import require_open
from app.office.absences.codes import SPARED
from app.office.absences.entries import Entry, Mark
from app.office.absences.marking import Edits, StatusEdit, check_slot, set_statuses
from app.office.absences.roll import roll
from app.office.absences.school_days import require_school_day
from app.office.absences.standing_rows import roll_stands
from app.office.pupils.years import class_of
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done


@command(Right.TAKE_ABSENCES, N_("Appel fait"))
def take_roll(work: Work, class_id: int, day: date, slot: str) -> Done[bool]:
    """Note that the roll was called: who has no status was present; False where it was already."""
    row = class_of(work.session, class_id)
    require_school_day(work.session, day)
    check_slot(row, day, slot)
    require_open(work.session, (class_id,), (day,))
    if day > work.today:
        raise Refusal(_("Ce jour n'est pas encore venu."), _("L'appel se fait le jour même."))
    if _call(work, class_id, day, slot) is not None:
        return done(False)
    work.session.add(
        RollCall(
            class_id=class_id,
            day=day,
            slot=slot,
            taken_by=work.actor.account_id,
            taken_at=work.now,
        )
    )
    work.note("class", class_id, after={"day": day, "slot": slot, "called": True})
    return done(True, Facet.ABSENCES)


@command(Right.TAKE_ABSENCES, N_("Appel noté par erreur"))
def withdraw_roll(work: Work, class_id: int, day: date, slot: str) -> Done[None]:
    """The roll was not called after all; the statuses stay, and so does who noted it."""
    call = _call(work, class_id, day, slot)
    if call is None:
        raise Refusal(_("Cet appel n'est pas noté comme fait."))
    require_open(work.session, (class_id,), (day,))
    before = {"day": day, "slot": slot, "called": True, "at": call.taken_at.isoformat()}
    call.withdrawn_at, call.withdrawn_by = work.now, work.actor.account_id
    work.note("class", class_id, before=before, after={"day": day, "slot": slot, "called": False})
    return done(None, Facet.ABSENCES)


@command(Right.TAKE_ABSENCES, N_("Statut de toute une classe"))
def set_all(work: Work, class_id: int, day: date, slot: str, mark: Mark | None) -> Done[Edits]:
    """Give everybody the same status, or make all present; the edits that would undo it.

    Those who are excused or elsewhere already are spared.
    """
    found = roll(work.reading, class_id, day)
    effects = {code.id: code.effect for code in found.codes}
    edits = tuple(
        StatusEdit(pupil.enrolment_id, slot, mark)
        for pupil in found.pupils
        if not _spared(pupil.entries.get((day, slot)), effects)
    )
    return set_statuses(work, day, edits)


def _spared(entry: Entry | None, effects: dict[int, str]) -> bool:
    return entry is not None and effects.get(entry.mark.code_id) in SPARED


def _call(work: Work, class_id: int, day: date, slot: str) -> RollCall | None:
    return work.session.exec(
        select(RollCall)
        .where(col(RollCall.class_id) == class_id, col(RollCall.day) == day)
        .where(col(RollCall.slot) == slot, roll_stands())
    ).first()
