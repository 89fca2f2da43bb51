"""What becomes of an issued letter: printed, posted, presented, received or returned."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlmodel import col, select

from app.errors import Refusal
from app.formats import long_date
from app.i18n import N_, _
from app.models import Letter, LetterEvent
from app.office.letters.envelopes import envelopes
from app.office.letters.former import reference_of
from app.office.letters.receipts import ReceivedFile, keep_scan
from app.office.letters.statuses import BEFORE, REGISTERED, SENDING_TITLES, STATUS_TITLES
from app.office.letters.terms import kept_text, move_deadlines, notified_by
from app.office.letters.tracking import check_numbers, normal_number
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done
from app.reports.letter_view import Sending


@command(Right.WRITE_LETTERS, N_("Impression de lettres"))
def mark_printed(work: Work, letter_ids: tuple[int, ...]) -> Done[int]:
    """Note that letters came out of the printer; how many of them for the first time.

    One printed before is a duplicata: it is noted, and its state stays.
    """
    rows = _letters(work, letter_ids)
    first = [row for row in rows if row.printed_on is None]
    for row in rows:
        if row.status in ("issuing", "void"):
            raise _not_now(row)
        if row.printed_on is not None:
            _event(work, row, "duplicate", work.today)
            continue
        row.printed_on = work.today
        row.status = "printed" if row.status == "issued" else row.status
        work.session.add(row)
        _event(work, row, "printed", work.today)
    _note(work, rows, {"printed": work.today.isoformat()})
    return done(len(first), Facet.LETTERS)


@command(Right.WRITE_LETTERS, N_("Envoi de lettres"))
def mark_posted(
    work: Work,
    letter_ids: tuple[int, ...],
    day: date,
    sending: str,
    tracking: Mapping[int, str] | None = None,
    scan: ReceivedFile | None = None,
) -> Done[None]:
    """Note on which day and how letters left; ``tracking`` has the number of each registered one.

    ``sending`` is a mode of ``SENDING_TITLES``, or "" for the mode of each letter. ``scan``
    is the post's receipt, kept with each of them. A letter handed over is notified that day.
    """
    rows = _letters(work, letter_ids)
    numbers = {one: normal_number(text) for one, text in (tracking or {}).items()}
    together = [one.letter_ids for one in envelopes(work.reading, letter_ids, True)]
    check_numbers(numbers, together)
    document_id = keep_scan(work, scan) if scan is not None else None
    for row in rows:
        _check_step(row, "posted")
        _check_day(work, day, row.written_on, _("sa date"))
        row.sending = Sending(sending).value if sending else row.sending
        number = numbers.get(row.id or 0, "")
        if row.sending in REGISTERED and not number:
            raise Refusal(
                _("Le numéro de recommandé manque pour {name}.").format(name=row.recipient),
                _("Il est sur le récépissé de la poste."),
                field="tracking",
            )
        row.tracking_number = number
        row.posted_on = day
        row.status = "posted"
        work.session.add(row)
        _event(work, row, "posted", day, _posted_note(row), document_id)
    _notify(work, rows, "posted", day)
    _note(work, rows, {"posted": day.isoformat(), "sending": sending})
    return done(None, Facet.LETTERS)


@command(Right.WRITE_LETTERS, N_("Suivi d'une lettre"))
def record_step(
    work: Work,
    letter_ids: tuple[int, ...],
    step: str,
    day: date,
    note: str = "",
    scan: ReceivedFile | None = None,
) -> Done[None]:
    """Note that letters were ``presented``, ``acknowledged`` or ``returned`` on a day.

    The deadlines of a letter whose presentation was not known yet run from it; ``scan`` is
    what came back on paper.
    """
    if step not in ("presented", "acknowledged", "returned"):
        raise KeyError(step)
    rows = _letters(work, letter_ids)
    document_id = keep_scan(work, scan) if scan is not None else None
    for row in rows:
        _check_step(row, step)
        _check_day(work, day, row.posted_on or row.written_on, _("son envoi"))
        row.status = step
        work.session.add(row)
        _event(work, row, step, day, note.strip(), document_id)
    _notify(work, rows, step, day)
    _note(work, rows, {step: day.isoformat()})
    return done(None, Facet.LETTERS)


@command(Right.WRITE_LETTERS, N_("Reprise de la dernière étape d'une lettre"))
def take_back(work: Work, letter_ids: tuple[int, ...]) -> Done[None]:
    """Go back one step where one was noted by mistake; both stay in the letter's history."""
    rows = _letters(work, letter_ids)
    for row in rows:
        before = _step_before(work, row)
        undone = STATUS_TITLES[row.status]
        if row.status == "posted":
            row.posted_on, row.tracking_number = None, ""
        if row.notified_on is not None and notified_by(row.status, row.sending):
            _forget_notification(row, before)
        if row.status == "printed":
            row.printed_on = None
        row.status = before
        work.session.add(row)
        _event(work, row, "corrected", work.today, _(undone))
    _note(work, rows, {"taken_back": True})
    return done(None, Facet.LETTERS)


