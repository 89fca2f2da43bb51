"""Closes councils as the office does at the end of the sitting: rules, procès-verbal, seal."""

from collections.abc import Iterable
from datetime import datetime, time

from sqlmodel import Session

from app.models import Council
from app.office.councils.sealing import closing, seal
from app.office.demo.calendars import SUMMER_TIME
from app.office.demo.councils import LASTS, Held
from app.office.figures import school_figures
from app.office.work import Actor, Work
from app.reports.proces_verbal import render_proces_verbal


def seal_councils(session: Session, actor: Actor, councils: Iterable[Held]) -> None:
    """Seal councils whose decisions are complete; ValueError where something is missing."""
    figures = school_figures(session)
    for held in councils:
        council = session.get_one(Council, held.council_id)
        closed_at = end_of(council)
        work = Work(session, actor, council.held_on, closed_at, figures)
        if not sealed(work, held.council_id):
            ready = closing(work.reading, held.council_id)
            raise ValueError(f"council {held.council_id} is not complete: {ready.missing[:3]}")
        session.expunge_all()


def sealed(work: Work, council_id: int) -> bool:
    """Seal the council, its procès-verbal saying the hour; False where something is missing."""
    ready = closing(work.reading, council_id, work.now)
    if ready.view is None:
        return False
    pdf = render_proces_verbal(ready.view)
    seal(work, council_id, ready.fingerprint, pdf, ready.view.ended)
    work.session.flush()
    return True


def end_of(council: Council) -> datetime:
    """When the sitting is over."""
    begins = time.fromisoformat(council.begins_at)
    return datetime.combine(council.held_on, begins, SUMMER_TIME) + LASTS
