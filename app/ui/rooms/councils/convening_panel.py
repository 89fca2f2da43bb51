"""Convening the members: when, with which notice, and who was convened already."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout

from app.errors import Refusal
from app.formats import short_date
from app.i18n import _
from app.office.councils.convening import Convening
from app.office.councils.views import CouncilView
from app.ui.forms.form import Form
from app.ui.forms.inputs import DateInput
from app.ui.rooms.councils.panel_parts import Panel, clear, flush, heading, words
from app.ui.theme import Token


class ConveningPanel(Panel):
    """A convocation is printed for each member; the rule says how long ahead."""

    wanted = Signal(object)
    """Convocations are asked for: a `Convening`."""

    def __init__(self, back: Callable[[], None]) -> None:
        super().__init__(back, _("Convocations"))
        self.head(_("Convoquer les membres"))
        self.about = words(Token.MUTED)
        self.form = Form()
        flush(self.form)
        self.sent_on = DateInput()
        self.urgent = QCheckBox(_("D'urgence"))
        self.during = QCheckBox(_("Pendant les heures de cours"))
        self.form.add("sent_on", _("Envoyées le"), self.sent_on, True)
        self.form.add_widget(self.urgent)
        self.form.add_widget(self.during)
        self.said = words()
        self.print = QPushButton(_("Imprimer les convocations"))
        self.print.clicked.connect(self._want)
        self.form.buttons(self.print)
        self._done = QVBoxLayout()
        self.column.addWidget(self.about)
        self.column.addWidget(self.form)
        self.column.addWidget(self.said)
        self.column.addWidget(heading(_("Convoqués")))
        self.column.addLayout(self._done)

    def show_council(self, view: CouncilView, today: date, read_only: bool) -> None:
        """Show the day, the agenda, and who was convened."""
        agenda = "\n".join(f"{n}. {point}" for n, point in enumerate(view.session.agenda, 1))
        self.about.setText(
            agenda or _("L'ordre du jour est vide : il s'écrit dans « Date, lieu et présidence ».")
        )
        self.sent_on.set_value(min(today, view.session.held_on))
        ruled = bool(view.voting.notice_rule)
        self.urgent.setVisible(ruled)
        self.during.setVisible(ruled)
        self.form.setVisible(not read_only)
        self.show_done(view)
        self.said.clear()
        self.sent_on.setFocus()

    def show_done(self, view: CouncilView) -> None:
        """Who was convened, and when."""
        clear(self._done)
        for member in view.members:
            when = short_date(member.convened_on) if member.convened_on else _("pas encore")
            line = QLabel(f"{member.person.name}\u00a0: {when}")
            line.setAlignment(Qt.AlignmentFlag.AlignLeft)
            line.setWordWrap(True)
            self._done.addWidget(line)

    def say(self, sentence: str) -> None:
        """What the rule says of the notice, or that the document is being made."""
        self.said.setText(sentence)

    def refuse_or(self, refusal: Refusal, otherwise: Callable[[Refusal], None]) -> None:
        """Show a refusal under its field, else in the panel."""
        if not self.form.refuse(refusal):
            self.said.setText(f"▲ {refusal}")

    def _want(self) -> None:
        day = self.sent_on.value() if self.form.check() else None
        if day is not None:
            self.wanted.emit(Convening(day, self.urgent.isChecked(), self.during.isChecked()))
