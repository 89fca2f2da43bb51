"""A form of something new: nothing is kept before its main action, and that is said."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.dialogs import confirm
from app.ui.forms.form import Form


class DraftForm(Form):
    """Knows what it proposed, hence whether something was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposed: dict[str, Any] = {}

    def begin(self, values: Mapping[str, Any]) -> None:
        """Propose these values, by field; nothing was typed yet."""
        self.accept()
        for name, value in values.items():
            self.fields[name].editor.set_value(value)  # type: ignore[attr-defined]
        self._proposed = {name: self._typed(name) for name in self.fields}

    def values(self) -> dict[str, Any]:
        """What stands in the fields; call it once `check` passed."""
        return {name: self._typed(name) for name in self.fields}

    @property
    def changed(self) -> bool:
        """Was anything typed or chosen?"""
        return bool(self._proposed) and self.values() != self._proposed

    def forget(self) -> None:
        """What was typed has been kept, or given up."""
        self._proposed = {}

    def may_give_up(self, question: str) -> bool:
        """Whether it may be left: asked only where something was typed."""
        if not self.changed:
            return True
        return confirm(
            self.window(), question, _("Ce que vous avez tapé sera perdu."), _("Abandonner")
        )

    def _typed(self, name: str) -> Any:
        editor = self.fields[name].editor
        try:
            return editor.value()  # type: ignore[attr-defined]
        except (ValueError, IndexError):
            # What cannot be read was typed all the same.
            return getattr(editor, "text", str)()
