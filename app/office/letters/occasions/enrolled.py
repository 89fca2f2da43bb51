"""The enrolments of pupils, as documents tell them: one a school year, the last of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from app.models import Enrolment, Pupil, SchoolClass, SchoolYear
from app.office.letters.fields import FIRST_DEGREE
from app.office.letters.occasions.occasion import Occasion, Person, Wanted
from app.office.letters.views import Subject
from app.reports.compose import FieldValue
from app.reports.typography import ordinal
from app.rules.regime import regime


@dataclass(frozen=True)
class Enrolled:
    """A pupil in a school year: first and last day at school, class, studies, standing.

    ``end`` is None where they are still enrolled; ``start`` is the first day of the year's
    enrolments one after the other.
    """

    person: Person
    birth_place: str
    nationality: str
    register_number: int
    regime: str
    class_id: int
    class_name: str
    study_year: int
    form: str
    option: str
    status: str
    start: date
    end: date | None
    end_reason: str
    year_id: int
    year_label: str
    first_day: date
    last_day: date

    @property
    def about(self) -> str:
        """The matter of a document on this year."""
        return f"year:{self.year_id}"

    @property
    def studies(self) -> str:
        """La 4e année de l'enseignement technique de qualification, option Électricité.

        Where presence is counted by unit, the unit itself, without an article.
        """
        kind = regime(self.regime)
        if kind.unit_presence:
            return self.option or self.class_name
        option = f", option {self.option}" if self.option else ""
        year = ordinal(self.study_year, feminine=True)
        if kind.forms and self.study_year in FIRST_DEGREE:
            return f"la {year} année du premier degré de l'enseignement secondaire"
        titles = {one.code: one.title for one in kind.forms}
        if self.form in titles:
            return f"la {year} année de l'enseignement {titles[self.form].lower()}{option}"
        if kind.forms:
            return f"la {year} année de l'enseignement secondaire{option}"
        return self.option or f"la {year} classe secondaire"

    def left_by(self, day: date) -> bool:
        """Has the pupil left, or the year ended, by a day?"""
        return (self.end or self.last_day) < day

    @property
    def until(self) -> date:
        """The last day of the enrolment."""
        return self.end or self.last_day

    def values(self) -> dict[str, FieldValue]:
        """What any document says of the pupil and of the enrolment."""
        return {
            "eleve": self.person.plain,
            "naissance": self.person.birth_date,
            "lieu_naissance": self.birth_place,
            "nationalite": self.nationality,
            "matricule": str(self.register_number),
            "classe": self.class_name,
            "etudes": self.studies,
            "annee_scolaire": self.year_label,
            "depuis": self.start,
            "jusqu_au": self.until,
            "derniere_classe": self.study_year >= max(regime(self.regime).study_years),
        }

    def occasion(self, wanted: Wanted, *, about: str = "", **more: Any) -> Occasion:
        """An occasion of the document asked for, about this year unless told otherwise."""
        subject = Subject(wanted.regime, wanted.letter, self.person.id, about or self.about)
        detail = more.pop("detail", self.year_label)
        values = {**self.values(), **more.pop("values", {})}
        return Occasion(
            subject, self.year_label, self.class_name, detail, self.person, values, **more
        )


def enrolled(session: Session, wanted: Wanted) -> tuple[Enrolled, ...]:
    """The years of these pupils in the regime asked for, the newest first; one statement."""
    rows = session.execute(
        select(Enrolment, Pupil, SchoolClass, SchoolYear)
        .join(Pupil, col(Pupil.id) == col(Enrolment.pupil_id))
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .join(SchoolYear, col(SchoolYear.id) == col(Enrolment.year_id))
        .where(col(Enrolment.pupil_id).in_(wanted.pupil_ids))
        .where(col(SchoolClass.regime) == wanted.regime)
        .order_by(col(SchoolYear.first_day).desc(), col(Enrolment.start))
    )
    found: dict[tuple[int, int], Enrolled] = {}
    for enrolment, pupil, klass, year in rows:
        key = (pupil.id, year.id)
        first = found[key].start if key in found else enrolment.start
        found[key] = _enrolled(enrolment, pupil, klass, year, first)
    order = {pupil_id: at for at, pupil_id in enumerate(wanted.pupil_ids)}
    return tuple(sorted(found.values(), key=lambda one: order[one.person.id]))


def _enrolled(
    enrolment: Enrolment, pupil: Pupil, klass: SchoolClass, year: SchoolYear, start: date
) -> Enrolled:
    return Enrolled(
        person=person_of(pupil),
        birth_place=pupil.birth_place,
        nationality=pupil.nationality,
        register_number=pupil.register_number,
        regime=klass.regime,
        class_id=klass.id or 0,
        class_name=klass.name,
        study_year=klass.study_year,
        form=klass.form,
        option=klass.option,
        status=enrolment.status,
        start=start,
        end=enrolment.end,
        end_reason=enrolment.end_reason,
        year_id=year.id or 0,
        year_label=year.label,
        first_day=year.first_day,
        last_day=year.last_day,
    )


def latest(found: Collection[Enrolled]) -> dict[int, Enrolled]:
    """The newest year of each pupil."""
    newest: dict[int, Enrolled] = {}
    for one in found:
        newest.setdefault(one.person.id, one)
    return newest


def person_of(pupil: Pupil) -> Person:
    """The pupil of a row."""
    return Person(
        pupil.id or 0, pupil.last_name, pupil.first_name, pupil.civility, pupil.birth_date
    )
