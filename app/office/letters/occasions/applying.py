"""Letters to applicants who were never enrolled, beside those about pupils."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Final

from app.models import Applicant
from app.office.letters.applicants import ABOUT, about, applicants_of, envelope
from app.office.letters.occasions.occasion import Lookup, Occasion, Person, Wanted
from app.office.letters.views import Subject
from app.office.work import Reading
from app.reports.compose import FieldValue

NOBODY: Final = 0
"""The number of a person who is no pupil."""
Find = Callable[[Reading, Wanted], Iterator[Occasion]]
Terms = Callable[[Reading], Lookup]


def with_applicants(terms: Terms | None = None) -> Callable[[Find], Find]:
    """Put before what a document finds about pupils the applicants that it is asked for.

    ``terms`` give the fields that a rule counts, as for pupils.
    """

    def add(find: Find) -> Find:
        @wraps(find)
        def found(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
            if any(_asks(one) for one in wanted.subjects):
                lookup = terms(reading) if terms else None
                for row in applicants_of(reading.session, wanted.regime):
                    yield occasion_of(row, wanted, lookup)
            yield from find(reading, wanted)

        return found

    return add


def occasion_of(row: Applicant, wanted: Wanted, lookup: Lookup | None) -> Occasion:
    """An occasion of the document asked for, about an applicant."""
    person = Person(NOBODY, row.last_name, row.first_name, row.civility, row.birth_date)
    values: dict[str, FieldValue] = {
        "eleve": person.plain,
        "naissance": row.birth_date,
        "etudes": row.studies,
        "annee_scolaire": row.year_label,
    }
    return Occasion(
        subject=Subject(wanted.regime, wanted.letter, None, about(row.id or 0)),
        year_label=row.year_label,
        group="",
        detail=row.studies,
        person=person,
        values=values,
        lookup=lookup,
        recipients=(envelope(row),),
    )


def _asks(subject: Subject) -> bool:
    return subject.pupil_id is None and subject.about.startswith(ABOUT)
