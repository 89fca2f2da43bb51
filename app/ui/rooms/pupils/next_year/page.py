"""Preparing the year to come: the pupils, the class of each, and one button that enrols all."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.errors import Refusal
from app.formats import count, long_date
from app.i18n import _, ngettext
from app.office.rollover.proposing import Rollover, State, rollover
from app.office.rollover.rolling import Chosen, RolledOver, roll_over
from app.ui import theme
from app.ui.dialogs import confirm
from app.ui.forms.form import main_button
from app.ui.forms.inputs import ChoiceInput
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.pupils.keys import walks
from app.ui.rooms.pupils.next_year.lines import COLUMNS, Line, in_names, left_out
from app.ui.rooms.pupils.next_year.narrowing import Narrowing, muted
from app.ui.side_by_side import BackToList
from app.ui.states import StateView
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token
from app.ui.workbench import Workbench

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
NOBODY: Final = ""
ROOMY: Final = 400
"""Pixels of height from which there is room for what explains the page."""


class NextYearPage(QWidget):
    """Nothing is written before the button; what was chosen stays when the list is read again."""

    left = Signal()
    """Back to the list of pupils."""

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__()
        self.bench = bench
        self.found: Rollover | None = None
        self._chosen: dict[int, str] = {}
        self._label: str | None = None
        self.back, self.title, self.about = BackToList(), QLabel(), muted()
        self.years: ChoiceInput[str | None] = ChoiceInput()
        self.narrowing = Narrowing()
        self.model: RowModel[Line] = RowModel(
            COLUMNS, lambda line: line.row.pupil_id, lambda line: line.row.searched
        )
        self.view: TableView[Line] = TableView(
            self.model, "pupils.next_year", _("Élèves et classe suivante"), memory
        )
        self.states = StateView(self.view)
        self.place: ChoiceInput[str] = ChoiceInput()
        self.total, self.enrol = QLabel(), main_button(QPushButton())
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Read the file, and have the keyboard in the list."""
        if self.found is None:
            self.states.show_loading()
        self.read()

    def read(self) -> None:
        """Read again; what was chosen stays."""
        label = self._label

        def show(found: Rollover) -> None:
            if label == self._label:
                self._show(found)

        self.bench.ask(self, rollover, label, done=show)

    def first_focus(self) -> QWidget:
        """The list, or the search where nothing is in it."""
        return self.view if self.model.shown_rows() else self.narrowing.search

    def lines(self) -> list[Line]:
        """Every pupil, with what was chosen."""
        rows = self.found.rows if self.found is not None else ()
        return [
            Line(row, None if row.state is State.ENROLLED else self._chosen.get(row.pupil_id))
            for row in rows
        ]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.about.setVisible(self.height() >= ROOMY)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if watched is self.place and (key in _ENTER or key == Qt.Key.Key_Escape):
            self._back_to_list(onwards=key in _ENTER)
            return True
        if watched is self.narrowing.search and walks(event):
            self.view.event(event)
            return True
        if watched is self.narrowing.search and key in _ENTER:
            self._edit()
            return True
        return super().eventFilter(watched, event)

    def _show(self, found: Rollover) -> None:
        first = self.found is None
        self.found = found
        year = found.year
        self.years.set_choices([(one.label, one.label) for one in found.years])
        self.years.setVisible(len(found.years) > 1)
        if year is None:
            self._show_unknown()
            return
        self.years.set_value(year.label)
        several = len(found.years) > 1
        self.title.setText(
            _("Préparer l'année")
            if several
            else _("Préparer l'année {label}").format(label=year.label)
        )
        self.about.setText(self._explained(found))
        self.place.set_choices(
            [(NOBODY, _("Ne pas réinscrire")), *((one.name, one.name) for one in found.places)]
        )
        lines = self.lines()
        self.narrowing.offer(lines)
        self.model.filter(self.narrowing.accepts(lines))
        self._show_lines(lines)
        if lines and self.view.current_row() is None:
            self.view.go_to(0)
        if first and self.isVisible():
            self.first_focus().setFocus()

    def _show_unknown(self) -> None:
        self.title.setText(_("Préparer l'année suivante"))
        self.about.setText("")
        self.model.set_rows(())
        self.place.setEnabled(False)
        self.enrol.setEnabled(False)
        self.states.show_empty(
            _("L'année suivante n'est pas encore connue : ajoutez-la dans Réglages, page Années.")
        )

    def _explained(self, found: Rollover) -> str:
        year = found.year
        assert year is not None
        told = [
            _(
                "Les élèves de {before} y entrent le {day}, dès que vous choisissez « Inscrire »."
            ).format(before=year.before.label, day=long_date(year.first_day))
        ]
        if year.year_id is None:
            told.append(_("L'année et ses classes seront ajoutées au fichier."))
        if found.left_out:
            told.append(
                _("{regime} : chaque unité a sa propre inscription, rien ne s'y poursuit.").format(
                    regime=", ".join(found.left_out)
                )
            )
        return " ".join(told)

    def _show_lines(self, lines: list[Line]) -> None:
        self.model.set_rows(lines)
        entering = sum(line.enters for line in lines)
        self.enrol.setText(
            ngettext("Inscrire {n} élève", "Inscrire {n} élèves", entering).format(
                n=count(entering)
            )
            if entering
            else _("Personne à inscrire")
        )
        self.enrol.setEnabled(entering > 0)
        undecided = len(left_out(lines))
        self.total.setText(
            ngettext(
                "{n} élève reste sans classe", "{n} élèves restent sans classe", undecided
            ).format(n=count(undecided))
            if undecided
            else _("Chaque élève a sa classe")
        )
        self._show_state()

    def _show_state(self) -> None:
        if self.model.shown_rows():
            self.states.show_content()
        elif self.model.all_rows():
            self.states.show_nothing_found(_("Aucun élève pour ce choix."), self._show_all)
        else:
            self.states.show_empty(_("Personne n'est inscrit dans une classe qui continue."))
        self._reached()

    def _show_all(self) -> None:
        self.narrowing.clear()
        self._narrow()

    def _narrow(self) -> None:
        self.model.filter(self.narrowing.accepts(self.lines()))
        if self.model.shown_rows():
            self.view.go_to(0)
        self._show_state()

    def _typed(self, text: str) -> None:
        self.model.search(text)
        if self.model.shown_rows() and self.view.current_row() is None:
            self.view.go_to(0)
        self._show_state()

    def _open_lines(self) -> list[Line]:
        return [line for line in self.view.chosen_rows() if not line.settled]

    def _reached(self) -> None:
        """Show the class of what is selected."""
        chosen = self._open_lines()
        self.place.setEnabled(bool(chosen))
        names = [place.name for place in self.found.places] if self.found is not None else []
        if chosen and chosen[0].undecided:
            self.place.setCurrentIndex(-1)
        elif chosen and names:
            there = chosen[0].place
            self.place.set_value(there if there in names else NOBODY)

    def _edit(self) -> None:
        if self.place.isEnabled():
            self.place.setFocus()

    def _picked(self, name: str) -> None:
        self._chosen |= {line.row.pupil_id: name for line in self._open_lines()}
        lines = self.lines()
        self.narrowing.offer(lines)
        self._show_lines(lines)

    def _back_to_list(self, *, onwards: bool) -> None:
        line = self.view.currentIndex().row() + 1
        if onwards and len(self.view.chosen_rows()) == 1 and line < len(self.model.shown_rows()):
            self.view.go_to(line)
        self.view.setFocus()

    def _year_picked(self, label: str) -> None:
        self._label = label
        self._chosen.clear()
        self.read()

    def _enrol(self) -> None:
        year = self.found.year if self.found is not None else None
        entering = [line for line in self.lines() if line.enters]
        if year is None or not entering:
            return
        question = _("Inscrire ces élèves en {label} ?").format(label=year.label)
        told = ngettext(
            "{n} élève entre dans sa classe le {day}. L'année {before} reste telle qu'elle est.",
            "{n} élèves entrent dans leur classe le {day}. "
            "L'année {before} reste telle qu'elle est.",
            len(entering),
        ).format(n=count(len(entering)), day=long_date(year.first_day), before=year.before.label)
        if not confirm(self, question, told, self.enrol.text()):
            return
        chosen = tuple(Chosen(line.row.pupil_id, line.place) for line in entering)
        self.enrol.setEnabled(False)
        self.bench.run(
            self,
            roll_over,
            year.label,
            chosen,
            done=lambda rolled: self._enrolled(year.label, rolled),
            refused=self._refused,
        )

    def _refused(self, refusal: Refusal) -> None:
        self.enrol.setEnabled(True)
        self.bench.messages.refuse(refusal)

    def _enrolled(self, label: str, rolled: RolledOver) -> None:
        told = [
            ngettext(
                "{n} élève est inscrit en {label}.",
                "{n} élèves sont inscrits en {label}.",
                rolled.enrolled,
            ).format(n=count(rolled.enrolled), label=label)
        ]
        if rolled.classes:
            told.append(
                ngettext("{n} classe créée.", "{n} classes créées.", len(rolled.classes)).format(
                    n=len(rolled.classes)
                )
            )
        rest = left_out(self.lines())
        if rest:
            told.append(_("Restent sans classe : {names}.").format(names=in_names(rest)))
        self._label = label
        self.bench.messages.say(" ".join(told))
        self.view.setFocus()

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.years.picked.connect(self._year_picked)
        self.narrowing.searched.connect(self._typed)
        self.narrowing.changed.connect(self._narrow)
        self.narrowing.search.installEventFilter(self)
        self.view.chosen_changed.connect(self._reached)
        self.view.row_activated.connect(lambda _line: self._edit())
        self.place.installEventFilter(self)
        self.place.picked.connect(self._picked)
        self.enrol.clicked.connect(self._enrol)

    def _lay_out(self) -> None:
        self.title.setFont(theme.heading_font(2))
        self.years.setAccessibleName(_("Année à préparer"))
        theme.paint_text(self.total, Token.MUTED)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_S)
        for widget in (self.back, self.title):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.total)
        head.addWidget(self.years)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(self.narrowing)
        column.addWidget(self.states, 1)
        column.addLayout(self._foot())
        # Only now has it a parent: shown before, it would be a window of its own.
        self.back.show()

    def _foot(self) -> QHBoxLayout:
        label = QLabel(_("Classe suivante"))
        label.setBuddy(self.place)
        self.place.setPlaceholderText(_("À choisir"))
        self.place.setAccessibleName(_("Classe suivante des élèves sélectionnés"))
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_S)
        foot.addWidget(label)
        foot.addWidget(self.place)
        foot.addStretch(1)
        foot.addWidget(self.enrol)
        return foot
