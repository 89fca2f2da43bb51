"""Several pictures one under the other, each with its heading and its words."""

from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.reports.absence_plots_view import Picture
from app.ui import theme
from app.ui.pictures.share_bar import ShareBar
from app.ui.pictures.week_bars import WeekBars
from app.ui.theme import Token


class PictureBoard(QScrollArea):
    """Absences by week: the school, then what was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.bars: list[WeekBars] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_pictures(self, pictures: tuple[Picture, ...]) -> None:
        """Show these."""
        self.bars = []
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, theme.SPACE_S)
        column.setSpacing(theme.SPACE_XS)
        for one in pictures:
            self._add(column, one)
        column.addStretch(1)
        self.setWidget(inner)

    def _add(self, column: QVBoxLayout, one: Picture) -> None:
        title = QLabel(f"{one.title} ({one.unit})")
        title.setFont(theme.heading_font(2))
        bars, share, words = WeekBars(), ShareBar(), QLabel(one.told)
        bars.show_picture(one)
        share.show_picture(one)
        words.setWordWrap(True)
        theme.paint_text(words, Token.MUTED)
        for part in (title, bars, share, words):
            column.addWidget(part)
        column.addSpacing(theme.SPACE_M)
        self.bars.append(bars)
