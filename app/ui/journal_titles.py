"""The words of the journal: its fields, and the codes that stand in them."""

from collections.abc import Mapping
from typing import Final

from app.i18n import N_
from app.office.imports.kinds import KINDS
from app.office.pupils.checks import CIVILITIES, LANGUAGES, RELATIONS, STATUSES
from app.office.rights import ROLE_TITLES

HIDDEN: Final = frozenset({"about", "document", "fingerprint", "seed"})
"""What the reader of the journal has no use for, or sees elsewhere."""

TITLES: Final[Mapping[str, str]] = {
    # the school and its years
    "name": N_("Nom"),
    "subtitle": N_("Sous-titre de l'en-tête"),
    "organising_body": N_("Pouvoir organisateur"),
    "fase_number": N_("Numéro FASE"),
    "website": N_("Site"),
    "head_civility": N_("Civilité de la direction"),
    "head_name": N_("Direction"),
    "window_side": N_("Côté de la fenêtre"),
    "window_right_mm": N_("Fenêtre vers la droite (mm)"),
    "window_down_mm": N_("Fenêtre vers le bas (mm)"),
    "conciliation_contact": N_("À qui s'adresse la demande de conciliation"),
    "conciliation_accepts_form": N_("Formulaire de conciliation accepté"),
    "logo": N_("Logo (octets)"),
    "regime": N_("Régime"),
    "label": N_("Année scolaire"),
    "school_year": N_("Année scolaire"),
    "first_day": N_("Premier jour"),
    "last_day": N_("Dernier jour"),
    "title": N_("Intitulé"),
    "value": N_("Valeur"),
    "source": N_("Source"),
    # accounts
    "roles": N_("Rôles"),
    "active": N_("Compte ouvert"),
    # classes and courses
    "classes": N_("Classes"),
    "study_year": N_("Année d'études"),
    "form": N_("Forme"),
    "option": N_("Option ou section"),
    "periods": N_("Périodes par semaine"),
    "maximum": N_("Cotes données sur"),
    "course": N_("Cours"),
    "group": N_("Groupe"),
    "since": N_("Depuis le"),
    "until": N_("Jusqu'au"),
    # the demonstration
    "size": N_("Élèves"),
    "years": N_("Années"),
    # lists that were imported
    "lists": N_("Listes"),
    "file": N_("Fichier"),
    "new": N_("Nouvelles lignes"),
    "changed": N_("Lignes modifiées"),
    "refused": N_("Lignes refusées"),
    # pupils
    "enrolment": N_("Élève"),
    "enrolments": N_("Élèves"),
    "pupil": N_("Élève"),
    # absences
    "schedule": N_("Horaire"),
    "lessons": N_("Périodes"),
    "valid_from": N_("Valable à partir du"),
    "weekdays": N_("Jours de la semaine"),
    "status_code": N_("Code"),
    "key": N_("Touche"),
    "effect": N_("Sens"),
    "offered": N_("Proposé à l'appel"),
    "order": N_("Ordre"),
    "month": N_("Mois"),
    "version": N_("Version"),
    "attached": N_("Copie jointe"),
    "term": N_("Trimestre"),
    "statement": N_("Attestation"),
    "day": N_("Jour"),
    "slot": N_("Moment"),
    "slots": N_("Moments"),
    "called": N_("Appel fait"),
    "first": N_("Du"),
    "last": N_("Au"),
    "note": N_("Remarque"),
    "written": N_("Statuts notés"),
    "spared": N_("Statuts laissés"),
    "kept": N_("Absences couvertes"),
    "caller": N_("Qui a appelé"),
    "said": N_("Ce qui a été dit"),
    "reason": N_("Motif"),
    # councils
    "kind": N_("Genre"),
    "held_on": N_("Date"),
    "begins_at": N_("Heure"),
    "place": N_("Lieu"),
    "president": N_("Présidence"),
    "secretary": N_("Secrétariat"),
    "member": N_("Membre"),
    "presence": N_("Présence"),
    "voice": N_("Voix"),
    "decision": N_("Décision"),
    "code": N_("Décision"),
    "ground": N_("Fondement"),
    "motivation": N_("Motivation"),
    "restrictions": N_("Restrictions"),
    "remark": N_("Remarque"),
    "mark": N_("Note"),
    "marks": N_("Notes"),
    "text": N_("Texte"),
    # letters
    "letters": N_("Lettres"),
    "reference": N_("Numéro"),
    "recipient": N_("Destinataire"),
    "councils": N_("Conseils"),
    "issued": N_("Émise"),
    "void": N_("Annulée"),
    "posted": N_("Postée le"),
    "sending": N_("Envoi"),
    "epreuves_quand": N_("Quand ont lieu les épreuves"),
    "conciliation_comment": N_("Comment se demande la conciliation"),
    "seconde_session": N_("Seconde session"),
    "date_publication": N_("Date de publication"),
    "caractere": N_("Caractère de l'enseignement"),
}

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "civility": CIVILITIES,
    "head_civility": CIVILITIES,
    "language": LANGUAGES,
    "relation": RELATIONS,
    "status": {**STATUSES, "issuing": N_("en préparation")},
    "window_side": {"right": N_("à droite"), "left": N_("à gauche")},
    "roles": {role.value: title for role, title in ROLE_TITLES.items()},
    "slot": {"am": N_("Matin"), "pm": N_("Après-midi")},
    "slots": {"am": N_("Matin"), "pm": N_("Après-midi")},
    "kind": {kind.code: kind.title for kind in KINDS},
    "presence": {
        "present": N_("présent"),
        "excused": N_("excusé"),
        "absent": N_("absent"),
        "replaced": N_("remplacé"),
    },
    "voice": {
        "deliberative": N_("délibérative"),
        "consultative": N_("consultative"),
        "none": N_("sans voix"),
    },
}
