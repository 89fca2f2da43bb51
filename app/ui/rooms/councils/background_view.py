"""The pupil's file at hand: what the council looks up while it deliberates."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _
from app.office.councils.background import AbsencesAtHand, Background, Contract, PastDecision
from app.office.councils.marks import number_text
from app.reports.typography import polish
from app.ui import theme
from app.ui.rooms.councils.panel_parts import heading, show_text, words
from app.ui.theme import Token

_ANSWERS: Final[Mapping[str, str]] = {
    "none": N_("sans réponse de la famille"),
    "approved": N_("approuvé par la famille"),
    "refused": N_("refusé par la famille"),
}


class BackgroundView(QWidget):
    """Four parts, each shown where it has something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Background | None = None
        self.absences, self.reasons = words(), words(Token.MUTED)
        self.past, self.granted, self.contract = words(), words(), words()
        self.nothing = words(Token.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        self._heads = []
        for title, parts in (
            (_("Absences"), (self.absences, self.reasons)),
            (_("Décisions précédentes"), (self.past,)),
            (_("Aménagements raisonnables"), (self.granted,)),
            (_("Contrat d'objectifs"), (self.contract,)),
        ):
            head = heading(title)
            self._heads.append((head, parts[0]))
            column.addWidget(head)
            for part in parts:
                column.addWidget(part)
        column.addWidget(self.nothing)

    def show_background(self, shown: Background | None) -> None:
        """Show what is known of a pupil; None until it was read."""
        if shown == self.shown and shown is not None:
            return
        self.shown = shown
        known = shown or Background()
        show_text(self.absences, _absences(known.absences))
        show_text(self.reasons, _reasons(known.absences))
        show_text(self.past, "\n".join(map(_past, known.past)))
        show_text(self.granted, "\n".join(f"– {text}" for text in known.accommodations))
        show_text(self.contract, _contract(known.contract))
        show_text(self.nothing, _("Rien à signaler.") if shown and shown.empty else "")
        for head, part in self._heads:
            head.setVisible(bool(part.text()))


def _absences(found: AbsencesAtHand | None) -> str:
    if found is None:
        return ""
    said = (
        _("{unjustified} demi-jours injustifiés, {justified} justifiés, {pending} en attente")
        if found.unit == "half_day"
        else _("{unjustified} périodes injustifiées, {justified} justifiées, {pending} en attente")
    )
    parts = [
        said.format(unjustified=found.unjustified, justified=found.justified, pending=found.pending)
    ]
    if found.rate is not None:
        parts.append(_("{rate} % d'absence").format(rate=number_text(found.rate)))
    if found.hours is not None:
        parts.append(_("{hours} h en entreprise").format(hours=number_text(found.hours)))
    return polish(" · ".join(parts))


def _reasons(found: AbsencesAtHand | None) -> str:
    if found is None:
        return ""
    told = (f"{one.text} ({one.source})" if one.source else one.text for one in found.reasons)
    return polish("\n".join(told))


def _past(one: PastDecision) -> str:
    return polish(f"{one.year} · {one.class_name} · {one.council}\u00a0: {one.decision}")


def _contract(found: Contract | None) -> str:
    if found is None:
        return ""
    return "\n".join([_(_ANSWERS[found.answer]), *(f"– {text}" for text in found.objectives)])
