"""The courses of the class that the pupil is in, and the gestures that change them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.formats import short_date
from app.i18n import N_, _
from app.office.pupils.file import EnrolmentLine, FollowedCourse, PupilFile
from app.ui import theme
from app.ui.rooms.pupils.button_row import ButtonRow
from app.ui.rooms.pupils.course_forms import FollowForm, GroupForm, LeaveForm, SinceForm
from app.ui.rooms.pupils.enrolment_forms import GestureForm
from app.ui.tables.column import Align, Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token
from app.ui.workbench import Workbench


class CoursesPart(QWidget):
    """Lists the courses; those followed no more come last."""

    wanted = Signal(object)
    """A form (`GestureForm`) to show in the place of the list."""

    def __init__(self, bench: Workbench, editable: bool) -> None:
        super().__init__()
        self.file: PupilFile | None = None
        self._editable = editable
        self.rows: RowModel[FollowedCourse] = RowModel(COLUMNS, lambda one: one.id)
        self.view: TableView[FollowedCourse] = TableView(
            self.rows, "pupils.courses", _("Cours suivis")
        )
        self.heading = QLabel()
        self.acts = ButtonRow()
        self.follow, self.leave, self.group = FollowForm(bench), LeaveForm(bench), GroupForm(bench)
        self.since = SinceForm(bench)
        self._lay_out()
        self.view.current_changed.connect(self._offer)

    @property
    def forms(self) -> tuple[GestureForm, ...]:
        """What it asks with."""
        return (self.follow, self.leave, self.since, self.group)

    @property
    def running(self) -> EnrolmentLine | None:
        """The enrolment that runs."""
        return self.file.current if self.file is not None else None

    def show_file(self, file: PupilFile) -> None:
        """Show the courses of the enrolment that runs."""
        self.file = file
        self.rows.set_rows(file.courses)
        if self.view.current_row() is None and file.courses:
            self.view.go_to(0)
        self.view.setVisible(bool(file.courses))
        self.setVisible(self.running is not None)
        words = _("Cours suivis en {name}") if file.courses else _("Aucun cours suivi en {name}")
        self.heading.setText(words.format(name=self.running.class_name) if self.running else "")
        self._offer()

    def add_course(self) -> None:
        """Ask for one more course."""
        if self.file is not None and self.running is not None:
            self.wanted.emit(self.follow)
            self.follow.begin(self.file, self.running)

    def _leave(self) -> None:
        chosen = self.view.current_row()
        if self.file is not None and self.running is not None and chosen is not None:
            self.wanted.emit(self.leave)
            self.leave.begin(self.file, self.running, chosen)

    def _change_since(self) -> None:
        chosen = self.view.current_row()
        if self.running is not None and chosen is not None:
            self.wanted.emit(self.since)
            self.since.begin(self.running, chosen)

    def _change_group(self) -> None:
        chosen = self.view.current_row()
        if self.running is not None and chosen is not None:
            self.wanted.emit(self.group)
            self.group.begin(self.running, chosen)

    def _offer(self, *_row: object) -> None:
        chosen = self.view.current_row()
        follows = chosen is not None and chosen.until is None
        self.acts.enable(follows, "leave", "since")
        self.acts.offer(any(len(one.groups) > 1 for one in self.rows.all_rows()), "group")
        self.acts.enable(follows and chosen is not None and len(chosen.groups) > 1, "group")
        self.acts.setVisible(self._editable)

    def _lay_out(self) -> None:
        self.acts.add("follow", _("Ajouter un cours…"), "add", self.add_course)
        self.acts.add("leave", _("Retirer…"), "remove", self._leave)
        self.acts.add("since", _("Corriger la date…"), "calendar", self._change_since)
        self.acts.add("group", _("Changer de groupe…"), "class", self._change_group)
        self.heading.setFont(theme.heading_font(3))
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        theme.paint_text(self.heading, Token.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.heading)
        column.addWidget(self.view, 1)
        column.addWidget(self.acts)
        column.addStretch(0)


def _tone(one: FollowedCourse) -> Token | None:
    return Token.MUTED if one.until is not None else None


def _when(one: FollowedCourse) -> str:
    """Nothing for a course of the whole year; its days otherwise."""
    if one.until is not None:
        until = short_date(one.until)
        if one.since is not None:
            return _("du {since} au {until}").format(since=short_date(one.since), until=until)
        return _("jusqu'au {until}").format(until=until)
    return _("depuis le {since}").format(since=short_date(one.since)) if one.since else ""


COLUMNS = (
    Column[FollowedCourse](N_("Cours"), lambda one: one.title, width=30, tone=_tone),
    Column[FollowedCourse](N_("Code"), lambda one: one.code, width=11, tone=_tone),
    Column[FollowedCourse](N_("Groupe"), lambda one: one.group, width=8, tone=_tone),
    Column[FollowedCourse](
        N_("Périodes"), lambda one: one.periods, width=9, align=Align.END, tone=_tone
    ),
    Column[FollowedCourse](N_("Quand"), _when, width=16, tone=_tone),
)
