"""The register of outgoing mail: its lines by year, and one letter with all its steps."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import Select, func
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import _
from app.models import (
    Account,
    Applicant,
    Council,
    Letter,
    LetterEvent,
    Pupil,
    SchoolClass,
)
from app.office.letters.applicants import concerns_applicant
from app.office.letters.former import reference_of
from app.office.letters.statuses import ACKNOWLEDGED, EVENT_TITLES, REGISTERED
from app.office.letters.terms import moved_deadlines, told_deadlines
from app.office.work import Reading, query
from app.reports.wording import letters_of, load_wording
from app.rules.regime import regime

_KEPT: Final = (
    *("id", "year", "number", "written_on", "kind", "regime", "pupil_id", "recipient", "address"),
    *("subject", "sending", "status", "tracking_number", "printed_on", "posted_on"),
    *("batch_id", "council_id", "copy_of_id"),
)


@dataclass(frozen=True)
class LetterLine:
    """A line of the register; ``replaced_by`` is the reference of what took its place."""

    id: int
    reference: str
    year: int
    number: int
    written_on: date
    title: str
    pupil_id: int | None
    pupil: str
    class_name: str
    recipient: str
    address: str
    subject: str
    sending: str
    status: str
    tracking: str
    printed_on: date | None
    posted_on: date | None
    batch_id: int | None
    council_id: int | None
    replaced_by: str = ""
    copy_of: str = ""

    @property
    def to_print(self) -> bool:
        """Is it issued and not printed?"""
        return self.status == "issued"

    @property
    def to_post(self) -> bool:
        """Is it issued, printed or not, and still here?"""
        return self.status in ("issued", "printed")

    @property
    def awaited(self) -> bool:
        """Is something still to come back of it: its presentation, its receipt?"""
        if self.status == "posted":
            return self.sending in REGISTERED | ACKNOWLEDGED
        return self.status == "presented" and self.sending in ACKNOWLEDGED


@dataclass(frozen=True)
class Register:
    """The register of one year, and the years that it has."""

    years: tuple[int, ...]
    year: int
    lines: tuple[LetterLine, ...]


@dataclass(frozen=True)
class LetterStep:
    """One step of a letter's life; ``scan_id`` is what to ask ``receipt`` for, None for none."""

    title: str
    day: date
    note: str
    recorded_by: str
    recorded_at: datetime
    scan_id: int | None = None


@dataclass(frozen=True)
class Term:
    """Until when somebody may act: as the letter says, and as counted from its notification."""

    name: str
    told: date
    day: date

    @property
    def moved(self) -> bool:
        """Does the real day differ from the one in the letter?"""
        return self.day != self.told


@dataclass(frozen=True)
class LetterDetail:
    """One letter: its line, its steps, until when its decision can be contested."""

    line: LetterLine
    steps: tuple[LetterStep, ...]
    terms: tuple[Term, ...] = ()
    notified_on: date | None = None
    has_document: bool = field(default=True)


@query
def outgoing(reading: Reading, year: int | None = None) -> Register:
    """The register of a year, newest first; by default this year's, or the last one's."""
    session = reading.session
    rows = session.exec(select(Letter.year).distinct().order_by(col(Letter.year).desc())).all()
    years = tuple(rows) or (reading.today.year,)
    chosen = year if year in years else None
    chosen = chosen or (reading.today.year if reading.today.year in years else years[0])
    lines = lines_of(session, _lines().where(col(Letter.year) == chosen))
    return Register(years, chosen, lines)


@query
def letters_of_pupil(reading: Reading, pupil_id: int) -> tuple[LetterLine, ...]:
    """All letters about a pupil, newest first."""
    return lines_of(reading.session, _lines().where(col(Letter.pupil_id) == pupil_id))


