"""Issuing letters: a number, the document, the register; one letter a transaction.

The lane reserves the number and freezes what the letter says; a process renders; the lane
checks that the letter would still come out the same, keeps its document and marks it
issued. A number whose letter failed stays in the register as *annulé*.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from sqlmodel import col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import (
    Decision,
    Letter,
    LetterBatch,
    LetterEvent,
    RegisterCounter,
    StoredDocument,
)
from app.office.councils.freezing import frozen_text
from app.office.letters.case import Case, Materials, cases_of, materials
from app.office.letters.drafting import Draft
from app.office.letters.fields import AnyCase
from app.office.letters.former import (
    LIVE,
    Former,
    former_letters,
    options_of,
    reference_of,
)
from app.office.letters.occasions.catalogue import document_of
from app.office.letters.occasions.preparing import asked_case
from app.office.letters.preparing import drafted
from app.office.letters.sealed import SealedCouncil, sealed_councils
from app.office.letters.views import LetterAsk, Reserved, Subject
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done
from app.reports.files import file_name
from app.reports.letter_view import LetterView

FORMAT: Final = 1
PDF: Final = "application/pdf"


@dataclass(frozen=True)
class _Together:
    """Letters that are reserved together: what the file says of their councils is read once."""

    asks: Sequence[LetterAsk]
    read: dict[tuple[int, date], tuple[SealedCouncil, Materials]] = field(default_factory=dict)

    def about(self, work: Work, ask: LetterAsk) -> tuple[SealedCouncil, Materials]:
        """The council of a letter, and all that letters about its pupils need."""
        written_on = ask.options.written_on
        key = ask.council_id, written_on
        if key not in self.read:
            (council,) = sealed_councils(work.session, [ask.council_id])
            same = [one for one in self.asks if (one.council_id, one.options.written_on) == key]
            pupil_ids = [one.pupil_id for one in same]
            stuff = materials(work.session, work.figures, [council], pupil_ids, written_on)
            self.read[key] = council, stuff
        return self.read[key]


@command(Right.WRITE_LETTERS, N_("Lot de lettres"))
def begin_batch(work: Work, title: str, council_ids: tuple[int, ...]) -> Done[int]:
    """Begin a batch of letters that are asked for in one gesture; its number.

    ``council_ids`` holds 0 for letters that no council asks for.
    """
    council_ids = tuple(filter(None, council_ids))
    row = LetterBatch(
        title=title,
        council_id=council_ids[0] if len(council_ids) == 1 else None,
        made_at=work.now,
        made_by=work.actor.account_id,
    )
    work.session.add(row)
    work.session.flush()
    work.note("batch", row.id, after={"title": title, "councils": list(council_ids)})
    return done(_known(row.id))


@command(Right.WRITE_LETTERS, N_("Réservation d'un numéro de courrier"))
def reserve(work: Work, batch_id: int, ask: LetterAsk) -> Done[Reserved]:
    """Give a letter its number and freeze what it says; render its view, then ``finish``.

    Refusal where it lacks something, where it changed since it was prepared, or where it
    was issued meanwhile.
    """
    reserved, recipient = _reserve(work, batch_id, ask, _Together([ask]))
    after = {"reference": reserved.reference, "recipient": recipient}
    work.note("letter", reserved.id, after=after)
    return done(reserved, Facet.LETTERS)


@command(Right.WRITE_LETTERS, N_("Réservation de numéros de courrier"))
def reserve_together(
    work: Work, batch_id: int, asks: tuple[LetterAsk, ...]
) -> Done[tuple[Reserved | Refusal, ...]]:
    """Reserve a few letters at once, in their order; why one is refused, in its place.

    One that is refused takes no number. Each that is not is ended by itself (``finish``).
    """
    together = _Together(asks)
    answers: list[Reserved | Refusal] = []
    references: dict[str, str] = {}
    for ask in asks:
        try:
            reserved, recipient = _reserve(work, batch_id, ask, together)
        except Refusal as refusal:
            answers.append(refusal)
        else:
            answers.append(reserved)
            references[reserved.reference] = recipient
    work.note("batch", batch_id, after=references)
    return done(tuple(answers), Facet.LETTERS)


@command(Right.WRITE_LETTERS, N_("Émission d'une lettre"))
def finish(work: Work, letter_id: int, pdf: bytes) -> Done[int]:
    """Keep the document of a reserved letter, and mark it issued.

    The letters that it replaces are cancelled. Refusal where the letter would no longer
    come out the same: give its number up then (``void_letter``).
    """
    row = _reserved(work, letter_id)
    asked = _asked(row)
    case, former = _case(work, asked, _Together([asked]))
    _state, made = drafted(case, None)
    if made.digest != row.content_digest:
        raise Refusal(
            _("La lettre pour {name} a changé pendant qu'elle se préparait.").format(
                name=row.recipient
            ),
            _("Relisez-la, puis émettez-la à nouveau : son numéro est annulé."),
        )
    row.document_id = _stored(work, row, _view_of(made), pdf)
    row.status = "issued"
    work.session.add(row)
    work.session.add(_event(work, row, "issued"))
    for one in former:
        if one.id != row.id:
            _cancel(work, one.id, row)
    reference = reference_of(row.year, row.number)
    work.note("letter", row.id, before={"status": "issuing"}, after={"issued": reference})
    facets = _tell(work, row)
    return done(letter_id, Facet.LETTERS, *facets)


@command(Right.WRITE_LETTERS, N_("Annulation d'un numéro de courrier"))
def void_letter(work: Work, letter_id: int, reason: str) -> Done[None]:
    """Give up the number of a letter that could not be issued; it stays in the register."""
    row = _reserved(work, letter_id)
    row.status = "void"
    work.session.add(row)
    work.session.add(_event(work, row, "void", reason))
    work.note("letter", letter_id, before={"status": "issuing"}, after={"void": reason})
    return done(None, Facet.LETTERS)


def _tell(work: Work, row: Letter) -> tuple[str, ...]:
    """Let the document's part know that its letter was issued; the facets it changed."""
    if not row.about:
        return ()
    told = document_of(row.kind).issued
    return () if told is None else tuple(told(work, _subject(row), _known(row.id)))


