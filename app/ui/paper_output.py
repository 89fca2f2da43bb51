"""A document that is shown, out of the window: into a file, or to the printer."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.files import write_file
from app.ui.workbench import Workbench


def write_bytes(owner: QWidget, bench: Workbench, file: Path, content: bytes) -> None:
    """Write what was made into a file that was chosen, and say so above the room."""

    def say(written: Path) -> None:
        bench.messages.say(_("Le document est dans « {file} ».").format(file=written.name))

    call: Callable[[], Any] = partial(write_file, file, content)
    bench.runner.on_lane(owner, call, say, bench.services.trouble)


def print_pdf(
    owner: QWidget, bench: Workbench, pdf: bytes, title: str, *, lying: bool = False
) -> None:
    """Ask for a printer, and print; say so once all pages were accepted."""
    # Imported where it serves: few sessions print, and all open rooms.
    from app.ui import printing

    printer = printing.choose_printer(owner)
    if printer is None:
        return
    order = printing.PrintOrder([printing.ToPrint(0, pdf)], title, lying=lying)
    job = printing.PrintJob(bench, printer, order, QObject(owner))

    def say(printed: object) -> None:
        if printed:
            bench.messages.say(_("Le document est parti à l'imprimante."))

    job.ended.connect(say)
    job.start()
