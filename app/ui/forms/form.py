"""Building forms: one column, label above, small headings, faults under their field."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import Refusal
from app.i18n import _
from app.ui import theme
from app.ui.flow_layout import FlowLayout
from app.ui.qt import override
from app.ui.theme import Token

REQUIRED_MARK = "*"


@runtime_checkable
class Readable(Protocol):
    """An input with a typed value that may not be readable."""

    def value(self) -> object:
        """The value; ValueError with a sentence where it cannot be read."""


class Field:
    """A label, an input, and the fault shown under it."""

    def __init__(self, name: str, label: QLabel, editor: QWidget, required: bool) -> None:
        self.name = name
        self.label = label
        self.editor = editor
        self.required = required
        self.beside_others = False
        """Its sentence stands under a line of several fields: it says which one it is about."""
        self.fault = QLabel()
        self.fault.setWordWrap(True)
        self.fault.hide()
        self._missing = False
        theme.paint_text(self.fault, Token.FAIL)
        self._watch()

    def refuse(self, sentence: str) -> None:
        """Say under the field what is wrong with it."""
        self._missing = False
        self.fault.setText(f"▲ {sentence}")
        self.fault.show()
        self._mark(True)

    def accept(self) -> None:
        """Nothing is wrong with it any more."""
        self._missing = False
        self.fault.hide()
        self._mark(False)

    def check(self) -> bool:
        """Whether it can be read, and is filled where it must be; says so otherwise."""
        try:
            value = self.editor.value() if isinstance(self.editor, Readable) else None
        except ValueError as error:
            self.refuse(str(error))
            return False
        if self.required and value in (None, ""):
            self.refuse(self._lacking())
            self._missing = True
            return False
        self.accept()
        return True

    def show(self, visible: bool) -> None:
        """Show or hide the whole field."""
        for widget in (self.label, self.editor):
            widget.setVisible(visible)
        if not visible:
            self.accept()

    def _lacking(self) -> str:
        if not self.beside_others:
            return _("Ce champ est nécessaire.")
        title = self.label.text().removesuffix(f" {REQUIRED_MARK}")
        return _("{title} : ce champ est nécessaire.").format(title=title)

    def _watch(self) -> None:
        """What was missing is no longer said to be once it is there."""
        if isinstance(self.editor, QLineEdit):
            self.editor.textChanged.connect(self._filled)
        for box in self.editor.findChildren(QCheckBox):
            box.toggled.connect(self._filled)

    def _filled(self, filled: object) -> None:
        if filled and self._missing:
            self.accept()

    def _mark(self, fault: bool) -> None:
        self.editor.setProperty("fault", fault)
        self.editor.setAccessibleDescription(self.fault.text() if fault else "")
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)


class Form(QWidget):
    """A column of fields, at most 70 characters wide.

    Add groups and fields in order, then `buttons`. `check` reads all fields at once and
    goes to the first at fault; `refuse` shows what the office refused beside its field.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self._entered: QPushButton | None = None
        whole = _AsWideAsItsForm(self)
        whole.setContentsMargins(theme.SPACE_L, theme.SPACE_L, theme.SPACE_L, theme.SPACE_L)
        whole.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.SPACE_XS)
        whole.addLayout(self._column)
        # An alignment to the top would give fields the height that they have on one line.
        whole.addStretch(1)
        width = self.fontMetrics().averageCharWidth() * theme.FORM_CHARACTERS
        self.setMaximumWidth(width + 2 * theme.SPACE_L)

    def group(self, title: str) -> QLabel:
        """Begin a group of related fields under a small heading."""
        heading = QLabel(title)
        heading.setFont(theme.heading_font(2))
        if self._column.count():
            self._column.addSpacing(theme.SPACE_L)
        self._column.addWidget(heading)
        self._column.addSpacing(theme.SPACE_XS)
        return heading

    def add(
        self, name: str, title: str, editor: QWidget, required: bool = False, help_text: str = ""
    ) -> Field:
        """Add a field; ``name`` is the one that a `Refusal` gives as its ``field``."""
        field = self._field(name, title, editor, required)
        self._column.addWidget(field.label)
        self._column.addWidget(editor)
        if help_text:
            self._column.addWidget(_helping(help_text))
        self._column.addWidget(field.fault)
        self._column.addSpacing(theme.SPACE_S)
        return field

    def add_side_by_side(self, *parts: tuple[str, str, QWidget, bool]) -> tuple[Field, ...]:
        """Add short fields on one line where it holds them: (name, title, editor, required)."""
        row = FlowLayout(across=theme.SPACE_M, between=theme.SPACE_S)
        fields = tuple(self._field(*part) for part in parts)
        for field in fields:
            cell = QVBoxLayout()
            cell.setSpacing(theme.SPACE_XS)
            cell.setAlignment(Qt.AlignmentFlag.AlignTop)
            cell.addWidget(field.label)
            cell.addWidget(field.editor)
            row.add_layout(cell)
        self._column.addLayout(row)
        # A sentence needs more room than a short field has.
        for field in fields:
            field.beside_others = len(fields) > 1
            self._column.addWidget(field.fault)
        self._column.addSpacing(theme.SPACE_S)
        return fields

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is not a field, such as a list of addresses."""
        self._column.addWidget(widget)

    def buttons(self, main: QPushButton, *others: QPushButton, prominent: bool = True) -> None:
        """The last line: the main action at its right, named by what it does.

        A page has one ``prominent`` button; a form that stands second there has none.
        """
        self._entered = main_button(main) if prominent else main
        row = FlowLayout(across=theme.SPACE_S, between=theme.SPACE_S, at_end=True)
        for button in (*others, main):
            row.addWidget(button)
        self._column.addSpacing(theme.SPACE_S)
        self._column.addLayout(row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line of text does the main action."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and self._entered is not None and isinstance(self.focusWidget(), QLineEdit):
            self._entered.click()
        else:
            super().keyPressEvent(event)

    def check(self) -> bool:
        """Whether all visible fields can be read; otherwise the first at fault is entered."""
        faulty = [
            field
            for field in self.fields.values()
            if not field.editor.isHidden() and not field.check()
        ]
        if faulty:
            self._enter(faulty[0])
        return not faulty

    def refuse(self, refusal: Refusal) -> bool:
        """Show a refusal under the field it names; False where it names none of these."""
        field = self.fields.get(refusal.field or "")
        if field is None:
            return False
        field.refuse(str(refusal))
        self._enter(field)
        return True

    def accept(self) -> None:
        """Withdraw all faults."""
        for field in self.fields.values():
            field.accept()

    def _enter(self, field: Field) -> None:
        """Give a field at fault the keyboard, and bring it and its sentence into view."""
        field.editor.setFocus()
        # Once the layout has made room for the sentence.
        QTimer.singleShot(0, self, lambda: self._reveal(field))

    def _reveal(self, field: Field) -> None:
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                for part in (field.fault, field.label, field.editor):
                    above.ensureWidgetVisible(part)
            above = above.parentWidget()

    def _field(self, name: str, title: str, editor: QWidget, required: bool) -> Field:
        label = QLabel(f"{title} {REQUIRED_MARK}" if required else title)
        label.setBuddy(editor)
        theme.paint_text(label, Token.MUTED)
        editor.setObjectName(name)
        editor.setAccessibleName(
            _("{title}, nécessaire").format(title=title) if required else title
        )
        field = Field(name, label, editor, required)
        self.fields[name] = field
        return field


class _AsWideAsItsForm(QVBoxLayout):
    """Tells the height for the width that a form has: a wider page asks it for its own."""

    @override
    def heightForWidth(self, width: int) -> int:
        form = self.parentWidget()
        return super().heightForWidth(min(width, form.maximumWidth()) if form else width)


def main_button(button: QPushButton) -> QPushButton:
    """Draw a button as the main action of its page."""
    button.setProperty("main", True)
    button.setDefault(True)
    return button


def _helping(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    theme.paint_text(label, Token.MUTED)
    return label
