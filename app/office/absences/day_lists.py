"""Lists of a day or a period: who is missing, which rolls were called, who telephoned."""

from datetime import date
from typing import Any

from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select

from app.formats import long_date, time_of_day, time_text, weekday_date
from app.i18n import _, ngettext
from app.models import (
    Absence,
    AbsenceCode,
    Account,
    Enrolment,
    LegalRepresentative,
    PhoneCall,
    Pupil,
    PupilRepresentative,
    RollCall,
    SchoolClass,
)
from app.office.absences.board import Board, day_board
from app.office.absences.listing import Listing
from app.office.absences.slots import HALVES
from app.office.absences.standing_rows import roll_stands
from app.office.councils.sealing import school_view
from app.office.work import Reading, query
from app.reports.spreadsheet import Cell


@query
def missing_list(reading: Reading, day: date) -> Listing:
    """Who is not there, late or elsewhere that day, class by class, with whom to telephone."""
    session = reading.session
    rows = _entries(session, day)
    phones = _phones(session, {row.pupil_id for row in rows})
    groups: dict[tuple[int, int], list[Any]] = {}
    for row in rows:
        groups.setdefault((row.pupil_id, row.code_id), []).append(row)
    board = day_board(reading, day)
    return Listing(
        school=school_view(session).name,
        title=_("Absents du {day}").format(day=weekday_date(day)),
        columns=(
            (_("Classe"), 8),
            (_("Élève"), 24),
            (_("Statut"), 13),
            (_("Quand"), 16),
            (_("Téléphone"), 24),
            (_("Remarque"), 24),
        ),
        rows=tuple(_missing(group, phones) for group in groups.values()),
        below=(_calls_sentence(board),),
        lying=True,
    )


@query
def calls_list(reading: Reading, day: date) -> Listing:
    """Which rolls were called that day, when and by whom; those that were not stand out."""
    session = reading.session
    board = day_board(reading, day)
    taken = _taken(session, day)
    rows: list[tuple[Cell, ...]] = []
    for line in board.classes:
        if not line.pupils:
            continue
        for state in line.slots:
            name, moment = taken.get((line.id, state.slot.code), ("", None))
            rows.append(
                (
                    line.name,
                    _(state.slot.title),
                    time_of_day(moment.astimezone().time()) if moment else _("pas fait"),
                    name,
                    line.pupils,
                    state.missing,
                    state.late,
                )
            )
    return Listing(
        school=school_view(session).name,
        title=_("Appels du {day}").format(day=weekday_date(day)),
        columns=(
            (_("Classe"), 12),
            (_("Moment"), 12),
            (_("Appel"), 10),
            (_("Par"), 24),
            (_("Élèves"), 8),
            (_("Absents"), 8),
            (_("Retards"), 8),
        ),
        rows=tuple(rows),
        below=(_calls_sentence(board),),
    )


@query
def phone_list(reading: Reading, first: date, last: date) -> Listing:
    """The telephone log of a period, in the order of the calls."""
    session = reading.session
    rows = session.execute(
        sa_select(PhoneCall, Pupil, col(Account.full_name))
        .join(Pupil, col(Pupil.id) == col(PhoneCall.pupil_id))
        .outerjoin(Account, col(Account.id) == col(PhoneCall.taken_by))
        .where(col(PhoneCall.day) >= first, col(PhoneCall.day) <= last)
        .order_by(col(PhoneCall.day), col(PhoneCall.at), col(PhoneCall.id))
    ).all()
    lines = ngettext("{n} appel", "{n} appels", len(rows)).format(n=len(rows))
    return Listing(
        school=school_view(session).name,
        title=_("Journal téléphonique"),
        columns=(
            (_("Jour"), 10),
            (_("Heure"), 8),
            (_("Élève"), 22),
            (_("Qui"), 18),
            (_("Ce qui a été dit"), 40),
            (_("Noté par"), 16),
        ),
        rows=tuple(
            (call.day, time_text(call.at), _name(pupil), call.caller, call.said, taker or "")
            for call, pupil, taker in rows
        ),
        below=(f"{_period(first, last)} · {lines}",),
        lying=True,
    )