def _reserve(
    work: Work, batch_id: int, ask: LetterAsk, together: _Together
) -> tuple[Reserved, str]:
    """A letter with its number, and whom it is for; Refusal before anything is written."""
    case, former = _case(work, ask, together)
    made = _issuable(case, former, ask)
    number = _next_number(work, ask.options.written_on.year)
    reference = reference_of(ask.options.written_on.year, number)
    view = replace(_view_of(made), reference=reference)
    row = Letter(
        year=ask.options.written_on.year,
        number=number,
        kind=case.letter,
        regime=case.regime,
        pupil_id=ask.pupil_id or None,
        council_id=ask.council_id or None,
        decision_id=_decision_id(work, case),
        batch_id=batch_id,
        about=ask.subject.about if ask.subject else "",
        recipient_key=ask.recipient_key,
        recipient=case.recipient.name,
        address="\n".join(case.recipient.address),
        subject="".join(run.text for run in view.subject),
        content=_content(case, made, view),
        content_digest=made.digest,
        verdict_digest=_verdict_digest(case),
        sending=made.sending.value,
        written_on=ask.options.written_on,
    )
    work.session.add(row)
    work.session.flush()
    return Reserved(_known(row.id), reference, view), row.recipient


def _case(work: Work, ask: LetterAsk, together: _Together) -> tuple[AnyCase, list[Former]]:
    """The letter asked for as the file would have it now, and those that it replaces."""
    if ask.subject is not None:
        return _occasion_case(work, ask, ask.subject)
    council, stuff = together.about(work, ask)
    pupil = council.pupil(ask.pupil_id)
    cases = cases_of(council, pupil, ask.options, stuff)
    for case in cases:
        if case.recipient.key == ask.recipient_key:
            former = former_letters(work.session, council.family, [ask.pupil_id])
            return case, _replaced(former, case, {one.recipient.key for one in cases})
    raise _no_recipient(pupil.name)


def _occasion_case(work: Work, ask: LetterAsk, subject: Subject) -> tuple[AnyCase, list[Former]]:
    case, cases, former = asked_case(work.reading, ask, subject)
    if case is None:
        raise _no_recipient(cases[0].person_name if cases else "")
    return case, _replaced(former, case, {one.recipient.key for one in cases})


def _no_recipient(name: str) -> Refusal:
    return Refusal(
        _("Cette lettre n'a plus le même destinataire : {name}.").format(name=name),
        _("Préparez à nouveau ces lettres."),
    )


