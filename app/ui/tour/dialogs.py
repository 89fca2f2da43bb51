"""Dialogs: each blocks the window until it is answered, so the answer is prepared before."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton

from app.ui.tour.eyes import StepFailed
from app.ui.tour.player import Player

LOOK_AGAIN_MS = 40


def choose_file(player: Player, file: Path, ask: Callable[[], None]) -> None:
    """Do what asks for a file or a folder, and type its name in the dialog that opens."""
    choose_files(player, [file], ask)


def choose_files(player: Player, files: Sequence[Path], ask: Callable[[], None]) -> None:
    """Do what asks for files, and type their names in the dialog that opens."""
    names = str(files[0]) if len(files) == 1 else " ".join(f'"{file}"' for file in files)
    wanted = [str(file) for file in files]

    def answer(dialog: QFileDialog) -> None:
        """Type until the dialog, which reads folders meanwhile, understood it; then Enter."""
        name = player.find(QLineEdit, "fileNameEdit", dialog)
        proposals = QApplication.activePopupWidget()
        if proposals is not None:
            QTest.keyClick(proposals, Qt.Key.Key_Escape)
        elif not name.hasFocus():
            dialog.activateWindow()
            QTest.mouseClick(name, Qt.MouseButton.LeftButton)
        elif dialog.selectedFiles() == wanted and _accepts(dialog):
            QTest.keyClick(name, Qt.Key.Key_Return)
        else:
            name.selectAll()
            player.write(names, name)

    _Answer(player, answer).to(ask)


def _accepts(dialog: QFileDialog) -> bool:
    return any(one.isDefault() and one.isEnabled() for one in dialog.findChildren(QPushButton))


class _Answer:
    """Looks for the dialog that is to come, and answers it until it closes."""

    def __init__(self, player: Player, answer: Callable[[QFileDialog], None]) -> None:
        self._player = player
        self._answer = answer
        self._answered = False
        self._failed: StepFailed | None = None
        self._limit = time.monotonic() + player.patience
        self._timer = QTimer(player.window)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look)

    def to(self, ask: Callable[[], None]) -> None:
        """Do what opens the dialog; StepFailed where none came, or it would not close."""
        wait = self._player.wait
        self._timer.start()
        try:
            ask()
            wait(lambda: self._answered, "a file is asked for")
            wait(lambda: QApplication.activeModalWidget() is None, "the dialog closes")
        finally:
            self._timer.stop()
            self._timer.deleteLater()
        if self._failed is not None:
            raise self._failed

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        if time.monotonic() > self._limit:
            self._give_up(dialog, StepFailed(f"« {_told(dialog)} » is answered"))
        elif isinstance(dialog, QFileDialog) and dialog.isVisible():
            self._answered = True
            try:
                self._answer(dialog)
            except StepFailed as failed:
                self._give_up(dialog, failed)

    def _give_up(self, dialog: QDialog, failed: StepFailed) -> None:
        self._failed = self._failed or failed
        self._timer.stop()
        dialog.reject()


def _told(dialog: QDialog) -> str:
    """The title of a dialog, with what it says or what was typed in it."""
    words = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    typed = [line.text() for line in dialog.findChildren(QLineEdit) if line.isVisible()]
    return " · ".join(filter(None, (dialog.windowTitle(), *words, *typed)))
