"""The inputs of forms: each has a typed value, and says when it cannot be read."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.formats import decimal, short_date
from app.i18n import _
from app.ui.forms.parsing import parsed_date, parsed_decimal
from app.ui.qt import override

T = TypeVar("T")

_LEAST_CHARACTERS: Final = 6


class TextInput(QLineEdit):
    """A line of text; its value has no spaces at its ends.

    ``characters`` is how much of it can be read at once, and sets its width.
    """

    def __init__(self, characters: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * characters + 24)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def value(self) -> str:
        """What was typed."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Show a value."""
        self.setText(value)


class DateInput(QLineEdit):
    """A date typed in any usual way; it is written 31/12/2010 when the keyboard leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("jj/mm/aaaa"))
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 14 + 24)
        # A date that is cut is another date.
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("00/00/0000") + 24)

    def value(self) -> date | None:
        """The date, None where empty; ValueError where it cannot be read."""
        try:
            return parsed_date(self.text())
        except ValueError as error:
            raise ValueError(_("Écrivez la date ainsi : 31/12/2010.")) from error

    def set_value(self, value: date | None) -> None:
        """Show a date."""
        self.setText(short_date(value) if value else "")

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        # What cannot be read stays as typed, for the form to point at.
        with suppress(ValueError):
            self.set_value(self.value())
        super().focusOutEvent(event)


class DecimalInput(QLineEdit):
    """A number; comma and dot are both understood, the comma is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 12 + 24)

    def value(self) -> Decimal | None:
        """The number, None where empty; ValueError where it cannot be read."""
        try:
            return parsed_decimal(self.text())
        except ValueError as error:
            raise ValueError(_("Écrivez un nombre, par exemple 12,5.")) from error

    def set_value(self, value: Decimal | None) -> None:
        """Show a number."""
        self.setText("" if value is None else decimal(value))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        # What cannot be read stays as typed, for the form to point at.
        with suppress(ValueError):
            self.set_value(self.value())
        super().focusOutEvent(event)


class ChoiceInput(QComboBox, Generic[T]):
    """One of a few values, each shown by a title."""

    picked = Signal(object)
    """The user chose another value."""

    def __init__(
        self, choices: Sequence[tuple[T, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values: list[T] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        # As wide as its longest title where there is room; a narrow page cuts titles, not the box.
        self.setMinimumContentsLength(_LEAST_CHARACTERS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_choices(choices)
        self.activated.connect(lambda _place: self.picked.emit(self.value()))

    def set_choices(self, choices: Sequence[tuple[T, str]]) -> None:
        """Offer these (value, title), keeping the present choice where it is among them."""
        present = self.value() if self._values else None
        self._values = [value for value, _title in choices]
        self.clear()
        self.addItems([title for _value, title in choices])
        if present in self._values:
            self.set_value(present)

    def value(self) -> T:
        """The value chosen; IndexError where nothing is offered."""
        return self._values[self.currentIndex()]

    def set_value(self, value: T) -> None:
        """Choose a value; ValueError where it is not offered."""
        self.setCurrentIndex(self._values.index(value))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it never changes a value that it passes over."""
        event.ignore()
