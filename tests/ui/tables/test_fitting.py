"""How the width of a list is shared among its columns."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui.tables.fitting import Need, fitted

needs = st.lists(st.builds(Need, st.integers(20, 200), st.integers(0, 900)), min_size=1, max_size=9)


def test_each_has_what_it_wants_where_there_is_room():
    assert fitted([Need(40, 100), Need(60, 50)], 400) == [100, 60]


def test_the_widest_gives_way_and_the_short_ones_stay_whole():
    assert fitted([Need(40, 90), Need(60, 500), Need(30, 80)], 400) == [90, 230, 80]


def test_two_wide_ones_give_way_to_one_width():
    assert fitted([Need(40, 700), Need(60, 500), Need(30, 80)], 401) == [161, 160, 80]


def test_no_title_is_cut_even_without_room():
    assert fitted([Need(80, 300), Need(90, 300)], 100) == [80, 90]


def test_far_too_many_columns_scroll_instead_of_being_squeezed():
    assert fitted([Need(40, 90)] * 12 + [Need(40, 700)], 600, 100) == [90] * 12 + [200]


@given(needs, st.integers(0, 3000))
def test_the_room_is_used_and_no_more(asked, room):
    widths = fitted(asked, room)
    least = [need.least for need in asked]
    wanted = [max(need.least, need.wanted) for need in asked]
    assert all(low <= width <= high for low, width, high in zip(least, widths, wanted, strict=True))
    assert sum(widths) == min(sum(wanted), max(room, sum(least)))
