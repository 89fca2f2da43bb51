"""The first day on which pupils were seen at school again, by the rolls that were called."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select as sa_select
from sqlmodel import Session, col

from app.models import RollCall
from app.office.absences.standing_rows import roll_stands
from app.office.absences.year_entries import PupilYear

AWAY = ("absent", "excused")


def seen_again(session: Session, since: Sequence[tuple[PupilYear, date]]) -> dict[int, date]:
    """By pupil, the first day after theirs with a roll that does not have them absent.

    One statement whatever their number; pupils not seen are left out.
    """
    if not since:
        return {}
    called: dict[int, list[tuple[date, str]]] = defaultdict(list)
    rows = session.execute(
        sa_select(col(RollCall.class_id), col(RollCall.day), col(RollCall.slot))
        .where(col(RollCall.class_id).in_({pupil.class_id for pupil, _day in since}))
        .where(col(RollCall.day) > min(day for _pupil, day in since), roll_stands())
        .order_by(col(RollCall.day))
    )
    for class_id, day, slot in rows:
        called[class_id].append((day, slot))
    found: dict[int, date] = {}
    for pupil, excess in since:
        seen = _first_seen(pupil, excess, called[pupil.class_id])
        if seen is not None:
            found[pupil.pupil_id] = seen
    return found


def _first_seen(pupil: PupilYear, excess: date, called: Sequence[tuple[date, str]]) -> date | None:
    away = {(entry.day, entry.slot) for entry in pupil.entries if entry.effect in AWAY}
    until = pupil.left_on or date.max
    days = (day for day, slot in called if excess < day <= until and (day, slot) not in away)
    return next(days, None)
