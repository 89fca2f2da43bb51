"""A list with a form beside it: the form scrolls where the window is low."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from app.ui import theme

_CHARACTERS = 42


def lay_beside(page: QWidget, view: QWidget, form: QWidget) -> None:
    """Fill ``page``: the list takes what the form leaves."""
    area = QScrollArea()
    area.setWidget(form)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFixedWidth(page.fontMetrics().averageCharWidth() * _CHARACTERS)
    row = QHBoxLayout(page)
    row.setContentsMargins(0, theme.SPACE_S, 0, 0)
    row.setSpacing(theme.SPACE_M)
    row.addWidget(view, 1)
    row.addWidget(area)
