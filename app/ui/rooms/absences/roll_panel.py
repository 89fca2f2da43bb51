"""The roll of a class: its list, the keys that give statuses, and what stands around."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.formats import weekday_date
from app.i18n import _
from app.office.absences.codes import Code
from app.office.absences.roll import Roll
from app.ui import theme
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.absences.find_line import FindLine
from app.ui.rooms.absences.key_bar import KeyBar
from app.ui.rooms.absences.roll_sender import RollSender
from app.ui.rooms.absences.roll_sheet import RollRow, RollSheet
from app.ui.rooms.absences.roll_view import RollView
from app.ui.rooms.absences.roll_words import taken_sentence, told, withdrawn_sentence
from app.ui.side_by_side import BackToList
from app.ui.states import StateView
from app.ui.theme import Token
from app.ui.workbench import Workbench

TAKE_ABSENCES = "take_absences"
_ROOMY = 70
"""Characters of width from which the day is repeated beside the class."""
_LOW = 300
"""Below this height the pupils need the line that counts them."""


class RollPanel(QWidget):
    """Shows a `RollSheet`, applies keys to it at once, and has the office store them."""

    row_changed = Signal(object)
    """Another pupil, or the same otherwise: a `RollRow`, or None."""

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__()
        self._bench = bench
        self.gestures = RollSender(bench, self)
        self.back = BackToList()
        self.title = QLabel()
        self.title.setFont(theme.heading_font(2))
        self.when = QLabel()
        theme.paint_text(self.when, Token.MUTED)
        self.view = RollView(memory)
        self.search = FindLine(self.view)
        self.keys = KeyBar()
        self.taken, self.withdrawn = QLabel(), QLabel()
        self.counts = QLabel()
        self.counts.setWordWrap(True)
        theme.paint_text(self.counts, Token.MUTED)
        self._content = QWidget()
        self.states = StateView(self._content)
        self._lay_out()
        self._connect()
        self.states.show_read_only(self._why_not())
        self.states.show_loading()

    @property
    def sheet(self) -> RollSheet | None:
        """What is shown."""
        return self.gestures.sheet

    @property
    def may(self) -> bool:
        """Whether statuses may be given."""
        return self._bench.can(TAKE_ABSENCES)

    def show_roll(self, roll: Roll, slot: str) -> None:
        """Show the roll of a class in a slot; the cursor stays where it was on the same one."""
        sheet = self.sheet
        if sheet is not None and sheet.is_of(roll) and sheet.slot == slot:
            sheet.take(roll)
        else:
            self.commit()
            self.search.hide()
            sheet = RollSheet(roll, slot)
            if self.sheet is not None and self.sheet.is_of(roll):
                sheet.inherit(self.sheet)
        self.gestures.take(sheet)
        self.view.offer_codes(roll.codes)
        self.keys.offer_codes(roll.codes)
        self._show_title(roll, slot)
        self._show_rows()
        if self.view.current_row() is None:
            self.view.step(0)
        self._show_state(roll)

    def forget(self) -> None:
        """No roll is shown any more."""
        self.commit()
        self.gestures.take(None)
        self.row_changed.emit(None)

    def commit(self) -> None:
        """Send the minutes being typed."""
        self.gestures.commit()

    def copy_before(self) -> None:
        """Give everybody the status that lasts from the slot before."""
        self.commit()
        edits = self.sheet.copies_of_before() if self.sheet else ()
        if edits:
            self.gestures.send(edits)
        else:
            self._bench.messages.say(_("Il n'y a rien à reprendre de la demi-journée d'avant."))

    def all_present(self) -> None:
        """Make everybody present, but those who are excused or elsewhere."""
        self.commit()
        self.gestures.give_all(None)

    def _give(self, code: Code | None) -> None:
        """Apply a status to the chosen rows, and go on to the next pupil."""
        sheet, rows = self.sheet, self._rows_to_give()
        if sheet is None or not rows or self._refuse_politely():
            return
        sheet.minutes.give_up()
        if len(rows) > 1:
            self._give_many(sheet, rows, code)
        elif code is not None and code.effect == "late":
            sheet.minutes.begin(rows[0].pupil.enrolment_id, code)
            self._show_rows()
        else:
            self.gestures.send((sheet.given(rows[0].pupil.enrolment_id, code),))
            self.view.step(1)

    def _rows_to_give(self) -> list[RollRow]:
        """The chosen rows; a letter typed after minutes is for the pupil who follows."""
        typing = self.sheet.minutes.typing if self.sheet else None
        if typing is not None and typing.text:
            self.commit()
            self.view.step(1)
        return self.view.chosen_rows()

    def _give_many(self, sheet: RollSheet, rows: list[RollRow], code: Code | None) -> None:
        if len(rows) == len(sheet.roll.pupils):
            self.gestures.give_all(code)
        else:
            self.gestures.send(tuple(sheet.given(row.pupil.enrolment_id, code) for row in rows))

    def _clear(self) -> None:
        """Present, and the cursor stays: it is a correction."""
        sheet, rows = self.sheet, self.view.chosen_rows()
        if sheet is None or not rows or self._refuse_politely():
            return
        sheet.minutes.give_up()
        self.gestures.send(tuple(sheet.given(row.pupil.enrolment_id, None) for row in rows))

    def _minutes(self, text: str) -> None:
        if self.sheet is not None:
            self.sheet.minutes.type(text)
            self._show_rows()

    def _minutes_ended(self, keep: bool) -> None:
        if keep:
            self.commit()
        elif self.sheet is not None:
            self.sheet.minutes.give_up()
            self._show_rows()

    def _refuse_politely(self) -> bool:
        """Say why nothing may be changed, where nothing may."""
        if not self.may:
            self._bench.messages.say(self._why_not())
        return not self.may

    def _why_not(self) -> str:
        if self.may:
            return ""
        if self._bench.read_only:
            return self._bench.read_only_reason or _("Ce fichier est ouvert en lecture seule.")
        return _(
            "Votre compte permet de lire le registre, non de le tenir. La direction peut "
            "compléter vos rôles dans Réglages."
        )

    def _show_state(self, roll: Roll) -> None:
        if roll.pupils:
            self.states.show_content()
            return
        self.states.show_empty(
            _("Aucun élève n'est inscrit ce jour-là dans la classe {name}.").format(
                name=roll.class_name
            )
        )

    def _show_rows(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        self.view.rows.set_rows(sheet.rows())
        self.counts.setText(" · ".join(told(sheet.counts())))
        taken = sheet.roll.taken.get(sheet.slot)
        self.taken.setText(taken_sentence(taken, sheet.roll.day.day))
        theme.paint_text(self.taken, Token.OK if taken else Token.WARN)
        before = sheet.roll.withdrawn.get(sheet.slot, ())
        self.withdrawn.setText(withdrawn_sentence(before, sheet.roll.day.day))
        self.withdrawn.setVisible(bool(before))
        self.row_changed.emit(self.view.current_row())

    def _show_title(self, roll: Roll, slot: str) -> None:
        title = next(_(one.title) for one in roll.slots if one.code == slot)
        words = title if roll.unit == "period" else title.lower()
        self.title.setText(roll.class_name)
        self.when.setText(f"{weekday_date(roll.day.day)}, {words}")
        name = _("Appel de la classe {name}, {when}")
        self.view.setAccessibleName(name.format(name=roll.class_name, when=self.when.text()))

    def _moved(self, row: RollRow | None) -> None:
        typing = self.sheet.minutes.typing if self.sheet else None
        if typing is not None and (row is None or row.pupil.enrolment_id != typing.enrolment_id):
            self.commit()
        self.row_changed.emit(row)

    def _connect(self) -> None:
        self.gestures.shown.connect(self._show_rows)
        self.view.status_typed.connect(self._give)
        self.keys.picked.connect(self._give)
        self.view.cleared.connect(self._clear)
        self.view.minutes_typed.connect(self._minutes)
        self.view.minutes_ended.connect(self._minutes_ended)
        self.view.find_wanted.connect(self.search.begin)
        self.view.undo_wanted.connect(self.gestures.undo)
        self.view.redo_wanted.connect(self.gestures.redo)
        self.view.current_changed.connect(self._moved)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the list has the room: day and slot stand at its left too."""
        super().resizeEvent(event)
        character = self.fontMetrics().averageCharWidth()
        self.when.setVisible(self.width() > _ROOMY * character)
        self.counts.setVisible(self.height() > _LOW)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_S)
        head.setSpacing(theme.SPACE_M)
        head.addWidget(self.back)
        head.addWidget(self.title)
        head.addWidget(self.when, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        head.addWidget(self.search)
        head.addWidget(self.taken, 0, Qt.AlignmentFlag.AlignBottom)
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(head)
        self.withdrawn.setContentsMargins(theme.SPACE_M, 0, theme.SPACE_M, theme.SPACE_S)
        self.withdrawn.setWordWrap(True)
        theme.paint_text(self.withdrawn, Token.MUTED)
        inside.addWidget(self.withdrawn)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.keys)
        self.counts.setContentsMargins(theme.SPACE_M, theme.SPACE_XS, theme.SPACE_M, theme.SPACE_S)
        inside.addWidget(self.counts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.states)
