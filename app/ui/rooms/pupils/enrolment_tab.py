"""The classes that the pupil was in, and the gestures that change that."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.formats import short_date
from app.i18n import N_, _
from app.office.pupils.checks import STATUSES
from app.office.pupils.enrolments import reopen_enrolment, set_status
from app.office.pupils.file import EnrolmentLine, PupilFile
from app.ui import theme
from app.ui.forms.inputs import ChoiceInput
from app.ui.forms.saved_form import SavedForm
from app.ui.qt import override
from app.ui.rooms.pupils.button_row import ButtonRow
from app.ui.rooms.pupils.courses_part import CoursesPart
from app.ui.rooms.pupils.enrolment_forms import (
    AgainForm,
    ChangeClassForm,
    EndForm,
    GestureForm,
)
from app.ui.rooms.pupils.file_tab import FileTab, LowPages, filling, scrolled
from app.ui.rooms.pupils.small_table import fit, keep_fitting
from app.ui.rooms.pupils.words import choices, status_title
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench

COLUMNS = (
    Column[EnrolmentLine](N_("Année"), lambda one: one.year_label, width=10),
    Column[EnrolmentLine](
        N_("Classe"), lambda one: one.class_name, width=9, tooltip=lambda one: one.regime_title
    ),
    Column[EnrolmentLine](
        N_("Du"), lambda one: short_date(one.start), width=11, sort=lambda one: one.start
    ),
    Column[EnrolmentLine](
        N_("Au"),
        lambda one: short_date(one.end) if one.end else "",
        width=11,
        sort=lambda one: one.end,
    ),
    Column[EnrolmentLine](N_("Statut"), lambda one: status_title(one.status), width=10),
    Column[EnrolmentLine](
        N_("Motif de fin"),
        lambda one: one.end_reason,
        width=10,
        tooltip=lambda one: one.end_reason,
    ),
)


class EnrolmentTab(FileTab):
    """The history of classes, what to do with the one that runs, and its courses."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self.model: RowModel[EnrolmentLine] = RowModel(COLUMNS, lambda one: one.id)
        self.view: TableView[EnrolmentLine] = TableView(
            self.model, "pupils.enrolments", _("Inscriptions")
        )
        self.acts = ButtonRow()
        self.status = SavedForm(self._save_status)
        self.courses = CoursesPart(bench, self.editable)
        self.change, self.end, self.again = (
            ChangeClassForm(bench),
            EndForm(bench),
            AgainForm(bench),
        )
        self.pages = LowPages()
        self._make_acts()
        self._lay_out()
        for form in self._forms:
            form.ended.connect(self._to_list)
        self.courses.wanted.connect(self._open)
        keep_fitting(self.view)
        self.view.current_changed.connect(self._offer)

    @override
    def show_file(self, file: PupilFile) -> None:
        if self.pupil_id != file.identity.id:
            self.pages.setCurrentIndex(0)
        super().show_file(file)
        self.model.set_rows(file.enrolments)
        fit(self.view, len(file.enrolments))
        if self.view.current_row() is None and file.enrolments:
            self.view.choose((file.current or file.enrolments[0]).id)
        self.courses.show_file(file)
        self._show_running(file)
        self._offer()

    @override
    def first_focus(self) -> QWidget:
        return self.view

    @override
    def commit_edits(self) -> None:
        """Gestures are kept by their button alone."""

    @property
    def _forms(self) -> tuple[GestureForm, ...]:
        return (self.change, self.end, self.again, *self.courses.forms)

    @property
    def running(self) -> EnrolmentLine | None:
        """The enrolment that runs, or the one to come that is chosen."""
        return self.file.acted_on(self.view.current_row()) if self.file is not None else None

    def change_class(self) -> None:
        """Ask for another class."""
        if self.file is not None and self.running is not None:
            self._open(self.change)
            self.change.begin(self.file, self.running)

    def end_enrolment(self) -> None:
        """Ask for the last day and the reason."""
        if self.file is not None and self.running is not None:
            self._open(self.end)
            self.end.begin(self.file, self.running)

    def enrol_again(self) -> None:
        """Ask for a year and a class."""
        if self.file is not None:
            self._open(self.again)
            self.again.begin(self.file)

    def _reopen(self) -> None:
        chosen = self.view.current_row()
        if chosen is not None:
            self.bench.run(self, reopen_enrolment, chosen.id)

    def _open(self, form: GestureForm) -> None:
        self.pages.setCurrentIndex(1 + self._forms.index(form))
        self.acts.hide()

    def _to_list(self) -> None:
        self.pages.setCurrentIndex(0)
        self.acts.setVisible(self.editable)
        self.view.setFocus()

    def _offer(self, *_row: object) -> None:
        chosen, running = self.view.current_row(), self.running
        self.acts.offer(running is not None, "change", "end")
        self.acts.offer(chosen is not None and chosen.end is not None, "reopen")
        self.acts.setVisible(self.editable and self.pages.currentIndex() == 0)

    def _show_running(self, file: PupilFile) -> None:
        running = file.current
        self.status.setVisible(running is not None)
        if running is not None:
            self.status.show_record(running.id, {"status": running.status})

    def _save_status(self, field: str, value: str) -> None:
        enrolment = self.status.key
        if isinstance(enrolment, int):
            self.bench.run(self, set_status, enrolment, value)

    def _make_acts(self) -> None:
        self.acts.add("change", _("Changer de classe…"), "class", self.change_class)
        self.acts.add("end", _("Mettre fin…"), "close", self.end_enrolment)
        self.acts.add("reopen", _("Rouvrir"), "restore", self._reopen)
        self.acts.add("again", _("Réinscrire…"), "add", self.enrol_again)

    def _lay_out(self) -> None:
        self.status.add_side_by_side(
            (
                "status",
                _("Statut de l'inscription en cours"),
                ChoiceInput(choices(STATUSES)),
                False,
            )
        )
        if (layout := self.status.layout()) is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        self.status.watch()
        self.status.set_read_only(not self.editable)
        base = QWidget()
        below = QVBoxLayout(base)
        below.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_M)
        below.setSpacing(theme.SPACE_S)
        below.addWidget(self.status)
        below.addWidget(self.courses, 1)
        self.pages.addWidget(base)
        for form in self._forms:
            self.pages.addWidget(scrolled(form))
        head = QVBoxLayout()
        head.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, 0)
        head.setSpacing(theme.SPACE_S)
        head.addWidget(self.view)
        head.addWidget(self.acts)
        filling(self, head, self.pages)
