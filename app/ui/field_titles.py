"""The titles of the fields of pupils and their representatives, on forms and in the journal."""

from typing import Final

from app.i18n import N_

FIELD_TITLES: Final = {
    "last_name": N_("Nom"),
    "first_name": N_("Prénom"),
    "civility": N_("Civilité"),
    "birth_date": N_("Date de naissance"),
    "birth_place": N_("Lieu de naissance"),
    "nationality": N_("Nationalité"),
    "national_number": N_("Numéro national"),
    "language": N_("Langue"),
    "street": N_("Rue et numéro"),
    "postal_code": N_("Code postal"),
    "locality": N_("Localité"),
    "country": N_("Pays"),
    "telephone": N_("Téléphone"),
    "email": N_("Adresse électronique"),
    "relation": N_("Lien"),
    "receives_letters": N_("Reçoit le courrier"),
    "lives_with": N_("L'élève vit chez cette personne"),
    "about": N_("Représentant"),
    "position": N_("Rang"),
    "class": N_("Classe"),
    "start": N_("Depuis le"),
    "end": N_("Jusqu'au"),
    "end_reason": N_("Motif de fin"),
    "status": N_("Statut"),
    "register_number": N_("Numéro matricule"),
}
"""The titles of the fields, on forms and in the history."""
