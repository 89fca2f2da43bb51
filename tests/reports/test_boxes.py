"""Frames that go on over the page, and what is held together in them."""

import pytest

from app.reports.boxes import Beside, Box, Gap, Look, Together
from app.reports.flow import Area, LayoutError, paginate
from app.reports.prose import Prose
from app.reports.styles import HAIRLINE, SHEET

PAGE = Area(0, 0, 400, 500)
FRAME = Look(padding=5, border=HAIRLINE)
SENTENCE = "Une phrase de la motivation qui dit ce que le conseil a constaté. "


def prose(lines, style=SHEET.quote):
    """A paragraph of a number of lines, in the width of the page."""
    return Prose("\n".join(["Une ligne"] * lines), style)


def signature():
    return Together([Gap(90)], needs_company=True)


def lines_of(box):
    return [len(thing.lines) for thing in box.things]


def pages(*things):
    return [[thing for *_, thing in page.items] for page in paginate(things, PAGE, PAGE)]


def test_a_tall_frame_leaves_its_end_to_the_signature():
    (framed,), (rest, signed) = pages(Box([prose(10), prose(20)], FRAME), signature())
    assert lines_of(framed) == [10, 18] and lines_of(rest) == [2]
    assert signed.needs_company
    assert rest.look == framed.look == FRAME


def test_a_short_paragraph_at_the_end_of_a_frame_goes_whole():
    (framed,), (rest, _) = pages(Box([prose(28), prose(3)], FRAME), signature())
    assert lines_of(framed) == [28] and lines_of(rest) == [3]


def test_a_short_frame_goes_whole():
    (_,), (framed, _) = pages(prose(25), Box([prose(7)], FRAME), signature())
    assert lines_of(framed) == [7]


def test_a_title_is_not_left_alone_in_a_frame():
    title = Prose("Décision", SHEET.decision_title)
    first, second = pages(prose(33), Box([title, prose(20)], FRAME))
    assert len(first) == 1
    assert [len(thing.things) for thing in second] == [2]


def test_one_line_is_no_company_for_a_signature():
    first, second = pages(prose(30), prose(1), signature())
    assert [len(thing.lines) for thing in first] == [28]
    assert [len(thing.lines) for thing in second[:-1]] == [2, 1]


def test_columns_go_on_over_the_page():
    label, value = Prose("Études", SHEET.body), prose(60)
    (first,), (second,) = pages(Beside([(0, 80, [label]), (80, 320, [value])]))
    (_, labels), (_, values) = first.set_columns
    assert [len(thing.lines) for *_, thing in labels.items] == [1]
    (_, no_label), (_, others) = second.set_columns
    assert not no_label.items
    assert (
        sum(
            len(thing.lines)
            for _, column in ((0, values), (0, others))
            for *_, thing in column.items
        )
        == 60
    )


def test_what_no_page_holds_together_comes_apart():
    held = Box([Together([prose(60), Gap(40)])], FRAME)
    first, second = pages(held)
    assert lines_of(first[0])[0] + lines_of(Box([second[0].things[0]], FRAME))[0] == 60


def test_a_gap_taller_than_a_page_is_a_fault():
    with pytest.raises(LayoutError):
        pages(prose(2), Gap(600))
