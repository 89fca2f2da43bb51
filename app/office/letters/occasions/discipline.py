"""Documents of discipline: hearing, measures, exclusions, decision on an appeal."""

from collections.abc import Iterator
from typing import Final

from app.i18n import N_
from app.office.letters.occasions.enrolled import Enrolled
from app.office.letters.occasions.exclusions import council_exclusions
from app.office.letters.occasions.matters import numbered
from app.office.letters.occasions.occasion import Document, Lookup, Occasion, Wanted
from app.office.letters.occasions.terms import (
    discipline_effect,
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
        if name == "prise_d_effet":
            return discipline_effect(reading, options.written_on)[0]
        if name == "recours_discipline_jusque":
            return discipline_effect(reading, options.written_on)[1]
        return None

    return provide


DOCUMENTS: Final[tuple[Document, ...]] = (
    Document("hearing_convocation", N_("Convocation à une audition"), "discipline", _matters),
    Document("provisional_removal", N_("Écartement provisoire"), "discipline", _matters),
    Document("temporary_exclusion", N_("Exclusion provisoire"), "discipline", _matters),
    Document(
        "disciplinary_measure",
        N_("Notification d'une mesure disciplinaire"),
        "discipline",
        _matters,
    ),
    Document("unit_exclusion", N_("Exclusion d'unités d'enseignement"), "discipline", _matters),
    Document("council_exclusion", N_("Exclusion temporaire"), "discipline", council_exclusions),
    Document("permanent_exclusion", N_("Exclusion définitive"), "discipline", _matters),
    Document(
        "exclusion_appeal_decision",
        N_("Décision sur recours contre une exclusion"),
        "discipline",
        _matters,
    ),
)
