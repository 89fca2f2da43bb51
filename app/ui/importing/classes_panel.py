"""The classes that importing makes: what each is taken for, to be corrected."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.i18n import N_, _
from app.office.imports.plan import ClassKind, NewClass
from app.office.imports.setting import RegimeChoice, Setting
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput
from app.ui.importing.side import lay_beside
from app.ui.remember import Memory
from app.ui.tables.column import Align, Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token

UNKNOWN: Final = N_("À indiquer")


class ClassesPanel(QWidget):
    """The classes at the left; at the right, what the chosen ones are."""

    said = Signal(object)
    """Classes by name, and what the user says they are (`ClassKind`)."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._regimes: tuple[RegimeChoice, ...] = ()
        self.study_year: ChoiceInput[int] = ChoiceInput()
        self.regime: ChoiceInput[str] = ChoiceInput()
        self.form: ChoiceInput[str] = ChoiceInput([("", "–")])
        self.chosen = QLabel()
        self.model: RowModel[NewClass] = RowModel(self._columns(), lambda one: one.name)
        self.view: TableView[NewClass] = TableView(
            self.model, "importing.classes", _("Classes à créer"), memory
        )
        self._lay_out()
        self.view.current_changed.connect(self._show_chosen)
        self.view.chosen_changed.connect(self._show_chosen)
        self.view.row_activated.connect(lambda _one: self.study_year.setFocus())
        self.study_year.picked.connect(lambda year: self._say(study_year=year))
        self.regime.picked.connect(lambda code: self._say(regime=code))
        self.form.picked.connect(lambda code: self._say(form=code))

    def offer(self, setting: Setting) -> None:
        """Offer the regimes of the school."""
        self._regimes = setting.regimes
        self.regime.set_choices([(one.code, one.title) for one in setting.regimes])

    def show_classes(self, classes: tuple[NewClass, ...]) -> None:
        """Show the classes to make; the chosen ones stay chosen."""
        self.model.set_rows(classes)
        if classes and not self.view.chosen_rows():
            self.view.selectRow(0)
        self._show_chosen()

    def _show_chosen(self, _row: object = None) -> None:
        chosen = self.view.chosen_rows()
        self.chosen.setText(", ".join(one.name for one in chosen[:12]))
        for editor in (self.study_year, self.regime, self.form):
            editor.setEnabled(bool(chosen))
        if chosen:
            self._offer(chosen[0].kind)

    def _offer(self, kind: ClassKind) -> None:
        regime = self._regime(kind.regime)
        if regime is None:
            return
        self.regime.set_value(regime.code)
        unknown = [] if kind.study_year else [(0, _(UNKNOWN))]
        self.study_year.set_choices([*unknown, *((year, str(year)) for year in regime.study_years)])
        years = (0, *regime.study_years) if unknown else regime.study_years
        if kind.study_year in years:
            self.study_year.set_value(kind.study_year)
        self.form.set_choices(regime.forms or (("", "–"),))
        if kind.form in [code for code, _title in regime.forms]:
            self.form.set_value(kind.form)

    def _say(self, **picked: Any) -> None:
        """What was picked holds for all the chosen classes; the rest of each stays."""
        chosen = self.view.chosen_rows()
        self.said.emit({one.name: self._fitting(replace(one.kind, **picked)) for one in chosen})

    def _fitting(self, kind: ClassKind) -> ClassKind:
        """A regime that was picked has its own years and forms."""
        regime = self._regime(kind.regime)
        if regime is None:
            return kind
        forms = [code for code, _title in regime.forms] or [""]
        form = kind.form if kind.form in forms else forms[0]
        study_year = kind.study_year if kind.study_year in regime.study_years else 0
        return ClassKind(regime.code, study_year, form)

    def _regime(self, code: str) -> RegimeChoice | None:
        found = (one for one in self._regimes if one.code == code)
        return next(found, self._regimes[0] if self._regimes else None)

    def _columns(self) -> tuple[Column[NewClass], ...]:
        return (
            Column(N_("Classe"), lambda one: one.name, width=12),
            Column(
                N_("Élèves"),
                lambda one: str(one.pupils),
                width=8,
                align=Align.END,
                sort=lambda one: one.pupils,
            ),
            Column(
                N_("Année"),
                lambda one: str(one.kind.study_year or _(UNKNOWN)),
                width=12,
                sort=lambda one: one.kind.study_year,
                tone=lambda one: None if one.kind.study_year else Token.FAIL,
            ),
            Column(N_("Régime"), self._regime_title, width=27),
            Column(N_("Forme"), self._form_title, width=22),
            Column(
                N_("D'après la liste"),
                lambda one: one.reason,
                width=14,
                tone=lambda _one: Token.MUTED,
            ),
        )

    def _regime_title(self, one: NewClass) -> str:
        regime = self._regime(one.kind.regime)
        return regime.title if regime else ""

    def _form_title(self, one: NewClass) -> str:
        regime = self._regime(one.kind.regime)
        return dict(regime.forms).get(one.kind.form, "–") if regime else ""

    def _lay_out(self) -> None:
        form = Form()
        form.group(_("Les classes choisies"))
        form.add_widget(self.chosen)
        form.add("study_year", _("Année d'étude"), self.study_year)
        form.add("regime", _("Régime"), self.regime)
        form.add("form", _("Forme"), self.form)
        self.chosen.setWordWrap(True)
        self.chosen.setFont(theme.strong_font())
        lay_beside(self, self.view, form)
