"""Finding pupils, classes and letters by any fragment of what names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

from sqlalchemy import ColumnElement, case, or_
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from app.folding import folded
from app.formats import short_date
from app.i18n import _
from app.models import Applicant, Enrolment, Letter, Pupil, SchoolClass, SchoolYear
from app.office.letters.applicants import concerns_applicant
from app.office.work import Reading, query

# The names of classes and the subjects of letters are few, and come back at each keystroke.
_folded = lru_cache(maxsize=4096)(folded)

MOST_PUPILS = 12
MOST_CLASSES = 6
MOST_LETTERS = 6


@dataclass(frozen=True)
class FoundRecord:
    """One record found; ``kind`` is "pupil", "class" or "letter"."""

    kind: str
    id: int
    title: str
    detail: str


@query
def find_records(reading: Reading, typed: str) -> tuple[FoundRecord, ...]:
    """Records that hold every word typed, accents aside: pupils, then classes, then letters.

    A fixed number of statements, each of which reads no more than it shows.
    """
    words = folded(typed).split()
    if not words:
        return ()
    session, today = reading.session, reading.today
    return (
        *_pupils(session, words, today),
        *_classes(session, words, today),
        *_letters(session, words),
    )


def _pupils(session: Session, words: list[str], today: date) -> Iterator[FoundRecord]:
    """Those whose name begins so first, then those of the year that runs, then by name."""
    running = (
        select(SchoolYear.id)
        .where(col(SchoolYear.first_day) <= today)
        .order_by(col(SchoolYear.first_day).desc())
        .limit(1)
        .scalar_subquery()
    )
    present = select(Enrolment.pupil_id).where(col(Enrolment.year_id) == running)
    found = session.exec(
        select(Pupil)
        .where(*(_pupil_holds(word) for word in words))
        .order_by(
            case((col(Pupil.search_key).startswith(words[0]), 0), else_=1),
            case((col(Pupil.id).in_(present), 0), else_=1),
            col(Pupil.search_key),
        )
        .limit(MOST_PUPILS)
    ).all()
    places = _places(session, [pupil.id or 0 for pupil in found], today)
    for pupil in found:
        yield _pupil(pupil, places.get(pupil.id or 0))


def _places(session: Session, pupil_ids: list[int], today: date) -> dict[int, str]:
    """Where these pupils are, or were last: "4TQA · 2024-2025"; else where they will be."""
    rows = session.exec(
        select(Enrolment.pupil_id, SchoolClass.name, SchoolYear.label)
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .join(SchoolYear, col(SchoolYear.id) == col(Enrolment.year_id))
        .where(col(Enrolment.pupil_id).in_(pupil_ids))
        .order_by(col(Enrolment.start) <= today, col(Enrolment.start), col(Enrolment.id))
    )
    return {pupil_id: f"{name} · {label}" for pupil_id, name, label in rows}


def _pupil(pupil: Pupil, place: str | None) -> FoundRecord:
    where = place or _("Jamais inscrit")
    detail = f"n° {pupil.register_number} · {short_date(pupil.birth_date)} · {where}"
    return FoundRecord("pupil", pupil.id or 0, f"{pupil.last_name} {pupil.first_name}", detail)


def _classes(session: Session, words: list[str], today: date) -> Iterator[FoundRecord]:
    """Classes are few: their names are folded here. The newest begun year comes first."""
    rows = session.connection().execute(
        sql_select(
            col(SchoolClass.id),
            col(SchoolClass.name),
            col(SchoolClass.option),
            col(SchoolYear.label),
        )
        .join(SchoolYear, col(SchoolYear.id) == col(SchoolClass.year_id))
        .order_by(
            case((col(SchoolYear.first_day) <= today, 0), else_=1),
            col(SchoolYear.first_day).desc(),
            col(SchoolClass.position),
        )
    )
    found = (row for row in rows if _all_in(words, _folded(" ".join(row[1:]))))
    for class_id, name, option, label in islice(found, MOST_CLASSES):
        detail = " · ".join(filter(None, (option, label)))
        yield FoundRecord("class", class_id or 0, name, detail)


def _letters(session: Session, words: list[str]) -> Iterator[FoundRecord]:
    """By number, by subject, by the pupil or the applicant; the newest first."""
    subjects = {text: _folded(text) for text in session.exec(select(Letter.subject).distinct())}
    rows = session.exec(
        select(Letter, Pupil, Applicant)
        .outerjoin(Pupil, col(Pupil.id) == col(Letter.pupil_id))
        .outerjoin(Applicant, concerns_applicant())
        .where(*(_letter_holds(word, subjects) for word in words))
        .order_by(col(Letter.written_on).desc(), col(Letter.number).desc())
        .limit(MOST_LETTERS)
    )
    for letter, pupil, applicant in rows:
        person = pupil or applicant
        about = f"{person.last_name} {person.first_name}" if person else letter.recipient
        detail = f"{about} · {short_date(letter.written_on)}"
        title = f"{letter.year}/{letter.number} {letter.subject}"
        yield FoundRecord("letter", letter.id or 0, title, detail)


def _pupil_holds(word: str) -> ColumnElement[bool]:
    by_name = col(Pupil.search_key).contains(word)
    return or_(by_name, col(Pupil.register_number) == int(word)) if _is_number(word) else by_name


def _letter_holds(word: str, subjects: dict[str, str]) -> ColumnElement[bool]:
    about = [text for text, known in subjects.items() if word in known]
    parts = [
        col(Pupil.search_key).contains(word),
        col(Applicant.search_key).contains(word),
        col(Letter.subject).in_(about),
    ]
    if _is_number(word):
        parts += [col(Letter.number) == int(word), col(Letter.year) == int(word)]
    return or_(*parts)


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) < 10


def _all_in(words: list[str], text: str) -> bool:
    return all(word in text for word in words)
