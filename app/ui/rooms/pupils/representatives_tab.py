"""Those who answer for the pupil, and to whom the letters go."""

from dataclasses import asdict
from functools import partial
from html import escape
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.office.pupils.checks import RELATIONS
from app.office.pupils.file import PupilFile, Representative
from app.office.pupils.representatives import (
    edit_representative,
    edit_tie,
    move_representative,
    remove_representative,
)
from app.ui import theme
from app.ui.dialogs import confirm
from app.ui.forms.saved_form import SavedForm
from app.ui.qt import override
from app.ui.rooms.pupils.attach_panel import AttachPanel
from app.ui.rooms.pupils.button_row import ButtonRow
from app.ui.rooms.pupils.file_tab import FileTab, LowPages, filling, scrolled
from app.ui.rooms.pupils.representative_fields import TIE, add_fields
from app.ui.rooms.pupils.representative_forms import NewRepresentativeForm
from app.ui.rooms.pupils.small_table import fit, keep_fitting
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token
from app.ui.workbench import Workbench


def _ticked(value: bool) -> str:
    return "✓" if value else "–"


COLUMNS = (
    Column[Representative](N_("Nom"), lambda one: one.name, width=22),
    Column[Representative](N_("Lien"), lambda one: _(RELATIONS[one.relation]), width=14),
    Column[Representative](N_("Courrier"), lambda one: _ticked(one.receives_letters), width=9),
    Column[Representative](N_("Domicile"), lambda one: _ticked(one.lives_with), width=9),
    Column[Representative](
        N_("Aussi pour"), lambda one: ", ".join(other.name for other in one.shared_with), width=10
    ),
)

FORM, NOBODY = 0, 3
"""Where these parts stand among the pages."""


