"""One entry for a group: an excursion, a placement, a class sent home."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from app.errors import Refusal
from app.i18n import _, ngettext
from app.office.absences.board import Board
from app.office.absences.codes import Code
from app.office.absences.entries import Mark
from app.office.absences.groups import GroupEntry, GroupResult, mark_group
from app.office.absences.slots import HALVES
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DateInput, TextInput
from app.ui.qt import override
from app.ui.rooms.absences.group_list import GroupList
from app.ui.rooms.absences.parts import SidePanel, heading, words
from app.ui.rooms.absences.roll_sheet import RollRow
from app.ui.theme import Token
from app.ui.workbench import Workbench

WHOLE_DAY: tuple[str, ...] = ()


class GroupPanel(SidePanel):
    """A form on whole classes, or on the pupils chosen in the roll; Esc leaves it."""

    left = Signal()
    """The form is done with."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(_("Groupe"))
        self._bench = bench
        self._pupils: tuple[int, ...] = ()
        self.form = Form()
        self.classes = GroupList()
        self.chosen = QLabel()
        self.chosen.setWordWrap(True)
        self.first, self.last = DateInput(), DateInput()
        self.slots: ChoiceInput[tuple[str, ...]] = ChoiceInput(
            [
                (WHOLE_DAY, _("Toute la journée")),
                *(((slot.code,), _(slot.title)) for slot in HALVES.values()),
            ]
        )
        self.code: ChoiceInput[int] = ChoiceInput()
        self.code.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.code.setMinimumContentsLength(14)
        self.note = TextInput(34)
        self.save = QPushButton(_("Noter le groupe"))
        self.give_up = QPushButton(_("Renoncer"))
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.give_up.clicked.connect(self.left)

    def begin(self, board: Board, day: date, class_id: int | None, rows: list[RollRow]) -> None:
        """Start an entry: on the rows chosen where there are several, on the class otherwise."""
        several = len(rows) > 1
        self._pupils = tuple(row.pupil.enrolment_id for row in rows) if several else ()
        self.classes.show_classes(board.classes, class_id)
        self.classes.setVisible(not several)
        text = ngettext("{n} élève choisi", "{n} élèves choisis", len(rows)).format(n=len(rows))
        self.chosen.setText(f"{text}\u00a0: {', '.join(row.pupil.name for row in rows)}")
        self.chosen.setVisible(several)
        self.first.set_value(day)
        self.last.set_value(day)
        self.slots.set_value(WHOLE_DAY)
        self._offer_codes(board.codes)
        self.note.set_value("")
        self.form.accept()

    def first_focus(self) -> QWidget:
        """The classes, or the days where pupils are chosen already."""
        return self.first if self._pupils else self.classes

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _offer_codes(self, codes: tuple[Code, ...]) -> None:
        """Who is elsewhere first: that is what a group mostly is."""
        order = {"away": 0, "excused": 1}
        active = [code for code in codes if code.active]
        active.sort(key=lambda code: order.get(code.effect, 2))
        self.code.set_choices([(code.id, f"{code.code}\u2002{code.title}") for code in active])
        if active:
            self.code.set_value(active[0].id)

    def _save(self) -> None:
        if not self.form.check():
            return
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            return
        entry = GroupEntry(
            class_ids=() if self._pupils else self.classes.chosen(),
            enrolment_ids=self._pupils,
            first=first,
            last=last,
            slots=self.slots.value(),
            mark=Mark(self.code.value(), note=self.note.value()),
        )
        self._bench.run(self, mark_group, entry, done=self._done, refused=self._refused)

    def _done(self, result: GroupResult) -> None:
        text = ngettext("{n} entrée notée.", "{n} entrées notées.", result.written)
        said = text.format(n=result.written)
        if result.spared:
            spared = ngettext(
                "{n} entrée qui existait reste comme elle était.",
                "{n} entrées qui existaient restent comme elles étaient.",
                result.spared,
            )
            said = f"{said} {spared.format(n=result.spared)}"
        self._bench.messages.say(said)
        self.left.emit()

    def _refused(self, refusal: Refusal) -> None:
        if not self.form.refuse(refusal):
            self._bench.messages.refuse(refusal)

    def _lay_out(self) -> None:
        form = self.form
        form.add_widget(heading(_("Sortie, stage, licenciement"), 2))
        form.add_widget(words(_("Qui a déjà un statut le garde."), Token.MUTED))
        form.add("classes", _("Classes"), self.classes)
        form.add_widget(self.chosen)
        form.add_side_by_side(
            ("first", _("Du"), self.first, True), ("last", _("Au"), self.last, True)
        )
        form.add_side_by_side(
            ("slots", _("Moment"), self.slots, False), ("code", _("Statut"), self.code, False)
        )
        form.add("note", _("Remarque"), self.note)
        form.buttons(self.save, self.give_up)
        layout = form.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(form)
        self.column.addStretch(1)
