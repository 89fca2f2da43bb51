"""The registers and lists of the page: what each asks for, how it is read and drawn."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from app.i18n import N_
from app.office.absences.day_lists import calls_list, missing_list, phone_list
from app.office.absences.listing import Listing, listing_sheet, listing_view
from app.office.absences.pupil_year import pupil_year_view
from app.office.absences.registers import month_registers
from app.office.absences.report import absence_report
from app.office.absences.statements import statement_draft
from app.office.absences.threshold_lists import semester_list, threshold_list
from app.office.work import Query
from app.reports.absence_report import absence_report_sheet, render_absence_report
from app.reports.attendance_register import render_attendance_registers
from app.reports.attendance_register_view import AttendanceRegister
from app.reports.attendance_statement import render_attendance_statement
from app.reports.list_document import render_list
from app.reports.pupil_year import pupil_year_sheet, render_pupil_year
from app.reports.spreadsheet import Sheet
from app.ui.rooms.absences.register_sheet import register_sheet

MONTH: Final = "month"
STATEMENT: Final = "statement"


@dataclass(frozen=True)
class Choices:
    """What is chosen on the page; each paper takes its part of it."""

    class_ids: tuple[int, ...] = ()
    all_class_ids: tuple[int, ...] = ()
    pupil_id: int = 0
    term: str = ""
    month: date = date.min
    day: date = date.min
    first: date = date.min
    least: int = 9
    semester: int = 1


@dataclass(frozen=True)
class AbsencePaper:
    """One paper. ``needs`` names the inputs that it shows; ``rows`` what the list offers.

    ``ask`` is the query, ``given`` its arguments of the choices; ``draw`` makes the PDF,
    ``sheet`` a workbook of the same. ``title`` is translated when it is shown.
    """

    code: str
    title: str
    ask: Query[..., Any]
    given: Callable[[Choices], tuple[Any, ...]]
    draw: Callable[[Any], bytes]
    sheet: Callable[[Any], Sheet] | None = None
    rows: str = ""
    needs: frozenset[str] = field(default_factory=frozenset)
    lying: bool = False


def draw_listing(listing: Listing) -> bytes:
    """A list as PDF."""
    return render_list(listing_view(listing))


def month_sheet(views: tuple[AttendanceRegister, ...]) -> Sheet:
    """The register of the class shown, as a workbook."""
    return register_sheet(views[0])


PAPERS: Final = (
    AbsencePaper(
        MONTH,
        N_("Registre du mois"),
        month_registers,
        lambda one: (one.class_ids, one.month),
        render_attendance_registers,
        month_sheet,
        rows="classes",
        needs=frozenset({"month"}),
        lying=True,
    ),
    AbsencePaper(
        "pupil",
        N_("Année d'un élève"),
        pupil_year_view,
        lambda one: (one.pupil_id,),
        render_pupil_year,
        pupil_year_sheet,
        rows="pupils",
    ),
    AbsencePaper(
        "day",
        N_("Liste du jour"),
        missing_list,
        lambda one: (one.day,),
        draw_listing,
        listing_sheet,
        needs=frozenset({"day"}),
        lying=True,
    ),
    AbsencePaper(
        "calls",
        N_("Appels du jour"),
        calls_list,
        lambda one: (one.day,),
        draw_listing,
        listing_sheet,
        needs=frozenset({"day"}),
    ),
    AbsencePaper(
        "threshold",
        N_("Liste par seuil"),
        threshold_list,
        lambda one: (one.least,),
        draw_listing,
        listing_sheet,
        needs=frozenset({"least"}),
        lying=True,
    ),
    AbsencePaper(
        "semester",
        N_("Absences d'un semestre"),
        semester_list,
        lambda one: (one.semester, one.all_class_ids),
        draw_listing,
        listing_sheet,
        needs=frozenset({"semester"}),
    ),
    AbsencePaper(
        STATEMENT,
        N_("Attestation d'assiduité"),
        statement_draft,
        lambda one: (one.pupil_id, one.term),
        render_attendance_statement,
        rows="terms",
    ),
    AbsencePaper(
        "phone",
        N_("Journal téléphonique"),
        phone_list,
        lambda one: (one.first, one.day),
        draw_listing,
        listing_sheet,
        needs=frozenset({"first", "day"}),
        lying=True,
    ),
    AbsencePaper(
        "weeks",
        N_("Absences par semaine"),
        absence_report,
        lambda one: (one.class_ids,),
        render_absence_report,
        absence_report_sheet,
        rows="classes",
    ),
)
