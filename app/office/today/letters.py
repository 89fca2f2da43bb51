"""Letters: to issue, to print, to post; receipts awaited; appeals that may still come."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.formats import long_date
from app.i18n import N_, _
from app.models import Letter, LetterBatch, SchoolYear
from app.office.letters.councils import sealed_lines
from app.office.letters.former import reference_of
from app.office.letters.register import terms_of
from app.office.letters.statuses import ACKNOWLEDGED, REGISTERED
from app.office.today.items import Item, urgency_of
from app.office.work import Reading

# Councils of the year before still wait for their letters when a new year has just begun.
LOOKED_BACK: Final = timedelta(days=90)
SENT: Final = ("posted", "presented", "acknowledged", "returned")
APPEALS: Final = {
    "conciliation_jusque": N_("Conciliation interne"),
    "recours_externe_jusque": N_("Recours externe"),
    "recours_interne_jusque": N_("Recours interne"),
    "recours_exclusion_jusque": N_("Recours contre l'exclusion"),
    "recours_college_jusque": N_("Recours au Collège communal"),
    "recours_jusque": N_("Recours"),
}


def letters_to_do(reading: Reading) -> Iterator[Item]:
    """All that concerns letters."""
    yield from _to_issue(reading)
    yield from _to_send(reading)
    yield from _awaited(reading)
    yield from _appeals(reading)


def _to_issue(reading: Reading) -> Iterator[Item]:
    since = _since(reading.session, reading.today)
    for line in sealed_lines(reading, since):
        if line.waiting:
            said = _("{n} lettres à émettre") if line.waiting > 1 else _("Une lettre à émettre")
            yield Item(
                kind="letters",
                text=f"{line.class_name} : {said.format(n=line.waiting).lower()}",
                urgency=urgency_of(line.sealed_on, reading.today),
                record_kind="letters",
                record_id=line.council_id,
                due=line.sealed_on,
                detail=_("{council}, clôturé le {day}").format(
                    council=line.title, day=long_date(line.sealed_on)
                ),
            )


def _since(session: Session, today: date) -> date:
    """From the first day of the year that runs, or some weeks ago."""
    first = session.scalar(
        select(func.min(col(SchoolYear.first_day))).where(
            col(SchoolYear.first_day) <= today, col(SchoolYear.last_day) >= today
        )
    )
    return min(first or today, today - LOOKED_BACK)


def _to_send(reading: Reading) -> Iterator[Item]:
    rows = reading.session.execute(
        select(
            col(Letter.batch_id),
            col(Letter.status),
            col(LetterBatch.title),
            func.count(col(Letter.id)).label("number"),
            func.min(col(Letter.written_on)).label("written_on"),
            func.min(col(Letter.id)).label("first"),
        )
        .join(LetterBatch, col(LetterBatch.id) == col(Letter.batch_id), isouter=True)
        .where(col(Letter.status).in_(("issued", "printed")))
        .group_by(col(Letter.batch_id), col(Letter.status), col(LetterBatch.title))
        .order_by(func.min(col(Letter.written_on)), func.min(col(Letter.id)))
    )
    for row in rows:
        yield _sending_item(row, reading.today)


def _sending_item(row: Any, today: date) -> Item:
    several = {
        "issued": (_("Une lettre à imprimer"), _("{n} lettres à imprimer")),
        "printed": (_("Une lettre à poster"), _("{n} lettres à poster")),
    }[row.status]
    batch = row.batch_id is not None
    return Item(
        kind=f"letters {row.status}",
        text=several[row.number > 1].format(n=row.number),
        urgency=urgency_of(row.written_on, today),
        record_kind="batch" if batch else "letter",
        record_id=row.batch_id if batch else row.first,
        due=row.written_on,
        detail=row.title or "",
    )


def _awaited(reading: Reading) -> Iterator[Item]:
    rows = reading.session.execute(
        select(
            col(Letter.batch_id),
            col(Letter.posted_on),
            func.count(col(Letter.id)).label("number"),
            func.min(col(Letter.id)).label("first"),
            func.min(col(Letter.recipient)).label("recipient"),
        )
        .where(col(Letter.status).in_(("posted", "presented")))
        .where(col(Letter.sending).in_(sorted(REGISTERED | ACKNOWLEDGED)))
        .where(~((col(Letter.status) == "presented") & col(Letter.sending).not_in(ACKNOWLEDGED)))
        .group_by(col(Letter.batch_id), col(Letter.posted_on))
        .order_by(col(Letter.posted_on), func.min(col(Letter.id)))
    )
    for row in rows:
        one = row.number == 1
        days = (reading.today - row.posted_on).days
        yield Item(
            kind="receipts",
            text=_("Retour attendu : {name}").format(name=row.recipient)
            if one
            else _("{n} retours de la poste attendus").format(n=row.number),
            urgency="waiting",
            part=row.posted_on.isoformat(),
            record_kind="letter" if one or row.batch_id is None else "batch",
            record_id=row.first if one or row.batch_id is None else row.batch_id,
            detail=_("envoi du {day}, il y a {n} jours").format(
                day=long_date(row.posted_on), n=days
            )
            if days > 1
            else _("envoi du {day}").format(day=long_date(row.posted_on)),
        )


def _appeals(reading: Reading) -> Iterator[Item]:
    """By kind of appeal and last day: how many pupils' decisions may still be contested."""
    rows = reading.session.execute(
        select(*_APPEAL_COLUMNS)
        .where(col(Letter.status).in_(SENT))
        .where(col(Letter.posted_on) >= reading.today - LOOKED_BACK)
        .where(col(Letter.content).contains('"deadlines": {"', autoescape=True))
        .order_by(col(Letter.year), col(Letter.number))
    )
    found: dict[tuple[date, str], dict[object, Any]] = defaultdict(dict)
    for row in rows:
        for term in terms_of(row.content, row.deadlines):
            if term.day >= reading.today:
                # Applicants are no pupils: their matter tells them apart.
                found[term.day, term.name].setdefault(row.pupil_id or row.about, row)
    for (day, name), pupils in sorted(found.items(), key=lambda entry: entry[0]):
        yield _appeal_item(reading.today, name, day, list(pupils.values()))


_APPEAL_COLUMNS: Final[tuple[Any, ...]] = (
    *(Letter.id, Letter.pupil_id, Letter.year, Letter.number, Letter.recipient, Letter.content),
    *(Letter.deadlines, Letter.about),
)


def _appeal_item(today: date, name: str, day: date, rows: list[Any]) -> Item:
    first, several = rows[0], len(rows) > 1
    said = _("{n} décisions notifiées") if several else _("lettre {reference}, {recipient}")
    return Item(
        kind="appeals",
        text=_("{appeal} possible jusqu'au {day}").format(
            appeal=_(APPEALS[name]), day=long_date(day)
        ),
        urgency="today" if day == today else "week" if (day - today).days <= 7 else "waiting",
        record_kind="letter",
        record_id=first.id,
        due=day,
        part=name,
        detail=" · ".join(
            (
                said.format(
                    n=len(rows),
                    reference=reference_of(first.year, first.number),
                    recipient=first.recipient,
                ),
                _left((day - today).days),
            )
        ),
    )


def _left(days: int) -> str:
    if days == 0:
        return _("dernier jour")
    return _("encore {n} jours").format(n=days) if days > 1 else _("encore un jour")
