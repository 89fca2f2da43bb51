"""The panels beside the grid: each is made the first time that it is asked for.

A council opens on the pupil's panel alone: making all of them would take longer than
reading the council.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Final, TypeVar

from PySide6.QtWidgets import QStackedWidget

from app.office.councils.views import CouncilView
from app.ui.remember import Memory
from app.ui.rooms.councils.ballot_panel import BallotPanel
from app.ui.rooms.councils.closing_panel import ClosingPanel
from app.ui.rooms.councils.comparison_panel import ComparisonPanel
from app.ui.rooms.councils.convening_panel import ConveningPanel
from app.ui.rooms.councils.document_panel import DocumentPanel
from app.ui.rooms.councils.marks_file_panel import MarksFilePanel
from app.ui.rooms.councils.members_panel import MembersPanel
from app.ui.rooms.councils.missing_panel import MissingPanel
from app.ui.rooms.councils.panel_parts import Panel
from app.ui.rooms.councils.papers_panel import PapersPanel
from app.ui.rooms.councils.phrases_panel import PhrasesPanel
from app.ui.rooms.councils.reopening_panel import ReopeningPanel
from app.ui.rooms.councils.session_form import SessionPanel
from app.ui.workbench import Workbench

Made = TypeVar("Made", bound=Panel)

_WHOLE: Final = (DocumentPanel, PapersPanel, MarksFilePanel, MissingPanel, ComparisonPanel)
"""These take the grid's place too."""


class SidePanels:
    """Holds the stack that shows one panel at a time.

    Whoever listens to a panel says so with ``when_made``: asking for it would make it.
    """

    def __init__(
        self, view: CouncilView, bench: Workbench, memory: Memory, back: Callable[[], None]
    ) -> None:
        self.stack = QStackedWidget()
        self._view = view
        self._bench = bench
        self._memory = memory
        self._back = back
        self._listeners: dict[type[Panel], list[Callable[[Any], object]]] = {}

    def when_made(self, kind: type[Made], listen: Callable[[Made], object]) -> None:
        """Call ``listen`` with the panel of that kind once it is made."""
        self._listeners.setdefault(kind, []).append(listen)

    def shows(self, kind: type[Panel]) -> bool:
        """Is a panel of that kind shown?"""
        return isinstance(self.stack.currentWidget(), kind)

    @staticmethod
    def takes_all(panel: Panel) -> bool:
        """Does that panel stand in the grid's place too?"""
        return isinstance(panel, _WHOLE)

    @cached_property
    def ballot(self) -> BallotPanel:
        """A vote by name."""
        return self._made(BallotPanel(self._back))

    @cached_property
    def closing(self) -> ClosingPanel:
        """What is missing, and the seal."""
        return self._made(ClosingPanel(self._back))

    @cached_property
    def comparing(self) -> ComparisonPanel:
        """Where the two entries of marks differ."""
        return self._made(ComparisonPanel(self._memory, self._back))

    @cached_property
    def convening(self) -> ConveningPanel:
        """When and how the members are convened."""
        return self._made(ConveningPanel(self._back))

    @cached_property
    def document(self) -> DocumentPanel:
        """The pages of a document."""
        return self._made(DocumentPanel(self._bench, self._back))

    @cached_property
    def marks_file(self) -> MarksFilePanel:
        """The marks of a file, before they are taken."""
        return self._made(MarksFilePanel(self._bench, self._memory, self._back))

    @cached_property
    def members(self) -> MembersPanel:
        """Who sits."""
        return self._made(MembersPanel(self._back))

    @cached_property
    def missing(self) -> MissingPanel:
        """Who owes marks."""
        return self._made(MissingPanel(self._bench, self._memory, self._back))

    @cached_property
    def papers(self) -> PapersPanel:
        """The papers of the council."""
        return self._made(PapersPanel(self._bench, self._back))

    @cached_property
    def phrases(self) -> PhrasesPanel:
        """The school's phrases of motivation."""
        return self._made(PhrasesPanel(self._view.decisions, self._back))

    @cached_property
    def reopening(self) -> ReopeningPanel:
        """What an addendum needs."""
        return self._made(ReopeningPanel(self._back))

    @cached_property
    def session(self) -> SessionPanel:
        """When and where it sits, and under whom."""
        return self._made(SessionPanel(self._back))

    def _made(self, panel: Made) -> Made:
        self.stack.addWidget(panel)
        for listen in self._listeners.get(type(panel), ()):
            listen(panel)
        return panel
