"""What the papers of a council are told: the grid, the figures, what may be posted."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.errors import Refusal
from app.office.councils.papers import council_paper, notice_board, summary_grid
from app.office.councils.statistics import council_statistics
from app.reports.council_statistics import render_council_statistics, statistics_sheet
from app.reports.proces_verbal import render_extract
from app.reports.signing_sheet import render_signing_sheet
from app.reports.summary_grid import render_summary_grid, summary_sheet
from app.reports.summary_grid_view import MarkState
from tests.office.councils.conftest import sit
from tests.reports.reading import reader, spot, text_of


@pytest.fixture
def marked(sitting):
    """Marks for two of the four pupils, one decision."""
    sitting.enter("Dubois", "12", "9.5", "14", "8", "15")
    sitting.enter("Lambert", "15", "16", "dispensed", "17", "18")
    sitting.decide("Lambert", "aoa")
    return sitting


def line(view, name):
    return next(one for one in view.lines if one.name.startswith(name.upper()))


def test_the_grid_holds_marks_failures_and_decisions(marked):
    view = marked.ask(summary_grid, marked.id)
    dubois = line(view, "Dubois")
    titles = [course.title for course in view.courses]
    states = dict(zip(titles, (mark.state for mark in dubois.marks), strict=True))
    assert list(states.values()).count(MarkState.FAILED) == dubois.failures == 2
    assert line(view, "Lambert").decision == "AOA"
    assert line(view, "Peeters").average == ""
    assert view.draft


def test_the_sums_of_a_course_are_those_of_its_marks(marked):
    view = marked.ask(summary_grid, marked.id)
    for place, course in enumerate(view.courses):
        cells = [one.marks[place] for one in view.lines]
        with_value = [
            cell for cell in cells if cell.state in (MarkState.SUFFICIENT, MarkState.FAILED)
        ]
        assert course.marked == len(with_value)
        assert course.failed == sum(cell.state is MarkState.FAILED for cell in cells)


def test_the_printed_grid_names_every_pupil_and_mark(marked):
    view = marked.ask(summary_grid, marked.id)
    told = text_of(render_summary_grid(view))
    for one in view.lines:
        assert one.name in told
    assert "9,5" in told
    assert "disp." in told


def test_a_large_class_goes_on_over_the_page(marked):
    view = marked.ask(summary_grid, marked.id)
    many = replace(view, lines=view.lines * 20)
    assert len(reader(render_summary_grid(many)).pages) > 1


def test_the_workbook_has_a_row_a_pupil(marked):
    view = marked.ask(summary_grid, marked.id)
    sheet = summary_sheet(view)
    assert len(sheet.rows) == len(view.lines)
    assert all(len(row) == len(sheet.titles) for row in sheet.rows)


def test_the_figures_of_a_course_are_exact(marked):
    view = marked.ask(council_statistics, marked.id)
    french = next(one for one in view.courses if one.title == "Français")
    assert (french.marked, french.failed) == (2, 0)
    assert (french.lowest, french.average, french.highest) == (
        Decimal("60.0"),
        Decimal("67.5"),
        Decimal("75.0"),
    )
    assert sum(one.count for one in view.averages) == 2
    assert [(one.title, one.now) for one in view.decisions] == [("Attestation d'orientation A", 1)]


def test_the_statistics_are_printed_and_listed(marked):
    view = marked.ask(council_statistics, marked.id)
    told = text_of(render_council_statistics(view))
    assert "Statistiques de délibération" in told
    assert "Attestation d'orientation A" in told
    assert len(statistics_sheet(view).rows) == len(view.courses)


def test_every_member_has_a_line_to_sign(marked):
    view = marked.ask(council_paper, marked.id)
    told = text_of(render_signing_sheet(view))
    assert view.members
    assert all(member.name in told for member in view.members)
    assert "PROJET" not in told


def test_the_extract_of_a_pupil_says_nothing_of_the_others(marked):
    view = marked.ask(council_paper, marked.id)
    told = text_of(render_extract(view, str(marked.enrolment("Lambert"))))
    assert "LAMBERT" in told
    assert not any(name in told for name in ("DUBOIS", "PEETERS", "VAN DAMME"))


def test_a_regime_that_posts_nothing_refuses_the_notice_board(marked):
    with pytest.raises(Refusal, match="n'affiche pas"):
        marked.ask(notice_board, marked.id)


def test_a_long_title_leaves_the_name_of_the_school_alone(marked):
    view = marked.ask(summary_grid, marked.id)
    long = replace(view, group=f"{view.group}, {'approche théorique ' * 12}")
    pdf = render_summary_grid(long)
    told, school = spot(pdf, "Électricité, approche"), spot(pdf, view.school.name)
    assert told.right < school.left
    assert text_of(pdf).count("approche théorique") == 12
    school = replace(view.school, name="Institut technique de la Haute-Meuse et du Condroz " * 3)
    title = spot(render_summary_grid(replace(long, school=school)), "Électricité, approche")
    assert title.bottom - title.top > 1.5  # millimetres: read without a glass


def test_the_grid_speaks_with_the_words_of_the_regime(marked):
    view = marked.ask(summary_grid, marked.id)
    words = replace(view.words, failure="note basse", failures="notes basses")
    told = text_of(render_summary_grid(replace(view, words=words)))
    assert "note basse" in told and "Échecs" not in told


def test_the_minutes_name_the_courses_without_a_mark(marked):
    marked.enter("Lambert", "15", "absent", "dispensed", "17")
    told = {one.name: one.failed_courses for one in marked.ask(council_paper, marked.id).pupils}
    lambert = next(courses for name, courses in told.items() if name.startswith("LAMBERT"))
    assert [course.partition("\u00a0: ")[2] for course in lambert] == ["absence à l'évaluation"]
    assert len(told) == 4 and any("note manquante" in one for one in told.values() for one in one)


def test_a_fraud_is_told_in_every_paper_of_a_unit(school):
    """The minutes, the grid and the figures; the letter repeats the reasons of the minutes."""
    opened = sit(school, "UE1", "studies_first")
    opened.enter("Dubois", "fraud", "60", "70", "80", "90")
    opened.enter("Lambert", "60", "60", "70", "80", "90")
    opened.decide("Dubois", "postponed")
    dubois = next(
        one for one in opened.ask(council_paper, opened.id).pupils if "DUBOIS" in one.name
    )
    assert "Français\u00a0: fraude à l'évaluation" in dubois.failed_courses
    told = " ".join(one.text for one in dubois.constat)
    assert "Fraude, plagiat ou non-citation de sources constaté pour: Français" in told
    grid = opened.ask(summary_grid, opened.id)
    assert line(grid, "Dubois").marks[0].text == "fr."
    assert "fraude à l'évaluation" in text_of(render_summary_grid(grid)).replace("’", "'")
    figures = opened.ask(council_statistics, opened.id)
    french = next(one for one in figures.courses if one.title == "Français")
    assert (french.marked, french.frauds) == (1, 1)
    assert "1 fraude" in text_of(render_council_statistics(figures))
    sheet = statistics_sheet(figures)
    assert (sheet.titles[-1], sheet.rows[0][-1]) == ("Fraudes", 1)
