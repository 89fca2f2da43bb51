"""The school's phrases for motivations: added, reworded, put in order, taken away."""

from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import MotivationPhrase
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query


@dataclass(frozen=True)
class Phrase:
    """A phrase; ``decision`` is the code that it serves, "" for all."""

    id: int
    text: str
    decision: str

    def serves(self, code: str) -> bool:
        """May it motivate a decision of that code?"""
        return self.decision in ("", code)


@query
def phrases(reading: Reading) -> tuple[Phrase, ...]:
    """All phrases in the school's order."""
    return tuple(Phrase(row.id or 0, row.text, row.decision) for row in _rows(reading.session))


@command(Right.DECIDE, N_("Ajout d'une phrase de motivation"))
def keep_phrase(work: Work, text: str, decision: str) -> Done[int]:
    """Add a motivation to the school's phrases; its number."""
    text = _checked(work.session, text)
    last = work.session.exec(select(func.max(col(MotivationPhrase.position)))).one()
    row = MotivationPhrase(text=text, decision=decision, position=(last or 0) + 1)
    work.session.add(row)
    work.session.flush()
    work.note("motivation_phrase", row.id, after={"text": text, "decision": decision})
    return done(row.id or 0, Facet.SETTINGS)


@command(Right.DECIDE, N_("Modification d'une phrase de motivation"))
def reword_phrase(work: Work, phrase_id: int, text: str, decision: str) -> Done[None]:
    """Give a phrase other words, or another decision to serve ("" for all)."""
    row = _row(work.session, phrase_id)
    text = _checked(work.session, text, phrase_id)
    before = {"text": row.text, "decision": row.decision}
    row.text, row.decision = text, decision
    work.session.add(row)
    work.note(
        "motivation_phrase", phrase_id, before=before, after={"text": text, "decision": decision}
    )
    return done(None, Facet.SETTINGS)


@command(Right.DECIDE, N_("Ordre des phrases de motivation"))
def move_phrase(work: Work, phrase_id: int, places: int) -> Done[None]:
    """Move a phrase up (negative) or down, as far as the list goes."""
    rows = _rows(work.session)
    here = rows.index(_row(work.session, phrase_id))
    there = min(max(here + places, 0), len(rows) - 1)
    rows.insert(there, rows.pop(here))
    for position, row in enumerate(rows, 1):
        row.position = position
        work.session.add(row)
    work.note("motivation_phrase", phrase_id, before={"place": here}, after={"place": there})
    return done(None, Facet.SETTINGS)


@command(Right.DECIDE, N_("Suppression d'une phrase de motivation"))
def drop_phrase(work: Work, phrase_id: int) -> Done[None]:
    """Take a phrase away; the motivations that were made of it stay."""
    row = _row(work.session, phrase_id)
    work.note("motivation_phrase", phrase_id, before={"text": row.text, "decision": row.decision})
    work.session.delete(row)
    return done(None, Facet.SETTINGS)


def _rows(session: Session) -> list[MotivationPhrase]:
    return list(
        session.exec(
            select(MotivationPhrase).order_by(
                col(MotivationPhrase.position), col(MotivationPhrase.id)
            )
        )
    )


def _row(session: Session, phrase_id: int) -> MotivationPhrase:
    row = session.get(MotivationPhrase, phrase_id)
    if row is None:
        raise Refusal(_("Cette phrase n'est plus dans la liste."))
    return row


def _checked(session: Session, text: str, but: int | None = None) -> str:
    text = text.strip()
    if not text:
        raise Refusal(_("La phrase est vide."), field="text")
    same = session.exec(select(MotivationPhrase).where(col(MotivationPhrase.text) == text)).first()
    if same is not None and same.id != but:
        raise Refusal(_("Cette phrase est déjà dans la liste."), field="text")
    return text
