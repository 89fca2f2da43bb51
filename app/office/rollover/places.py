"""The classes of the year to come, those to be made too, and which of them follows a class."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from app.models import SchoolClass
from app.office.rollover.years import YearToCome
from app.rules.regime import regime


@dataclass(frozen=True)
class Place:
    """A class of the year to come; one that does not exist yet is made like ``model_id``.

    ``model_id`` is the class of that name in the year before, None where there was none.
    """

    name: str
    regime: str
    study_year: int
    form: str
    option: str
    position: int
    class_id: int | None
    model_id: int | None

    @property
    def exists(self) -> bool:
        """Is it in the file already?"""
        return self.class_id is not None

    @property
    def rank(self) -> tuple[int, str]:
        """Where it stands among the classes of the school."""
        return (self.position, self.name)


@dataclass(frozen=True)
class Classes:
    """The classes of both years; ``left_out`` the titles of the regimes that are not continued."""

    before: dict[int, SchoolClass]
    places: tuple[Place, ...]
    left_out: tuple[str, ...]

    def place(self, name: str) -> Place | None:
        """The class of that name in the year to come."""
        return next((one for one in self.places if one.name == name), None)


def is_continued(regime_code: str) -> bool:
    """Does a pupil go on from year to year there? Units are enrolled in one by one."""
    return regime(regime_code).unit_presence is None


def load_classes(session: Session, year: YearToCome) -> Classes:
    """The classes of the year before and of the year to come; one statement."""
    wanted = [one for one in (year.before.id, year.year_id) if one is not None]
    rows = session.exec(
        select(SchoolClass)
        .where(col(SchoolClass.year_id).in_(wanted))
        .order_by(col(SchoolClass.position), col(SchoolClass.name))
    ).all()
    before = {row.id or 0: row for row in rows if row.year_id == year.before.id}
    there = [row for row in rows if row.year_id == year.year_id]
    left = dict.fromkeys(row.regime for row in before.values() if not is_continued(row.regime))
    return Classes(
        {key: row for key, row in before.items() if is_continued(row.regime)},
        _places(before.values(), there),
        tuple(regime(code).title for code in left),
    )


def _places(before: Iterable[SchoolClass], there: Iterable[SchoolClass]) -> tuple[Place, ...]:
    models = {row.name: row for row in before if is_continued(row.regime)}
    named = {row.name: row for row in there}
    found = [
        _place(row, row.id, models[name].id if name in models else None)
        for name, row in named.items()
        if is_continued(row.regime)
    ]
    found += [_place(row, None, row.id) for name, row in models.items() if name not in named]
    return tuple(sorted(found, key=lambda one: one.rank))


def _place(row: SchoolClass, class_id: int | None, model_id: int | None) -> Place:
    return Place(
        row.name,
        row.regime,
        row.study_year,
        row.form,
        row.option,
        row.position,
        class_id,
        model_id,
    )


def following(here: SchoolClass, study_year: int, places: Sequence[Place]) -> Place | None:
    """The class of that study year that goes on from this one; None where several might.

    Of the same regime and form; of the same option where there is one, else of the same name
    but for the study year: 1CA, 2CA.
    """
    there = of_study_year(here, study_year, places)
    standing = [one for one in there if one.exists] or there
    alike = [one for one in standing if one.option == here.option] or standing
    name = here.name.replace(str(here.study_year), str(study_year), 1)
    found = [one for one in alike if one.name == name] or alike
    return found[0] if len(found) == 1 else None


def of_study_year(here: SchoolClass, study_year: int, places: Sequence[Place]) -> list[Place]:
    """The classes of that study year, in the same regime and form."""
    return [
        one
        for one in places
        if (one.regime, one.study_year, one.form) == (here.regime, study_year, here.form)
    ]
