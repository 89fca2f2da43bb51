from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports import fonts
from app.reports.boxes import Box, Gap, Look, Together
from app.reports.flow import Area, LayoutError, fill, paginate, stacked
from app.reports.lines import break_lines
from app.reports.prose import Prose
from app.reports.styles import SHEET, Align, Style
from app.reports.views import Run

PLAIN = Style(10, 12)
JUSTIFIED = Style(10, 12, align=Align.JUSTIFIED)
TEXT = "Le conseil de classe a pris connaissance des résultats et délibéré longuement. " * 8


def words(lines):
    return ["".join(text for _, text in line.pieces) for line in lines]


@given(st.text(max_size=200), st.floats(min_value=20, max_value=400), st.booleans())
def test_no_line_is_wider_than_its_column(text, width, justified):
    style = JUSTIFIED if justified else PLAIN
    lines = break_lines((Run(text), Run(text, bold=True)), style, width)
    for line in lines:
        drawn = sum(fonts.width_of(piece, font, style.size) for font, piece in line.pieces)
        assert drawn <= width + 0.01 or all(len(piece) == 1 for _, piece in line.pieces)


@given(st.lists(st.text(alphabet="abcdefé", min_size=1, max_size=12), min_size=1, max_size=60))
def test_no_word_is_lost(texts):
    lines = break_lines((Run(" ".join(texts)),), PLAIN, 120)
    assert "".join(words(lines)).replace(" ", "") == "".join(texts)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_no_break_space_holds(space):
    pair = f"pourquoi{space}?"
    for width in range(45, 200, 3):
        lines = words(break_lines((Run(f"Il demande {pair} Rien"),), PLAIN, float(width)))
        assert any(pair in line for line in lines) or width < fonts.width_of(
            pair, fonts.REGULAR, 10
        )


def test_a_narrow_space_is_drawn_narrow():
    narrow, plain = (fonts.width_of(sign, fonts.REGULAR, 10) for sign in ("\u202f", " "))
    assert 0 < narrow < plain


def test_justified_lines_cut_words_and_plain_ones_do_not():
    cut = [line for line in words(break_lines((Run(TEXT),), JUSTIFIED, 90.0)) if line[-1] == "-"]
    assert cut
    assert not any(line[-1] == "-" for line in words(break_lines((Run(TEXT),), PLAIN, 90.0)))


def test_bold_runs_keep_their_words_together():
    lines = break_lines((Run("avant le "), Run("30", bold=True), Run("juin.")), PLAIN, 500)
    assert lines[0].pieces == (
        (fonts.REGULAR, "avant le"),
        (fonts.BOLD, " 30"),
        (fonts.REGULAR, "juin."),
    )


def test_a_paragraph_leaves_neither_widow_nor_orphan():
    prose = Prose(TEXT, PLAIN)
    total = int(prose.wrap(200)[1] // 12)
    for fitting in range(total + 1):
        parts = prose.split(200, fitting * 12.0)
        heights = [part.wrap(200)[1] / 12 for part in parts]
        assert not parts or (min(heights) >= 2 and sum(heights) == total)


def test_a_heading_goes_with_what_follows():
    heading = Prose("Titre", SHEET.heading)
    column, rest = fill([Gap(50), heading, Prose(TEXT, PLAIN)], 200, 78)
    assert [type(thing).__name__ for _, _, thing in column.items] == ["Gap"]
    assert rest[0] is heading


def test_a_signature_takes_two_lines_along():
    closing = Together([Gap(60)], needs_company=True)
    prose = Prose(TEXT, PLAIN)
    room = prose.wrap(200)[1] + 30
    column, rest = fill([prose, closing], 200, room)
    assert len(column.items) == 1
    assert rest[0].wrap(200)[1] == 24 and rest[1] is closing


def test_a_frame_goes_on_over_the_page():
    box = Box([Prose(TEXT, PLAIN) for _ in range(4)], Look(padding=8))
    parts = box.split(200, 300)
    assert len(parts) == 2
    assert [part.wrap(200)[1] <= 700 for part in parts] == [True, True]
    assert parts[0].wrap(200)[1] <= 300
    inner = sum(len(thing.lines) for part in parts for thing in part.things)
    assert inner == 4 * len(break_lines((Run(TEXT),), PLAIN, 184.0))


def test_what_fits_no_page_is_a_fault_of_the_layout():
    area = Area(0, 0, 100, 50)
    with pytest.raises(LayoutError, match="Gap"):
        paginate([Gap(60)], area, area)


def test_gaps_between_things_are_the_larger_of_both():
    above, below = Prose("a", replace(PLAIN, after=9)), Prose("b", replace(PLAIN, before=4))
    assert stacked([above, below], 100).height == 12 + 9 + 12


def test_unknown_fonts_are_refused():
    with pytest.raises(ValueError, match="unknown font"):
        fonts.font("Helvetica")
