"""Finding pupils, classes and letters by any fragment of what names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import ColumnElement, and_, case, or_
from sqlmodel import Session, col, select

from app.folding import folded
from app.formats import short_date
from app.i18n import _
from app.models import Enrolment, Letter, Pupil, SchoolClass, SchoolYear
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
        *_pupils(session, words),
        *_classes(session, words, today),
        *_letters(session, words),
    )


def _pupils(session: Session, words: list[str]) -> Iterator[FoundRecord]:
    """Those whose name begins so first, then those enrolled now, then by name."""
    begins = col(Pupil.search_key).startswith(words[0])
    rows = session.exec(
        select(Pupil, SchoolClass.name, SchoolYear.label)
        .outerjoin(
            Enrolment, and_(col(Enrolment.pupil_id) == col(Pupil.id), col(Enrolment.end).is_(None))
        )
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .outerjoin(SchoolYear, col(SchoolYear.id) == col(Enrolment.year_id))
        .where(*(_pupil_holds(word) for word in words))
        .order_by(
            case((begins, 0), else_=1),
            case((col(SchoolClass.name).is_(None), 1), else_=0),
            col(Pupil.search_key),
            col(Pupil.id),
            col(SchoolYear.first_day).desc(),
        )
        .limit(MOST_PUPILS * 2)
    )
    seen: set[int] = set()
    for pupil, class_name, year_label in rows:
        if pupil.id not in seen and len(seen) < MOST_PUPILS:
            seen.add(pupil.id or 0)
            yield _pupil(pupil, class_name, year_label)


def _pupil(pupil: Pupil, class_name: str | None, year_label: str | None) -> FoundRecord:
    place = f"{class_name} · {year_label}" if class_name else _("Sans inscription en cours")
    detail = f"n° {pupil.register_number} · {short_date(pupil.birth_date)} · {place}"
    return FoundRecord("pupil", pupil.id or 0, f"{pupil.last_name} {pupil.first_name}", detail)


def _classes(session: Session, words: list[str], today: date) -> Iterator[FoundRecord]:
    """Classes are few: their names are folded here. Those of the year that runs come first."""
    rows = session.exec(
        select(SchoolClass, SchoolYear)
        .join(SchoolYear, col(SchoolYear.id) == col(SchoolClass.year_id))
        .order_by(col(SchoolYear.first_day).desc(), col(SchoolClass.position))
    ).all()
    found = [
        (klass, year)
        for klass, year in rows
        if _all_in(words, _folded(f"{klass.name} {klass.option} {year.label}"))
    ]
    found.sort(key=lambda pair: not pair[1].first_day <= today <= pair[1].last_day)
    for klass, year in found[:MOST_CLASSES]:
        detail = " · ".join(filter(None, (klass.option, year.label)))
        yield FoundRecord("class", klass.id or 0, klass.name, detail)


def _letters(session: Session, words: list[str]) -> Iterator[FoundRecord]:
    """By number, by subject, by the pupil; the newest first."""
    subjects = {text: _folded(text) for text in session.exec(select(Letter.subject).distinct())}
    rows = session.exec(
        select(Letter, Pupil)
        .outerjoin(Pupil, col(Pupil.id) == col(Letter.pupil_id))
        .where(*(_letter_holds(word, subjects) for word in words))
        .order_by(col(Letter.written_on).desc(), col(Letter.number).desc())
        .limit(MOST_LETTERS)
    )
    for letter, pupil in rows:
        about = f"{pupil.last_name} {pupil.first_name}" if pupil else letter.recipient
        detail = f"{about} · {short_date(letter.written_on)}"
        title = f"{letter.year}/{letter.number} {letter.subject}"
        yield FoundRecord("letter", letter.id or 0, title, detail)


def _pupil_holds(word: str) -> ColumnElement[bool]:
    by_name = col(Pupil.search_key).contains(word)
    return or_(by_name, col(Pupil.register_number) == int(word)) if _is_number(word) else by_name


def _letter_holds(word: str, subjects: dict[str, str]) -> ColumnElement[bool]:
    about = [text for text, known in subjects.items() if word in known]
    parts = [col(Pupil.search_key).contains(word), col(Letter.subject).in_(about)]
    if _is_number(word):
        parts += [col(Letter.number) == int(word), col(Letter.year) == int(word)]
    return or_(*parts)


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) < 10


def _all_in(words: list[str], text: str) -> bool:
    return all(word in text for word in words)
