"""Backups: the last one, one now, and what has been done in the file."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.folding import folded
from app.formats import short_date, time_of_day
from app.i18n import N_, _
from app.office.journal import JournalLine, recent_journal
from app.ui.forms.form import Form
from app.ui.remember import Memory
from app.ui.rooms.settings.page import SettingsPage
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench


class BackupPage(SettingsPage):
    """Says when the last verified copy was made; lists the last gestures of the journal."""

    title = N_("Sauvegardes et journal")
    icon = "backup"

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__(bench, memory)
        self.last = QLabel()
        self.last.setWordWrap(True)
        self.back_up = QPushButton(_("Sauvegarder maintenant"))
        self.back_up.clicked.connect(self._back_up)
        form = Form()
        form.group(_("Sauvegardes"))
        form.add_widget(self.last)
        form.buttons(self.back_up)
        heading = Form()
        heading.group(_("Derniers gestes"))
        self.rows: RowModel[JournalLine] = RowModel(_columns(), id, _searched)
        self.list = TableView(self.rows, "settings.journal", _("Journal"), memory)
        self.column.addWidget(form)
        self.column.addWidget(heading)
        self.column.addWidget(self.list, 1)
        self.back_up.setEnabled(not bench.read_only)

    def refresh(self) -> None:
        """Read the journal and look for the last backup."""
        self.bench.ask(self, recent_journal, done=self.rows.set_rows)
        self._on_lane_then_show()

    def first_focus(self) -> QWidget:
        """The gesture."""
        return self.back_up

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
            self.last.setText(_("Aucune sauvegarde encore ; il s'en fait une à chaque fermeture."))
        else:
            self.last.setText(
                _("Dernière sauvegarde, vérifiée : « {name} », dans {folder}.").format(
                    name=copy.name, folder=copy.parent
                )
            )


def _columns() -> tuple[Column[JournalLine], ...]:
    return (
        Column(N_("Quand"), _when, width=20, sort=lambda row: row.at),
        Column(N_("Compte"), lambda row: row.account, width=16),
        Column(N_("Geste"), lambda row: _(row.title), width=40),
        Column(N_("Avant"), lambda row: row.before, width=34, tooltip=lambda row: row.before),
        Column(N_("Après"), lambda row: row.after, width=34, tooltip=lambda row: row.after),
    )


def _when(row: JournalLine) -> str:
    local = row.at.astimezone()
    return f"{short_date(local.date())} {time_of_day(local.time())}"


def _searched(row: JournalLine) -> str:
    return folded(f"{row.account} {row.title} {row.after}")
