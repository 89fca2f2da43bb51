"""The official register of a class for a month: seen as it prints, saved as PDF or workbook."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.errors import EnvironmentFault
from app.folding import folded
from app.formats import long_date
from app.i18n import N_, _
from app.office.absences.registers import RegisterChoices, month_registers, register_choices
from app.office.pupils.years import ClassChoice
from app.reports.attendance_register import (
    preview_attendance_register,
    render_attendance_registers,
)
from app.reports.attendance_register_view import AttendanceRegister
from app.reports.preview import PagePicture
from app.ui import theme
from app.ui.files import ask_save, write_file
from app.ui.forms.form import main_button
from app.ui.forms.inputs import ChoiceInput
from app.ui.remember import Memory
from app.ui.rooms.absences.register_sheet import register_sheet
from app.ui.states import StateView
from app.ui.tables.column import Column
from app.ui.tables.export import export_to
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench

COLUMNS = (
    Column[ClassChoice](N_("Classe"), lambda one: one.name, width=14, sort=lambda one: one.rank),
)


class RegisterPage(QWidget):
    """Month and classes to the left, the sheet of the class under the cursor to the right."""

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__()
        self._bench = bench
        self._asked = 0
        self.shown: AttendanceRegister | None = None
        self.month: ChoiceInput[date] = ChoiceInput()
        self.month.setAccessibleName(_("Mois"))
        self.model = RowModel[ClassChoice](
            COLUMNS, lambda one: one.id, lambda one: folded(one.name), self
        )
        self.view = TableView(self.model, "absences.registers", _("Classes"), memory)
        self.search = self.month
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sheet = QScrollArea()
        self.states = StateView(self.sheet)
        self.save = main_button(QPushButton(_("Enregistrer en PDF…")))
        self.save.setDefault(False)
        self.save_all = QPushButton(_("Toutes les classes en un PDF…"))
        self._lay_out(memory)
        self._connect()
        self.states.show_loading()

    def refresh(self) -> None:
        """Read the choices again, and the sheet shown."""
        self._bench.ask(self, register_choices, done=self._offer)

    def first_focus(self) -> QWidget:
        """The classes."""
        return self.view

    def export(self) -> None:
        """Write the register shown as a workbook."""
        view = self.shown
        if view is None:
            return
        kinds = _("Classeur (*.xlsx);;Texte séparé par des points-virgules (*.csv)")
        proposed = Path(f"{_file_name(view.class_name, view.month)}.xlsx")
        file = ask_save(self, _("Enregistrer le registre"), kinds, proposed)
        if file is not None:
            export_to(self, self._bench, register_sheet(view), file)

    def _offer(self, choices: RegisterChoices) -> None:
        titles = [(month, long_date(month).split(" ", 1)[1]) for month in reversed(choices.months)]
        self.month.set_choices(titles)
        self.model.set_rows(choices.classes)
        if not choices.classes:
            self.states.show_empty(
                _("Les registres seront ici dès que l'année a des classes."),
            )
        elif self.view.current_row() is None:
            self.view.selectRow(0)
        else:
            self._ask()
        self.save_all.setEnabled(bool(choices.classes))

    def _ask(self) -> None:
        row = self.view.current_row()
        if row is None or not self.month.count():
            return
        self._asked += 1
        number = self._asked

        def draw(found: tuple[AttendanceRegister, ...]) -> None:
            if number == self._asked:
                self.shown = found[0]
                show = partial(self._show, number)
                self._bench.render(self, preview_attendance_register, found[0], show, self._failed)

        self.save.setEnabled(False)
        self.states.show_loading()
        self._bench.ask(self, month_registers, (row.id,), self.month.value(), done=draw)

    def _show(self, number: int, picture: PagePicture) -> None:
        if number != self._asked or self.shown is None:
            return
        pixels = QPixmap()
        pixels.loadFromData(picture.png, "PNG")
        self.picture.setPixmap(pixels)
        self.picture.resize(pixels.size())
        name = _("Registre de {name}, {month}")
        self.picture.setAccessibleName(
            name.format(name=self.shown.class_name, month=self.shown.month)
        )
        self.save.setEnabled(True)
        self.states.show_content()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, EnvironmentFault):
            self.states.show_error(error.message, error.advice, retry=self._ask)
        else:
            self._bench.services.trouble(error)

    def _save(self) -> None:
        if self.shown is not None:
            name = _file_name(self.shown.class_name, self.shown.month)
            self._save_as(name, (self.shown,))

    def _save_all(self) -> None:
        if not self.month.count():
            return
        ids = tuple(row.id for row in self.model.all_rows())
        month = self.month.currentText()

        def write(found: tuple[AttendanceRegister, ...]) -> None:
            self._save_as(_file_name(_("toutes les classes"), month), found)

        self._bench.ask(self, month_registers, ids, self.month.value(), done=write)

    def _save_as(self, name: str, views: tuple[AttendanceRegister, ...]) -> None:
        title = _("Enregistrer le registre")
        file = ask_save(self, title, _("Document PDF (*.pdf)"), Path(f"{name}.pdf"))
        if file is None:
            return

        def say(written: Path) -> None:
            self._bench.messages.say(
                _("Le registre est dans « {file} ».").format(file=written.name)
            )

        def write(content: bytes) -> None:
            call: Callable[[], Any] = partial(write_file, file, content)
            self._bench.runner.on_lane(self, call, say, self._bench.services.trouble)

        self._bench.render(self, render_attendance_registers, views, write)

    def _connect(self) -> None:
        self.month.picked.connect(self._ask)
        self.view.current_changed.connect(self._ask)
        self.save.clicked.connect(self._save)
        self.save_all.clicked.connect(self._save_all)

    def _lay_out(self, memory: Memory) -> None:
        label = QLabel(_("Mois"))
        label.setBuddy(self.month)
        top = QHBoxLayout()
        top.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S)
        top.setSpacing(theme.SPACE_S)
        top.addWidget(label)
        self.month.setMinimumContentsLength(16)
        top.addWidget(self.month)
        top.addStretch(1)
        top.addWidget(self.save_all)
        top.addWidget(self.save)
        self.sheet.setWidget(self.picture)
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.view.setMinimumWidth(self.fontMetrics().averageCharWidth() * 20)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.view)
        parts.addWidget(self.states)
        parts.setStretchFactor(1, 1)
        memory.splitter("absences.registers", parts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(parts, 1)


def _file_name(what: str, month: str) -> str:
    return f"{_('Registre')} {what} {month}".replace("/", "-")
