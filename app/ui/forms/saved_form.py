"""A form of a record: each field is saved by itself as the keyboard leaves it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.errors import Refusal
from app.ui.forms.autosave import Autosave
from app.ui.forms.check_input import CheckInput
from app.ui.forms.form import Form

Save = Callable[[str, Any], None]


class SavedForm(Form):
    """Shows a record field by field, and hands each change to ``save(field, value)``.

    Add the fields, then call `watch` once. A record that is read again, because
    something else changed, does not disturb the field that is being typed.
    """

    def __init__(self, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._savers: dict[str, Autosave] = {}
        self._shown: dict[str, Any] = {}
        self._key: object = None

    @property
    def key(self) -> object:
        """The record shown, None before the first."""
        return self._key

    def watch(self) -> None:
        """Save every field added so far when it changes."""
        for name, field in self.fields.items():
            saver = Autosave(field, partial(self._save, name))
            if isinstance(field.editor, CheckInput):
                field.editor.picked.connect(saver.commit)
            self._savers[name] = saver

    def show_record(self, key: object, values: Mapping[str, Any]) -> None:
        """Show the record ``key``, of which ``values`` has a value for each field."""
        same, self._key = key == self._key, key
        for name, saver in self._savers.items():
            value = values[name]
            if not (same and (self._held(name) or self._shown.get(name) == value)):
                saver.reset(value)
            self._shown[name] = value

    def commit(self) -> None:
        """Save what is being typed."""
        for saver in self._savers.values():
            saver.commit()

    def refuse_field(self, key: object, name: str, refusal: Refusal) -> bool:
        """Say under the field why it was not kept; False where another record is shown."""
        if key != self._key or name not in self._savers:
            return False
        self._savers[name].refuse(str(refusal))
        return True

    def faults(self) -> list[str]:
        """The titles of the fields at fault: what stands in them is not saved."""
        return [field.label.text() for field in self.fields.values() if not field.fault.isHidden()]

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed; what is shown can still be copied."""
        for field in self.fields.values():
            if isinstance(field.editor, QLineEdit | QPlainTextEdit):
                field.editor.setReadOnly(read_only)
            elif isinstance(field.editor, QComboBox | CheckInput):
                field.editor.setEnabled(not read_only)

    def _held(self, name: str) -> bool:
        """Is it being typed, or does it wait for a correction?"""
        field, editor = self.fields[name], self.fields[name].editor
        if not field.fault.isHidden():
            return True
        if not editor.hasFocus() or name not in self._shown:
            return False
        with suppress(ValueError):
            return bool(editor.value() != self._shown[name])  # type: ignore[attr-defined]
        return True
