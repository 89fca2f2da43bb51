"""The councils of a school year, and the classes that have none yet."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from app.models import (
    Council,
    CouncilPupil,
    Decision,
    Enrolment,
    SchoolClass,
    SchoolYear,
    Sealing,
    Staff,
)
from app.office.councils.kinds import kinds_left
from app.office.councils.sessions import council_title
from app.office.work import Reading, query
from app.rules.regime import regime


@dataclass(frozen=True)
class YearChoice:
    """A school year that may be shown."""

    id: int
    label: str


@dataclass(frozen=True)
class CouncilLine:
    """A council of the list, or, with ``council_id`` None, a class that has none yet.

    ``state`` is ``none``, ``open`` or ``sealed``; ``more`` whether the class may still
    hold a council of another kind.
    """

    class_id: int
    class_name: str
    study_year: int
    regime_title: str
    council_id: int | None = None
    title: str = ""
    held_on: date | None = None
    place: str = ""
    president: str = ""
    state: str = "none"
    pupils: int = 0
    decided: int = 0
    sealed_at: datetime | None = None
    more: bool = True

    @property
    def key(self) -> tuple[int, int]:
        """What identifies the line from one reading to the next."""
        return self.class_id, self.council_id or 0


@dataclass(frozen=True)
class CouncilList:
    """The list of a school year, and the years that there are."""

    years: tuple[YearChoice, ...]
    year_id: int | None
    lines: tuple[CouncilLine, ...]


@dataclass(frozen=True)
class _Counts:
    pupils: Mapping[int, int]
    decided: Mapping[int, int]
    in_class: Mapping[int, int]


@query
def councils(reading: Reading, year_id: int | None = None) -> CouncilList:
    """The councils of a year, by default the one that today falls in, or the nearest before."""
    session = reading.session
    years = session.exec(select(SchoolYear).order_by(col(SchoolYear.first_day).desc())).all()
    choices = tuple(YearChoice(year.id or 0, year.label) for year in years)
    chosen = next((year for year in years if year.id == year_id), None)
    chosen = chosen or next((year for year in years if year.first_day <= reading.today), None)
    chosen = chosen or (years[-1] if years else None)
    if chosen is None:
        return CouncilList(choices, None, ())
    return CouncilList(choices, chosen.id, tuple(_lines(session, chosen.id or 0)))


def _lines(session: Session, year_id: int) -> Iterator[CouncilLine]:
    classes = session.exec(
        select(SchoolClass)
        .where(col(SchoolClass.year_id) == year_id)
        .order_by(col(SchoolClass.position), col(SchoolClass.name))
    ).all()
    held = _held(session, year_id)
    counts = _counts(session, year_id)
    for klass in classes:
        rows = held.get(klass.id or 0, [])
        more = bool(kinds_left(klass, (council.kind for council, *_rest in rows)))
        for council, president, sealing in rows:
            yield _line(klass, council, president, sealing, counts, more)
        if not rows:
            yield CouncilLine(
                class_id=klass.id or 0,
                class_name=klass.name,
                study_year=klass.study_year,
                regime_title=regime(klass.regime).title,
                pupils=counts.in_class.get(klass.id or 0, 0),
                more=more,
            )


Held = tuple[Council, Staff | None, datetime | None]


def _held(session: Session, year_id: int) -> dict[int, list[Held]]:
    rows = session.exec(
        select(Council, Staff, Sealing.sealed_at)
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id))
        .join(Staff, col(Staff.id) == col(Council.president_id), isouter=True)
        .join(Sealing, col(Sealing.council_id) == col(Council.id), isouter=True)
        .where(col(SchoolClass.year_id) == year_id)
        .order_by(col(Council.held_on), col(Council.id))
    )
    held: dict[int, list[Held]] = defaultdict(list)
    for council, president, sealed_at in rows:
        held[council.class_id].append((council, president, sealed_at))
    return held


def _line(
    klass: SchoolClass,
    council: Council,
    president: Staff | None,
    sealed_at: datetime | None,
    counts: _Counts,
    more: bool,
) -> CouncilLine:
    council_id = council.id or 0
    kind = regime(klass.regime).council(council.kind)
    return CouncilLine(
        class_id=klass.id or 0,
        class_name=regime(klass.regime).short if kind.centre else klass.name,
        study_year=klass.study_year,
        regime_title=regime(klass.regime).title,
        council_id=council_id,
        title=council_title(kind, council.number, council.addendum),
        held_on=council.held_on,
        place=council.place,
        president=_listed(president),
        state=council.status,
        pupils=counts.pupils.get(council_id, 0),
        decided=counts.decided.get(council_id, 0),
        sealed_at=sealed_at,
        more=more,
    )


def _listed(staff: Staff | None) -> str:
    """As in a list that is sorted by last name."""
    return f"{staff.last_name} {staff.first_name}".strip() if staff else ""


def _counts(session: Session, year_id: int) -> _Counts:
    pupils = session.exec(
        select(Council.id, func.count(col(Enrolment.id)))
        .join(Enrolment, col(Enrolment.class_id) == col(Council.class_id))
        .where(col(Enrolment.year_id) == year_id, col(Council.listed).is_(False))
        .where(col(Enrolment.start) <= col(Council.held_on))
        .where(or_(col(Enrolment.end).is_(None), col(Enrolment.end) >= col(Council.held_on)))
        .group_by(col(Council.id))
    )
    listed = session.exec(
        select(CouncilPupil.council_id, func.count(col(CouncilPupil.enrolment_id)))
        .join(Enrolment, col(Enrolment.id) == col(CouncilPupil.enrolment_id))
        .where(col(Enrolment.year_id) == year_id)
        .group_by(col(CouncilPupil.council_id))
    )
    decided = session.exec(
        select(Decision.council_id, func.count(col(Decision.id)))
        .join(Enrolment, col(Enrolment.id) == col(Decision.enrolment_id))
        .where(col(Enrolment.year_id) == year_id)
        .group_by(col(Decision.council_id))
    )
    in_class = session.exec(
        select(Enrolment.class_id, func.count(col(Enrolment.id)))
        .where(col(Enrolment.year_id) == year_id, col(Enrolment.end).is_(None))
        .group_by(col(Enrolment.class_id))
    )
    return _Counts(
        {key or 0: number for key, number in (*pupils, *listed)},
        dict(decided.all()),
        dict(in_class.all()),
    )
