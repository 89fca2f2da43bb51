"""Under the lists: what importing would do, the acts, and how far it is."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.formats import count
from app.i18n import _, ngettext
from app.office.imports.plan import Plan
from app.ui import theme
from app.ui.forms.form import main_button
from app.ui.importing.words import lines, refused
from app.ui.theme import Token


class Foot(QWidget):
    """A sentence, two buttons; while rows are written, a bar that fills."""

    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel()
        self.save = QPushButton(_("Enregistrer les lignes refusées…"))
        self.act = main_button(QPushButton(_("Importer")))
        self.bar = QProgressBar()
        self._lay_out()

    def show_plan(self, plan: Plan) -> None:
        """Say what importing would do."""
        self.bar.hide()
        self.words.setText(_summary(plan))
        self.save.setVisible(plan.refused > 0)
        self.save.setEnabled(True)
        self.act.setEnabled(plan.written > 0)
        words = _("Importer {lines}") if plan.written else _("Importer")
        self.act.setText(words.format(lines=lines(plan.written)))

    def show_waiting(self) -> None:
        """Nothing can be done until the lists are read again."""
        for button in (self.save, self.act):
            button.setEnabled(False)

    def show_progress(self, written: int, total: int) -> None:
        """Say how far the import is."""
        self.show_waiting()
        self.words.setText(
            _("Importation : {n} lignes sur {total}").format(n=count(written), total=count(total))
        )
        self.bar.setMaximum(max(total, 1))
        self.bar.setValue(written)
        self.bar.show()

    def _lay_out(self) -> None:
        theme.paint_text(self.words, Token.MUTED)
        self.words.setWordWrap(True)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(theme.SPACE_S)
        self.bar.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.words, 1)
        row.addWidget(self.save)
        row.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self.bar)
        column.addLayout(row)


def _summary(plan: Plan) -> str:
    parts = []
    if plan.classes:
        words = ngettext("{n} classe à créer", "{n} classes à créer", len(plan.classes))
        parts.append(words.format(n=count(len(plan.classes))))
    if plan.refused:
        parts.append(refused(plan.refused))
    if not plan.written:
        parts.append(_("Rien de nouveau à importer"))
    return " · ".join(parts)
