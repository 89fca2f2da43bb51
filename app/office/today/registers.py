"""Registers: rolls that were not called, justifications that wait to be judged."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import and_, func
from sqlmodel import col, select

from app.formats import long_date
from app.i18n import _
from app.models import Justification, Pupil
from app.office.absences.board import Board, ClassLine, day_board
from app.office.absences.standing_rows import document_stands
from app.office.today.items import MOST_SINGLE, Item, some
from app.office.work import Reading

MOST_NAMES = 6


def registers_to_do(reading: Reading) -> Iterator[Item]:
    """Today's rolls, those of the last school day, then the justifications."""
    board = day_board(reading, reading.today)
    if board.day.previous is not None:
        yield from _not_called(day_board(reading, board.day.previous), reading.today)
    yield from _not_called(board, reading.today)
    yield from _to_judge(reading)


def _not_called(board: Board, today: date) -> Iterator[Item]:
    """One line a half-day; classes counted in periods have had none of theirs called."""
    whole_day = _("journée")
    waiting: dict[str, list[ClassLine]] = {}
    for line in board.classes:
        if not line.pupils:
            continue
        if line.unit == "half_day":
            for state in line.slots:
                if not state.taken:
                    waiting.setdefault(_(state.slot.title), []).append(line)
        elif not any(state.taken for state in line.slots):
            waiting.setdefault(whole_day, []).append(line)
    for slot, lines in waiting.items():
        yield _roll_item(board.day.day, slot, lines, today)


def _roll_item(day: date, slot: str, lines: Sequence[ClassLine], today: date) -> Item:
    names = ", ".join(line.name for line in lines[:MOST_NAMES])
    more = len(lines) - MOST_NAMES
    if more > 0:
        names = _("{names} et {n} autres").format(names=names, n=more)
    said = (
        _("Appel à faire : {slot}, {n} classes") if len(lines) > 1 else _("Appel à faire : {slot}")
    )
    return Item(
        kind="rolls",
        text=said.format(slot=slot.lower(), n=len(lines)),
        urgency="late" if day < today else "today",
        record_kind="register",
        record_id=day.isoformat(),
        due=day,
        detail=names,
        part=slot,
    )


def _to_judge(reading: Reading) -> Iterator[Item]:
    session = reading.session
    waits = and_(col(Justification.status) == "to_judge", document_stands())
    number, oldest = session.exec(
        select(func.count(col(Justification.id)), func.min(col(Justification.received_on))).where(
            waits
        )
    ).one()
    rows = session.exec(
        select(Justification, Pupil)
        .join(Pupil, col(Pupil.id) == col(Justification.pupil_id))
        .where(waits)
        .order_by(col(Justification.received_on), col(Justification.id))
        .limit(MOST_SINGLE + 1)
    ).all()
    items = [_justification(row, pupil) for row, pupil in rows]
    rest = None
    if rows:
        first = rows[0][0]
        rest = Item(
            kind="justifications",
            text=_("{n} justifications à juger").format(n=number),
            urgency="today",
            record_kind="pupil",
            record_id=first.pupil_id,
            detail=_("la plus ancienne reçue le {day}").format(day=long_date(oldest)),
        )
    yield from some(items, rest)


def _justification(row: Justification, pupil: Pupil) -> Item:
    return Item(
        kind="justifications",
        text=_("Justification à juger : {name}").format(
            name=f"{pupil.last_name.upper()} {pupil.first_name}"
        ),
        urgency="today",
        record_kind="pupil",
        record_id=row.pupil_id,
        detail=_("du {start} au {end}, reçue le {received}").format(
            start=long_date(row.start), end=long_date(row.end), received=long_date(row.received_on)
        ),
        part=str(row.id),
    )
