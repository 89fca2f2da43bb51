"""A list of a few lines within a page: as high as its lines, and no higher."""

from typing import Any

from app.ui import theme
from app.ui.tables.table_view import TableView

FEWEST, MOST = 1, 5


def keep_fitting(view: TableView[Any]) -> None:
    """Keep room for the bar that scrolls sideways, where a narrow window needs one."""
    bar = view.horizontalScrollBar()
    bar.rangeChanged.connect(lambda *_range: fit(view, view.model().rowCount()))


def fit(view: TableView[Any], lines: int) -> None:
    """Give the list the height of so many lines under its titles, five at most."""
    shown = min(max(lines, FEWEST), MOST)
    titles = view.horizontalHeader().sizeHint().height()
    bar = view.horizontalScrollBar()
    below = bar.sizeHint().height() if bar.maximum() > 0 else 0
    view.setFixedHeight(titles + shown * theme.ROW_HEIGHT + 2 * view.frameWidth() + below)
