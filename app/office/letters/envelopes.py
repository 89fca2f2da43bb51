"""Which letters leave in which envelope, in the order in which they are posted.

An envelope holds one letter; where the school wants siblings together, all letters of a lot
that leave the same way to the same persons at the same address. The envelope stands where
its first letter does, so that a household's letters follow one another.
"""

import json
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session, col

from app.folding import folded
from app.models import Letter, Pupil, School
from app.office.letters.former import reference_of
from app.office.letters.statuses import REGISTERED
from app.office.work import Reading, query

WITHOUT_ENVELOPE: Final = frozenset({"email", "by_hand"})
"""The modes in which nothing is put in an envelope."""


@dataclass(frozen=True)
class Envelope:
    """What leaves together: the letters, to whom, how, with which number of the post."""

    letter_ids: tuple[int, ...]
    references: tuple[str, ...]
    lines: tuple[str, ...]
    pupils: tuple[str, ...]
    sending: str
    tracking: str

    @property
    def registered(self) -> bool:
        """Does it go over the counter, with a number?"""
        return self.sending in REGISTERED

    @property
    def in_an_envelope(self) -> bool:
        """Is there an envelope at all?"""
        return self.sending not in WITHOUT_ENVELOPE


@query
def envelopes(
    reading: Reading, letter_ids: tuple[int, ...], together: bool | None = None
) -> tuple[Envelope, ...]:
    """The envelopes of these letters in posting order; two statements.

    ``together`` says whether siblings share one; None for what the school prefers. Numbers
    that were given up are left out.
    """
    if together is None:
        together = siblings_together(reading.session)
    rows = reading.session.execute(
        select(*_COLUMNS)
        .join(Pupil, col(Pupil.id) == col(Letter.pupil_id), isouter=True)
        .where(col(Letter.id).in_(letter_ids), col(Letter.document_id).is_not(None))
        .order_by(col(Letter.year), col(Letter.number))
    ).all()
    return tuple(_envelope(some) for some in grouped(list(map(_Line, rows)), together))


def siblings_together(session: Session) -> bool:
    """Does the school put siblings in one envelope?"""
    return bool(session.scalar(select(col(School.siblings_together))))


class _Line:
    """A letter as it is put in an envelope."""

    def __init__(self, row: Any) -> None:
        self.row = row
        self.lines = envelope_lines(row.content)

    @property
    def household(self) -> Hashable:
        """Equal for letters that may leave in one envelope."""
        return self.row.sending, tuple(map(folded, self.lines))


def grouped(lines: Sequence[_Line], together: bool) -> Iterator[list[_Line]]:
    """The letters of each envelope, envelopes in the order of their first letter."""
    if not together:
        yield from ([line] for line in lines)
        return
    found: dict[Hashable, list[_Line]] = {}
    for line in lines:
        found.setdefault(line.household, []).append(line)
    yield from found.values()


def envelope_lines(content: str) -> tuple[str, ...]:
    """The lines of the envelope, from the frozen content of a letter."""
    return tuple(json.loads(content)["view"]["recipient"]["lines"])


def posting_order(rows: Iterable[Any], together: bool) -> list[Any]:
    """Rows of letters, in order of number, as they are posted: households follow one another."""
    return [line.row for some in grouped(list(map(_Line, rows)), together) for line in some]


def _envelope(lines: Sequence[_Line]) -> Envelope:
    rows = [line.row for line in lines]
    return Envelope(
        letter_ids=tuple(row.id for row in rows),
        references=tuple(reference_of(row.year, row.number) for row in rows),
        lines=lines[0].lines,
        pupils=tuple(dict.fromkeys(filter(None, map(_pupil, rows)))),
        sending=rows[0].sending,
        tracking=next((row.tracking_number for row in rows if row.tracking_number), ""),
    )


def _pupil(row: Any) -> str:
    return f"{row.last_name.upper()} {row.first_name}".strip() if row.last_name else ""


_COLUMNS: Final[tuple[Any, ...]] = (
    *(Letter.id, Letter.year, Letter.number, Letter.sending, Letter.tracking_number),
    *(Letter.content, Pupil.last_name, Pupil.first_name),
)
