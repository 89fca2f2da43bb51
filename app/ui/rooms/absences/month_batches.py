"""All registers of a month in one gesture: into one file, or closed one after the other."""

from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.errors import Refusal
from app.i18n import _, ngettext
from app.office.absences.closed_months import close_month
from app.office.absences.registers import month_registers
from app.office.work import Facet
from app.reports.attendance_register import render_attendance_register
from app.reports.attendance_register_view import AttendanceRegister
from app.reports.join import Document, join_documents
from app.ui.paper_output import write_bytes
from app.ui.rooms.absences.batch_bar import BatchBar
from app.ui.runner import BatchEnd
from app.ui.workbench import Workbench


class RegistersFile(QObject):
    """The registers of a month in one PDF, drawn class by class in the processes."""

    def __init__(self, owner: QWidget, bench: Workbench, bar: BatchBar) -> None:
        super().__init__(owner)
        self._owner = owner
        self._bench = bench
        self._bar = bar
        self._parts: dict[int, bytes] = {}

    def write(self, file: Path, views: tuple[AttendanceRegister, ...], title: str) -> None:
        """Draw them, join them in their order, write the file; stopped, nothing is written."""
        self._parts = {}

        def each(place: int, pdf: bytes) -> None:
            self._parts[place] = pdf

        def ended(end: BatchEnd) -> None:
            self._bar.end()
            if end.cancelled or end.failed:
                return
            documents = tuple(
                Document(view.class_name, self._parts[place]) for place, view in enumerate(views)
            )
            join = partial(join_documents, title=title, author=self._bench.school_name)
            write = partial(write_bytes, self._owner, self._bench, file)
            self._bench.render(self, join, documents, write)

        job = self._bench.runner.in_processes(
            self,
            render_attendance_register,
            views,
            each,
            ended,
            lambda _place, error: self._bench.services.trouble(error),
            self._bar.progress,
        )
        self._bar.begin(_("Registres"), len(views), job.cancel)


class MonthCloser(QObject):
    """Closes the registers of a month one after the other; stopped, the rest stays open."""

    def __init__(self, owner: QWidget, bench: Workbench, bar: BatchBar) -> None:
        super().__init__(owner)
        self._bench = bench
        self._bar = bar
        self._waiting: deque[int] = deque()
        self._month = date.min
        self._whole = self._closed = 0
        self._refused: list[str] = []
        self._ended: Callable[[], None] = lambda: None

    def close(self, class_ids: Sequence[int], month: date, ended: Callable[[], None]) -> None:
        """Close these; ``ended`` is called whatever came of it."""
        if self._waiting or not class_ids:
            return
        self._waiting, self._month, self._ended = deque(class_ids), month, ended
        self._whole, self._closed, self._refused = len(class_ids), 0, []
        self._bar.begin(_("Clôture"), self._whole, self._waiting.clear)
        self._next()

    def _next(self) -> None:
        self._bar.progress(self._whole - len(self._waiting))
        if not self._waiting:
            self._finish()
            return
        number = self._waiting.popleft()
        drawn = partial(self._draw, number)
        self._bench.ask(
            self, month_registers, (number,), self._month, done=drawn, failed=self._failed
        )

    def _draw(self, number: int, views: tuple[AttendanceRegister, ...]) -> None:
        keep = partial(self._keep, number, views[0])
        self._bench.render(self, render_attendance_register, views[0], keep, self._failed)

    def _keep(self, number: int, view: AttendanceRegister, pdf: bytes) -> None:
        self._bench.run_part(
            self,
            close_month,
            number,
            self._month,
            view,
            pdf,
            done=self._counted,
            failed=self._failed,
        )

    def _counted(self, _version: Any) -> None:
        self._closed += 1
        self._next()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Refusal):
            self._waiting.clear()
            self._bench.services.trouble(error)
        else:
            self._refused.append(f"{error.message} {error.advice}".strip())
        self._next()

    def _finish(self) -> None:
        self._bar.end()
        if self._closed:
            self._bench.tell(Facet.ABSENCES)
            text = ngettext("{n} registre clôturé.", "{n} registres clôturés.", self._closed)
            self._bench.messages.say(
                " ".join((text.format(n=self._closed), *dict.fromkeys(self._refused)))
            )
        elif self._refused:
            self._bench.messages.refuse(Refusal(self._refused[0]))
        self._ended()
