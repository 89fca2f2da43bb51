"""A search and what narrows it, in a wide place and in a narrow one."""

from PySide6.QtWidgets import QComboBox, QLineEdit

from app.ui.turning_row import RoomyRow


def make(qtbot, width):
    search, years = QLineEdit(), QComboBox()
    years.addItems(["2024-2025", "2023-2024"])
    row = RoomyRow(search, years)
    qtbot.addWidget(row)
    row.resize(width, 90)
    row.show()
    return row, search, years


def test_a_wide_place_has_all_on_one_line(qtbot):
    _row, search, years = make(qtbot, 600)
    assert abs(search.mapTo(search.window(), search.rect().center()).y() - 45) < 3
    assert years.mapTo(years.window(), years.rect().topLeft()).x() > search.width()


def test_a_narrow_place_gives_the_search_the_whole_line(qtbot):
    _row, search, years = make(qtbot, 240)
    qtbot.waitUntil(lambda: search.width() == 240)
    assert years.mapTo(years.window(), years.rect().topLeft()).y() > search.height()
    assert years.width() >= years.minimumSizeHint().width()
