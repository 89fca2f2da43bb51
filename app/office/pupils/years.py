"""The school years of the file and their classes, to choose from."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import _
from app.models import SchoolClass, SchoolYear
from app.rules.regime import regime


@dataclass(frozen=True)
class YearChoice:
    """A school year, to be chosen."""

    id: int
    label: str
    first_day: date
    last_day: date

    def nearest(self, day: date) -> date:
        """The day itself, or the bound of the year nearest to it."""
        return min(max(day, self.first_day), self.last_day)


@dataclass(frozen=True)
class ClassChoice:
    """A class of a school year, to be chosen."""

    id: int
    year_id: int
    name: str
    regime: str
    regime_title: str
    study_year: int
    position: int

    @property
    def rank(self) -> tuple[int, str]:
        """Where it stands among the classes of the school."""
        return (self.position, self.name)


_YEARS: Final = sa_select(
    col(SchoolYear.id), col(SchoolYear.label), col(SchoolYear.first_day), col(SchoolYear.last_day)
).order_by(col(SchoolYear.first_day).desc())


def all_years(session: Session) -> tuple[YearChoice, ...]:
    """Every school year, the newest first."""
    return tuple(YearChoice(*row) for row in session.execute(_YEARS))


def all_classes(session: Session) -> tuple[ClassChoice, ...]:
    """Every class of every year, in the order of the school."""
    rows = session.exec(
        select(SchoolClass).order_by(col(SchoolClass.position), col(SchoolClass.name))
    )
    return tuple(_choice(row) for row in rows)


def year_at(years: tuple[YearChoice, ...], day: date) -> YearChoice | None:
    """The year that a day falls in, or the last begun by then; the first of all before it."""
    begun = (year for year in years if year.first_day <= day)
    return next(begun, years[-1] if years else None)


def class_of(session: Session, class_id: int) -> SchoolClass:
    """The class of that number; Refusal where there is none."""
    row = session.get(SchoolClass, class_id)
    if row is None:
        raise Refusal(_("Cette classe n'existe plus."), _("Choisissez-en une autre."), "class_id")
    return row


def year_of(session: Session, year_id: int) -> SchoolYear:
    """The school year of that number; Refusal where there is none."""
    row = session.get(SchoolYear, year_id)
    if row is None:
        raise Refusal(_("Cette année scolaire n'existe pas dans le fichier."))
    return row


def _choice(row: SchoolClass) -> ClassChoice:
    return ClassChoice(
        id=row.id or 0,
        year_id=row.year_id,
        name=row.name,
        regime=row.regime,
        regime_title=regime(row.regime).title,
        study_year=row.study_year,
        position=row.position,
    )