def _notify(work: Work, rows: Sequence[Letter], step: str, day: date) -> None:
    """The deadlines of letters that this step notifies run from its day, the first one holds."""
    fresh = [row for row in rows if row.notified_on is None and notified_by(step, row.sending)]
    moved = move_deadlines(work.reading, fresh, day)
    for row in fresh:
        row.notified_on = day
        row.deadlines = kept_text(moved.get(row.id or 0, {}))
        work.session.add(row)


def _forget_notification(row: Letter, before: str) -> None:
    """What is taken back no longer notifies; a step before it may have done so."""
    if not notified_by(before, row.sending):
        row.notified_on, row.deadlines = None, ""


def _step_before(work: Work, row: Letter) -> str:
    """The state that the dates and the history of a letter lead back to."""
    if row.status == "printed":
        return "issued"
    if row.status == "posted":
        return "printed" if row.printed_on else "issued"
    if row.status == "presented":
        return "posted"
    if row.status in ("acknowledged", "returned"):
        return "presented" if _was(work, row, "presented") else "posted"
    raise _not_now(row)


def _was(work: Work, row: Letter, status: str) -> bool:
    """Does the history say so, after the last correction of it?"""
    events = work.session.exec(
        select(LetterEvent.status)
        .where(col(LetterEvent.letter_id) == row.id)
        .order_by(col(LetterEvent.id).desc())
    ).all()
    present = events[: events.index("corrected")] if "corrected" in events else events
    return status in present


def _letters(work: Work, letter_ids: Sequence[int]) -> list[Letter]:
    rows = work.session.exec(
        select(Letter).where(col(Letter.id).in_(letter_ids)).order_by(col(Letter.id))
    ).all()
    if len(rows) != len(set(letter_ids)) or not rows:
        raise Refusal(_("Une de ces lettres n'est plus dans le fichier."))
    return list(rows)


def _check_step(row: Letter, step: str) -> None:
    if row.status not in BEFORE[step]:
        raise _not_now(row)


def _check_day(work: Work, day: date, first: date, what: str) -> None:
    if day > work.today:
        raise Refusal(_("Cette date est à venir."), field="day")
    if day < first:
        raise Refusal(
            _("Cette date précède {what}, le {first}.").format(what=what, first=long_date(first)),
            field="day",
        )


def _not_now(row: Letter) -> Refusal:
    return Refusal(
        _("La lettre {reference} est à l'état « {status} » : ce n'est pas possible.").format(
            reference=reference_of(row.year, row.number), status=_(STATUS_TITLES[row.status])
        )
    )


def _posted_note(row: Letter) -> str:
    return " · ".join(filter(None, (_(SENDING_TITLES[row.sending]), row.tracking_number)))


def _event(
    work: Work,
    row: Letter,
    status: str,
    day: date,
    note: str = "",
    document_id: int | None = None,
) -> None:
    work.session.add(
        LetterEvent(
            letter_id=row.id or 0,
            status=status,
            day=day,
            note=note,
            recorded_by=work.actor.account_id,
            recorded_at=work.now,
            document_id=document_id,
        )
    )


def _note(work: Work, rows: Sequence[Letter], what: Mapping[str, object]) -> None:
    """One line for all: the record where there is but one, their numbers otherwise."""
    numbers = [reference_of(row.year, row.number) for row in rows]
    work.note("letter", rows[0].id if len(rows) == 1 else None, after={"letters": numbers, **what})
