"""Beside the duties: why one arose, and the gestures that settle it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.errors import Refusal
from app.formats import long_date
from app.i18n import _
from app.office.absences.duties.kinds import LAPSE, LIST
from app.office.absences.duties.listing import DutyLine
from app.office.absences.duties.procedure import Procedure, procedure
from app.office.absences.duties.settling import ask_home_visit, reopen, settle
from app.office.letters.views import Subject
from app.ui import theme
from app.ui.rooms.absences.duty_columns import count_text, title_text, who
from app.ui.rooms.absences.explanation import Explanation
from app.ui.rooms.absences.june_panel import JunePanel
from app.ui.rooms.absences.parts import SidePanel, heading, link, words
from app.ui.rooms.absences.procedure_forms import FORMS, Gesture, StepForm
from app.ui.rooms.absences.settle_form import SettleForm
from app.ui.workbench import Workbench


class DutySide(SidePanel):
    """One duty: the facts, the reasons with their articles, then what can be done."""

    kept = Signal()
    """Something was noted."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(_("L'obligation"))
        self._bench = bench
        self._line: DutyLine | None = None
        self.name, self.facts = heading("", 2), words()
        self.reasons = Explanation()
        self.settle = SettleForm()
        self.step: StepForm | None = None
        self._step_place = QVBoxLayout()
        self.visit = link(_("Demander une visite à domicile"), self._visit)
        self.again = link(_("Reprendre : ce n'est pas fait"), self._reopen)
        self.june = JunePanel(bench)
        self.write = QPushButton(_("Écrire la lettre"))
        self.write.clicked.connect(self.write_letter)
        self.change = link(_("Changer les objectifs"), lambda: self._show_step("set_objectives"))
        self._body = QWidget()
        self._found: Procedure | None = None
        self._lay_out()
        self.settle.wanted.connect(self._settle)
        self.show_line(None)

    def show_line(self, line: DutyLine | None) -> None:
        """Show a duty; what is being typed about it stays while it is the same."""
        before, self._line = self._line, line
        self._body.setVisible(line is not None)
        if line is None:
            return
        self.name.setText(f"{who(line)}, {line.class_name}" if line.class_name else who(line))
        self.facts.setText("\n".join(facts(line)))
        self.reasons.show_reasons(line.reasons)
        may = self._bench.can("take_absences")
        opened = line.status == "open"
        self.june.setVisible(line.kind == LIST)
        if line.kind == LIST:
            self.june.refresh()
        self.write.setVisible(bool(letter_of(line)) and self._bench.can("write_letters"))
        self.settle.setVisible(may and opened and line.by_hand)
        self.again.setVisible(may and line.status == "done" and line.by_hand)
        self.visit.setVisible(may and line.kind == "convocation" and line.status != "withdrawn")
        if before is None or before.key != line.key:
            self.settle.begin(self._bench.today())
            self._drop_step()
            self._ask_procedure(line)

    def write_letter(self) -> None:
        """Show the draft of its letter, where it has one."""
        subject = letter_of(self._line)
        if subject is not None and self._bench.can("write_letters"):
            self._bench.show_record("documents", (subject,))

    def enter(self) -> None:
        """Give the keyboard to the first field."""
        if self.step is not None:
            next(iter(self.step.form.fields.values())).editor.setFocus()
        elif not self.settle.isHidden():
            self.settle.day.setFocus()
            self.settle.day.selectAll()

    def _ask_procedure(self, line: DutyLine) -> None:
        self.change.setVisible(False)
        if line.kind not in FORMS or line.status != "open" or line.pupil_id is None:
            return
        key = line.key

        def show(found: Procedure | None) -> None:
            if found is not None and self._line is not None and self._line.key == key:
                self._found = found
                self._show_step(line.kind)
                self.change.setVisible(line.kind in ("seek_approval", "council"))

        self._bench.ask(self, procedure, line.pupil_id, done=show)

    def _show_step(self, kind: str) -> None:
        if self._found is None or not self._may(kind):
            return
        self._drop_step()
        self.step = FORMS[kind]()
        self.step.begin(self._found, self._bench.today())
        self.step.wanted.connect(self._do)
        self._step_place.addWidget(self.step)

    def _may(self, kind: str) -> bool:
        judged = kind in ("set_objectives", "council")
        return self._bench.can("judge_justifications" if judged else "take_absences")

    def _drop_step(self) -> None:
        if self.step is not None:
            self._step_place.removeWidget(self.step)
            self.step.hide()
            self.step.deleteLater()
            self.step = None

    def _do(self, gesture: Gesture) -> None:
        command, *arguments = gesture
        step = self.step

        def refused(refusal: Refusal) -> None:
            if step is not None and step is self.step:
                step.refuse(refusal, self._bench.messages.refuse)
            else:
                self._bench.messages.refuse(refusal)

        self._run(command, *arguments, refused=refused)

    def _settle(self, day: Any, how: str) -> None:
        line = self._line
        if line is not None:
            self._run(
                settle,
                line.id,
                day,
                how,
                refused=lambda refusal: self.settle.refuse(refusal, self._bench.messages.refuse),
            )

    def _reopen(self) -> None:
        if self._line is not None:
            self._run(reopen, self._line.id)

    def _visit(self) -> None:
        if self._line is not None:
            self._run(ask_home_visit, self._line.id)

    def _run(self, command: Any, *arguments: Any, refused: Any = None) -> None:
        self._bench.run(
            self, command, *arguments, done=lambda _value: self.kept.emit(), refused=refused
        )

    def _open_file(self) -> None:
        if self._line is not None and self._line.pupil_id is not None:
            self._bench.show_record("pupil", self._line.pupil_id)

    def _lay_out(self) -> None:
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.SPACE_XS)
        body.addWidget(self.name)
        body.addWidget(link(_("Ouvrir sa fiche"), self._open_file))
        body.addWidget(self.facts)
        body.addSpacing(theme.SPACE_S)
        body.addWidget(self.reasons)
        body.addSpacing(theme.SPACE_S)
        body.addLayout(self._step_place)
        for part in (self.june, self.write, self.settle, self.change, self.visit, self.again):
            body.addWidget(part)
        self.column.addWidget(self._body)
        self.column.addStretch(1)


