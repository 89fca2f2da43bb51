"""Texts that must stand whole in a room: smaller first, then on several lines."""

import pytest
from pypdf import PdfReader

from app.reports.page import About, Paper
from app.reports.pen import Pen, whole, width

LONG = "Van den Broeck van der Linden de la Fontaine d'Argent Jean-Sébastien Marie Christophe"


def test_a_short_text_keeps_its_size():
    found = whole("Lambert Éloïse", 7, (130, 11))
    assert (found.lines, found.size) == (("Lambert Éloïse",), 7)


def test_a_long_text_is_smaller_before_it_takes_two_lines():
    found = whole("Van den Broeck van der Linden Jean-Seb", 7, (120, 11))
    assert len(found.lines) == 1
    assert 5.8 <= found.size < 7


@pytest.mark.parametrize("text", [LONG, LONG * 2, "A" * 60, "A" * 40 + " " + "B" * 40])
@pytest.mark.parametrize("bold", [False, True])
def test_nothing_is_lost_and_all_of_it_fits(text, bold):
    found = whole(text, 7, (120, 11), bold=bold)
    assert " ".join(found.lines) == text
    assert all(width(line, found.size, bold=bold) <= 120.01 for line in found.lines)
    assert len(found.lines) * found.size <= 11


def test_two_lines_stand_where_they_leave_the_letters_larger():
    found = whole(LONG, 7, (120, 11))
    assert len(found.lines) == 2
    assert found.size > 120 / width(LONG, 1)


def test_lines_stand_one_under_the_other_around_their_middle():
    one, two = whole("Court", 7, (120, 11)), whole(LONG, 7, (120, 11))
    (base,) = one.bases(100)
    high, low = two.bases(100)
    assert low < base < high
    assert high - low == pytest.approx(two.size * 1.08)


def test_every_line_is_drawn():
    from io import BytesIO

    paper = Paper(About("Titre", "École", "Essai"))
    Pen(paper.canvas).words(whole(LONG, 7, (120, 11)), 40, 400)
    paper.end_page()
    (page,) = PdfReader(BytesIO(paper.bytes())).pages
    assert " ".join(page.extract_text().split()) == LONG


def test_a_dot_between_two_things_never_begins_a_line():
    found = whole(" · ".join(f"D{at} Attestation {at}" for at in range(9)), 7, (120, 40))
    assert len(found.lines) > 2
    assert not any(line.startswith("·") for line in found.lines)
