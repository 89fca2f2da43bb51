"""Classes and courses of a year: what each is, how many follow it."""

from PySide6.QtWidgets import QPushButton, QTabWidget, QWidget

from app.errors import Refusal
from app.i18n import N_, _, pgettext
from app.office.rights import Right
from app.office.settings import classes as office
from app.office.settings.classes import ClassDraft, ClassLine
from app.office.settings.identity import SchoolIdentity, identity
from app.office.settings.new_course import teachers
from app.office.settings.years import YearLine, current_year
from app.rules.regime import regimes
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, TextInput
from app.ui.remember import Memory
from app.ui.rooms.settings.courses_part import CoursesPart
from app.ui.rooms.settings.page import SettingsPage, beside
from app.ui.tables.column import Align, Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench

SEVENTH = (
    ("", N_("–")),
    ("type_b", N_("7e P de type B")),
    ("qualifying", N_("7e qualifiante")),
    ("complementary", N_("7e complémentaire")),
    ("preparatory", N_("7e préparatoire")),
)


class ClassesPage(SettingsPage):
    """Two lists, each with the form of what is chosen beside it."""

    title = N_("Classes et cours")
    icon = "class"

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__(bench, memory)
        self.year_id = 0
        self.classes = ClassesPart(self, memory)
        self.courses = CoursesPart(self, memory, lambda: self.year_id)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.classes, _("Classes"))
        self.tabs.addTab(self.courses, pgettext("several", "Cours"))
        self.column.addWidget(self.tabs)

    def refresh(self) -> None:
        """Read the present year's classes and courses again."""
        self.bench.ask(self, identity, done=self._offer)
        self.bench.ask(self, current_year, done=self._show_year)

    def first_focus(self) -> QWidget:
        """The list of classes."""
        return self.classes.list

    def _offer(self, school: SchoolIdentity) -> None:
        self.classes.offer(school)
        self.courses.offer(school)

    def _show_year(self, year: YearLine) -> None:
        self.year_id = year.id
        self.bench.ask(self, office.classes, year.id, done=self._show_classes)
        self.bench.ask(self, office.courses, year.id, done=self.courses.show_rows)
        self.bench.ask(self, teachers, done=self.courses.offer_teachers)

    def _show_classes(self, rows: tuple[ClassLine, ...]) -> None:
        self.classes.show_rows(rows)
        self.courses.new.offer_classes(rows)


class ClassesPart(QWidget):
    """The classes, and the form of one."""

    def __init__(self, page: ClassesPage, memory: Memory) -> None:
        super().__init__()
        self.page = page
        self.rows: RowModel[ClassLine] = RowModel(_class_columns(), lambda row: row.id)
        self.list = TableView(self.rows, "settings.classes", _("Classes"), memory)
        self.list.current_changed.connect(self._show)
        self.form = Form()
        self._build()
        beside(self, self.list, self.form, top=theme.SPACE_S)
        self.form.setEnabled(page.bench.can(Right.EDIT_SETTINGS))

    def offer(self, school: SchoolIdentity) -> None:
        """Offer the regimes that the school runs."""
        known = regimes()
        self.regime.set_choices([(code, known[code].title) for code in school.regimes])
        self._offer_forms()

    def show_rows(self, rows: tuple[ClassLine, ...]) -> None:
        """List the classes; the first is chosen where none was."""
        self.rows.set_rows(rows)
        if rows and self.list.current_row() is None:
            self.list.selectRow(0)

    def _build(self) -> None:
        self.form.group(_("Classe"))
        self.name, self.option = TextInput(14), TextInput(36)
        self.regime: ChoiceInput[str] = ChoiceInput()
        self.regime.picked.connect(lambda _code: self._offer_forms())
        self.study_year: ChoiceInput[int] = ChoiceInput([(n, str(n)) for n in range(1, 8)])
        self.kind: ChoiceInput[str] = ChoiceInput()
        self.seventh = ChoiceInput([(code, _(title)) for code, title in SEVENTH])
        self.form.add("name", pgettext("name of a thing", "Nom"), self.name, required=True)
        self.form.add("regime", _("Régime"), self.regime)
        self.form.add("study_year", _("Année d'études"), self.study_year)
        self.form.add("form", _("Forme"), self.kind)
        self.form.add("option", _("Option ou section"), self.option)
        self.form.add("seventh_kind", _("Septième année"), self.seventh)
        self.save, self.new = QPushButton(_("Enregistrer")), QPushButton(_("Ajouter la classe"))
        self.save.clicked.connect(self._save)
        self.new.clicked.connect(self._add)
        self.form.buttons(self.save, self.new)

    def _offer_forms(self) -> None:
        forms = regimes()[self.regime.value()].forms if self.regime.count() else ()
        self.kind.set_choices([("", "–"), *((form.code, form.title) for form in forms)])

    def _show(self, row: object) -> None:
        self.save.setEnabled(isinstance(row, ClassLine))
        if not isinstance(row, ClassLine):
            return
        self.name.set_value(row.name)
        self.regime.set_value(row.regime)
        self._offer_forms()
        self.study_year.set_value(row.study_year)
        self.kind.set_value(row.form)
        self.option.set_value(row.option)
        self.seventh.set_value(row.seventh_kind)

    def _draft(self) -> ClassDraft:
        return ClassDraft(
            self.name.value(),
            self.regime.value(),
            self.study_year.value(),
            self.kind.value(),
            self.option.value(),
            self.seventh.value(),
        )

    def _save(self) -> None:
        row = self.list.current_row()
        if row is not None and self.form.check():
            self.page.bench.run(
                self, office.edit_class, row.id, self._draft(), refused=self._refused
            )

    def _add(self) -> None:
        if self.form.check():
            self.page.bench.run(
                self, office.add_class, self.page.year_id, self._draft(), refused=self._refused
            )

    def _refused(self, refusal: Refusal) -> None:
        self.page.refuse(self.form, refusal)


def _class_columns() -> tuple[Column[ClassLine], ...]:
    return (
        Column(N_("Classe"), lambda row: row.name, width=12),
        Column(
            N_("Régime"),
            lambda row: regimes()[row.regime].short,
            width=26,
            tooltip=lambda row: regimes()[row.regime].title,
        ),
        Column(N_("Année"), lambda row: str(row.study_year), width=8, align=Align.END),
        Column(N_("Forme"), _form_title, width=24),
        Column(N_("Option"), lambda row: row.option, width=22, optional=True),
        Column(
            N_("Élèves"),
            lambda row: str(row.pupils),
            width=8,
            align=Align.END,
            sort=lambda row: row.pupils,
        ),
    )


def _form_title(row: ClassLine) -> str:
    titles = {form.code: form.title for form in regimes()[row.regime].forms}
    return titles.get(row.form, "")
