"""What a register is asked about: a month, a day, a period, a number, a semester."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from app.formats import long_date
from app.i18n import _
from app.ui import theme
from app.ui.forms.inputs import ChoiceInput, DateInput

_MOST = 400


class RegisterInputs(QWidget):
    """Shows those that the paper needs, side by side; `changed` once one was changed."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.month: ChoiceInput[date] = ChoiceInput()
        self.first, self.day = DateInput(), DateInput()
        self.least = QSpinBox()
        self.semester = ChoiceInput([(1, _("Premier")), (2, _("Second"))])
        self._known: dict[str, tuple[QLabel, QWidget]] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_S)
        for name, title, editor in (
            ("month", _("Mois"), self.month),
            ("first", _("Du"), self.first),
            ("day", _("Au"), self.day),
            ("least", _("Absences injustifiées, au moins"), self.least),
            ("semester", _("Semestre"), self.semester),
        ):
            label = QLabel(title)
            label.setBuddy(editor)
            editor.setAccessibleName(title)
            self._known[name] = (label, editor)
            row.addWidget(label)
            row.addWidget(editor)
        self._begin(today)

    def offer_months(self, months: tuple[date, ...]) -> None:
        """The months of the year that have begun, the last one first."""
        titles = [(month, long_date(month).split(" ", 1)[1]) for month in reversed(months)]
        self.month.set_choices(titles)

    def show_needed(self, needs: frozenset[str]) -> None:
        """Show these inputs alone; a day alone is called so."""
        for name, widgets in self._known.items():
            for widget in widgets:
                widget.setVisible(name in needs)
        self._known["day"][0].setText(_("Au") if "first" in needs else _("Jour"))

    def days(self) -> tuple[date, date] | None:
        """The days typed; None where one cannot be read."""
        try:
            first, day = self.first.value(), self.day.value()
        except ValueError:
            return None
        return (first, day) if first is not None and day is not None else None

    def _begin(self, today: date) -> None:
        self.month.setMinimumContentsLength(16)
        self.first.set_value(today.replace(day=1))
        self.day.set_value(today)
        self.least.setRange(1, _MOST)
        self.least.setValue(9)
        self.month.picked.connect(self.changed)
        self.semester.picked.connect(self.changed)
        for line in (self.first, self.day):
            line.editingFinished.connect(self.changed)
        self.least.editingFinished.connect(self.changed)
