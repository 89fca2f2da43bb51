"""The forms that note what becomes of letters: their posting, then what comes back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import Refusal
from app.i18n import _
from app.office.letters.envelopes import Envelope, envelopes
from app.office.letters.lives import mark_posted, record_step
from app.office.letters.register import LetterLine, ids_of
from app.office.letters.statuses import EVENT_TITLES, REGISTERED, SENDING_TITLES
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DateInput, TextInput
from app.ui.qt import override
from app.ui.rooms.mail.tracking_inputs import Group, TrackingInputs
from app.ui.rooms.mail.words import letters_counted
from app.ui.scan_input import ScanInput
from app.ui.workbench import Workbench

EACH_ITS_OWN = ""


class LifePanel(QWidget):
    """A form about the letters chosen; ``left`` is called when it is done or given up."""

    def __init__(self, bench: Workbench, left: Callable[[], None]) -> None:
        super().__init__()
        self._bench = bench
        self._left = left
        self.lines: tuple[LetterLine, ...] = ()
        self.form = Form()
        self.heading = self.form.group("")
        self.heading.setWordWrap(True)
        area = QScrollArea()
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def first_focus(self) -> QWidget:
        """The first field."""
        return next(iter(self.form.fields.values())).editor

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._left()
        else:
            super().keyPressEvent(event)

    def _end(self, act: str, do: Callable[[], None]) -> None:
        """The last line of the form: the gesture, and the way out."""
        main, others = QPushButton(act), QPushButton(_("Renoncer"))
        main.clicked.connect(lambda: do() if self.form.check() else None)
        others.clicked.connect(self._left)
        self.form.buttons(main, others)

    def _done(self, _value: object) -> None:
        self._left()

    def _refused(self, refusal: Refusal) -> None:
        if not self.form.refuse(refusal):
            self._bench.messages.refuse(refusal)


class PostingPanel(LifePanel):
    """On which day and how letters left, with the numbers of registered ones."""

    def __init__(self, bench: Workbench, left: Callable[[], None]) -> None:
        super().__init__(bench, left)
        self._groups: tuple[Group, ...] = ()
        self.day = DateInput()
        self.sending: ChoiceInput[str] = ChoiceInput()
        self.tracking = TrackingInputs()
        self.form.add("day", _("Postées le"), self.day, required=True)
        self.form.add("sending", _("Mode d'envoi"), self.sending)
        _narrow(self.sending)
        self.form.add(
            "tracking",
            _("Numéros de recommandé"),
            self.tracking,
            help_text=_("Entrée passe au suivant : un lecteur de codes-barres les remplit."),
        )
        self.scan = ScanInput(bench)
        self.form.add("scan", _("Récépissé de la poste"), self.scan)
        self.sending.picked.connect(lambda _mode: self._show_tracking())
        self.tracking.pasted.connect(self._say_pasted)
        self._end(_("Marquer postées"), self._post)

    def begin(self, lines: Sequence[LetterLine]) -> None:
        """Ask about these letters."""
        self.lines = tuple(lines)
        self._groups = tuple((line,) for line in lines)
        self.scan.set_value(None)
        self.heading.setText(_("Envoi : {n}").format(n=letters_counted(len(lines))))
        self.form.accept()
        self.day.set_value(self._bench.today())
        modes = tuple((key, _(title)) for key, title in SENDING_TITLES.items())
        several = ((EACH_ITS_OWN, _("Celui de chaque lettre")),)
        self.sending.set_choices((*several, *modes))
        self.sending.set_value(EACH_ITS_OWN)
        self._show_tracking()
        self._bench.ask(self, envelopes, ids_of(self.lines), done=self._group)
        self.day.setFocus()
        self.day.selectAll()

    def _group(self, found: tuple[Envelope, ...]) -> None:
        """Letters that leave in one envelope have one number."""
        lines = {line.id: line for line in self.lines}
        groups = tuple(
            tuple(lines[one] for one in envelope.letter_ids if one in lines) for envelope in found
        )
        if any(len(group) > 1 for group in groups):
            self._groups = tuple(filter(None, groups))
            self._show_tracking()

    def _say_pasted(self, given: int, wanted: int) -> None:
        if given != wanted:
            self.form.fields["tracking"].refuse(
                _("{given} numéros sont collés pour {wanted} envois.").format(
                    given=given, wanted=wanted
                )
            )
        else:
            self.form.fields["tracking"].accept()

    def _show_tracking(self) -> None:
        mode = self.sending.value()
        registered = [group for group in self._groups if (mode or group[0].sending) in REGISTERED]
        self.tracking.ask_for(registered)
        self.form.fields["tracking"].show(bool(registered))

    def _post(self) -> None:
        self._bench.run(
            self,
            mark_posted,
            ids_of(self.lines),
            self.day.value(),
            self.sending.value(),
            self.tracking.numbers(),
            self.scan.value(),
            done=self._done,
            refused=self._refused,
        )


class TrackingPanel(LifePanel):
    """What came back of letters: presented, received, returned, and when."""

    def __init__(self, bench: Workbench, left: Callable[[], None]) -> None:
        super().__init__(bench, left)
        self.step: ChoiceInput[str] = ChoiceInput()
        self.day = DateInput()
        self.remark = TextInput(50)
        self.form.add("step", _("Ce qui est arrivé"), self.step)
        _narrow(self.step)
        self.form.add("day", _("Le"), self.day, required=True)
        self.form.add("note", _("Remarque"), self.remark)
        self.scan = ScanInput(bench)
        self.form.add(
            "scan",
            _("Récépissé ou accusé numérisé"),
            self.scan,
            help_text=_("Un PDF ou une image : il reste avec la lettre."),
        )
        self._end(_("Noter le suivi"), self._record)

    def begin(self, lines: Sequence[LetterLine]) -> None:
        """Ask about these letters; what comes next for them is proposed."""
        self.lines = tuple(lines)
        self.heading.setText(_("Suivi : {n}").format(n=letters_counted(len(lines))))
        self.form.accept()
        presented = any(line.status == "presented" for line in lines)
        steps = (
            ("acknowledged", "returned")
            if presented
            else (
                "presented",
                "acknowledged",
                "returned",
            )
        )
        self.step.set_choices(tuple((step, _(EVENT_TITLES[step])) for step in steps))
        self.step.setCurrentIndex(0)
        self.day.set_value(self._bench.today())
        self.remark.clear()
        self.scan.set_value(None)
        self.step.setFocus()

    def _record(self) -> None:
        self._bench.run(
            self,
            record_step,
            ids_of(self.lines),
            self.step.value(),
            self.day.value(),
            self.remark.value(),
            self.scan.value(),
            done=self._done,
            refused=self._refused,
        )


def _narrow(editor: QWidget) -> None:
    """A choice as wide as its longest words, not as the form."""
    editor.setMaximumWidth(editor.fontMetrics().averageCharWidth() * 36)
