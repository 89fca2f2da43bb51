"""The school's phrases for motivations."""

from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import col, select

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
    rows = reading.session.exec(
        select(MotivationPhrase).order_by(col(MotivationPhrase.position), col(MotivationPhrase.id))
    )
    return tuple(Phrase(row.id or 0, row.text, row.decision) for row in rows)


@command(Right.DECIDE, N_("Ajout d'une phrase de motivation"))
def keep_phrase(work: Work, text: str, decision: str) -> Done[int]:
    """Add a motivation to the school's phrases; its number."""
    text = text.strip()
    if not text:
        raise Refusal(_("La phrase est vide."), field="text")
    same = select(MotivationPhrase).where(col(MotivationPhrase.text) == text)
    if work.session.exec(same).first() is not None:
        raise Refusal(_("Cette phrase est déjà dans la liste."), field="text")
    last = work.session.exec(select(func.max(col(MotivationPhrase.position)))).one()
    row = MotivationPhrase(text=text, decision=decision, position=(last or 0) + 1)
    work.session.add(row)
    work.session.flush()
    work.note("motivation_phrase", row.id, after={"text": text, "decision": decision})
    return done(row.id or 0, Facet.SETTINGS)
