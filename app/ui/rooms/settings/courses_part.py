"""The courses of a year: the list, and beside it the course chosen, or a new one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.folding import folded
from app.formats import decimal
from app.i18n import N_, _, pgettext
from app.office.rights import Right
from app.office.settings import classes as office
from app.office.settings.classes import CourseLine
from app.office.settings.identity import SchoolIdentity
from app.office.settings.new_course import Teacher
from app.ui import theme
from app.ui.flow_layout import FlowLayout
from app.ui.forms.check_input import CheckInput
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DecimalInput, TextInput
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.settings.group_form import GroupForm
from app.ui.rooms.settings.new_course_form import NewCourseForm
from app.ui.rooms.settings.new_teacher_form import NewTeacherForm
from app.ui.rooms.settings.page import SettingsPage, beside
from app.ui.tables.column import Align, Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView


class CoursesPart(QWidget):
    """The courses, and the form of one, in whose place a new one is asked for."""

    def __init__(self, page: SettingsPage, memory: Memory, year_id: Callable[[], int]) -> None:
        super().__init__()
        self.page = page
        self._subjects: dict[str, str] = {}
        self.rows: RowModel[CourseLine] = RowModel(_course_columns(), lambda row: row.id, _course)
        self.search = TextInput(60)
        self.search.setPlaceholderText(_("Chercher un cours…"))
        self.search.setAccessibleName(_("Chercher un cours"))
        self.search.textChanged.connect(self.rows.search)
        self.list = TableView(self.rows, "settings.courses", pgettext("several", "Cours"), memory)
        self.list.current_changed.connect(self._show)
        self.form = Form()
        self._build()
        self.groups = GroupForm(page.bench)
        self.new = NewCourseForm(page, year_id, self._end_new)
        self._made: int | None = None
        self.forms = QStackedWidget()
        self.forms.addWidget(self._chosen())
        self.forms.addWidget(self.new)
        self.new_teacher = NewTeacherForm(page, lambda: self._end_new(None))
        self.forms.addWidget(self.new_teacher)
        self.add = QPushButton(_("Ajouter un cours…"))
        self.add.clicked.connect(self._begin_new)
        self.add_teacher = QPushButton(_("Ajouter un enseignant…"))
        self.add_teacher.clicked.connect(self._begin_teacher)
        # Hidden only: shown before it has a parent, a button is a window of its own.
        if not page.bench.can(Right.EDIT_SETTINGS):
            self.add.hide()
            self.add_teacher.hide()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(self._buttons())
        beside(self, left, self.forms, top=theme.SPACE_S)
        for part in (self.form, self.groups):
            part.setEnabled(page.bench.can(Right.EDIT_SETTINGS))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up what is being added."""
        if event.key() == Qt.Key.Key_Escape and self.forms.currentIndex() > 0:
            self._end_new(None)
        else:
            super().keyPressEvent(event)

    def show_rows(self, rows: tuple[CourseLine, ...]) -> None:
        """List the courses; the one just made is chosen, or the first where none was."""
        self.rows.set_rows(rows)
        if self._made is not None and self.list.choose(self._made):
            self._made = None
        elif rows and self.list.current_row() is None:
            self.list.selectRow(0)

    def offer_teachers(self, staff: tuple[Teacher, ...]) -> None:
        """Offer the staff for groups and for new courses."""
        self.groups.offer_teachers(staff)
        self.new.offer_teachers(staff)

    def _chosen(self) -> QWidget:
        """What is known of the course chosen: its form, and its groups under it."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form)
        column.addWidget(self.groups)
        column.addStretch(1)
        return whole

    def _begin_new(self) -> None:
        """Ask for a new course in the place of the one chosen."""
        self.forms.setCurrentIndex(1)
        self.new.begin()

    def _begin_teacher(self) -> None:
        """Ask for somebody who teaches in the place of the course chosen."""
        self.forms.setCurrentWidget(self.new_teacher)
        self.new_teacher.begin()

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(across=theme.SPACE_S, between=theme.SPACE_S)
        row.addWidget(self.add)
        row.addWidget(self.add_teacher)
        return row

    def _end_new(self, made: int | None) -> None:
        if made is not None:
            self.search.clear()
            self._made = made
        self.forms.setCurrentIndex(0)
        self.list.setFocus()

    def _build(self) -> None:
        self.heading = self.form.group(_("Cours"))
        self.name, self.short = TextInput(36), TextInput(10)
        self.periods, self.maximum = DecimalInput(), DecimalInput()
        self.form.add("title", pgettext("name of a thing", "Nom"), self.name, required=True)
        self.form.add(
            "short_title",
            _("Nom court"),
            self.short,
            help_text=_("En tête de colonne dans la grille des conseils."),
        )
        self.form.add("weekly_periods", _("Périodes par semaine"), self.periods, required=True)
        self.form.add("maximum", _("Cotes données sur"), self.maximum, required=True)
        self.subject: ChoiceInput[str] = ChoiceInput()
        self.vehicular = CheckInput(_("Donné dans une langue véhiculaire"))
        self.form.add(
            "subject",
            _("Matière du règlement"),
            self.subject,
            help_text=_("Ce que les règles du passage de classe en savent."),
        )
        self.form.add("vehicular", _("Langue"), self.vehicular)
        save = QPushButton(_("Enregistrer"))
        save.clicked.connect(self._save)
        self.form.buttons(save)

    def _show(self, row: object) -> None:
        if not isinstance(row, CourseLine):
            return
        self.heading.setText(row.code)
        self.groups.show_course(row.id)
        self.name.set_value(row.title)
        self.short.set_value(row.short_title)
        self.periods.set_value(row.weekly_periods)
        self.maximum.set_value(row.maximum)
        self._offer_subjects(row.subject)
        self.vehicular.set_value(row.vehicular)

    def offer(self, school: SchoolIdentity) -> None:
        """Ask what the regimes of the school must know of a course, and nothing else."""
        self._subjects = office.subjects_of(school.regimes)
        for name in ("subject", "vehicular"):
            self.form.fields[name].show(bool(self._subjects))
        self._show(self.list.current_row())

    def _offer_subjects(self, present: str) -> None:
        """The subjects that the rules tell apart; one that they no longer know stays."""
        known = {present: present, **self._subjects} if present else self._subjects
        named = sorted(known.items(), key=lambda one: folded(one[1]))
        self.subject.set_choices([("", "–"), *named])
        self.subject.set_value(present)

    def _save(self) -> None:
        row = self.list.current_row()
        if row is None or not self.form.check():
            return
        self.page.bench.run(
            self,
            office.edit_course,
            row.id,
            self.name.value(),
            self.short.value(),
            self.periods.value(),
            self.maximum.value(),
            self.subject.value() if self._subjects else None,
            self.vehicular.value() if self._subjects else None,
            refused=lambda refusal: self.page.refuse(self.form, refusal),
        )


def _course_columns() -> tuple[Column[CourseLine], ...]:
    return (
        Column(N_("Code"), lambda row: row.code, width=18),
        Column(N_("Cours"), lambda row: row.title, width=32),
        Column(
            N_("Périodes"),
            lambda row: decimal(row.weekly_periods),
            width=10,
            align=Align.END,
            sort=lambda row: row.weekly_periods,
        ),
        Column(
            N_("Sur"),
            lambda row: decimal(row.maximum),
            width=8,
            align=Align.END,
            sort=lambda row: row.maximum,
        ),
        Column(
            N_("Élèves"),
            lambda row: str(row.pupils),
            width=8,
            align=Align.END,
            sort=lambda row: row.pupils,
        ),
    )


def _course(row: CourseLine) -> str:
    return folded(f"{row.code} {row.title} {row.short_title}")
