"""The registers of a school of 1,500 pupils in its tenth year: a roll, counters, sheets."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.harness import Row, seconds
from tests.bench.large import NOW, large_school


def rows() -> Iterator[Row]:
    """From a copy of the large file: what is typed stays out of the one that is kept."""
    from app.office.demo import DEMO_ACCOUNT, DEMO_PASSWORD, DEMO_TODAY
    from app.office.files.creation import open_school
    from app.office.work import Desk

    made = large_school()
    with TemporaryDirectory() as folder:
        path = Path(folder) / made.name
        for file in made.parent.glob(f"{made.stem}.*"):
            shutil.copy(file, path.with_suffix(file.suffix))
        file = open_school(path, DEMO_ACCOUNT, DEMO_PASSWORD, NOW)
        try:
            yield from _School(file, Desk(file.actor, DEMO_TODAY, NOW)).rows()
        finally:
            file.close(NOW)


@dataclass
class _School:
    file: object
    desk: object

    def ask(self, query, *arguments):
        return self.file.ask(query, self.desk, *arguments)

    def run(self, command, *arguments):
        return self.file.run(command, self.desk, *arguments)

    def rows(self) -> Iterator[Row]:
        from app.office.absences.board import day_board
        from app.office.absences.pupil_absences import pupil_absences
        from app.office.absences.roll import roll
        from app.office.absences.thresholds import counters

        day = self.desk.today
        board = self.ask(day_board, day)
        largest = max(board.classes, key=lambda line: line.pupils)
        found = self.ask(roll, largest.id, day)
        took = seconds(lambda: (self.ask(day_board, day), self.ask(roll, largest.id, day)))
        yield Row(f"opening a roll of {largest.pupils}, and the day's list", 1000 * took, "ms", 50)
        yield Row("a status typed, stored", 1000 * self._status(found, day), "ms", 20)
        counted = self.ask(counters)
        took = seconds(lambda: self.ask(counters))
        yield Row(f"counters of a year, {counted.pupils:,} pupils", took, "s", 1)
        most = max(counted.rows, key=lambda row: row.unjustified + row.justified)
        self.ask(pupil_absences, most.pupil_id)
        took = seconds(lambda: self.ask(pupil_absences, most.pupil_id), 10)
        yield Row("one pupil's counters after a keystroke", 1000 * took, "ms", 5)
        yield from self._registers(tuple(line.id for line in board.classes))

    def _status(self, found, day) -> float:
        from app.office.absences.entries import Mark
        from app.office.absences.marking import StatusEdit, set_statuses

        slot = found.slots[0].code
        code = next(one.id for one in found.codes if one.effect == "absent")
        marks = [Mark(code), None] * 10
        seat = found.pupils[0].enrolment_id
        took = [
            seconds(
                lambda mark=mark: self.run(set_statuses, day, (StatusEdit(seat, slot, mark),)), 1
            )
            for mark in marks
        ]
        return sorted(took)[len(took) // 2]

    def _registers(self, classes: tuple[int, ...]) -> Iterator[Row]:
        from app.office.absences.registers import month_registers
        from app.reports.attendance_register import render_attendance_registers

        classes = classes[:28]
        month = self.desk.today.replace(month=5, day=1)
        took = seconds(
            lambda: render_attendance_registers(self.ask(month_registers, classes, month)), 1
        )
        yield Row(f"a month's registers, {len(classes)} classes, read and drawn", took, "s", 5)
