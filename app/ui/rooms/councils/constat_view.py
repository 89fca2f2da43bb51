"""The constat of a pupil: what the rules say, and the article it rests on."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.office.councils.constats import Constat
from app.ui import theme
from app.ui.rooms.councils.panel_parts import Fold, show_text, words
from app.ui.theme import Token

FREE = "free"
PROVISIONAL = "provisional"


class ConstatView(QWidget):
    """A headline with its source; reasons and their articles unfold under it."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Constat, str] | None = None
        self.headline = words()
        self.headline.setFont(theme.strong_font())
        self.documents = words()
        self.appeal = words(Token.MUTED)
        self.warning = words(Token.WARN)
        self.source = words(Token.MUTED)
        self.reasons = words()
        self.detail = Fold(_("Détail"), self._inside())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        for part in (self.headline, self.documents, self.appeal, self.warning, self.detail):
            column.addWidget(part)

    def show_constat(self, constat: Constat, status: str) -> None:
        """Show a constat; nothing is done where it is shown already."""
        if self._shown == (constat, status):
            return
        self._shown = (constat, status)
        show_text(self.headline, constat.headline)
        show_text(self.documents, _documents(constat))
        show_text(self.appeal, _appeal(constat))
        show_text(self.warning, "\n".join(f"! {text}" for text in _warnings(constat, status)))
        show_text(self.source, constat.source)
        show_text(self.reasons, "\n\n".join(_reasons(constat)))
        self.detail.set_title(_("Motifs et article") if constat.reasons else _("Article"))
        self.detail.setVisible(bool(constat.source or constat.reasons))

    def _inside(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.SPACE_M, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.reasons)
        column.addWidget(self.source)
        return inside


def _documents(constat: Constat) -> str:
    if not constat.documents:
        return ""
    return _("Donne : {documents}").format(documents=", ".join(constat.documents))


def _appeal(constat: Constat) -> str:
    if constat.appeal is None:
        return ""
    return _("Un recours est possible.") if constat.appeal else _("Aucun recours n'est possible.")


def _warnings(constat: Constat, status: str) -> list[str]:
    told = list(constat.problems)
    if constat.differs:
        told.append(_("La décision s'écarte de ce verdict : dites pourquoi."))
    if status == FREE:
        told.append(_("Élève libre : l'année ne peut être sanctionnée par une attestation."))
    elif status == PROVISIONAL:
        told.append(_("Inscription provisoire, à régulariser."))
    return told


def _reasons(constat: Constat) -> list[str]:
    return [
        f"{reason.text}\n{reason.source}" if reason.source else reason.text
        for reason in constat.reasons
    ]
