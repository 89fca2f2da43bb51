"""Closes the councils of past years as the office does: rules, procès-verbal, seal."""

from collections.abc import Iterable
from datetime import datetime, time

from sqlmodel import Session

from app.office.councils.sealing import closing, seal
from app.office.demo.calendars import SUMMER_TIME
from app.office.demo.councils import Held
from app.office.figures import school_figures
from app.office.work import Actor, Work
from app.reports.proces_verbal import render_proces_verbal

CLOSED_AT = time(16, 30, tzinfo=SUMMER_TIME)


def seal_councils(session: Session, actor: Actor, councils: Iterable[Held]) -> None:
    """Seal councils whose decisions are complete; ValueError where something is missing."""
    figures = school_figures(session)
    for held in councils:
        closed_at = datetime.combine(held.held_on, CLOSED_AT)
        work = Work(session, actor, held.held_on, closed_at, figures)
        ready = closing(work.reading, held.council_id)
        if ready.view is None:
            raise ValueError(f"council {held.council_id} is not complete: {ready.missing[:3]}")
        seal(work, held.council_id, ready.fingerprint, render_proces_verbal(ready.view))
        session.flush()
        session.expunge_all()
