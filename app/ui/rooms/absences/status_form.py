"""The details of a status: minutes, times, a remark; saved when the keyboard leaves."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.office.absences.codes import Code
from app.office.absences.entries import Mark
from app.ui.forms.autosave import Autosave
from app.ui.forms.form import Form
from app.ui.forms.inputs import TextInput
from app.ui.rooms.absences.roll_sheet import RollRow
from app.ui.rooms.absences.time_input import TimeInput
from app.ui.rooms.absences.words import minutes_of


class MinutesInput(QLineEdit):
    """A number of minutes, empty where nobody noted them."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 6 + 24)

    def value(self) -> int | None:
        """The minutes; ValueError where they cannot be read."""
        return minutes_of(self.text())

    def set_value(self, value: int | None) -> None:
        """Show minutes."""
        self.setText("" if value is None else str(value))


class StatusForm(QWidget):
    """Shows the details of the row under the cursor; one line of times at most."""

    changed = Signal(int, object)
    """The enrolment, and the `Mark` it now has."""

    def __init__(self) -> None:
        super().__init__()
        self._row: RollRow | None = None
        self.form = Form()
        self.minutes = MinutesInput()
        self.begins = TimeInput()
        self.ends = TimeInput()
        self.note = TextInput(34)
        self._fields = {
            field.name: field
            for field in self.form.add_side_by_side(
                ("minutes_late", _("Minutes"), self.minutes, False),
                ("from_time", _("De"), self.begins, False),
                ("to_time", _("À"), self.ends, False),
            )
        }
        self._fields["note"] = self.form.add("note", _("Remarque"), self.note)
        self._saves = {
            name: Autosave(field, self._saver(name)) for name, field in self._fields.items()
        }
        layout = self.form.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def show_row(self, row: RollRow | None, may: bool) -> None:
        """Show the details of a row; hidden where it has no status."""
        self._row = row
        mark = row.mark if row is not None and row.typing is None else None
        self.setVisible(mark is not None)
        if row is None or mark is None:
            return
        late = _is_late(row.code)
        self._fields["minutes_late"].show(late)
        for name in ("from_time", "to_time"):
            self._fields[name].show(not late)
        for name, save in self._saves.items():
            save.reset(getattr(mark, name))
        for field in self._fields.values():
            field.editor.setEnabled(may)

    def commit(self) -> None:
        """Give what is being typed."""
        if not self.isHidden():
            for save in self._saves.values():
                save.commit()

    def _saver(self, name: str) -> Any:
        def save(value: Any) -> None:
            row = self._row
            if row is None or row.mark is None:
                return
            mark: Mark = replace(row.mark, **{name: value})
            self.changed.emit(row.pupil.enrolment_id, mark)

        return save


def _is_late(code: Code | None) -> bool:
    return code is not None and code.effect == "late"
