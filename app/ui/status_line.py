"""The status bar: saved or not, by whom, the last backup, the file, the day."""

from datetime import date, datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from app.formats import long_date, short_date, time_of_day
from app.i18n import _
from app.ui import theme
from app.ui.qt import override
from app.ui.theme import Token
from app.ui.workbench import Workbench


class StatusLine(QStatusBar):
    """Empty but for the day while no school is open.

    In a narrow window what can be read elsewhere is left out, never cut: first the name
    of the file, which the title bar says, then the user, then the last backup.
    """

    def __init__(self, fixed_day: date | None, parent: QWidget | None = None) -> None:
        """``fixed_day`` is the one of ``--today``, None where the computer's day serves."""
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._saved = QLabel()
        self._saved.setContentsMargins(theme.SPACE_S, 0, theme.SPACE_S, 0)
        self.addWidget(self._saved, 1)
        self._read_only, self._day, self._backup = QLabel(), QLabel(), QLabel()
        self._file, self._user = QLabel(), QLabel()
        self._parts = (self._day, self._read_only, self._backup, self._file, self._user)
        self._said: set[QLabel] = set()
        for label in self._parts:
            label.setContentsMargins(theme.SPACE_S, 0, theme.SPACE_S, 0)
            self.addPermanentWidget(label)
            label.hide()
        if fixed_day is not None:
            self._show(self._day, _("Jour fixé : {day}").format(day=long_date(fixed_day)))
            theme.paint_text(self._day, Token.WARN)

    def enter(self, bench: Workbench) -> None:
        """Tell of an open school."""
        self._tone(Token.MUTED, _("Tout est enregistré"))
        self._show(self._user, bench.actor.full_name)
        self._show(self._file, bench.school.path.name)
        self._file.setToolTip(str(bench.school.path))
        if bench.read_only:
            self._show(self._read_only, _("Lecture seule"))
            self._read_only.setToolTip(bench.read_only_reason)
            theme.paint_text(self._read_only, Token.SEALED)
        bench.saved.connect(self.say_saved)
        bench.unsaved.connect(self.say_unsaved)
        bench.last_backup(self, self.say_backup)
        bench.backed_up.connect(self.say_backup)

    def leave(self) -> None:
        """No school is open."""
        self._saved.clear()
        for label in (self._read_only, self._backup, self._file, self._user):
            self._said.discard(label)
            label.hide()

    def say_saved(self, text: str) -> None:
        """The last command was saved: "enregistré à 14 h 03"."""
        self._tone(Token.OK, "✓ " + text[:1].upper() + text[1:])

    def say_unsaved(self) -> None:
        """The last command was not."""
        self._tone(Token.FAIL, _("▲ Dernier geste non enregistré"))

    def say_closing(self) -> None:
        """The file is being backed up and closed."""
        self._tone(Token.MUTED, _("Enregistrement et sauvegarde…"))

    def say_backup(self, made: datetime | None) -> None:
        """When the last backup was made."""
        if made is None:
            self._show(self._backup, _("Pas encore de sauvegarde"))
            return
        moment = f"{short_date(made.date())} {time_of_day(made.time())}"
        self._show(self._backup, _("Sauvegarde : {moment}").format(moment=moment))

    def text(self) -> str:
        """What is said of saving."""
        return self._saved.text()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _tone(self, token: Token, text: str) -> None:
        self._saved.setText(text)
        theme.paint_text(self._saved, token)
        self._fit()

    def _show(self, label: QLabel, text: str) -> None:
        label.setText(text)
        self._said.add(label)
        self._fit()

    def _fit(self) -> None:
        """Show what has room, the most needed first."""
        room = self.width() - self._saved.sizeHint().width()
        for label in (self._read_only, self._day, self._backup, self._user, self._file):
            if label in self._said:
                room -= label.sizeHint().width() + theme.SPACE_S
                label.setVisible(room >= 0)
