"""The papers of the council: chosen, seen as they print, saved, printed."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.errors import Refusal
from app.i18n import _
from app.office.councils.views import CouncilView
from app.reports.council_statistics_view import CouncilStatisticsView
from app.ui import theme
from app.ui.forms.inputs import ChoiceInput
from app.ui.rooms.councils.document_panel import DocumentPanel
from app.ui.rooms.councils.panel_parts import show_text, words
from app.ui.rooms.councils.papers import CouncilPaper, papers_of
from app.ui.rooms.councils.statistics import StatisticsBoard
from app.ui.theme import Token
from app.ui.workbench import Workbench

_UPRIGHT, _LYING = 8.27, 11.69
"""Inches across a sheet of A4; an A3 is shown at the same width."""


class PapersPanel(DocumentPanel):
    """A choice of papers over the page of the one chosen."""

    chosen = Signal(object)
    save_wanted = Signal()
    sheet_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, bench: Workbench, back: Callable[[], None]) -> None:
        super().__init__(bench, back, _("Documents du conseil"))
        self.choice: ChoiceInput[CouncilPaper] = ChoiceInput()
        self.choice.setAccessibleName(_("Document"))
        self.about = words(Token.MUTED)
        self.board = StatisticsBoard()
        self.save = QPushButton(_("Enregistrer en PDF…"))
        self.sheet = QPushButton(_("Classeur…"))
        self.printing = QPushButton(_("Imprimer…"))
        self._lay_out_choice()
        self.choice.picked.connect(self.chosen)
        self.save.clicked.connect(self.save_wanted)
        self.sheet.clicked.connect(self.sheet_wanted)
        self.printing.clicked.connect(self.print_wanted)
        self.show_nothing("")

    @property
    def paper(self) -> CouncilPaper:
        """The paper chosen."""
        return self.choice.value()

    def offer(self, view: CouncilView) -> None:
        """The papers of this council, the first chosen."""
        self.choice.set_choices([(paper, _(paper.title)) for paper in papers_of(view)])

    def show_paper(self, pdf: bytes, about: str) -> None:
        """The paper as it prints; ``about`` names the pupil where it is about one."""
        paper = self.paper
        self.inches_across = _LYING if paper.lying else _UPRIGHT
        show_text(self.about, about)
        self.board.hide()
        self._offer_gestures(ready=True)
        self.sheet.setVisible(paper.sheet is not None)
        self.show_pages(pdf)

    def show_board(self, view: CouncilStatisticsView) -> None:
        """The statistics drawn for the window, in the place of their first page."""
        self.show_nothing("")
        self._offer_gestures(ready=True)
        self.sheet.setVisible(True)
        self.board.show_statistics(view)
        self.board.show()

    def show_nothing(self, why: str) -> None:
        """No page; ``why`` says what is missing or that it is being made."""
        show_text(self.about, why)
        self.board.hide()
        self._offer_gestures(ready=False)
        self.picture.setPixmap(QPixmap())
        self._pdf = b""
        self.pages = 0
        self.where.setText("")
        self.previous.setEnabled(False)
        self.next.setEnabled(False)

    def refuse(self, refusal: Refusal) -> None:
        """Say why there is no such paper yet."""
        self.show_nothing(str(refusal))

    def _offer_gestures(self, *, ready: bool) -> None:
        for button in (self.save, self.sheet, self.printing):
            button.setEnabled(ready)

    def _lay_out_choice(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.choice)
        row.addStretch(1)
        for button in (self.printing, self.sheet, self.save):
            row.addWidget(button)
        self.column.insertLayout(1, row)
        self.column.insertWidget(2, self.about)
        self.column.insertWidget(3, self.board)
