"""The statuses of the roll call: letters, key, meaning, order."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from app.errors import Refusal
from app.formats import count
from app.i18n import N_, _, pgettext
from app.office.absences import code_settings as office
from app.office.absences.code_settings import EFFECTS, CodeDraft, CodeLine
from app.office.rights import Right
from app.ui.forms.check_input import CheckInput
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, TextInput
from app.ui.remember import Memory
from app.ui.rooms.settings.page import SettingsPage, beside
from app.ui.tables.column import Align, Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench


class CodesPage(SettingsPage):
    """The list in the order of the roll, and the form of one status."""

    title = N_("Statuts de l'appel")
    icon = "absences"

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__(bench, memory)
        self.rows: RowModel[CodeLine] = RowModel(_columns(), lambda row: row.id)
        self.list = TableView(self.rows, "settings.codes", _("Statuts de l'appel"), memory)
        self.list.setSortingEnabled(False)
        self._wanted: int | None = None
        self.form = Form()
        self.code, self.name, self.key = TextInput(4), TextInput(30), TextInput(3)
        self.effect = ChoiceInput([(word, _(title)) for word, title in EFFECTS.items()])
        self.effect.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.effect.setMinimumContentsLength(18)
        self.active = CheckInput(_("Proposé à l'appel"))
        self.save, self.new = QPushButton(_("Enregistrer")), QPushButton(_("Ajouter"))
        self.up, self.down = QPushButton(_("Monter")), QPushButton(_("Descendre"))
        self._build()
        content = QWidget()
        beside(content, self.list, self.form)
        self.column.addWidget(content)
        self.list.current_changed.connect(self._show)
        self.form.setEnabled(bench.can(Right.EDIT_SETTINGS))

    def refresh(self) -> None:
        """Read the statuses again."""
        self.bench.ask(self, office.code_lines, done=self._show_rows)

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list

    def _show_rows(self, found: tuple[CodeLine, ...]) -> None:
        self.rows.set_rows(found)
        if self._wanted is not None and self.list.choose(self._wanted):
            self._wanted = None
        if found and self.list.current_row() is None:
            self.list.selectRow(0)

    def _show(self, row: CodeLine | None) -> None:
        line, last = self.list.currentIndex().row(), self.rows.rowCount() - 1
        self.save.setEnabled(row is not None)
        self.up.setEnabled(row is not None and line > 0)
        self.down.setEnabled(row is not None and line < last)
        if row is None:
            return
        self.code.set_value(row.code)
        self.name.set_value(row.title)
        self.key.set_value(row.key.upper())
        self.effect.set_value(row.effect)
        self.active.set_value(row.active)
        # What the register bears already keeps its meaning.
        self.code.setEnabled(not row.used)
        self.effect.setEnabled(not row.used)
        self.form.accept()

    def _draft(self) -> CodeDraft:
        return CodeDraft(
            self.code.value(),
            self.name.value(),
            self.key.value(),
            self.effect.value(),
            self.active.value(),
        )

    def _save(self) -> None:
        row = self.list.current_row()
        if row is not None and self.form.check():
            self.bench.run(self, office.edit_code, row.id, self._draft(), refused=self._refused)

    def _add(self) -> None:
        """A used status on the form begins another one: its letters and meaning open."""
        row = self.list.current_row()
        if row is not None and self._draft().code == row.code and not self.code.isEnabled():
            self._begin()
        elif self.form.check():
            self.bench.run(
                self,
                office.add_code,
                self._draft(),
                done=self._added,
                refused=self._refused,
            )

    def _added(self, number: int) -> None:
        """It is chosen once it is read."""
        self._wanted = number

    def _begin(self) -> None:
        for editor in (self.code, self.name, self.key):
            editor.setEnabled(True)
            editor.set_value("")
        self.effect.setEnabled(True)
        self.active.set_value(True)
        self.code.setFocus()

    def _move(self, step: int) -> None:
        row = self.list.current_row()
        if row is not None:
            self.bench.run(self, office.move_code, row.id, step)

    def _refused(self, refusal: Refusal) -> None:
        self.refuse(self.form, refusal)

    def _build(self) -> None:
        form = self.form
        form.add_side_by_side(
            ("code", _("Code"), self.code, True), ("key", _("Touche"), self.key, True)
        )
        form.add("title", pgettext("name of a thing", "Nom"), self.name, required=True)
        form.add(
            "effect",
            _("Ce qu'il veut dire"),
            self.effect,
            help_text=_("Un statut déjà noté au registre garde son code et son sens."),
        )
        form.add("active", _("À l'appel"), self.active)
        self.save.clicked.connect(self._save)
        self.new.clicked.connect(self._add)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        order = QWidget()
        row = QHBoxLayout(order)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.up)
        row.addWidget(self.down)
        row.addStretch(1)
        form.add("order", _("Place dans la liste"), order)
        form.buttons(self.save, self.new)


def _columns() -> tuple[Column[CodeLine], ...]:
    return (
        Column(N_("Code"), lambda row: row.code, width=6),
        Column(N_("Statut"), lambda row: row.title, width=18),
        Column(N_("Touche"), lambda row: row.key.upper(), width=7),
        Column(N_("Ce qu'il veut dire"), lambda row: _(EFFECTS[row.effect]), width=28),
        Column(
            N_("Noté"),
            lambda row: count(row.used) if row.used else "–",
            width=8,
            align=Align.END,
            value=lambda row: row.used,
        ),
        Column(N_("À l'appel"), lambda row: _("oui") if row.active else _("non"), width=8),
    )
