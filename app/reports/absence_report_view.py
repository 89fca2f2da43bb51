"""What the report on absences is told before it is drawn."""

from dataclasses import dataclass

from app.reports.absence_plots_view import Picture
from app.reports.views import School


@dataclass(frozen=True)
class AbsenceReport:
    """The pictures of a year up to a day, "24 juin 2025" in ``as_of``."""

    school: School
    school_year: str
    as_of: str
    pictures: tuple[Picture, ...]
