"""What the office gives once for its letters: how to ask for the conciliation, which days."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.errors import Refusal
from app.i18n import N_, _
from app.office.letters.complements import Complement, give_complement
from app.ui.forms.form import Form
from app.ui.forms.inputs import DateInput, TextInput
from app.ui.forms.text_area import AreaInput
from app.ui.qt import override
from app.ui.workbench import Workbench

_WIDE: Final = 60
SEVERAL_LINES: Final = {
    "prose": N_("{help}"),
    "list": N_("Un élément par ligne. {help}"),
}
"""The kinds of complement that take several lines, and what is said of them."""


class ComplementsForm(QWidget):
    """One field a complement, with what is usually said proposed; kept together."""

    def __init__(
        self, bench: Workbench, kept: Callable[[], None], left: Callable[[], None]
    ) -> None:
        super().__init__()
        self._bench = bench
        self._kept = kept
        self._left = left
        self._shown: tuple[Complement, ...] = ()
        self._asked = 0
        self.form = Form()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(_at_the_top(self.form))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def show_complements(self, found: tuple[Complement, ...]) -> None:
        """Show these, unless the same are being typed."""
        if found == self._shown:
            return
        self._shown = found
        self.form = Form()
        self.form.group(_("Compléments des lettres"))
        for one in found:
            self._add(one)
        keep, leave = QPushButton(_("Enregistrer")), QPushButton(_("Plus tard"))
        keep.clicked.connect(self._keep)
        leave.clicked.connect(self._left)
        self.form.buttons(keep, leave)
        # The former one goes with it.
        self._area.setWidget(_at_the_top(self.form))

    def enter(self) -> None:
        """Put the keyboard on the first that was not given."""
        missing = [one for one in self._shown if not one.given] or list(self._shown)
        for one in missing[:1]:
            self.form.fields[one.key].editor.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._left()
        else:
            super().keyPressEvent(event)

    def _add(self, one: Complement) -> None:
        help_text = _("Vaut pour {what}.").format(what=one.holds_for)
        title = f"{one.label[:1].upper()}{one.label[1:]}"
        if one.kind == "date":
            day = DateInput()
            day.set_value(date.fromisoformat(one.text) if one.text else None)
            self._add_input(one, title, day, help_text)
            return
        text: TextInput | AreaInput = TextInput(_WIDE)
        if one.kind in SEVERAL_LINES:
            text = AreaInput()
            help_text = _(SEVERAL_LINES[one.kind]).format(help=help_text).strip()
        text.set_value(one.text or one.proposal)
        self._add_input(one, title, text, help_text)

    def _add_input(self, one: Complement, title: str, editor: QWidget, help_text: str) -> None:
        field = self.form.add(
            one.key, title, editor, required=not one.optional, help_text=help_text
        )
        # What a letter asks for is named in a sentence, longer than a narrow pane is wide.
        field.label.setWordWrap(True)

    def _keep(self) -> None:
        """Give what is filled; one that stays empty is asked for again later."""
        changed = [(one, self._typed(one)) for one in self._shown]
        wanted = [(one, text) for one, text in changed if text is not None and text != one.text]
        self._asked = len(wanted)
        if not wanted:
            self._kept()
        for one, text in wanted:
            self._bench.run(
                self, give_complement, one.key, text, done=self._given, refused=self._refused
            )

    def _typed(self, one: Complement) -> str | None:
        """The text as it is stored; None where there is none, or none that can be read."""
        field = self.form.fields[one.key]
        editor = field.editor
        if isinstance(editor, DateInput):
            if not field.check():
                return None
            day = editor.value()
            return day.isoformat() if day else None
        text = editor.value() if isinstance(editor, TextInput | AreaInput) else ""
        return text if text or one.optional else None

    def _given(self, _nothing: object) -> None:
        self._asked -= 1
        if self._asked == 0:
            self._kept()

    def _refused(self, refusal: Refusal) -> None:
        if not self.form.refuse(refusal):
            self._bench.messages.refuse(refusal)


def _at_the_top(form: Form) -> QWidget:
    """The form at its own height, whatever the height of the pane."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(form)
    column.addStretch(1)
    return holder