def _calls_sentence(board: Board) -> str:
    lines = [line for line in board.classes if line.pupils]
    left = sum(not state.taken for line in lines for state in line.slots)
    if not lines:
        return board.day.why
    if not left:
        return _("Tous les appels sont faits.")
    text = ngettext(
        "{n} appel n'est pas encore fait.", "{n} appels ne sont pas encore faits.", left
    )
    return text.format(n=left)


def _period(first: date, last: date) -> str:
    return _("Du {first} au {last}").format(first=long_date(first), last=long_date(last))


def _entries(session: Session, day: date) -> list[Any]:
    rows = session.execute(
        sa_select(
            col(Pupil.id).label("pupil_id"),
            col(Pupil.last_name),
            col(Pupil.first_name),
            col(Pupil.telephone),
            col(SchoolClass.name).label("class_name"),
            col(Absence.slot),
            col(Absence.code_id),
            col(Absence.minutes_late),
            col(Absence.from_time),
            col(Absence.to_time),
            col(Absence.note),
            col(AbsenceCode.title),
        )
        .join(Enrolment, col(Enrolment.id) == col(Absence.enrolment_id))
        .join(Pupil, col(Pupil.id) == col(Enrolment.pupil_id))
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .join(AbsenceCode, col(AbsenceCode.id) == col(Absence.code_id))
        .where(col(Absence.day) == day, col(Absence.replaced_at).is_(None))
        .order_by(col(SchoolClass.position), col(SchoolClass.name), col(Pupil.search_key))
        .order_by(col(Absence.slot))
    )
    return list(rows)


def _missing(group: list[Any], phones: dict[int, str]) -> tuple[Cell, ...]:
    first = group[0]
    phone = phones.get(first.pupil_id, "") or first.telephone
    return (
        first.class_name,
        f"{first.last_name} {first.first_name}".strip(),
        first.title,
        ", ".join(_when(row) for row in group),
        phone,
        " · ".join(dict.fromkeys(row.note for row in group if row.note)),
    )


def _when(row: Any) -> str:
    title = next((_(one.title).lower() for one in HALVES.values() if one.code == row.slot), "")
    slot = title or row.slot.upper()
    if row.minutes_late:
        return f"{slot}, {row.minutes_late} min"
    times = [time_text(one) for one in (row.from_time, row.to_time) if one]
    return f"{slot}, {' – '.join(times)}" if times else slot


def _phones(session: Session, pupil_ids: set[int]) -> dict[int, str]:
    """By pupil, the first representative who has a telephone."""
    rows = session.exec(
        select(PupilRepresentative.pupil_id, LegalRepresentative)
        .join(
            LegalRepresentative,
            col(LegalRepresentative.id) == col(PupilRepresentative.representative_id),
        )
        .where(col(PupilRepresentative.pupil_id).in_(pupil_ids))
        .where(col(LegalRepresentative.telephone) != "")
        .order_by(col(PupilRepresentative.position).desc(), col(PupilRepresentative.id).desc())
    )
    return {
        pupil_id: f"{row.first_name} {row.last_name} {row.telephone}".strip()
        for pupil_id, row in rows
    }


def _taken(session: Session, day: date) -> dict[tuple[int, str], tuple[str, Any]]:
    rows = session.execute(
        sa_select(RollCall, col(Account.full_name))
        .outerjoin(Account, col(Account.id) == col(RollCall.taken_by))
        .where(col(RollCall.day) == day, roll_stands())
    )
    return {(row.class_id, row.slot): (name or "", row.taken_at) for row, name in rows}


def _name(pupil: Pupil) -> str:
    return f"{pupil.last_name} {pupil.first_name}".strip()
