"""Pictures of absences on paper: words under what they tell, and years with nothing in them."""

from datetime import date, timedelta

import pytest

from app.reports.absence_plots_view import DayCell, DayMark, Picture, WeekCount, label_places
from app.reports.absence_report import render_absence_report
from app.reports.absence_report_view import AbsenceReport
from app.reports.page import WIDE_EDGES
from app.reports.pupil_year import render_pupil_year
from app.reports.pupil_year_view import PupilYearView
from app.reports.views import School
from tests.reports.reading import MM, spot, text_of

SCHOOL = School("Institut du Test", ("Rue de l'Essai 1", "5000 Namur"))
MONDAY = date(2024, 9, 2)


def report(*weeks):
    rows = tuple(WeekCount(MONDAY + timedelta(weeks=at), *one) for at, one in enumerate(weeks))
    one = Picture("4A", "demi-journées", rows, "En mots.")
    return render_absence_report(AbsenceReport(SCHOOL, "2024-2025", "24 juin 2025", (one,)))


def year(cells):
    return render_pupil_year(
        PupilYearView(
            school=SCHOOL,
            name="Lambert Éloïse",
            school_year="2024-2025",
            as_of="24 juin 2025",
            facts=("4TQA",),
            picture=Picture("Lambert Éloïse", "demi-journées", (), ""),
            cells=tuple(cells),
            months=(),
            lines=(),
            reasons=(),
            spells=(),
        )
    )


@pytest.mark.parametrize(
    ("starts", "widths", "expected"),
    [
        ((0, 100, 250), (50, 50, 50), ((0, 0), (100, 0), (250, 0))),  # each under its part
        ((0, 10, 250), (50, 50, 50), ((0, 0), (60, 0), (250, 0))),  # pushed by its neighbour
        ((0, 100, 290), (50, 50, 50), ((0, 0), (100, 0), (250, 0))),  # kept within the page
        ((0, 280, 290), (50, 50, 50), ((0, 0), (190, 0), (250, 0))),  # makes room for the next
        ((0, 100, 290), (150, 150, 50), ((0, 0), (100, 1), (250, 2))),  # one under the other
        ((0,), (400,), ((0, 0),)),
        ((), (), ()),
    ],
)
def test_words_stand_under_their_part_and_never_on_each_other(starts, widths, expected):
    assert label_places(starts, widths, 300, 10) == expected


def test_the_words_of_a_share_begin_under_its_part():
    pdf = report((60, 30, 10))
    places = [spot(pdf, word) for word in ("60 justifiées", "30 injust", "10 à justifier")]
    whole = WIDE_EDGES.width / MM
    assert places[1].left - places[0].left == pytest.approx(0.6 * whole, abs=0.5)
    assert places[2].right < places[0].left + whole


def test_one_absence_is_told_in_the_singular_and_what_is_not_there_is_not():
    told = text_of(report((1, 0, 0)))
    assert "1 justifiée (100 %)" in told.replace("\u00a0", " ")
    assert "0 injustifiée" not in told


def test_a_report_without_a_week_or_an_absence_is_drawn():
    assert "En mots." in text_of(report())
    assert "En mots." in text_of(report((0, 0, 0)))


def test_a_year_without_a_day_is_drawn():
    assert "Lambert Éloïse" in text_of(year(()))


def test_a_year_of_one_day_is_drawn():
    assert "J" in text_of(year((DayCell(MONDAY, DayMark.JUSTIFIED, 1),)))
