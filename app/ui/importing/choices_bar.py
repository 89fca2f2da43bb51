"""Above the lists: the school year, the first day in class, and what to do of differences."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.i18n import _
from app.office.imports.setting import Setting
from app.office.pupils.years import YearChoice
from app.ui import theme
from app.ui.flow_layout import FlowLayout
from app.ui.forms.check_input import CheckInput
from app.ui.forms.inputs import ChoiceInput, DateInput
from app.ui.theme import Token


class ChoicesBar(QWidget):
    """Three choices that hold for all lists."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.year: ChoiceInput[YearChoice] = ChoiceInput()
        self.start = DateInput()
        self.overwrite = CheckInput(_("Remplacer ce qui diffère par ce que dit la liste"))
        self.fault = QLabel()
        self._dated_text = ""
        self._lay_out()
        self.year.picked.connect(self._year_picked)
        self.start.editingFinished.connect(self._dated)
        self.overwrite.toggled.connect(self.changed)

    def offer(self, setting: Setting) -> None:
        """Propose the year of today, from its first day."""
        if not self.year.count():
            self.year.set_choices([(year, year.label) for year in setting.years])
            self.year.set_value(setting.year)
            self._propose(setting.year)

    def first_day(self) -> date | None:
        """The first day in class; None, and said so, where it is not in the year."""
        try:
            day = self.start.value()
        except ValueError as error:
            self._say(str(error))
            return None
        year = self.year.value()
        inside = day is not None and year.first_day <= day <= year.last_day
        self._say(
            "" if inside else _("Indiquez un jour de l'année {year}.").format(year=year.label)
        )
        return day if inside else None

    def _propose(self, year: YearChoice) -> None:
        self.start.set_value(year.first_day)
        self._dated_text = self.start.text()

    def _year_picked(self, year: YearChoice) -> None:
        self._propose(year)
        self.changed.emit()

    def _dated(self) -> None:
        if self.start.text() != self._dated_text:
            self._dated_text = self.start.text()
            self.changed.emit()

    def _say(self, fault: str) -> None:
        self.fault.setText(f"▲ {fault}" if fault else "")
        self.fault.setVisible(bool(fault))
        self.start.setProperty("fault", bool(fault))
        self.start.style().unpolish(self.start)
        self.start.style().polish(self.start)

    def _lay_out(self) -> None:
        theme.paint_text(self.fault, Token.FAIL)
        self.fault.hide()
        row = FlowLayout(across=theme.SPACE_L, between=theme.SPACE_XS)
        for title, editor in (
            (_("Année scolaire"), self.year),
            (_("Inscrire à partir du"), self.start),
        ):
            label = QLabel(title)
            label.setBuddy(editor)
            editor.setAccessibleName(title)
            theme.paint_text(label, Token.MUTED)
            pair = QHBoxLayout()
            pair.setSpacing(theme.SPACE_S)
            pair.addWidget(label)
            pair.addWidget(editor)
            row.add_layout(pair)
        self.overwrite.setMinimumHeight(self.start.sizeHint().height())
        row.addWidget(self.overwrite)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addLayout(row)
        column.addWidget(self.fault)
