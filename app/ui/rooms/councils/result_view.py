"""What one council said of a pupil: the decision and why, the marks, the constat."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.formats import long_date
from app.i18n import _
from app.office.councils.pupil_results import CourseResult, PupilResult
from app.reports.typography import polish
from app.ui import theme
from app.ui.rooms.councils.constat_view import ConstatView
from app.ui.rooms.councils.panel_parts import clear, heading, show_text, words
from app.ui.theme import Token

_BLOCKS = 2
"""Pairs of course and mark side by side."""


class ResultView(QScrollArea):
    """One column that scrolls; whoever owns it adds buttons at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Résultat et décision"))
        self.decision, self.carried = heading("", 3), words()
        self.documents = words(Token.MUTED)
        self.average = words()
        self.council = words(Token.MUTED)
        self.marks = QGridLayout()
        self.constat = ConstatView()
        self._marks_title, self._constat_title = heading(_("Notes")), heading(_("Constat"))
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self._lay_out()
        self.setWidget(inner)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        labels = (self.decision, self.council, self.carried, self.documents, self.average)
        for label in labels:
            show_text(label, "")
        for part in (self._marks_title, self._constat_title, self.constat):
            part.hide()
        clear(self.marks)

    def show_result(self, found: PupilResult) -> None:
        """Show all of it."""
        show_text(self.decision, found.title or _("Pas encore de décision"))
        show_text(self.council, f"{found.line.council}, {long_date(found.line.held_on)}")
        show_text(self.carried, polish("\n".join(_carried(found))))
        named = ", ".join(found.constat.documents) if found.title else ""
        show_text(self.documents, _("Documents : {names}").format(names=named) if named else "")
        self._show_marks(found.marks)
        said = _("Moyenne : {average}").format(average=found.average) if found.average else ""
        show_text(self.average, said)
        for part in (self._constat_title, self.constat):
            part.show()
        self.constat.show_constat(found.constat, "")

    def _show_marks(self, marks: tuple[CourseResult, ...]) -> None:
        clear(self.marks)
        self._marks_title.setVisible(bool(marks))
        rows = -(-len(marks) // _BLOCKS)
        for place, one in enumerate(marks):
            block, row = divmod(place, rows)
            self.marks.addWidget(_course(one), row, 3 * block)
            self.marks.addWidget(_mark(one), row, 3 * block + 1)

    def _lay_out(self) -> None:
        self.column.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        self.column.setSpacing(theme.SPACE_S)
        self.decision.setWordWrap(True)
        self.marks.setHorizontalSpacing(theme.SPACE_M)
        self.marks.setVerticalSpacing(theme.SPACE_XS)
        for block in range(_BLOCKS):
            self.marks.setColumnStretch(3 * block, 1)
            self.marks.setColumnMinimumWidth(3 * block + 2, theme.SPACE_M)
        heads = (self.decision, self.council, self.carried, self.documents, self._marks_title)
        for part in heads:
            self.column.addWidget(part)
        self.column.addLayout(self.marks)
        for part in (self.average, self._constat_title):
            self.column.addWidget(part)
        self.column.addWidget(self.constat)


def _carried(found: PupilResult) -> list[str]:
    told = []
    if found.restrictions:
        told.append(_("Restrictions : {texts}").format(texts=", ".join(found.restrictions)))
    if found.motivation:
        told.append(found.motivation)
    if found.ground:
        told.append(_("Raison de l'écart : {ground}").format(ground=found.ground))
    return told


def _course(one: CourseResult) -> QLabel:
    label = words()
    label.setText(one.course)
    return label


def _mark(one: CourseResult) -> QLabel:
    """A failure is bold and marked, not only coloured."""
    sign = "▾ " if one.failed else ""
    over = f"/{one.over}" if one.mark[:1].isdigit() else ""
    label = QLabel(f"{sign}{one.mark}{over}")
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    if one.failed:
        label.setFont(theme.strong_font())
        theme.paint_text(label, Token.FAIL)
    return label
