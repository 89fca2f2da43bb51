"""Saving a field when the keyboard leaves it, if it was changed."""

from collections.abc import Callable
from typing import Any, Final, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from app.ui.forms.form import Field, Readable
from app.ui.forms.inputs import ChoiceInput
from app.ui.qt import override

_REFUSED: Final = object()
"""Equal to no value: what was refused is not saved."""


class Autosave(QObject):
    """Watches a field and hands its value to ``save`` once for each change.

    On leaving the field or Enter; at once for a choice. What cannot be read is pointed
    at, and not saved. Esc brings back what was last saved.
    """

    def __init__(self, field: Field, save: Callable[[Any], None]) -> None:
        super().__init__(field.editor)
        self._field = field
        self._save = save
        self._before: Any = None
        self._kept: Any = None
        self._given: Any = None
        self._start(self._value())
        field.editor.installEventFilter(self)
        if isinstance(field.editor, QLineEdit):
            field.editor.returnPressed.connect(self.commit)
        elif isinstance(field.editor, ChoiceInput):
            field.editor.picked.connect(self.commit)

    def reset(self, value: Any) -> None:
        """Show a value that is already saved."""
        _set(self._field.editor, value)
        self._start(self._value())
        self._field.accept()

    def commit(self) -> None:
        """Save now what was changed, if it can be read."""
        if not self._field.check():
            return
        value = self._value()
        if value != self._given:
            self._before, self._kept, self._given = self._kept, value, value
            self._save(value)

    def refuse(self, sentence: str) -> None:
        """The office refused what was given: say why, and give it again when asked."""
        self._field.refuse(sentence)
        self._kept, self._given = self._before, _REFUSED

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isValid(self._field.editor):
            return False  # the page is being destroyed, and the keyboard leaves it
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        elif event.type() == QEvent.Type.KeyPress and self._gives_up(cast(QKeyEvent, event)):
            self.reset(self._kept)
            return True
        return super().eventFilter(watched, event)

    def _start(self, value: Any) -> None:
        """``kept`` is what Esc brings back, ``given`` what was last handed to be saved."""
        self._before = self._kept = self._given = value

    def _gives_up(self, event: QKeyEvent) -> bool:
        """Esc in a field that was changed; in another it belongs to the page."""
        return event.key() == Qt.Key.Key_Escape and self._changed()

    def _changed(self) -> bool:
        try:
            return bool(self._value() != self._kept)
        except ValueError:
            return True

    def _value(self) -> Any:
        return _value(self._field.editor)


def _value(editor: QWidget) -> Any:
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText().strip()
    return editor.value() if isinstance(editor, Readable) else None


def _set(editor: QWidget, value: Any) -> None:
    if isinstance(editor, QPlainTextEdit):
        editor.setPlainText(value)
    else:
        editor.set_value(value)  # type: ignore[attr-defined]
