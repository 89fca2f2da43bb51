"""The constat of a pupil: what the rules say, and the article it rests on."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.office.councils.constats import Constat
from app.office.councils.possible import Possible
from app.reports.typography import polish
from app.rules.regime import Circumstance
from app.ui import theme
from app.ui.forms.tick import Tick
from app.ui.rooms.councils.panel_parts import Fold, show_text, words
from app.ui.theme import Token

FREE = "free"
PROVISIONAL = "provisional"


class ConstatView(QWidget):
    """A headline with its source and what it brings; reasons and figures unfold under it."""

    ticked = Signal(str, bool)
    """A circumstance was ticked for the rules, or no longer."""

    def __init__(self, circumstances: Sequence[Circumstance] = ()) -> None:
        super().__init__()
        self._shown: tuple[Constat, str] | None = None
        self.headline = words()
        self.headline.setFont(theme.strong_font())
        self.effects = words()
        self.warning = words(Token.WARN)
        self.source = words(Token.MUTED)
        self.reasons = words()
        self.reasons.setContentsMargins(theme.SPACE_M, 0, 0, 0)
        self.detail = Fold(_("Détail"), self.reasons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        self._boxes = {one.code: self._box(one) for one in circumstances}
        self.circumstances = Fold(_("Circonstances"), self._column_of(self._boxes.values()))
        parts = (self.headline, self.source, self.effects, self.warning, self.circumstances)
        for part in (*parts, self.detail):
            column.addWidget(part)
        # Not before: what is shown without a parent is a window, and takes the keyboard.
        self.circumstances.setVisible(bool(circumstances))

    @property
    def first_circumstance(self) -> QWidget:
        """The first that may be ticked; the view itself where there is none."""
        return next(iter(self._boxes.values()), self)

    def box(self, code: str) -> QWidget:
        """What is ticked for one circumstance."""
        return self._boxes[code]

    def show_circumstances(self, codes: Sequence[str], read_only: bool) -> None:
        """Tick those that hold of the pupil; their number stands in the title."""
        for code, box in self._boxes.items():
            box.blockSignals(True)
            box.set_ticked(code in codes)
            box.blockSignals(False)
            box.setEnabled(not read_only)
        number = len(set(codes) & self._boxes.keys())
        title = _("Circonstances")
        self.circumstances.set_title(f"{title} ({number})" if number else title)

    def show_constat(self, constat: Constat, status: str) -> None:
        """Show a constat; nothing is done where it is shown already."""
        if self._shown == (constat, status):
            return
        self._shown = (constat, status)
        show_text(self.headline, polish(constat.headline))
        show_text(self.effects, polish("\n".join(_effects(constat))))
        show_text(self.warning, "\n".join(f"! {text}" for text in _warnings(constat, status)))
        show_text(self.source, polish(constat.source.partition(";")[0]))
        self.reasons.setText(polish("\n\n".join(_reasons(constat))))
        self.detail.setVisible(bool(constat.reasons) or ";" in constat.source)

    def _box(self, circumstance: Circumstance) -> Tick:
        box = Tick(_(circumstance.title))
        box.toggled.connect(lambda on: self.ticked.emit(circumstance.code, on))
        return box

    @staticmethod
    def _column_of(boxes: Iterable[QWidget]) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.SPACE_M, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        for box in boxes:
            column.addWidget(box)
        return content


def _effects(constat: Constat) -> list[str]:
    """What the decision gives, or each that may be taken; whether it may be contested."""
    told = [_possible(one) for one in constat.possible]
    if constat.documents:
        told.append(_("Donne : {documents}.").format(documents=", ".join(constat.documents)))
    if constat.may_give:
        told.append(_("Peut donner : {documents}.").format(documents=", ".join(constat.may_give)))
    if constat.appeal is not None:
        told.append(_("Recours possible.") if constat.appeal else _("Sans recours."))
    return told


def _possible(one: Possible) -> str:
    """« AOB : attestation d'orientation B (avec restrictions, motivation) »."""
    if not one.ruled:
        return _("{short} : {title}, sans règle").format(short=one.short, title=one.title)
    gives = ", ".join(one.gives) or one.title.lower()
    may = _("; peut donner : {names}").format(names=", ".join(one.may_give)) if one.may_give else ""
    needs = _(" (avec {needs})").format(needs=", ".join(one.needs)) if one.needs else ""
    return f"{one.short}\N{NO-BREAK SPACE}: {gives}{needs}{may}"


def _warnings(constat: Constat, status: str) -> list[str]:
    told = list(constat.problems)
    if constat.differs:
        told.append(_("La décision s'écarte de ce verdict : dites pourquoi."))
    for name in constat.derogations:
        told.append(_("Dérogation utilisée, à motiver : {name}.").format(name=name))
    told += [reason.text for reason in constat.warnings]
    if status == FREE:
        told.append(_("Élève libre : l'année ne peut être sanctionnée par une attestation."))
    elif status == PROVISIONAL:
        told.append(_("Inscription provisoire, à régulariser."))
    return told


def _reasons(constat: Constat) -> list[str]:
    """Each reason with its article, then the texts that the rule rests on."""
    told = [
        f"{reason.text}\n{reason.source}" if reason.source else reason.text
        for reason in constat.reasons
    ]
    if constat.figures:
        told.append(_("Chiffres employés :") + "\n" + "\n".join(constat.figures))
    return [*told, constat.source] if constat.source else told
