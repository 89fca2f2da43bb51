"""The acts on a list, in a row under it."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from app.ui import theme
from app.ui.flow_layout import FlowLayout
from app.ui.icons import icon


class ButtonRow(QWidget):
    """Buttons named by what they do, on as many lines as they need; some are an icon alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self._row = FlowLayout(self, across=theme.SPACE_S, between=theme.SPACE_S)

    def add(
        self,
        name: str,
        title: str,
        picture: str,
        handler: Callable[[], None],
        *,
        bare: bool = False,
    ) -> QPushButton:
        """Add a button; a ``bare`` one shows its icon alone."""
        button = QPushButton("" if bare else title)
        button.setIcon(icon(picture))
        button.setAccessibleName(title.removesuffix("…"))
        button.setAutoDefault(True)
        if bare:
            button.setToolTip(title)
        button.clicked.connect(lambda _checked=False: handler())
        self.buttons[name] = button
        self._row.addWidget(button)
        return button

    def enable(self, enabled: bool, *names: str) -> None:
        """Let these be used, or not."""
        for name in names:
            self.buttons[name].setEnabled(enabled)

    def offer(self, offered: bool, *names: str) -> None:
        """Show these, or not."""
        for name in names:
            self.buttons[name].setVisible(offered)

    def first(self) -> QPushButton:
        """The first one that is there."""
        return next(one for one in self.buttons.values() if not one.isHidden())
