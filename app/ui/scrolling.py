"""A page that scrolls where it is taller than the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(content: QWidget, *, read: bool = False) -> QScrollArea:
    """A page taller than the window.

    Fields are walked with Tab, which brings each into view. What is only ``read`` has
    none: the area itself takes the keyboard, for the arrows to move it.
    """
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if read else Qt.FocusPolicy.NoFocus)
    return area
