"""Matters of which a pupil may have several in a year: a hearing, a temporary exclusion."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sqlmodel import Session, col, select

from app.i18n import _
from app.models import Letter
from app.office.letters.former import HELD
from app.office.letters.occasions.enrolled import Enrolled, enrolled
from app.office.letters.occasions.occasion import Wanted
from app.office.letters.views import Subject
from app.office.pupils.years import all_years, year_at
from app.office.work import Reading


def of_the_year(reading: Reading, wanted: Wanted) -> Iterator[Enrolled]:
    """The newest year of each pupil, and those that a subject names."""
    seen: set[int] = set()
    named = {(one.pupil_id, one.about.partition("#")[0]) for one in wanted.subjects}
    for one in enrolled(reading.session, wanted):
        if one.person.id not in seen or (one.person.id, one.about) in named:
            yield one
        seen.add(one.person.id)


def numbered(reading: Reading, wanted: Wanted) -> Iterator[tuple[Enrolled, str, str]]:
    """Each matter of the year that has a letter, then a new one: its key and what it is called."""
    told = _told(reading.session, wanted)
    for one in of_the_year(reading, wanted):
        former = sorted(told[one.person.id] & {f"{one.about}#{n}" for n in range(1, 100)}, key=_at)
        for about in (*former, f"{one.about}#{_at(former[-1]) + 1 if former else 1}"):
            number = _at(about)
            detail = one.year_label
            if number > 1:
                detail = _("{year}, affaire n° {number}").format(year=detail, number=number)
            yield one, about, detail


def of_the_school(reading: Reading, wanted: Wanted) -> Iterator[tuple[Subject, str, str]]:
    """Each matter of the running year that has a letter, then a new one; none is about a pupil."""
    year = year_at(all_years(reading.session), reading.today)
    if year is None or not any(one.pupil_id is None for one in wanted.subjects):
        return
    rows = reading.session.exec(
        select(Letter.about)
        .where(col(Letter.kind) == wanted.letter, col(Letter.regime) == wanted.regime)
        .where(col(Letter.pupil_id).is_(None), col(Letter.status).in_(HELD))
    )
    told = {_at(about) for about in rows if about.startswith(f"year:{year.id}#")}
    for number in (*sorted(told), max(told, default=0) + 1):
        detail = _("{year}, affaire n° {number}").format(year=year.label, number=number)
        subject = Subject(wanted.regime, wanted.letter, None, f"year:{year.id}#{number}")
        yield subject, year.label, detail


def _at(about: str) -> int:
    return int(about.partition("#")[2])


def _told(session: Session, wanted: Wanted) -> Mapping[int, set[str]]:
    """The matters about which a letter of this document holds, by pupil; one statement."""
    rows = session.execute(
        select(Letter.pupil_id, Letter.about)
        .where(col(Letter.kind) == wanted.letter, col(Letter.regime) == wanted.regime)
        .where(col(Letter.pupil_id).in_(wanted.pupil_ids), col(Letter.status).in_(HELD))
    )
    found: dict[int, set[str]] = defaultdict(set)
    for pupil_id, about in rows:
        found[pupil_id or 0].add(about)
    return found
