import pytest

from app.reports.letter_view import Window, WindowSide
from app.reports.window_address import render_test_page
from tests.reports.reading import bounds, spot, text_of

LEFT = {WindowSide.RIGHT: 89, WindowSide.LEFT: 15}
LINES = [
    ("Madame Léa Lambert", "Rue Haute 1", "5000 Namur"),
    tuple(f"Ligne {number} de l’adresse" for number in range(6)),
    ("Madame Marie-Charlotte " + "VAN DEN BROECK DE " * 5, "Rue Haute 1", "5000 Namur"),
    ("W" * 200, "Rue Haute 1", "5000 Namur"),
    tuple(f"{number} " + "adresse trop longue " * 9 for number in range(6)),
]


@pytest.mark.parametrize("side", list(WindowSide))
@pytest.mark.parametrize("lines", LINES)
def test_an_address_of_any_length_stays_in_the_window(lines, side):
    frame = bounds(render_test_page(lines, Window(side)))
    assert frame.left == pytest.approx(LEFT[side], abs=1)
    assert frame.right <= LEFT[side] + 106.3
    assert 40 <= frame.top <= 43
    assert frame.bottom <= 69.1


@pytest.mark.parametrize("lines", LINES)
def test_no_sign_of_an_address_is_lost(lines):
    said = text_of(render_test_page(lines, Window())).replace(" ", "")
    assert said == "".join(lines).replace(" ", "")


def test_a_usual_address_is_set_large_and_a_long_one_smaller():
    heights = [spot(render_test_page(lines, Window()), "5000 Namur") for lines in LINES[:3:2]]
    usual, long = (each.bottom - each.top for each in heights)
    assert long < usual


def test_empty_lines_leave_no_hole():
    full = render_test_page(("A", "B", "5000 Namur"), Window())
    holed = render_test_page(("A", " ", "B", "", "5000 Namur"), Window())
    assert spot(full, "5000").top == pytest.approx(spot(holed, "5000").top)
