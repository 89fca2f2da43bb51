"""A list of a few lines within a page: as high as its lines, and no higher."""

from typing import Any

from app.ui import theme
from app.ui.tables.table_view import TableView

FEWEST, MOST = 1, 5


def fit(view: TableView[Any], lines: int) -> None:
    """Give the list the height of so many lines under its titles, five at most."""
    shown = min(max(lines, FEWEST), MOST)
    titles = view.horizontalHeader().sizeHint().height()
    view.setFixedHeight(titles + shown * theme.ROW_HEIGHT + 2 * view.frameWidth())
