"""Turns the projection on and off, and keeps it on the operator's pupil."""

from PySide6.QtCore import QObject

from app.ui.rooms.councils.council_page import CouncilPage
from app.ui.rooms.councils.projected import projected
from app.ui.rooms.councils.projection import Projection


class Projector(QObject):
    """One for a council; the projection is made the first time it is wanted."""

    def __init__(self, page: CouncilPage) -> None:
        super().__init__(page)
        self.page = page
        self.projection: Projection | None = None
        page.grid.row_changed.connect(lambda _row: self.refresh())
        page.gestures.shown.connect(lambda _row: self.refresh())

    @property
    def on(self) -> bool:
        """Is something projected?"""
        return self.projection is not None and self.projection.isVisible()

    def toggle(self) -> None:
        """Project the pupil under the cursor, or stop."""
        if self.on:
            self.stop()
            return
        if self.projection is None:
            self.projection = Projection(self.page)
            self.projection.stepped.connect(self.page.step)
            self.projection.left.connect(self.page.show_pupil)
        self.projection.show_on_screen()
        self.refresh()

    def stop(self) -> None:
        """Take the projection off the screen."""
        if self.projection is not None:
            self.projection.close()

    def refresh(self) -> None:
        """Show the pupil as they are now."""
        row = self.page.grid.row
        if self.projection is not None and self.on and row >= 0:
            self.projection.show_pupil(projected(self.page.sheet, row))
