"""Keys that a view itself understands, for the sheet of shortcuts (F1).

Letters in a grid, arrows in a list: no action of the window answers to them, hence no line
of `app.ui.actions`.
"""

from dataclasses import dataclass
from typing import Final

from app.i18n import N_


@dataclass(frozen=True)
class KeyHint:
    """Keys that a view itself understands, for the sheet of shortcuts."""

    room: str
    keys: str
    title: str


HINTS: Final = (
    KeyHint("", "Ctrl+Espace", N_("Choisir ou non la ligne d'une liste")),
    KeyHint("pupils", "↑, ↓", N_("Parcourir la liste sans quitter la recherche")),
    KeyHint("pupils", "Entrée", N_("Entrer dans la fiche de l'élève")),
    KeyHint("pupils", "Échap", N_("Revenir de la fiche à la liste")),
    KeyHint("pupils", "Ctrl+Tab", N_("Onglet suivant de la fiche")),
    KeyHint("absences", "A, R, E…", N_("Donner un statut : sa lettre, puis élève suivant")),
    KeyHint("absences", "P", N_("Présent, puis élève suivant")),
    KeyHint("absences", "R, puis 1 … 9", N_("Les minutes d'un retard ; Entrée pour finir")),
    KeyHint("absences", "1 … 24", N_("Aller à l'élève de ce numéro")),
    KeyHint("absences", "/", N_("Chercher un élève de la classe par son nom")),
    KeyHint("absences", "Suppr", N_("Rendre présents les élèves choisis")),
    KeyHint("absences", "Ctrl+A, puis L", N_("Le même statut pour toute la classe")),
    KeyHint("councils", "0 … 9", N_("Écrire une note, à la place de celle qui est là")),
    KeyHint("councils", "A, B, C, J…", N_("Décider : la lettre de la décision")),
    KeyHint("councils", "F2", N_("Modifier la note")),
    KeyHint("councils", "Entrée, Maj+Entrée", N_("Descendre, remonter d'un élève")),
    KeyHint("councils", "Tab, Maj+Tab", N_("Cours suivant, cours précédent")),
    KeyHint("councils", "Échap", N_("Rendre la note d'avant ; du panneau, revenir à la grille")),
    KeyHint("councils", "Suppr", N_("Vider les cases choisies")),
    KeyHint("mail", "Entrée", N_("Relire la lettre, ou compléter ce qui lui manque")),
    KeyHint("mail", "PgPréc, PgSuiv", N_("Dans la lettre : page précédente, page suivante")),
    KeyHint("today", "Entrée", N_("Ouvrir ce dont parle la ligne")),
)
