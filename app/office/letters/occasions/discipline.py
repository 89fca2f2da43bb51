"""Documents of discipline: hearing, removal, temporary and permanent exclusion."""

from collections.abc import Iterator
from typing import Final

from app.i18n import N_
from app.office.letters.occasions.enrolled import Enrolled
from app.office.letters.occasions.matters import numbered
from app.office.letters.occasions.occasion import Document, Lookup, Occasion, Wanted
from app.office.letters.occasions.terms import (
    earliest_discipline_council,
    earliest_hearing,
    exclusion_appeal_until,
    promsoc_exclusion_appeal_until,
)
from app.office.letters.views import IssueOptions
from app.office.work import Reading
from app.reports.compose import FieldValue


def _matters(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """Each matter of the year; facts, reasons and days are the office's to give."""
    for one, about, detail in numbered(reading, wanted):
        yield one.occasion(wanted, about=about, detail=detail, lookup=_terms(reading, one))


def _terms(reading: Reading, one: Enrolled) -> Lookup:
    def provide(name: str, options: IssueOptions) -> FieldValue | None:
        if name == "audition_au_plus_tot":
            return earliest_hearing(reading, one, options.communicated_on)
        if name == "seance_au_plus_tot":
            return earliest_discipline_council(reading, options.written_on)
        if name == "recours_exclusion_jusque":
            return exclusion_appeal_until(reading, one, options.communicated_on)
        if name == "recours_college_jusque":
            return promsoc_exclusion_appeal_until(reading, one, options.communicated_on)
        return None

    return provide


DOCUMENTS: Final[tuple[Document, ...]] = (
    Document("hearing_convocation", N_("Convocation à une audition"), "discipline", _matters),
    Document("provisional_removal", N_("Écartement provisoire"), "discipline", _matters),
    Document("temporary_exclusion", N_("Exclusion provisoire"), "discipline", _matters),
    Document("permanent_exclusion", N_("Exclusion définitive"), "discipline", _matters),
)
