"""A list and what is opened from it: side by side, or one in the place of the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QToolButton, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.icons import icon
from app.ui.qt import override


class BackToList(QToolButton):
    """Stands in the head of what was opened; hidden where the list is in sight too."""

    def __init__(self) -> None:
        super().__init__()
        self.setIcon(icon("previous"))
        self.setToolTip(_("Retour à la liste (Échap)"))
        self.setAccessibleName(_("Retour à la liste"))
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()


class SideBySide(QSplitter):
    """Where there is no room for both, the list alone is shown until something is opened."""

    fitted = Signal()
    """What is in sight was settled again."""

    def __init__(self, listed: QWidget, opened: QWidget, back: BackToList) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._listed, self._opened, self._back = listed, opened, back
        self._is_open, self._some, self._listing = False, True, True
        self.setChildrenCollapsible(False)
        self.addWidget(listed)
        self.addWidget(opened)

    @property
    def narrow(self) -> bool:
        """Is there room for one of the two only?"""
        return self.width() < theme.NARROW_ROOM

    @property
    def shows_opened(self) -> bool:
        """Is what was opened in sight?"""
        return not self._opened.isHidden()

    def open(self, is_open: bool = True) -> None:
        """Say that it is what was opened that is worked on, or the list."""
        self._is_open = is_open
        self._fit()

    def allow(self, some: bool) -> None:
        """Say whether there is anything to open at all."""
        self._some = some
        self._fit()

    def list_some(self, listing: bool) -> None:
        """Say whether there is a list at all: without one, what is opened stands alone."""
        self._listing = listing
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow, is_open = self.narrow, (self._is_open and self._some) or not self._listing
        self._opened.setVisible(self._some and (is_open or not narrow))
        self._listed.setVisible(self._listing and not (is_open and narrow))
        self._back.setVisible(narrow and is_open and self._listing)
        self.fitted.emit()