class RepresentativesTab(FileTab):
    """The list, the acts on it, and under it the one chosen, a new one, or one to attach."""

    sibling_wanted = Signal(int)
    """Show the file of a brother or a sister."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self.mail, self.siblings, self.shared = QLabel(), QLabel(), QLabel()
        self.model: RowModel[Representative] = RowModel(COLUMNS, lambda one: one.id)
        self.view: TableView[Representative] = TableView(
            self.model, "pupils.representatives", _("Représentants")
        )
        self.acts = ButtonRow()
        self.form = SavedForm(self._save)
        self.new = NewRepresentativeForm(bench)
        self.attach = AttachPanel(bench)
        self.pages, self._nobody = LowPages(), QWidget()
        self._wanted: int | None = None
        self._make_acts()
        self._lay_out()
        self._connect()

    @override
    def show_file(self, file: PupilFile) -> None:
        if self.pupil_id != file.identity.id:
            self.new.form.forget()
            self._page(self.form)
        super().show_file(file)
        self._show_mail(file)
        self.model.set_rows(file.representatives)
        fit(self.view, len(file.representatives))
        reached = self._wanted is not None and self.view.choose(self._wanted)
        if reached:
            self.view.setFocus()
        elif self.model.shown_rows() and self.view.current_row() is None:
            self.view.selectRow(0)
        self._wanted = None
        self._show_chosen()

    @override
    def first_focus(self) -> QWidget:
        return self.view if self.model.shown_rows() else self.acts.first()

    @override
    def commit_edits(self) -> None:
        if self.view.current_row() is not None and self.editable:
            self.form.commit()

    @override
    def faults(self) -> list[str]:
        return self.form.faults() if self.view.current_row() is not None else []

    def add(self) -> None:
        """Ask for a new one."""
        if self.file is not None:
            self._page(self.new)
            self.new.begin(self.file)

    def look(self) -> None:
        """Look for one who is known already."""
        if self.file is not None:
            self._page(self.attach)
            self.attach.begin(self.file)

    def _page(self, content: QWidget) -> None:
        """Show one part under the list; nothing, where nobody is chosen."""
        if content is self.form and self.view.current_row() is None:
            content = self._nobody
        parts = (self.form, self.new, self.attach, self._nobody)
        self.pages.setCurrentIndex(parts.index(content))
        self.acts.setVisible(content in (self.form, self._nobody) and self.editable)

    def _to_list(self, added: int | None = None) -> None:
        self._wanted = added
        self.new.form.forget()
        self._page(self.form)
        self.first_focus().setFocus()

    def _show_chosen(self, *_row: object) -> None:
        one = self.view.current_row()
        if self.pages.currentIndex() in (FORM, NOBODY):
            self._page(self.form)
        line, last = self.view.currentIndex().row(), self.model.rowCount() - 1
        self.acts.enable(one is not None, "remove")
        self.acts.enable(one is not None and line > 0, "up")
        self.acts.enable(one is not None and line < last, "down")
        if one is None:
            return
        self.form.show_record((self.pupil_id, one.id), asdict(one))
        names = ", ".join(other.name for other in one.shared_with)
        self.shared.setText(_("Nom et adresse valent aussi pour {names}.").format(names=names))
        self.shared.setVisible(bool(names))

    def _show_mail(self, file: PupilFile) -> None:
        lines = [
            _("Courrier : {name}, {address}").format(
                name=one.name, address=", ".join(one.address) or _("adresse manquante")
            )
            for one in file.recipients.recipients
        ]
        self.mail.setText("\n".join(lines) or _("Courrier : personne ne le reçoit."))
        links = " · ".join(
            f'<a href="{one.id}">{escape(one.name)}</a> {escape(one.class_name)}'.strip()
            for one in file.siblings
        )
        self.siblings.setText(_("Frères et sœurs ici : {names}").format(names=links))
        self.siblings.setVisible(bool(links))

    def _save(self, field: str, value: Any) -> None:
        place = self.form.key
        if isinstance(place, tuple):
            command = edit_tie if field in TIE else edit_representative
            self.save_field(self.form, place, command, *place, field=field, value=value)

    def _move(self, step: int) -> None:
        one = self.view.current_row()
        if one is not None:
            self.bench.run(self, move_representative, self.pupil_id, one.id, step)

    def _remove(self) -> None:
        one = self.view.current_row()
        if one is None or self.file is None:
            return
        question = _("Retirer {name} ?").format(name=one.name)
        consequence = (
            _("Cette personne ne représentera plus {pupil} ; son adresse reste pour les autres.")
            if one.shared_with
            else _("Son nom et son adresse quittent la fiche de {pupil} ; l'historique les garde.")
        )
        said = consequence.format(pupil=self.file.identity.name)
        if confirm(self.window(), question, said, _("Retirer")):
            self.bench.run(self, remove_representative, self.pupil_id, one.id)

    def _make_acts(self) -> None:
        self.acts.add("add", _("Ajouter…"), "add", self.add)
        self.acts.add("attach", _("Rattacher…"), "guardian", self.look)
        self.acts.add("up", _("Monter"), "up", partial(self._move, -1), bare=True)
        self.acts.add("down", _("Descendre"), "fold", partial(self._move, 1), bare=True)
        self.acts.add("remove", _("Retirer…"), "remove", self._remove)

    def _connect(self) -> None:
        keep_fitting(self.view)
        self.view.current_changed.connect(self._show_chosen)
        self.view.row_activated.connect(lambda _row: self.form.fields["relation"].editor.setFocus())
        self.new.ended.connect(self._to_list)
        self.attach.ended.connect(self._to_list)
        self.siblings.linkActivated.connect(lambda link: self.sibling_wanted.emit(int(link)))

    def _lay_out(self) -> None:
        add_fields(self.form)
        self.form.watch()
        self.form.set_read_only(not self.editable)
        self.form.add_widget(self.shared)
        for label in (self.mail, self.siblings, self.shared):
            label.setWordWrap(True)
        self.mail.setTextFormat(Qt.TextFormat.PlainText)
        theme.paint_text(self.shared, Token.WARN)
        for page in (self.form, self.new, self.attach, self._nobody):
            self.pages.addWidget(scrolled(page))
        head = QVBoxLayout()
        head.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, 0)
        head.setSpacing(theme.SPACE_S)
        for part in (self.mail, self.siblings, self.view, self.acts):
            head.addWidget(part)
        filling(self, head, self.pages)
