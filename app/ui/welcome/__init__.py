"""The page shown while no school is open: open a file, create one, see the demonstration.

Nothing of the office is imported here at the top: a password field must take a key long
before the database is loaded.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui.start import Start

if TYPE_CHECKING:
    from app.ui.window import MainWindow


def create(window: "MainWindow", start: Start) -> QWidget:
    """Make the page, ready for the file that the program was started with."""
    from app.ui.welcome.page import WelcomePage

    return WelcomePage(window, start)
