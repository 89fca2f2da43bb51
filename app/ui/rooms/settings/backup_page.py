"""Backups: the last one, one now, and what has been done in the file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.folding import folded
from app.formats import count, short_date, time_of_day
from app.i18n import N_, _, ngettext
from app.office.journal import JournalLine
from app.office.journal_page import JournalPage, latest
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.journal_words import changes, in_words
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.settings.page import SettingsPage
from app.ui.scrolling import scrolled
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench

LEAST_LINES = 7
LEAST_TOLD = 4
"""Where the window is lower, the page scrolls."""
MOST_CHANGES = 60
"""A block of marks that was pasted changes hundreds: the first ones say what it was."""


class BackupPage(SettingsPage):
    """Says when the last verified copy was made; lists the last gestures of the journal."""

    title = N_("Sauvegardes et journal")
    icon = "backup"

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__(bench, memory)
        self.page = JournalPage()
        self.last = QLabel()
        self.last.setWordWrap(True)
        self.back_up = QPushButton(_("Sauvegarder maintenant"))
        self.back_up.clicked.connect(self._back_up)
        form = Form()
        form.group(_("Sauvegardes"))
        form.add_widget(self.last)
        form.add_widget(_which_stay())
        form.buttons(self.back_up)
        self.rows: RowModel[JournalLine] = RowModel(self._columns(), id, self._searched)
        self.search = QLineEdit()
        self.list = TableView(self.rows, "settings.journal", _("Journal"), memory)
        self.change = QLabel()
        self.list.current_changed.connect(self._tell)
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(form)
        whole.addLayout(self._journal_head())
        whole.addLayout(self._journal(), 1)
        self.column.addWidget(scrolled(content))
        self.back_up.setEnabled(not bench.read_only)

    def refresh(self) -> None:
        """Read the journal and look for the last backup."""
        self.bench.ask(self, latest, done=self._show)
        self._on_lane_then_show()

    def first_focus(self) -> QWidget:
        """The gesture."""
        return self.back_up

    def _show(self, page: JournalPage) -> None:
        self.page = page
        self.rows.set_rows(page.lines)
        if self.list.current_row() is None and page.lines:
            self.list.go_to(0)
        self._tell(self.list.current_row())

    def _tell(self, row: JournalLine | None) -> None:
        """What the gesture changed, a line a field."""
        told = changes(row, self.page.names) if row is not None else ()
        self.change.setText("\n\n".join(change.text for change in told[:MOST_CHANGES]))
        more = len(told) - MOST_CHANGES
        if more > 0:
            rest = ngettext("et {n} autre", "et {n} autres", more).format(n=count(more))
            self.change.setText(f"{self.change.text()}\n\n{rest}")
        if row is not None and not told:
            self.change.setText(_("Rien de plus n'est noté de ce geste."))

    def _columns(self) -> tuple[Column[JournalLine], ...]:
        return (
            Column(N_("Quand"), _when, width=20, sort=lambda row: row.at),
            Column(N_("Compte"), lambda row: row.account, width=16),
            Column(N_("Geste"), lambda row: _(row.title), width=40),
            Column(N_("Sur quoi"), lambda row: self.page.about(row), width=26),
        )

    def _searched(self, row: JournalLine) -> str:
        words = (row.account, _(row.title), self.page.about(row), in_words(row, self.page.names))
        return folded(" ".join((_when(row), *words)))

    def _journal_head(self) -> QHBoxLayout:
        heading = QLabel(_("Derniers gestes"))
        heading.setFont(theme.heading_font(2))
        self.search.setPlaceholderText(_("Compte, geste, élève, ce qui a changé"))
        self.search.setAccessibleName(_("Chercher dans le journal"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.rows.search)
        row = QHBoxLayout()
        row.setContentsMargins(theme.SPACE_L, theme.SPACE_S, 0, theme.SPACE_S)
        row.setSpacing(theme.SPACE_L)
        row.addWidget(heading)
        row.addWidget(self.search, 1)
        return row

    def _journal(self) -> QBoxLayout:
        self.change.setWordWrap(True)
        self.change.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.change.setTextFormat(Qt.TextFormat.PlainText)
        self.change.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.change.setAccessibleName(_("Avant et après"))
        self.change.setContentsMargins(theme.SPACE_S, 0, theme.SPACE_S, 0)
        self.list.setMinimumHeight(LEAST_LINES * theme.ROW_HEIGHT)
        told = scrolled(self.change, read=True)
        told.setMinimumHeight(LEAST_TOLD * theme.ROW_HEIGHT)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(theme.SPACE_M)
        self._parts.addWidget(self.list, 3)
        self._parts.addWidget(told, 2)
        return self._parts

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window tells what changed under the gestures: their dates stay whole."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = self.width() < theme.scaled(theme.NARROW_ROOM)
        self._parts.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def _on_lane_then_show(self) -> None:
        school = self.bench.school
        self.bench.runner.on_lane(
            self, school.latest_backup, self._show_last, self.bench.services.trouble
        )

    def _back_up(self) -> None:
        self.back_up.setEnabled(False)
        self.bench.back_up(self, self._backed_up, self._failed)

    def _backed_up(self, copy: Path) -> None:
        self.back_up.setEnabled(True)
        self._show_last(copy)

    def _failed(self, error: BaseException) -> None:
        self.back_up.setEnabled(True)
        self.bench.services.trouble(error)

    def _show_last(self, copy: Path | None) -> None:
        if copy is None:
            self.last.setText(_("Aucune sauvegarde encore ; il s'en fait une à chaque fermeture."))
        else:
            self.last.setText(
                _("Dernière sauvegarde, vérifiée : « {name} », dans {folder}.").format(
                    name=copy.name, folder=copy.parent
                )
            )


def _which_stay() -> QLabel:
    """What becomes of older backups: nobody empties the folder by hand."""
    told = QLabel(
        _(
            "Sont gardées : les dix dernières sauvegardes, puis une par jour pour quatorze jours "
            "d'ouverture, une par semaine pendant deux mois, une par mois pendant un an, une par "
            "année scolaire pendant dix ans, et toutes celles faites avant une mise à jour."
        )
    )
    told.setWordWrap(True)
    return told


def _when(row: JournalLine) -> str:
    local = row.at.astimezone()
    return f"{short_date(local.date())} {time_of_day(local.time())}"
