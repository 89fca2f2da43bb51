"""Enrolling a new pupil, in the pane where files are shown."""

from dataclasses import asdict

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.errors import Refusal
from app.i18n import _
from app.office.pupils.checks import STATUSES
from app.office.pupils.enrolling import DuplicatePupil, NewPupil, enrol_pupil
from app.office.pupils.listing import PupilList
from app.ui import theme
from app.ui.forms.draft_form import DraftForm
from app.ui.forms.inputs import ChoiceInput, DateInput, TextInput
from app.ui.qt import override
from app.ui.rooms.pupils.file_tab import scrolled
from app.ui.rooms.pupils.person_fields import add_birth, add_names, field_title
from app.ui.rooms.pupils.words import choices
from app.ui.theme import Token
from app.ui.workbench import Workbench


class NewPupilPage(QWidget):
    """Asks what is needed to enrol; the rest is completed in the file that opens."""

    enrolled = Signal(int)
    """Done: the pupil's number in the file."""
    known_wanted = Signal(int)
    """It was somebody known: show their file instead."""
    given_up = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.form = DraftForm()
        self.classes: ChoiceInput[int] = ChoiceInput()
        self.enrol = QPushButton(_("Inscrire"))
        self.give_up = QPushButton(_("Renoncer"))
        self.known = _KnownAlready()
        self.no_class = QLabel(
            _("! Cette année n'a pas encore de classe : créez-en une dans Réglages.")
        )
        self._lay_out()
        self.enrol.clicked.connect(self._enrol)
        self.give_up.clicked.connect(self.leave)
        self.known.another.clicked.connect(self._enrol_another)
        self.known.open.clicked.connect(self._open_known)

    @property
    def changed(self) -> bool:
        """Was anything typed?"""
        return self.form.changed

    def begin(self, found: PupilList, class_name: str) -> None:
        """Empty, but for the class that the list shows and its first possible day."""
        year = found.year
        offered = [one for one in found.classes if year is not None and one.year_id == year.id]
        self.classes.set_choices([(one.id, one.name) for one in offered])
        chosen = next((one.id for one in offered if one.name == class_name), None)
        proposed = asdict(NewPupil("", "", None, 0, None))
        proposed["start"] = year.nearest(self.bench.today()) if year is not None else None
        proposed["class_id"] = chosen or (offered[0].id if offered else None)
        if not offered:
            del proposed["class_id"]
        self.enrol.setEnabled(bool(offered))
        self.no_class.setVisible(not offered)
        self.known.hide()
        self.form.begin(proposed)
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Where one begins to type."""
        return self.form.fields["last_name"].editor

    def leave(self) -> None:
        """Give up, asked only where something was typed."""
        if self.form.may_give_up(_("Abandonner cette inscription ?")):
            self.form.forget()
            self.given_up.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _enrol(self) -> None:
        self._give(another=False)

    def _enrol_another(self) -> None:
        self._give(another=True)

    def _give(self, *, another: bool) -> None:
        self.known.hide()
        if self.form.check():
            new = NewPupil(**self.form.values())
            self.bench.run(
                self,
                enrol_pupil,
                new,
                another_person=another,
                done=self._done,
                refused=self._refused,
            )

    def _done(self, pupil_id: int) -> None:
        self.form.forget()
        self.enrolled.emit(pupil_id)

    def _refused(self, refusal: Refusal) -> None:
        if isinstance(refusal, DuplicatePupil):
            self.known.tell(refusal)
        elif not self.form.refuse(refusal):
            self.bench.messages.refuse(refusal)

    def _open_known(self) -> None:
        self.form.forget()
        self.known_wanted.emit(self.known.pupil_id)

    def _lay_out(self) -> None:
        self.form.group(_("Inscrire un élève"))
        add_names(self.form, first_needed=True)
        add_birth(self.form)
        self.form.add_side_by_side(
            ("nationality", field_title("nationality"), TextInput(20), False),
            ("national_number", field_title("national_number"), TextInput(18), False),
        )
        self.form.group(_("Inscription"))
        self.form.add_side_by_side(
            ("class_id", _("Classe"), self.classes, True),
            ("start", _("Premier jour en classe"), DateInput(), True),
            ("status", _("Statut"), ChoiceInput(choices(STATUSES)), False),
        )
        theme.paint_text(self.no_class, Token.WARN)
        self.no_class.setWordWrap(True)
        self.form.add_widget(self.no_class)
        self.form.add_widget(self.known)
        self.form.buttons(self.enrol, self.give_up)
        self.give_up.setAutoDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self.form))


class _KnownAlready(QFrame):
    """Says who has that name and birth date, and lets the user say which it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message")
        self.setProperty("tone", Token.WARN.value)
        self.pupil_id = 0
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.open = QPushButton(_("Ouvrir sa fiche"))
        self.another = QPushButton(_("Inscrire quand même"))
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        for button in (self.open, self.another):
            button.setAutoDefault(True)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.words)
        column.addLayout(row)
        self.hide()

    def tell(self, refusal: DuplicatePupil) -> None:
        self.pupil_id = refusal.pupil_id
        self.words.setText(f"! {refusal}")
        self.setAccessibleName(str(refusal))
        self.show()
        self.open.setFocus()
