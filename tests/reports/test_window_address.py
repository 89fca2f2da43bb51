import pytest

from app.reports.letter_view import Window, WindowSide
from app.reports.page import About, Paper
from app.reports.window_address import draw_address
from app.reports.window_test_page import render_test_page
from tests.reports.reading import bounds, spot, text_of

LEFT = {WindowSide.RIGHT: 89, WindowSide.LEFT: 15}
LINES = [
    ("Madame Léa Lambert", "Rue Haute 1", "5000 Namur"),
    tuple(f"Ligne {number} de l’adresse" for number in range(6)),
    ("Madame Marie-Charlotte " + "VAN DEN BROECK DE " * 5, "Rue Haute 1", "5000 Namur"),
    ("W" * 200, "Rue Haute 1", "5000 Namur"),
    tuple(f"{number} " + "adresse trop longue " * 9 for number in range(6)),
]


def page(lines, window):
    """The address alone on its page."""
    paper = Paper(About("Adresse", "", ""))
    draw_address(paper.canvas, lines, window)
    paper.end_page()
    return paper.bytes()


@pytest.mark.parametrize("side", list(WindowSide))
@pytest.mark.parametrize("lines", LINES)
def test_an_address_of_any_length_stays_in_the_window(lines, side):
    frame = bounds(page(lines, Window(side)))
    assert frame.left == pytest.approx(LEFT[side], abs=1)
    assert frame.right <= LEFT[side] + 106.3
    assert 40 <= frame.top <= 43
    assert frame.bottom <= 69.1


@pytest.mark.parametrize("lines", LINES)
def test_no_sign_of_an_address_is_lost(lines):
    said = text_of(page(lines, Window())).replace(" ", "")
    assert said == "".join(lines).replace(" ", "")


def test_a_usual_address_is_set_large_and_a_long_one_smaller():
    heights = [spot(page(lines, Window()), "5000 Namur") for lines in LINES[:3:2]]
    usual, long = (each.bottom - each.top for each in heights)
    assert long < usual


def test_empty_lines_leave_no_hole():
    full = page(("A", "B", "5000 Namur"), Window())
    holed = page(("A", " ", "B", "", "5000 Namur"), Window())
    assert spot(full, "5000").top == pytest.approx(spot(holed, "5000").top)


def test_the_test_page_shows_frame_and_rulers_where_the_window_is_set():
    pdf = render_test_page(LINES[0], Window(WindowSide.LEFT, -2, 3))
    assert spot(pdf, "Madame Léa").left == pytest.approx(13, abs=0.6)
    assert "–2 mm vers la droite et 3 mm vers le bas" in text_of(pdf)
    # The zero of the upper ruler stands where the address begins
    assert "-10" in text_of(pdf)
