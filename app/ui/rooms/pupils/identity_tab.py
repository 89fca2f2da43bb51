"""Who the pupil is, field by field."""

from dataclasses import asdict
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.office.pupils.checks import LANGUAGES
from app.office.pupils.file import PupilFile
from app.office.pupils.identity import edit_identity
from app.ui.forms.inputs import ChoiceInput, TextInput
from app.ui.forms.saved_form import SavedForm
from app.ui.qt import override
from app.ui.rooms.pupils.file_tab import FileTab, scrolled
from app.ui.rooms.pupils.person_fields import add_address, add_birth, add_names, field_title
from app.ui.rooms.pupils.words import choices
from app.ui.workbench import Workbench


class IdentityTab(FileTab):
    """Names, birth, address; each field is saved as the keyboard leaves it."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self.form = SavedForm(self._save)
        add_names(self.form, first_needed=True)
        add_birth(self.form)
        self.form.add_side_by_side(
            ("nationality", field_title("nationality"), TextInput(20), False),
            ("national_number", field_title("national_number"), TextInput(18), False),
            ("language", field_title("language"), ChoiceInput(choices(LANGUAGES)), False),
        )
        add_address(
            self.form,
            heading=_("Adresse de l'élève"),
            help_text=_("Le courrier y va dès que l'élève est majeur."),
        )
        self.form.watch()
        self.form.set_read_only(not self.editable)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self.form))

    @override
    def show_file(self, file: PupilFile) -> None:
        super().show_file(file)
        self.form.show_record(file.identity.id, asdict(file.identity))
        hidden = file.national_number_hidden
        number = self.form.fields["national_number"].editor
        if isinstance(number, TextInput):
            number.setPlaceholderText(_("Réservé au secrétariat") if hidden else "")

    @override
    def faults(self) -> list[str]:
        return self.form.faults()

    @override
    def first_focus(self) -> QWidget:
        return self.form.fields["last_name"].editor

    @override
    def commit_edits(self) -> None:
        if self.file is not None and self.editable:
            self.form.commit()

    def _save(self, field: str, value: Any) -> None:
        pupil = self.pupil_id
        save = partial(self.save_field, self.form, pupil, edit_identity, pupil)
        save(field=field, value=value)
