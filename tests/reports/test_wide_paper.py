"""Papers as wide as their tables: head once, foot on every page."""

import pypdfium2 as pdfium

from app.reports.prose import Prose
from app.reports.styles import SHEET
from app.reports.views import School
from app.reports.wide_paper import render_wide_paper

SCHOOL = School("Institut Sainte-Aldegonde", ("Rue des Écoles 1", "7000 Mons"))


def pages():
    story = [Prose(f"Ligne {number}", SHEET.cell) for number in range(120)]
    document = pdfium.PdfDocument(render_wide_paper(SCHOOL, "Absences, 2024-2025", "Essai", story))
    return [document[place].get_textpage().get_text_range() for place in range(len(document))]


def test_the_letterhead_stands_on_the_first_page_and_the_foot_on_all():
    found = pages()
    assert len(found) > 1
    assert ["7000 Mons" in text for text in found] == [True] + [False] * (len(found) - 1)
    assert all("Institut Sainte-Aldegonde · Absences, 2024-2025" in text for text in found)


def test_no_line_is_lost_between_pages():
    told = "\n".join(pages()).split("\n")
    lines = [line.strip() for line in told if line.startswith("Ligne")]
    assert lines == [f"Ligne {number}" for number in range(120)]
