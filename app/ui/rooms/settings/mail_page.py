"""The mail: who signs, who receives copies, how envelopes open, and the page that sets it."""

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.errors import Refusal
from app.i18n import N_, _
from app.office.letters.correspondents import correspondents
from app.office.letters.signatories import (
    HEAD,
    HEAD_FUNCTIONS,
    Signers,
    all_signers,
    function_of,
    set_head_function,
)
from app.office.rights import Right
from app.office.settings import identity as office
from app.reports.letter_view import Window, WindowSide
from app.reports.window_test_page import render_test_page
from app.ui import theme
from app.ui.forms.check_input import CheckInput
from app.ui.forms.inputs import ChoiceInput, DecimalInput
from app.ui.forms.saved_form import SavedForm
from app.ui.preview_pane import PreviewPane
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.settings.correspondent_form import CorrespondentForm
from app.ui.rooms.settings.page import SettingsPage
from app.ui.rooms.settings.scan_row import ScanRow
from app.ui.rooms.settings.signatory_form import SignatoryForm
from app.ui.scrolling import scrolled
from app.ui.workbench import Workbench

if TYPE_CHECKING:
    from app.office.settings.identity import SchoolIdentity

WINDOW: Final = ("window_side", "window_right_mm", "window_down_mm", "siblings_together")
LEAST_TEST: Final = 360
"""How high the test page is where it stands among the fields."""
EXAMPLE: Final = (
    "Madame Sophie LAMBERT",
    "Monsieur Marc DUBOIS",
    "Rue Haute 24 bte 3",
    "5590 Ciney",
)


class MailPage(SettingsPage):
    """Fields at the left, saved as they are left; the test page of the window at the right."""

    title = N_("Courrier")
    icon = "mail"

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__(bench, memory)
        self._pdf = b""
        self.form = SavedForm(self._save)
        self.scan = ScanRow(bench, HEAD)
        self.signatories = SignatoryForm(bench)
        self.correspondents = CorrespondentForm(bench)
        self.preview = PreviewPane(bench)
        self.print = QPushButton(_("Imprimer la page d'essai…"))
        self.print.clicked.connect(self._print)
        self._window_group()
        self._head_group()
        self.form.watch()
        self._scan_row()
        self._lay_out()
        may = bench.can(Right.EDIT_SETTINGS)
        for part in (self.form, self.scan, self.signatories, self.correspondents):
            part.setEnabled(may)

    def refresh(self) -> None:
        """Read all of it again."""
        self.bench.ask(self, office.identity, done=self._show)
        self.bench.ask(self, all_signers, done=self._show_signers)
        self.bench.ask(self, correspondents, done=self.correspondents.show_all)

    def first_focus(self) -> QWidget:
        """The side of the window."""
        return self.form.fields["window_side"].editor

    def commit_edits(self) -> None:
        """Save the field that has the keyboard."""
        self.form.commit()

    def _show(self, school: "SchoolIdentity") -> None:
        self._show_functions(school.head_civility)
        values = {name: _shown(getattr(school, name)) for name in WINDOW}
        self.form.show_record("school", values | {"head_function": self._function()})
        window = Window(
            WindowSide(school.window_side), school.window_right_mm, school.window_down_mm
        )
        self.bench.render(self, partial(render_test_page, window=window), EXAMPLE, self._drawn)

    def _show_signers(self, found: Signers) -> None:
        editor = self.form.fields["head_function"].editor
        if isinstance(editor, ChoiceInput):
            editor.set_value(found.head.function)
        self.scan.show_picture(found.head.scan)
        self.signatories.show_all(found.delegates)

    def _show_functions(self, civility: str) -> None:
        editor = self.form.fields["head_function"].editor
        if isinstance(editor, ChoiceInput):
            editor.set_choices(
                tuple((key, function_of(key, civility).capitalize()) for key in HEAD_FUNCTIONS)
            )

    def _function(self) -> str:
        editor = self.form.fields["head_function"].editor
        return str(editor.value()) if isinstance(editor, ChoiceInput) else ""

    def _drawn(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.print.setEnabled(True)
        self.preview.show_document(pdf, _("Page d'essai"))

    def _save(self, name: str, value: Any) -> None:
        refused = partial(self._refused, name)
        if name == "head_function":
            self.bench.run(self, set_head_function, value, refused=refused)
            return
        checked = int(value or 0) if name.endswith("_mm") else value
        self.bench.run(self, office.edit_identity, name, checked, refused=refused)

    def _refused(self, name: str, refusal: Refusal) -> None:
        if not self.form.refuse_field("school", name, refusal):
            self.bench.messages.refuse(refusal)

    def _print(self) -> None:
        # Imported where it serves: few sessions print.
        from app.ui import printing

        printer = printing.choose_printer(self) if self._pdf else None
        if printer is not None:
            order = printing.PrintOrder([printing.ToPrint(0, self._pdf)], _("Page d'essai"))
            printing.PrintJob(self.bench, printer, order, self).start()

    def _window_group(self) -> None:
        self.form.group(_("Enveloppes"))
        side = ChoiceInput((("right", _("à droite")), ("left", _("à gauche"))))
        self.form.add_side_by_side(
            ("window_side", _("Fenêtre"), side, False),
            ("window_right_mm", _("Vers la droite (mm)"), DecimalInput(), False),
            ("window_down_mm", _("Vers le bas (mm)"), DecimalInput(), False),
        )
        together = CheckInput(_("Une enveloppe par famille : frères et sœurs ensemble"))
        self.form.add("siblings_together", _("Envois groupés"), together)

    def _head_group(self) -> None:
        self.form.group(_("Signature de la direction"))
        functions = tuple((key, key) for key in HEAD_FUNCTIONS)
        self.form.add("head_function", _("Fonction"), ChoiceInput(functions))

    def _scan_row(self) -> None:
        """What is not saved as it is typed."""
        self.form.add(
            "scan",
            _("Signature numérisée"),
            self.scan,
            help_text=_("Elle n'est imprimée que sur les lettres dont le texte le permet."),
        )

    def _lay_out(self) -> None:
        self.print.setEnabled(False)
        left, right = QWidget(), QWidget()
        self._fields, self._test = QVBoxLayout(left), right
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setSpacing(0)
        for part in (self.form, self.signatories, self.correspondents):
            self._fields.addWidget(part)
        self._fields.addStretch(1)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.print)
        shown = QVBoxLayout(right)
        shown.setContentsMargins(theme.SPACE_S, 0, 0, 0)
        shown.setSpacing(theme.SPACE_S)
        shown.addWidget(self.preview, 1)
        shown.addLayout(below)
        split = self._split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(scrolled(left))
        split.addWidget(right)
        split.setSizes([560, 390])
        self.memory.splitter("settings.mail", split)
        self.column.addWidget(split, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows the test page under the fields."""
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(theme.NARROW_ROOM)
        if narrow == (self._split.indexOf(self._test) < 0):
            return
        if narrow:
            self._test.setMinimumHeight(LEAST_TEST)
            self._fields.insertWidget(1, self._test)
        else:
            self._test.setMinimumHeight(0)
            self._split.addWidget(self._test)


def _shown(value: object) -> object:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value
