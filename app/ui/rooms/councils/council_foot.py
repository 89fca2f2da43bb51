"""The line under the grid: how far the council is, what is missing, and that it is saved."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.i18n import ngettext
from app.ui import theme
from app.ui.rooms.councils.sheet import Counts
from app.ui.theme import Token


class CouncilFoot(QWidget):
    """Says "23/28 décidés · 2 motivations manquent · enregistré à 14 h 03"."""

    def __init__(self) -> None:
        super().__init__()
        self.counts = QLabel()
        self.saved = QLabel()
        self.fault = QLabel()
        theme.paint_text(self.counts, Token.MUTED)
        theme.paint_text(self.saved, Token.OK)
        theme.paint_text(self.fault, Token.FAIL)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_S, theme.SPACE_XS, theme.SPACE_M, theme.SPACE_XS)
        row.setSpacing(theme.SPACE_M)
        self.fault.setWordWrap(True)
        row.addWidget(self.counts)
        row.addWidget(self.saved)
        row.addWidget(self.fault, 1)

    def show_counts(self, counts: Counts, sealed: str) -> None:
        """Say how many are decided and what is missing; ``sealed`` takes the place of it."""
        text = sealed or " · ".join(told(counts))
        if self.counts.text() != text:
            self.counts.setText(text)
            theme.paint_text(self.counts, Token.SEALED if sealed else Token.MUTED)

    def say_saved(self, text: str) -> None:
        """The last gesture is in the file."""
        self.saved.setText(f"✓ {text}")
        self.forget_refusal()

    def say(self, sentence: str) -> None:
        """Something about what is seen."""
        self.saved.setText(sentence)
        self.forget_refusal()

    def forget_refusal(self) -> None:
        """What was refused is past: another gesture was made, or one taken back."""
        self.fault.clear()

    def say_refused(self, sentence: str) -> None:
        """The last gesture was refused, and why."""
        self.fault.setText(f"▲ {sentence}")

    def text(self) -> str:
        """All that is said."""
        parts = (self.counts.text(), self.saved.text(), self.fault.text())
        return " · ".join(part for part in parts if part)


def decided_of(decided: int, pupils: int) -> str:
    """How far a council is: « 12/26 décidés »."""
    said = ngettext("{decided}/{pupils} décidé", "{decided}/{pupils} décidés", pupils)
    return said.format(decided=decided, pupils=pupils)


def told(counts: Counts) -> list[str]:
    """The pieces of the sentence."""
    if counts.matters:
        said = ngettext("{voted}/{n} point voté", "{voted}/{n} points votés", counts.matters)
        return [said.format(voted=counts.voted, n=counts.matters)]
    if not counts.pupils:
        return []
    pieces = [decided_of(counts.decided, counts.pupils)]
    if counts.motivations:
        pieces.append(
            ngettext(
                "{n} motivation manque", "{n} motivations manquent", counts.motivations
            ).format(n=counts.motivations)
        )
    if counts.restrictions:
        pieces.append(
            ngettext(
                "restrictions manquantes pour {n} élève",
                "restrictions manquantes pour {n} élèves",
                counts.restrictions,
            ).format(n=counts.restrictions)
        )
    if counts.grounds:
        pieces.append(
            ngettext("{n} écart à expliquer", "{n} écarts à expliquer", counts.grounds).format(
                n=counts.grounds
            )
        )
    if counts.votes:
        pieces.append(
            ngettext(
                "{n} vote ou quorum manque", "{n} votes ou quorums manquent", counts.votes
            ).format(n=counts.votes)
        )
    return pieces
