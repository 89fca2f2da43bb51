"""Copies of issued letters to others, each with its own line in the register.

A copy is the frozen document itself, with a number, a recipient and a life of its own; it
is stamped as a copy as it is printed, shown or saved.
"""

import json
from collections.abc import Iterator
from typing import Any

from sqlmodel import col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Letter, LetterBatch, LetterEvent, RegisterCounter
from app.office.letters.correspondents import CorrespondentLine, correspondent_lines
from app.office.letters.former import LIVE, reference_of
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done

PREFIX = "correspondent:"
"""What begins the key of a recipient who receives copies."""


@command(Right.WRITE_LETTERS, N_("Copies de lettres"))
def send_copies(
    work: Work, letter_ids: tuple[int, ...], correspondent_ids: tuple[int, ...]
) -> Done[tuple[int, ...]]:
    """Give each of these letters a copy for each of these persons; the copies' numbers.

    One that was made before is not made again. Refusal where a letter does not hold.
    """
    known = {one.id: one for one in correspondent_lines(work.session)}
    chosen = [known[one] for one in correspondent_ids if one in known]
    if not chosen:
        raise Refusal(_("Choisissez à qui adresser une copie."), field="copies")
    rows = work.session.exec(
        select(Letter).where(col(Letter.id).in_(letter_ids)).order_by(col(Letter.id))
    ).all()
    for row in rows:
        _check(row)
    made = [_copy(work, row, one) for row, one in _wanted(work, rows, chosen)]
    if not made:
        raise Refusal(_("Ces copies sont déjà dans le registre."), field="copies")
    batch = _batch(work, rows, chosen) if len(made) > 1 else None
    for copy in made:
        copy.batch_id = batch
        work.session.add(copy)
    numbers = [reference_of(copy.year, copy.number) for copy in made]
    names = [one.short_name for one in chosen]
    work.note("letters", None, after={"copies": numbers, "to": names})
    return done(tuple(copy.id or 0 for copy in made), Facet.LETTERS)


def _check(row: Letter) -> None:
    if row.copy_of_id is not None or row.status not in LIVE:
        raise Refusal(
            _("La lettre {reference} n'est pas de celles dont on adresse une copie.").format(
                reference=reference_of(row.year, row.number)
            ),
            _("Choisissez des lettres émises qui ne sont ni remplacées ni des copies."),
        )


def _wanted(
    work: Work, rows: Any, chosen: list[CorrespondentLine]
) -> Iterator[tuple[Letter, CorrespondentLine]]:
    ids = [row.id for row in rows]
    present = set(
        work.session.exec(
            select(Letter.copy_of_id, Letter.recipient_key).where(col(Letter.copy_of_id).in_(ids))
        ).all()
    )
    for row in rows:
        for one in chosen:
            if (row.id, f"{PREFIX}{one.id}") not in present:
                yield row, one


def _copy(work: Work, row: Letter, to: CorrespondentLine) -> Letter:
    if to.lacks_address and not to.email:
        raise Refusal(
            _("L'adresse manque pour {name}.").format(name=to.short_name),
            _("Complétez-la dans Réglages, page Courrier."),
            field="copies",
        )
    year = work.today.year
    copy = Letter(
        year=year,
        number=_next_number(work, year),
        kind=row.kind,
        regime=row.regime,
        pupil_id=row.pupil_id,
        council_id=row.council_id,
        recipient_key=f"{PREFIX}{to.id}",
        recipient=to.short_name,
        address="\n".join(to.lines[1:]),
        subject=row.subject,
        content=_content(row, to),
        content_digest=row.content_digest,
        document_id=row.document_id,
        status="issued",
        sending="email" if to.lacks_address else "plain",
        written_on=work.today,
        copy_of_id=row.id,
    )
    work.session.add(copy)
    work.session.flush()
    reference = reference_of(copy.year, copy.number)
    said = _("{reference}, {name}").format(reference=reference, name=to.short_name)
    _event(work, row, "sent_copy", said)
    _event(work, copy, "issued", _("copie de {of}").format(of=reference_of(row.year, row.number)))
    return copy


def _content(row: Letter, to: CorrespondentLine) -> str:
    """What the letter was made from, addressed to somebody else, without any deadline of theirs."""
    plain = json.loads(row.content)
    plain["view"]["recipient"] = {**plain["view"]["recipient"], "lines": list(to.lines)}
    plain["deadlines"] = {}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _batch(work: Work, rows: Any, chosen: list[CorrespondentLine]) -> int | None:
    names = ", ".join(one.short_name for one in chosen)
    batch = LetterBatch(
        title=_("Copies · {names}").format(names=names),
        council_id=rows[0].council_id if len({row.council_id for row in rows}) == 1 else None,
        made_at=work.now,
        made_by=work.actor.account_id,
    )
    work.session.add(batch)
    work.session.flush()
    return batch.id


def _next_number(work: Work, year: int) -> int:
    """The next number of the register of that year, the same row of numbers as for letters."""
    name = f"letters {year}"
    counter = work.session.get(RegisterCounter, name) or RegisterCounter(name=name, next_number=1)
    number = counter.next_number
    counter.next_number = number + 1
    work.session.add(counter)
    return number


def _event(work: Work, row: Letter, status: str, note: str) -> None:
    work.session.add(
        LetterEvent(
            letter_id=row.id or 0,
            status=status,
            day=work.today,
            note=note,
            recorded_by=work.actor.account_id,
            recorded_at=work.now,
        )
    )
