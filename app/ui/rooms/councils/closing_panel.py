"""Closing a council: what is missing, one click to each; then the seal."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.office.councils.sealing import Closing
from app.office.councils.views import Missing
from app.ui.forms.form import main_button
from app.ui.icons import icon
from app.ui.rooms.councils.panel_parts import Panel, clear, link, words
from app.ui.theme import Token

_NAMED: Final = 4
"""Pupils without a verdict that are named, before the rest are counted."""


class ClosingPanel(Panel):
    """Beside the grid, so that what is missing can be filled while the list stays."""

    wanted = Signal(object)
    """Go to what is missing: a `Missing`."""
    seal_wanted = Signal(object)
    """Seal the council with this `Closing`."""

    def __init__(self, back: Callable[[], None]) -> None:
        super().__init__(back, _("Clôture"))
        self._closing: Closing | None = None
        self.head(_("Clôture"))
        self.said = words()
        self.items: list[QPushButton] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.undecided = words(Token.WARN)
        self.consequence = words(Token.MUTED)
        self.seal = main_button(QPushButton(_("Clôturer et sceller")))
        self.seal.setDefault(False)
        self.seal.setIcon(icon("sealed", Token.ON_ACCENT))
        self.seal.clicked.connect(self._seal)
        self.column.addWidget(self.said)
        self.column.addLayout(self._list)
        self.column.addWidget(self.undecided)
        self.column.addWidget(self.consequence)
        self.column.addWidget(self.seal, 0, Qt.AlignmentFlag.AlignRight)

    def show_closing(self, closing: Closing) -> None:
        """Show what is missing, or what sealing means."""
        self._closing = closing
        clear(self._list)
        self.items = [self._item(one) for one in closing.missing]
        for item in self.items:
            self._list.addWidget(item)
        ready = closing.view is not None
        self.said.setText(_said(closing))
        self.consequence.setText(
            _(
                "Notes, décisions et procès-verbal sont figés avec leur empreinte. "
                "Plus rien ne pourra y être changé : une correction se fait par un addendum."
            )
        )
        self.undecided.setText(_without_verdict(closing))
        self.undecided.setVisible(bool(closing.undecided))
        self.consequence.setVisible(ready)
        self.seal.setVisible(ready)
        self.seal.setEnabled(ready)
        first: QWidget | None = self.items[0] if self.items else (self.seal if ready else None)
        if first is not None:
            first.setFocus()

    def say_preparing(self) -> None:
        """The procès-verbal is being rendered."""
        self.said.setText(_("Le procès-verbal se prépare…"))
        self.seal.setEnabled(False)

    def _item(self, missing: Missing) -> QPushButton:
        button = link(f"{missing.name} : {missing.text}", lambda: self.wanted.emit(missing))
        button.setIcon(icon("warn", Token.WARN))
        return button

    def _seal(self) -> None:
        if self._closing is not None and self._closing.view is not None:
            self.seal_wanted.emit(self._closing)


def _without_verdict(closing: Closing) -> str:
    """On whom the rule could not conclude; some names, then how many others."""
    names = list(closing.undecided[:_NAMED])
    others = len(closing.undecided) - len(names)
    if others:
        names.append(ngettext("{n} autre", "{n} autres", others).format(n=others))
    said = _("! La règle ne conclut pas pour {names}. Le procès-verbal dira pourquoi.")
    return said.format(names=", ".join(names)) if names else ""


def _said(closing: Closing) -> str:
    if closing.view is not None:
        return _("Rien ne manque : le conseil peut être clôturé.")
    if not closing.missing:
        return _("Ce conseil ne porte sur aucun élève ni aucun point. Vérifiez sa date.")
    count = len(closing.missing)
    return ngettext(
        "Il manque {n} élément. Cliquez pour y aller.",
        "Il manque {n} éléments. Cliquez sur l'un d'eux pour y aller.",
        count,
    ).format(n=count)
