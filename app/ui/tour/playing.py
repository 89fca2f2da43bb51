"""Plays the steps one after the other, tells each with its time, and stops at the first failed."""

import os
import shutil
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from app.paths import HOME_VARIABLE
from app.ui.tour.eyes import StepFailed
from app.ui.tour.player import Player
from app.ui.tour.scene import FILES, LETTERS, Scene
from app.ui.tour.steps import absences, council, importing, mail, pupils, rooms, school
from app.ui.tour.story import DAY, story
from app.ui.window import MainWindow

STEPS: Final[tuple[tuple[str, Callable[[Scene], None]], ...]] = (
    ("see the welcome page", school.see_welcome),
    ("create a school", school.create_school),
    ("import five lists", importing.import_lists),
    ("import one of them again", importing.import_again),
    ("complete the settings", rooms.complete_settings),
    ("enrol a pupil", pupils.enrol_pupil),
    ("search pupils", pupils.search_pupils),
    ("take the roll", absences.take_roll),
    ("open a council", council.open_council),
    ("type its marks", council.type_marks),
    ("decide", council.decide),
    ("seal it", council.seal),
    ("prepare its letters", mail.prepare_letters),
    ("issue them", mail.issue_letters),
    ("save them", mail.save_letters),
    ("note that they are posted", mail.post_letters),
    ("see what is left today", rooms.see_today),
    ("close the school", school.close_school),
)
SIZE: Final = (1366, 768)
RECORD: Final = "tour.json"
FAILED: Final = "failed"

Start = Callable[[date], MainWindow]
"""Makes the program's window, shown, on a day."""


def play(folder: Path, start: Start, verify: Sequence[str]) -> int:
    """Play the office's main job in ``folder``, then have ``verify`` compare what is stored.

    ``verify`` is the command of a new process; the folder is added to it. 0 where every
    step did what it should, 1 where one did not.
    """
    scene = _stage(folder, start)
    window = scene.player.window
    try:
        played = all(_played(title, act, scene) for title, act in STEPS)
    finally:
        _strike(window)
    if not played:
        return 1
    scene.record.save(folder / RECORD)
    return _timed("compare what is stored, in a new process", lambda: _verified(folder, verify))


def _stage(folder: Path, start: Start) -> Scene:
    """An empty place, a home of its own, and the window."""
    folder = folder.resolve()
    scene_folder = folder / FILES
    shutil.rmtree(scene_folder, ignore_errors=True)
    scene_folder.mkdir(parents=True)
    for left in (*folder.glob("*.png"), *folder.glob("*.pdf"), *folder.glob(f"{LETTERS}/*.pdf")):
        left.unlink()
    os.environ[HOME_VARIABLE] = str(scene_folder / "home")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    window = start(DAY)
    window.resize(*SIZE)
    window.activateWindow()
    return Scene(Player(window, folder), story(), folder)


def _strike(window: MainWindow) -> None:
    window.hide()
    window.runner.close()


def _played(title: str, act: Callable[[Scene], None], scene: Scene) -> bool:
    return _timed(title, lambda: _step(act, scene)) == 0


def _step(act: Callable[[Scene], None], scene: Scene) -> int:
    try:
        act(scene)
    except StepFailed as failed:
        reason = f"waited for: {failed}"
    except Exception:  # noqa: BLE001 (a defect of the step itself is told like any other failure)
        reason = traceback.format_exc()
    else:
        return 0
    _say(f"       {reason}")
    scene.player.window.grab().save(str(scene.folder / f"{FAILED}.png"))
    return 1


def _verified(folder: Path, verify: Sequence[str]) -> int:
    return subprocess.run([*verify, str(folder)], check=False).returncode


def _timed(title: str, act: Callable[[], int]) -> int:
    """Do a step, and tell it with its time."""
    begun = time.monotonic()
    code = act()
    word = "ok    " if code == 0 else "FAILED"
    _say(f"{word} {time.monotonic() - begun:5.1f} s  {title}")
    return code


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
