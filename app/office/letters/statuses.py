"""The states of a letter: their names, and which may follow which."""

from collections.abc import Mapping
from typing import Final

from app.i18n import N_

STATUS_TITLES: Final[Mapping[str, str]] = {
    "issuing": N_("En cours d'émission"),
    "issued": N_("À imprimer"),
    "printed": N_("À poster"),
    "posted": N_("Postée"),
    "presented": N_("Présentée"),
    "acknowledged": N_("Reçue"),
    "returned": N_("Revenue"),
    "cancelled": N_("Remplacée"),
    "void": N_("Numéro annulé"),
}
EVENT_TITLES: Final[Mapping[str, str]] = {
    "issued": N_("Émise"),
    "printed": N_("Imprimée"),
    "duplicate": N_("Duplicata imprimé"),
    "posted": N_("Postée"),
    "presented": N_("Présentée par la poste"),
    "acknowledged": N_("Accusé de réception revenu"),
    "returned": N_("Revenue à l'école"),
    "cancelled": N_("Remplacée"),
    "void": N_("Numéro annulé"),
    "corrected": N_("Dernière étape reprise"),
    "attached": N_("Pièce jointe"),
    "sent_copy": N_("Copie adressée"),
    "prepared_email": N_("Courriel préparé"),
}
SENDING_TITLES: Final[Mapping[str, str]] = {
    "plain": N_("Courrier ordinaire"),
    "registered": N_("Recommandé"),
    "registered_receipt": N_("Recommandé avec accusé"),
    "by_hand": N_("En mains propres"),
    "email": N_("Courriel"),
}
REGISTERED: Final = frozenset({"registered", "registered_receipt"})
ACKNOWLEDGED: Final = frozenset({"registered_receipt", "by_hand"})
"""The modes of which a receipt comes back."""

BEFORE: Final[Mapping[str, frozenset[str]]] = {
    "printed": frozenset({"issued"}),
    "posted": frozenset({"issued", "printed"}),
    "presented": frozenset({"posted"}),
    "acknowledged": frozenset({"posted", "presented"}),
    "returned": frozenset({"posted", "presented"}),
}
"""The states from which a step may be taken."""
