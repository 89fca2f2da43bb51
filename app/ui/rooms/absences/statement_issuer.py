"""Issuing an attestation d'assiduité: numbered, drawn in a process, frozen."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.office.absences.statements import StatementLine, issue_statement, statement_to_issue
from app.reports.attendance_statement import render_attendance_statement
from app.reports.attendance_statement_view import AttendanceStatementView
from app.ui.workbench import Workbench


class StatementIssuer(QObject):
    """Issues one attestation at a time."""

    def __init__(self, owner: QWidget, bench: Workbench) -> None:
        super().__init__(owner)
        self._bench = bench

    def issue(self, line: StatementLine) -> None:
        """Issue the attestation of a term; what stands against it is said above the room."""
        draw = partial(self._draw, line)
        self._bench.ask(self, statement_to_issue, line.pupil_id, line.term, done=draw)

    def _draw(self, line: StatementLine, view: AttendanceStatementView) -> None:
        keep = partial(self._keep, line, view)
        self._bench.render(self, render_attendance_statement, view, keep)

    def _keep(self, line: StatementLine, view: AttendanceStatementView, pdf: bytes) -> None:
        given = (line.pupil_id, line.term, view, pdf)
        self._bench.run(self, issue_statement, *given, done=self._say)

    def _say(self, number: str) -> None:
        text = _("L'attestation {number} est délivrée. Elle ne peut plus être modifiée.")
        self._bench.messages.say(text.format(number=number))
