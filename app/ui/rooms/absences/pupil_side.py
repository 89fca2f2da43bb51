"""Beside the roll: the pupil under the cursor, their day, their family, their calls."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import Refusal
from app.formats import day_month, time_of_day, whole_number
from app.i18n import _
from app.office.absences.phoning import NewCall, note_call
from app.office.absences.pupil_day import Call, Contact, PupilDay, Version, pupil_day
from app.office.absences.roll import Roll
from app.ui.rooms.absences.call_form import CallForm
from app.ui.rooms.absences.parts import SidePanel, clear, heading, link, words
from app.ui.rooms.absences.roll_sheet import RollRow
from app.ui.rooms.absences.status_form import StatusForm
from app.ui.rooms.absences.words import RELATIONS, clock, span_text
from app.ui.theme import Token
from app.ui.workbench import Workbench

PAUSE = 120
"""Milliseconds on a pupil before their day is asked for: arrows walk past many."""


class PupilSide(SidePanel):
    """Follows the cursor of the roll; what it asks for never holds the list back."""

    status_changed = Signal(int, object)
    """An enrolment, and the `Mark` it now has."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(_("L'élève"))
        self._bench = bench
        self._roll: Roll | None = None
        self._row: RollRow | None = None
        self._shown: PupilDay | None = None
        self.name = heading("", 2)
        self.file = link(_("Ouvrir sa fiche"), self._open_file)
        self.status = StatusForm()
        self.call = CallForm()
        self._versions, self._contacts, self._calls = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._body = QWidget()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE)
        self._wait.timeout.connect(self._ask)
        self._lay_out()
        self.status.changed.connect(self.status_changed)
        self.call.noted.connect(self._note_call)
        self.show_row(None, None)

    def show_row(self, row: RollRow | None, roll: Roll | None) -> None:
        """Show a pupil of a roll."""
        other = _seat(row) != _seat(self._row) or _day(roll) != _day(self._roll)
        if other:
            self.status.commit()
        moved = other or row != self._row
        self._row, self._roll = row, roll
        self._body.setVisible(row is not None)
        self.status.show_row(row, self._bench.can("take_absences"))
        if row is None or roll is None:
            self._wait.stop()
            return
        if other:
            self.name.setText(row.pupil.name)
            self.call.show_for(row.pupil.pupil_id, roll.day.day)
            self._empty()
        if moved:
            self._wait.start()

    def refresh(self) -> None:
        """Read the day of the pupil again."""
        if self._row is not None:
            self._wait.start()

    def commit(self) -> None:
        """Give what is being typed about the status."""
        self._wait.stop()
        self.status.commit()

    def _ask(self) -> None:
        row, roll = self._row, self._roll
        if row is None or roll is None:
            return
        seat, day = row.pupil.enrolment_id, roll.day.day

        def show(found: PupilDay) -> None:
            if _seat(self._row) == seat and _day(self._roll) == day:
                self._show(found)

        self._bench.ask(self, pupil_day, seat, day, done=show)

    def _show(self, found: PupilDay) -> None:
        if found == self._shown:
            return
        self._shown = found
        clear(self._versions)
        for version in found.versions:
            closed = version.replaced_at is not None
            self._versions.addWidget(words(self._version(version), Token.MUTED if closed else None))
        if not found.versions:
            self._versions.addWidget(words(_("Rien n'est noté ce jour-là."), Token.MUTED))
        clear(self._contacts)
        for contact in found.contacts:
            self._contacts.addWidget(words(_contact(contact)))
        if found.telephone:
            self._contacts.addWidget(
                words(_("Élève : {number}").format(number=whole_number(found.telephone)))
            )
        if not found.contacts and not found.telephone:
            self._contacts.addWidget(words(_("Aucun numéro dans la fiche."), Token.MUTED))
        clear(self._calls)
        for call in found.calls:
            self._calls.addWidget(words(_call(call)))
        if not found.calls:
            self._calls.addWidget(words(_("Aucun appel noté."), Token.MUTED))

    def _version(self, version: Version) -> str:
        roll = self._roll
        slots = {slot.code: _(slot.title) for slot in roll.slots} if roll else {}
        codes = {code.id: code for code in roll.codes} if roll else {}
        code = codes.get(version.mark.code_id)
        said = " ".join(
            part
            for part in (code.title if code else "", span_text(version.mark), version.mark.note)
            if part
        )
        moment = version.entered_at.astimezone()
        text = _("{slot} : {said}, noté le {day} à {time} par {name}").format(
            slot=slots.get(version.slot, version.slot),
            said=said,
            day=day_month(moment.date()),
            time=time_of_day(moment.time()),
            name=version.entered_by,
        )
        if version.replaced_at is None:
            return text
        end = version.replaced_at.astimezone()
        return _("{text} ; corrigé à {time} par {name}").format(
            text=text, time=time_of_day(end.time()), name=version.replaced_by
        )

    def _empty(self) -> None:
        self._shown = None
        for layout in (self._versions, self._contacts, self._calls):
            clear(layout)

    def _note_call(self, call: NewCall) -> None:
        def refused(refusal: Refusal) -> None:
            if not self.call.refuse(refusal):
                self._bench.messages.refuse(refusal)

        self._bench.run(
            self, note_call, call, done=lambda _none: self.call.clear(), refused=refused
        )

    def _open_file(self) -> None:
        if self._row is not None:
            self._bench.show_record("pupil", self._row.pupil.pupil_id)

    def _lay_out(self) -> None:
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(4)
        for part in (self.name, self.file, self.status):
            body.addWidget(part)
        body.addSpacing(8)
        for title, layout in (
            (_("Au registre ce jour-là"), self._versions),
            (_("Qui appeler"), self._contacts),
            (_("Appels téléphoniques"), self._calls),
        ):
            body.addWidget(heading(title))
            body.addLayout(layout)
            body.addSpacing(8)
        body.addWidget(self.call)
        self.call.setVisible(self._bench.can("take_absences"))
        self.column.addWidget(self._body)
        self.column.addStretch(1)


def _seat(row: RollRow | None) -> int | None:
    return row.pupil.enrolment_id if row else None


def _day(roll: Roll | None) -> date | None:
    return roll.day.day if roll else None


def _contact(contact: Contact) -> str:
    relation = _(RELATIONS.get(contact.relation, RELATIONS["other"]))
    number = whole_number(contact.telephone) or _("pas de numéro")
    return f"{contact.name} ({relation})\u00a0: {number}"


def _call(call: Call) -> str:
    when = day_month(call.day) + (f", {clock(call.at)}" if call.at else "")
    return f"{when} · {call.caller}\u00a0: {call.said}"