@query
def letter(reading: Reading, letter_id: int) -> LetterDetail:
    """One letter with its history; Refusal where there is none of that number."""
    session = reading.session
    lines = lines_of(session, _lines().where(col(Letter.id) == letter_id))
    if not lines:
        raise Refusal(_("Cette lettre n'est pas dans le registre."))
    rows = session.exec(
        select(LetterEvent, Account.full_name)
        .join(Account, col(Account.id) == col(LetterEvent.recorded_by), isouter=True)
        .where(col(LetterEvent.letter_id) == letter_id)
        .order_by(col(LetterEvent.id))
    )
    steps = tuple(
        LetterStep(
            title=_(EVENT_TITLES[row.status]),
            day=row.day,
            note=row.note,
            recorded_by=name or "",
            recorded_at=row.recorded_at,
            scan_id=row.id if row.document_id is not None else None,
        )
        for row, name in rows
    )
    row = session.get_one(Letter, letter_id)
    terms = terms_of(row.content, row.deadlines)
    return LetterDetail(lines[0], steps, terms, row.notified_on, row.document_id is not None)


def terms_of(content: str, moved: str) -> tuple[Term, ...]:
    """Until when somebody may act: what the frozen letter says, and what holds now."""
    real = moved_deadlines(moved)
    told = told_deadlines(content)
    return tuple(Term(name, day, real.get(name, day)) for name, day in told.items())


def lines_of(session: Session, wanted: Select[Any]) -> tuple[LetterLine, ...]:
    """The lines that a statement built on ``_lines`` gives."""
    return tuple(_line(row) for row in session.execute(wanted))


def _lines() -> Select[Any]:
    """Everything but the contents and documents, which may weigh much."""
    by, original = aliased(Letter), aliased(Letter)
    wanted: Select[Any] = (
        select_columns(
            *(getattr(Letter, name) for name in _KEPT),
            func.coalesce(Pupil.last_name, Applicant.last_name).label("last_name"),
            func.coalesce(Pupil.first_name, Applicant.first_name).label("first_name"),
            col(SchoolClass.name).label("class_name"),
            col(by.year).label("by_year"),
            col(by.number).label("by_number"),
            col(original.year).label("of_year"),
            col(original.number).label("of_number"),
        )
        .join(Pupil, col(Pupil.id) == col(Letter.pupil_id), isouter=True)
        .join(Applicant, concerns_applicant(), isouter=True)
        .join(Council, col(Council.id) == col(Letter.council_id), isouter=True)
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id), isouter=True)
        .join(by, col(by.id) == col(Letter.replaced_by_id), isouter=True)
        .join(original, col(original.id) == col(Letter.copy_of_id), isouter=True)
        .order_by(col(Letter.year).desc(), col(Letter.number).desc())
    )
    return wanted


def _line(row: Any) -> LetterLine:
    replaced = reference_of(row.by_year, row.by_number) if row.by_number else ""
    return LetterLine(
        id=row.id,
        reference=reference_of(row.year, row.number),
        year=row.year,
        number=row.number,
        written_on=row.written_on,
        title=kind_title(row.regime, row.kind),
        pupil_id=row.pupil_id,
        pupil=f"{row.last_name.upper()} {row.first_name}".strip() if row.last_name else "",
        class_name=row.class_name or "",
        recipient=row.recipient,
        address=", ".join(row.address.splitlines()),
        subject=row.subject,
        sending=row.sending,
        status=row.status,
        tracking=row.tracking_number,
        printed_on=row.printed_on,
        posted_on=row.posted_on,
        batch_id=row.batch_id,
        council_id=row.council_id,
        replaced_by=replaced,
        copy_of=reference_of(row.of_year, row.of_number) if row.of_number else "",
    )


@cache
def kind_title(code: str, kind: str) -> str:
    """What a letter is: the title of its kind in its regime, or that of its wording."""
    listed = next((one.title for one in regime(code).letters if one.code == kind), "")
    if listed or kind not in letters_of(code):
        return listed or kind
    return load_wording(code, kind).title


def ids_of(lines: Iterable[LetterLine]) -> tuple[int, ...]:
    """Their numbers in the file, in the order of the register."""
    return tuple(line.id for line in sorted(lines, key=lambda one: (one.year, one.number)))
