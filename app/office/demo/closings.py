"""The register of April, closed in the first days of May as the office does."""

from collections.abc import Iterable
from datetime import date, datetime, time

from sqlmodel import Session, col, select

from app.models import SchoolClass
from app.office.absences.closed_months import keep_closing
from app.office.absences.registers import month_registers
from app.office.demo.calendars import SUMMER_TIME
from app.office.figures import school_figures
from app.office.work import Actor, Work
from app.reports.attendance_register import render_attendance_register

MONTH, CLOSED_ON = date(2025, 4, 1), date(2025, 5, 14)
AT = time(16, 10, tzinfo=SUMMER_TIME)


def close_april(session: Session, actor: Actor, class_ids: Iterable[int]) -> None:
    """Keep the sheets of April with their fingerprints; all are read at once."""
    rows = session.exec(
        select(SchoolClass)
        .where(col(SchoolClass.id).in_(tuple(class_ids)))
        .order_by(col(SchoolClass.position), col(SchoolClass.name))
    ).all()
    now = datetime.combine(CLOSED_ON, AT)
    work = Work(session, actor, CLOSED_ON, now, school_figures(session))
    views = month_registers(work.reading, tuple(row.id or 0 for row in rows), MONTH)
    for row, view in zip(rows, views, strict=True):
        keep_closing(work, row, MONTH, render_attendance_register(view))
