"""The list of pupils: those of a school year, or the former ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import Select
from sqlmodel import col, select

from app.folding import folded
from app.formats import short_date
from app.models import Enrolment, Pupil, SchoolClass, SchoolYear
from app.office.pupils.years import (
    ClassChoice,
    YearChoice,
    all_classes,
    all_years,
    year_at,
)
from app.office.work import Reading, query

LEFT: Final = "left"
NEVER: Final = "never"


@dataclass(frozen=True, slots=True)
class PupilRow:
    """One pupil of the list, with the enrolment that places them there.

    ``status`` is the enrolment's, ``left`` once it ended, ``never`` without any.
    ``searched`` is the folded text that a search looks into.
    """

    id: int
    register_number: int
    last_name: str
    first_name: str
    civility: str
    birth_date: date
    class_id: int | None
    class_name: str
    class_rank: tuple[int, str]
    regime: str
    year_label: str
    status: str
    start: date | None
    end: date | None
    searched: str

    @property
    def name(self) -> str:
        """Lambert Éloïse."""
        return f"{self.last_name} {self.first_name}".strip()


@dataclass(frozen=True)
class PupilList:
    """What the list shows, and all that its filters offer."""

    years: tuple[YearChoice, ...]
    classes: tuple[ClassChoice, ...]
    year: YearChoice | None
    former: bool
    rows: tuple[PupilRow, ...]


@query
def has_pupils(reading: Reading) -> bool:
    """Was anybody ever enrolled?"""
    return reading.session.exec(select(Pupil.id).limit(1)).first() is not None


@query
def pupil_list(reading: Reading, year_id: int | None = None, former: bool = False) -> PupilList:
    """The pupils of a year (today's by default), or those who are not in it: the former ones.

    Three statements, however many pupils.
    """
    session = reading.session
    years, classes = all_years(session), all_classes(session)
    chosen = next((year for year in years if year.id == year_id), None)
    chosen = chosen or year_at(years, reading.today)
    wanted = chosen.id if chosen else 0
    statement = _former(wanted) if former else _of_year(wanted)
    found = session.connection().execute(statement)
    rows = _rows(found)
    return PupilList(
        years, classes, chosen, former, tuple(map(_as_former, rows) if former else rows)
    )


def _columns() -> Select[Any]:
    return select(  # type: ignore[call-overload,no-any-return]
        Pupil.id,
        Pupil.register_number,
        Pupil.last_name,
        Pupil.first_name,
        Pupil.civility,
        Pupil.birth_date,
        Pupil.search_key,
        SchoolClass.id,
        SchoolClass.name,
        SchoolClass.position,
        SchoolClass.regime,
        SchoolYear.label,
        Enrolment.status,
        Enrolment.start,
        Enrolment.end,
    )


def _of_year(year_id: int) -> Select[Any]:
    return _ordered(
        _columns()
        .join(Enrolment, col(Enrolment.pupil_id) == col(Pupil.id))
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .join(SchoolYear, col(SchoolYear.id) == col(Enrolment.year_id))
        .where(col(Enrolment.year_id) == year_id)
    )


def _former(year_id: int) -> Select[Any]:
    present = select(Enrolment.pupil_id).where(col(Enrolment.year_id) == year_id)
    return _ordered(
        _columns()
        .outerjoin(Enrolment, col(Enrolment.pupil_id) == col(Pupil.id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .outerjoin(SchoolYear, col(SchoolYear.id) == col(Enrolment.year_id))
        .where(col(Pupil.id).not_in(present))
    )


def _ordered(statement: Select[Any]) -> Select[Any]:
    """By name, then each pupil's enrolments from the oldest to the one that runs."""
    return statement.order_by(
        col(Pupil.search_key),
        col(Pupil.id),
        col(Enrolment.start),
        col(Enrolment.id),
    )


def _rows(found: Iterable[Any]) -> Iterator[PupilRow]:
    """One row a pupil: their last enrolment, an open one before all others."""
    kept: Any = None
    for record in found:
        if kept is not None and kept[0] != record[0]:
            yield _row(kept)
            kept = None
        if kept is None or kept[12] is None or kept[14] is not None:
            kept = record
    if kept is not None:
        yield _row(kept)


def _row(record: Any) -> PupilRow:
    (pupil_id, number, last, first, civility, birth, key, class_id, class_name) = record[:9]
    (position, regime, label, status, start, end) = record[9:]
    return PupilRow(
        id=pupil_id,
        register_number=number,
        last_name=last,
        first_name=first,
        civility=civility,
        birth_date=birth,
        class_id=class_id,
        class_name=class_name or "",
        class_rank=(position or 0, class_name or ""),
        regime=regime or "",
        year_label=label or "",
        status=NEVER if status is None else LEFT if end is not None else status,
        start=start,
        end=end,
        searched=f"{key} {number} {folded(class_name or '')} {folded(short_date(birth))}",
    )


def _as_former(row: PupilRow) -> PupilRow:
    """Whose year is over has left, even where nobody wrote an end."""
    return row if row.status == NEVER else replace(row, status=LEFT)
