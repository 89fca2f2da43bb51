"""Under the classes: the register's versions, closing it, reopening it with a reason."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.errors import Refusal
from app.formats import long_date, time_of_day
from app.i18n import _
from app.office.absences.closed_months import Closing, reopen_month
from app.office.rights import Right
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.forms.inputs import TextInput
from app.ui.rooms.absences.parts import clear, link, words
from app.ui.theme import Token
from app.ui.workbench import Workbench

SHORT: Final = 12
"""How many signs of a fingerprint are shown."""


class ClosingPanel(QWidget):
    """What is known of the month of one class; closing is asked for, reopening is done."""

    close_wanted = Signal(bool)
    """Close the register shown, or (True) those of all classes."""
    version_wanted = Signal(object)
    """Show a `Closing` as it was kept."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._standing: Closing | None = None
        self._versions = QVBoxLayout()
        self._versions.setSpacing(0)
        self.close_one = QPushButton(_("Clôturer ce registre"))
        self.close_all = QPushButton(_("Clôturer toutes les classes"))
        self.form = Form()
        self.reason = TextInput(30)
        self.reopen = QPushButton(_("Rouvrir"))
        self._lay_out()

    def show_versions(self, versions: Sequence[Closing], closable: bool) -> None:
        """Show the versions of a class, the newest first; ``closable`` once it is over."""
        clear(self._versions)
        standing = next((one for one in versions if one.stands), None)
        if self._standing != standing:
            self.reason.set_value("")
            self.form.accept()
        self._standing = standing
        for one in versions:
            title = _("Voir la version {n}").format(n=one.version)
            self._versions.addWidget(link(title, lambda one=one: self.version_wanted.emit(one)))  # type: ignore[misc]
            self._versions.addWidget(words(_told(one), Token.MUTED))
        may = self._bench.can(Right.JUDGE_JUSTIFICATIONS)
        self.close_one.setVisible(may and closable and self._standing is None)
        self.close_all.setVisible(may and closable)
        self.form.setVisible(self._standing is not None and self._bench.can(Right.REOPEN))

    def _reopen(self) -> None:
        one = self._standing
        if one is not None and self.form.check():
            self._bench.run(
                self,
                reopen_month,
                one.class_id,
                one.month,
                self.reason.value(),
                done=lambda _none: self._bench.messages.say(_("Le registre est rouvert.")),
                refused=self._refused,
            )

    def _refused(self, refusal: Refusal) -> None:
        if not self.form.refuse(refusal):
            self._bench.messages.refuse(refusal)

    def _lay_out(self) -> None:
        self.close_one.clicked.connect(lambda: self.close_wanted.emit(False))
        self.close_all.clicked.connect(lambda: self.close_wanted.emit(True))
        self.reopen.clicked.connect(self._reopen)
        self.form.add("reason", _("Pourquoi le rouvrir"), self.reason, required=True)
        self.form.buttons(self.reopen, prominent=False)
        layout = self.form.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_S, theme.SPACE_S, theme.SPACE_S, theme.SPACE_S)
        column.setSpacing(theme.SPACE_XS)
        column.addLayout(self._versions)
        for part in (self.close_one, self.close_all, self.form):
            column.addWidget(part)


def _told(one: Closing) -> str:
    closed = one.closed_at.astimezone()
    text = _("Clôturé le {day} à {time} par {name}, empreinte {print}").format(
        day=long_date(closed.date()),
        time=time_of_day(closed.time()),
        name=one.closed_by,
        print=one.fingerprint[:SHORT],
    )
    if one.reopened_at is None:
        return text
    again = _("{text} ; rouvert le {day} par {name} : {reason}")
    return again.format(
        text=text,
        day=long_date(one.reopened_at.astimezone().date()),
        name=one.reopened_by,
        reason=one.reason,
    )
