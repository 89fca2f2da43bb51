"""How far a batch has come, and the way to stop it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from app.i18n import _
from app.ui import theme


class BatchBar(QWidget):
    """Shown while a batch runs; `stop` is what its button does."""

    def __init__(self) -> None:
        super().__init__()
        self._stop: Callable[[], None] | None = None
        self.bar = QProgressBar()
        self.cancel = QPushButton(_("Arrêter"))
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_M, 0, theme.SPACE_M, theme.SPACE_XS)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.hide()

    def begin(self, title: str, whole: int, stop: Callable[[], None]) -> None:
        """A batch of so many parts begins."""
        self._stop = stop
        self.bar.setAccessibleName(title)
        self.bar.setFormat(f"{title}\u00a0: %v/%m")
        self.bar.setRange(0, max(whole, 1))
        self.bar.setValue(0)
        self.show()

    def progress(self, ended: int, _whole: int = 0) -> None:
        """So many parts are done with."""
        self.bar.setValue(ended)

    def end(self) -> None:
        """It is over."""
        self._stop = None
        self.hide()

    def _cancel(self) -> None:
        if self._stop is not None:
            self._stop()
