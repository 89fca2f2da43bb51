"""What the list of pupils is narrowed to: year, class, status, regime."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from app.i18n import _
from app.office.pupils.listing import LEFT, PupilList, PupilRow
from app.ui import theme
from app.ui.flow_layout import FlowLayout
from app.ui.forms.inputs import ChoiceInput
from app.ui.rooms.pupils.words import STATUS_TITLES, choices
from app.ui.theme import Token

PRESENT = "present"
EVERY = ""
_REGIME_CHARACTERS: Final = 10


@dataclass(frozen=True)
class Scope:
    """Which pupils are read from the file: those of a year, or the former ones."""

    year_id: int | None = None
    former: bool = False


class Filters(QWidget):
    """A row of choices above the list; each keeps what was chosen when the list is read again."""

    scope_changed = Signal()
    """Another year, or the former pupils: the list is to be read again."""
    changed = Signal()
    """Another class, status or regime: the list as read is narrowed otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scope: ChoiceInput[Scope] = ChoiceInput()
        self.classes: ChoiceInput[str] = ChoiceInput()
        self.status: ChoiceInput[str] = ChoiceInput()
        self.regime: ChoiceInput[str] = ChoiceInput()
        self._regimes: dict[str, str] = {}
        self._lay_out()
        self.scope.picked.connect(self._scope_picked)
        for choice in (self.classes, self.status, self.regime):
            choice.picked.connect(self.changed)

    def offer(self, found: PupilList) -> None:
        """Offer what the file has, and show what was read."""
        years = [(Scope(year.id), year.label) for year in found.years]
        self.scope.set_choices([*years, (Scope(former=True), _("Anciens élèves"))])
        year = found.year.id if found.year else None
        self.scope.set_value(Scope(former=True) if found.former else Scope(year))
        names = [one.name for one in found.classes if self._shows(one.year_id, found)]
        self.classes.set_choices([(EVERY, _("Toutes")), *((name, name) for name in names)])
        self._regimes = {one.regime: one.regime_title for one in found.classes}
        self.regime.set_choices([(EVERY, _("Tous")), *self._regimes.items()])
        self._offer_statuses(found.former)
        self._show_useful()

    def clear(self) -> None:
        """Narrow to nothing but the year, with those who left."""
        for choice in (self.classes, self.status, self.regime):
            choice.set_value(EVERY)

    def choose_class(self, name: str) -> None:
        """Narrow to one class."""
        self.clear()
        self.classes.set_value(name)

    def accepts(self) -> Callable[[PupilRow], bool] | None:
        """The test that a row shown passes; None where every row does."""
        class_name, status, regime = (
            self.classes.value(),
            self.status.value(),
            self.regime.value(),
        )
        if not (class_name or status or regime):
            return None

        def accepted(row: PupilRow) -> bool:
            if class_name and row.class_name != class_name:
                return False
            if regime and row.regime != regime:
                return False
            return not status or row.status == status or (status == PRESENT and row.status != LEFT)

        return accepted

    def in_words(self) -> str:
        """What narrows the list, for the sentence that says nothing was found."""
        parts = [
            (_("classe {name}"), self.classes),
            (_("statut {name}"), self.status),
            (_("régime {name}"), self.regime),
        ]
        return ", ".join(
            words.format(name=choice.currentText()) for words, choice in parts if choice.value()
        )

    def _shows(self, year_id: int, found: PupilList) -> bool:
        return not found.former and found.year is not None and year_id == found.year.id

    def _offer_statuses(self, former: bool) -> None:
        words = [(EVERY, _("Tous"))]
        if not former:
            words += [(PRESENT, _("Présents")), *choices(STATUS_TITLES)[:-1]]
        else:
            words += [one for one in choices(STATUS_TITLES) if one[0] in (LEFT, "never")]
        self.status.set_choices(words)

    def _show_useful(self) -> None:
        """A school of one regime needs no choice among regimes."""
        several = len(self._regimes) > 1
        self.regime.setVisible(several)
        self._labels[3].setVisible(several)

    def _scope_picked(self) -> None:
        self.clear()
        self.scope_changed.emit()

    def _lay_out(self) -> None:
        row = FlowLayout(self, across=theme.SPACE_S, between=theme.SPACE_S)
        titles = (_("Année"), _("Classe"), _("Statut"), _("Régime"))
        self._labels: list[QLabel] = []
        inputs: tuple[QComboBox, ...] = (self.scope, self.classes, self.status, self.regime)
        for title, choice in zip(titles, inputs, strict=True):
            label = QLabel(title)
            label.setBuddy(choice)
            theme.paint_text(label, Token.MUTED)
            choice.setAccessibleName(title)
            cell = QVBoxLayout()
            cell.setSpacing(theme.SPACE_XS)
            cell.addWidget(label)
            cell.addWidget(choice)
            row.add_layout(cell)
            self._labels.append(label)
        # The titles of regimes are long: the four stand on one line of a usual window.
        short = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.regime.setSizeAdjustPolicy(short)
        self.regime.setMinimumContentsLength(_REGIME_CHARACTERS)