def letter_of(line: DutyLine | None) -> Subject | None:
    """What to write for a duty: its own letter; that of the absence, while it may lapse."""
    if line is None or not line.letter or line.status == "withdrawn":
        return None
    about = f"absence:{line.part}" if line.kind == LAPSE else f"duty:{line.id}"
    return Subject(line.regime, line.letter, line.pupil_id, about)


def facts(line: DutyLine) -> list[str]:
    """What is known of a duty, in lines."""
    title = title_text(line)
    lines = [f"{title} ({line.article})" if line.article else title]
    if line.kind == LAPSE:
        since = _("Absence du {day} : sans document, elle devient injustifiée après le {due}.")
        return [*lines, since.format(day=long_date(line.arose_on), due=_day(line.due))]
    parts = [_("Depuis le {day}").format(day=long_date(line.arose_on)), count_text(line)]
    lines.append(", ".join(part for part in parts if part))
    if line.status == "open":
        lines.append(
            _("À faire au plus tard le {day}.").format(day=_day(line.due))
            if line.due
            else _("Aucun texte ne fixe de délai.")
        )
    elif line.settled_on is not None:
        lines.append(_settled(line))
    if line.reference:
        lines.append(_("Lettre {reference}.").format(reference=line.reference))
    return lines


def _settled(line: DutyLine) -> str:
    said = _("Fait le {day}") if line.status == "done" else _("Retiré le {day}")
    text = said.format(day=_day(line.settled_on))
    if line.settled_by:
        text = _("{done}, par {name}").format(done=text, name=line.settled_by)
    return f"{text}\u00a0: {line.reason}" if line.reason else f"{text}."


def _day(day: Any) -> str:
    return long_date(day) if day else ""