def _replaced(former: list[Former], case: AnyCase, current: set[str]) -> list[Former]:
    """Those to the same recipient, and to those whose household is now this one."""
    persons = _persons(case.recipient.key)
    moved = [
        one
        for one in former
        if one.recipient_key not in current and persons & _persons(one.recipient_key)
    ]
    return [*moved, *(one for one in former if one.recipient_key == case.recipient.key)]


def _persons(key: str) -> set[str]:
    kind, _colon, numbers = key.partition(":")
    return {f"{kind} {number}" for number in numbers.split("+")}


def _issuable(case: AnyCase, former: list[Former], ask: LetterAsk) -> Draft:
    state, made = drafted(case, former[-1] if former else None)
    name = case.recipient.name
    if state == "impossible":
        raise Refusal(
            _("La lettre pour {name} ne peut être émise.").format(name=name), made.gaps[0].text
        )
    if state == "unchanged":
        raise Refusal(_("La lettre pour {name} est déjà émise.").format(name=name))
    if made.digest != ask.digest:
        raise Refusal(
            _("La lettre pour {name} a changé depuis que vous l'avez relue.").format(name=name),
            _("Préparez à nouveau ces lettres."),
        )
    return made


def _view_of(made: Draft) -> LetterView:
    assert made.view is not None, "a letter without gaps has a view"
    return made.view


def _asked(row: Letter) -> LetterAsk:
    return LetterAsk(
        row.council_id or 0,
        row.pupil_id or 0,
        row.recipient_key,
        row.content_digest,
        options_of(row.content),
        _subject(row) if row.about else None,
    )


def _subject(row: Letter) -> Subject:
    return Subject(row.regime, row.kind, row.pupil_id, row.about)


def _reserved(work: Work, letter_id: int) -> Letter:
    row = work.session.get(Letter, letter_id)
    if row is None or row.status != "issuing":
        raise Refusal(
            _("Cette lettre n'attend plus son document."),
            _("Le registre du courrier dit ce qu'elle est devenue."),
        )
    return row


def _next_number(work: Work, year: int) -> int:
    """The next number of the register of that year; it only grows."""
    name = f"letters {year}"
    counter = work.session.get(RegisterCounter, name)
    if counter is None:
        counter = RegisterCounter(name=name, next_number=1)
    number = counter.next_number
    counter.next_number = number + 1
    work.session.add(counter)
    return number


def _decision_id(work: Work, case: AnyCase) -> int | None:
    if not isinstance(case, Case):
        return None
    return work.session.exec(
        select(Decision.id).where(
            col(Decision.council_id) == case.council.id,
            col(Decision.enrolment_id) == case.pupil.enrolment_id,
        )
    ).first()


def _verdict_digest(case: AnyCase) -> str:
    return case.constat.digest if isinstance(case, Case) else case.occasion.digest


def _content(case: AnyCase, made: Draft, view: LetterView) -> str:
    """All that the letter was drawn from, as it is frozen."""
    frozen: dict[str, Any] = {
        "format": FORMAT,
        "options": case.options,
        "deadlines": made.deadlines,
        "decision": case.kind.code if isinstance(case, Case) else "",
        "view": view,
    }
    return frozen_text(frozen)


def _stored(work: Work, row: Letter, view: LetterView, pdf: bytes) -> int:
    if not pdf.startswith(b"%PDF-"):
        raise ValueError("the letter is not a PDF")
    named = replace(view, reference=reference_of(row.year, row.number))
    document = StoredDocument(
        sha256=hashlib.sha256(pdf).hexdigest(),
        media_type=PDF,
        name=file_name(named),
        content=pdf,
        stored_at=work.now,
    )
    work.session.add(document)
    work.session.flush()
    return _known(document.id)


def _cancel(work: Work, letter_id: int, by: Letter) -> None:
    """A former letter no longer holds; it keeps its line, its document and its dates."""
    row = work.session.get(Letter, letter_id)
    if row is None or row.status not in LIVE:
        return
    row.status = "cancelled"
    row.replaced_by_id = by.id
    work.session.add(row)
    note = _("remplacée par {reference}").format(reference=reference_of(by.year, by.number))
    work.session.add(_event(work, row, "cancelled", note))


def _event(work: Work, row: Letter, status: str, note: str = "") -> LetterEvent:
    return LetterEvent(
        letter_id=_known(row.id),
        status=status,
        day=work.today,
        note=note,
        recorded_by=work.actor.account_id,
        recorded_at=work.now,
    )


def _known(identity: int | None) -> int:
    assert identity is not None, "the row is stored"
    return identity
