"""Attaching somebody who already answers for a brother or a sister."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.office.pupils.attaching import KnownRepresentative, known_representatives
from app.office.pupils.checks import RELATIONS
from app.office.pupils.file import PupilFile
from app.office.pupils.representatives import attach_representative
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, TextInput
from app.ui.qt import override
from app.ui.rooms.pupils.keys import walks
from app.ui.rooms.pupils.small_table import fit
from app.ui.rooms.pupils.words import choices
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token
from app.ui.workbench import Workbench

COLUMNS = (
    Column[KnownRepresentative](N_("Représentant"), lambda one: one.name, width=24),
    Column[KnownRepresentative](
        N_("Répond déjà de"),
        lambda one: ", ".join(one.children),
        width=20,
        tooltip=lambda one: ", ".join(one.children),
    ),
)
LINES = 5


class AttachPanel(QWidget):
    """Finds representatives by their child's name; the chosen one is tied to the pupil."""

    ended = Signal()
    """Attached, or given up."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.pupil_id = 0
        self.form = Form()
        self.search = TextInput(36)
        self.relation: ChoiceInput[str] = ChoiceInput(choices(RELATIONS))
        self.model: RowModel[KnownRepresentative] = RowModel(COLUMNS, lambda one: one.id)
        self.view: TableView[KnownRepresentative] = TableView(
            self.model, "pupils.attach", _("Représentants trouvés")
        )
        self.nothing = QLabel(
            _("Aucun représentant trouvé. Écrivez le nom d'un frère ou d'une sœur.")
        )
        self.where = QLabel()
        self.attach = QPushButton(_("Rattacher"))
        self.give_up = QPushButton(_("Renoncer"))
        self._lay_out()
        self.search.textChanged.connect(self._look)
        self.search.returnPressed.connect(self._attach)
        self.search.installEventFilter(self)
        self.view.current_changed.connect(self._reached)
        self.view.row_activated.connect(lambda _row: self._attach())
        self.attach.clicked.connect(self._attach)
        self.give_up.clicked.connect(self.ended)

    def begin(self, file: PupilFile) -> None:
        """Propose those of pupils of the same name."""
        self.pupil_id = file.identity.id
        self.form.accept()
        self.search.setText("")
        self.search.setText(file.identity.last_name)
        self.search.selectAll()
        self.search.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and walks(event):
            self.view.event(event)
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def _look(self, typed: str) -> None:
        pupil = self.pupil_id

        def show(found: tuple[KnownRepresentative, ...]) -> None:
            if typed == self.search.text() and pupil == self.pupil_id:
                self._show(found)

        self.bench.ask(self, known_representatives, pupil, typed, done=show)

    def _show(self, found: tuple[KnownRepresentative, ...]) -> None:
        self.model.set_rows(found)
        self.nothing.setVisible(not found)
        self.view.setVisible(bool(found))
        self.attach.setEnabled(bool(found))
        if found and self.view.current_row() is None:
            self.view.selectRow(0)

    def _reached(self, one: KnownRepresentative | None) -> None:
        self.where.setText(one.address if one is not None else "")
        if one is not None:
            self.relation.set_value(one.relation)

    def _attach(self) -> None:
        chosen = self.view.current_row()
        if chosen is not None:
            self.bench.run(
                self,
                attach_representative,
                self.pupil_id,
                chosen.id,
                self.relation.value(),
                done=lambda _nothing: self.ended.emit(),
            )

    def _lay_out(self) -> None:
        self.form.group(_("Rattacher un représentant déjà connu"))
        self.form.add("child", _("Frère ou sœur"), self.search)
        theme.paint_text(self.nothing, Token.MUTED)
        self.nothing.setWordWrap(True)
        fit(self.view, LINES)
        self.form.add_widget(self.nothing)
        self.form.add_widget(self.view)
        theme.paint_text(self.where, Token.MUTED)
        self.where.setWordWrap(True)
        self.form.add_widget(self.where)
        self.form.add_side_by_side(("relation", _("Lien avec l'élève"), self.relation, False))
        self.form.buttons(self.attach, self.give_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
