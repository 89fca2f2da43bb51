"""Official documents as archives (PDF/A-2u), by a structural checker of our own."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from app.reports.letter import render_letter
from app.reports.letter_view import Window
from app.reports.proces_verbal import render_proces_verbal
from app.reports.window_test_page import render_test_page
from tests.reports.archive_checker import faults
from tests.reports.samples import SCHOOL, council, letter


def picture(mode, kind):
    target = BytesIO()
    Image.new(mode, (40, 20), 120).save(target, kind)
    return target.getvalue()


LETTERS = {
    "two pages": letter(),
    "other signs": letter(fields={"eleve": "Yağmur Şahin – Żółć «\u202f»"}, about="Ω < & > \" '"),
    "logo with transparency": letter(school=replace(SCHOOL, logo=picture("RGBA", "PNG"))),
    "logo in grey": letter(school=replace(SCHOOL, logo=picture("L", "JPEG"))),
    "draft": letter(draft=True),
}


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_an_archive(name):
    assert faults(render_letter(LETTERS[name])) == []


def test_a_proces_verbal_and_a_test_page_are_archives():
    assert faults(render_proces_verbal(council(3))) == []
    assert faults(render_test_page(("Madame X", "Rue Haute 1", "5000 Namur"), Window())) == []


def test_the_checker_sees_what_is_missing():
    pdf = render_letter(letter())
    assert faults(pdf.replace(b"<pdfaid:part>2<", b"<pdfaid:part>9<")) == ["6.6.4 identification"]
    assert faults(pdf.replace(b"\nendstream", b" endstream", 1))[0].startswith("6.1.7.1")
    assert faults(pdf.replace(b"/GTS_PDFA1", b"/GTS_PDFX1")) == ["6.2.3 output intent"]
