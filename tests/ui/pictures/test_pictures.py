"""Pictures in the window: what is drawn where, in grey too, and in words."""

from datetime import date, timedelta

import pytest
from PySide6.QtGui import QImage

from app.reports.absence_plots_view import DayCell, DayMark, Picture, WeekCount
from app.ui import theme
from app.ui.pictures.board import PictureBoard
from app.ui.pictures.share_bar import ShareBar
from app.ui.pictures.week_bars import WeekBars, month_places, scale_top, told
from app.ui.pictures.year_map import YearMap

MONDAY = date(2024, 9, 2)


def weeks(*numbers):
    return tuple(
        WeekCount(MONDAY + timedelta(weeks=place), *one) for place, one in enumerate(numbers)
    )


def grey(widget):
    image = widget.grab().toImage()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def shades(image, x, top, bottom):
    return {image.pixelColor(x, y).lightness() for y in range(top, bottom)}


@pytest.fixture(params=["light", "dark"])
def themed(request, qapp):
    theme.use(request.param)
    yield request.param
    theme.use("light")


def test_bars_differ_in_grey(qtbot, themed):
    bars = WeekBars()
    qtbot.addWidget(bars)
    bars.resize(400, 170)
    bars.show_picture(Picture("4A", "demi-journées", weeks((20, 0, 0), (0, 20, 0)), "En mots."))
    image = grey(bars)
    middles = [round(bars._side() + (place + 0.5) * bars._step()) for place in (0, 1)]
    plain, hatched = (shades(image, x, 60, 120) for x in middles)
    assert len(plain) == 1
    assert len(hatched) > 1
    assert bars.accessibleDescription() == "En mots."


def test_the_week_under_the_pointer_is_told(qtbot):
    bars = WeekBars()
    qtbot.addWidget(bars)
    bars.resize(400, 170)
    assert bars.week_at(200) is None
    bars.show_picture(Picture("4A", "demi-journées", weeks((1, 2, 3), (4, 5, 6)), ""))
    assert bars.week_at(2) is None
    assert "2 septembre\u00a0: 1 justifiée, 2 injustifiées, 3 à justifier" in told(
        bars.week_at(bars._side() + 1)
    )
    assert [scale_top(most) for most in (0, 4, 5, 83, 111)] == [4, 4, 8, 84, 120]
    assert list(month_places(weeks(*[(1, 0, 0)] * 7))) == [(0, 9), (5, 10)]


def test_a_year_has_a_letter_for_each_absence_and_its_words(qtbot, themed):
    marks = (DayMark.UNJUSTIFIED, DayMark.JUSTIFIED, DayMark.PENDING, DayMark.LATE, DayMark.PRESENT)
    cells = tuple(
        DayCell(MONDAY + timedelta(days=place), mark, 1) for place, mark in enumerate(marks)
    )
    year = YearMap()
    qtbot.addWidget(year)
    year.resize(900, 140)
    year.show_cells(cells)
    grey(year)
    assert year.accessibleDescription() == (
        "Jours\u00a0: absence injustifiée\u00a0: 1, absence justifiée\u00a0: 1, "
        "absence à justifier\u00a0: 1, en retard\u00a0: 1"
    )
    size, left, top = year._size(), year._side(), year._head()
    for row, cell in enumerate(cells):
        assert year.cell_at(left + 2, top + row * size + 2) == cell
    assert year.cell_at(0, 0) is None


def test_shares_are_said_beside_their_filling(qtbot):
    bar = ShareBar()
    qtbot.addWidget(bar)
    bar.resize(600, 50)
    bar.show_picture(Picture("4A", "périodes", weeks((1, 2, 1)), ""))
    grey(bar)
    assert bar.words() == ["1 justifiée (25 %)", "2 injustifiées (50 %)", "1 à justifier (25 %)"]
    assert bar.accessibleDescription() == ", ".join(bar.words())


def test_the_words_of_a_share_stand_under_its_part_or_under_each_other(qtbot):
    bar = ShareBar()
    qtbot.addWidget(bar)
    assert (bar.places(600), bar.heightForWidth(600)) == ((), 0)
    bar.show_picture(Picture("4A", "périodes", weeks((60, 0, 40)), ""))
    first, second = bar.places(901)
    assert first == (0, 0)
    assert second == (pytest.approx(540), 0)  # 60 % of the bar; the empty part says nothing
    assert [line for _x, line in bar.places(160)] == [0, 1]
    assert bar.heightForWidth(160) - bar.heightForWidth(901) == bar.fontMetrics().height()


def test_a_year_without_a_week_has_no_month():
    assert list(month_places(())) == []


def test_a_board_shows_each_picture_under_its_title(qtbot):
    board = PictureBoard()
    qtbot.addWidget(board)
    one = Picture("4A", "périodes", weeks((1, 0, 0)), "Un.")
    board.show_pictures((one, one))
    assert [bars.picture for bars in board.bars] == [one, one]
