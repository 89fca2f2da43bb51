"""Letters that a crash left without their document: their numbers are given up."""

from datetime import datetime

from sqlmodel import Session, col, select

from app.i18n import N_, _
from app.models import Letter, LetterEvent
from app.office.journal import write_line
from app.office.work import Actor, Note

TITLE = N_("Annulation des numéros d'une émission interrompue")


def void_interrupted(session: Session, actor: Actor, now: datetime) -> int:
    """Mark as *annulé* each letter left being issued; how many there were.

    Called as a file is opened to be written, when nothing can be issuing.
    """
    rows = session.exec(select(Letter).where(col(Letter.status) == "issuing")).all()
    for row in rows:
        row.status = "void"
        session.add(row)
        session.add(
            LetterEvent(
                letter_id=row.id or 0,
                status="void",
                day=now.date(),
                note=_("émission interrompue"),
                recorded_by=actor.account_id,
                recorded_at=now,
            )
        )
    if rows:
        numbers = [f"{row.year}/{row.number:04}" for row in rows]
        note = Note("letters", None, after={"void": numbers})
        write_line(session, actor, now, "letters.void_interrupted", TITLE, note)
    return len(rows)
