"""The report in pictures, and what the page of registers offers to choose."""

from dataclasses import dataclass

from app.errors import Refusal
from app.formats import long_date
from app.i18n import _
from app.office.absences.pictures import week_pictures
from app.office.absences.year_entries import pupil_years
from app.office.councils.sealing import school_view
from app.office.pupils.years import all_years, year_at
from app.office.work import Reading, query
from app.reports.absence_report_view import AbsenceReport


@dataclass(frozen=True)
class PupilChoice:
    """A pupil of the present year."""

    id: int
    name: str
    class_name: str
    class_rank: tuple[int, str]


@query
def pupil_choices(reading: Reading) -> tuple[PupilChoice, ...]:
    """The pupils of the present year, in the order of classes and names."""
    year = year_at(all_years(reading.session), reading.today)
    found = pupil_years(reading.session, year.id) if year else ()
    return tuple(
        PupilChoice(one.pupil_id, one.name, one.class_name, one.class_rank) for one in found
    )


@query
def absence_report(reading: Reading, class_ids: tuple[int, ...]) -> AbsenceReport:
    """The pictures of the school and of these classes; Refusal before the first year."""
    year = year_at(all_years(reading.session), reading.today)
    if year is None:
        raise Refusal(_("Le fichier n'a pas encore d'année scolaire."))
    return AbsenceReport(
        school=school_view(reading.session),
        school_year=year.label,
        as_of=long_date(reading.today),
        pictures=week_pictures(reading, class_ids),
    )
