"""What a letter must say that neither the council nor the school's identity holds.

The office gives it once: for all its letters, for those of a school year, or for those of
one council. It is proposed where a usual wording exists, and never taken unconfirmed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from sqlmodel import col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import SchoolWording
from app.office.letters.wordings import ADDED, Wordings
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done
from app.reports.compose import FieldValue
from app.reports.wording import field_infos

Scope = Literal["school", "year", "council", "letter"]


@dataclass(frozen=True)
class Asked:
    """For how long a value holds, and what is proposed the first time."""

    scope: Scope
    proposal: str = ""


@dataclass(frozen=True)
class Holding:
    """What a value may hold for: a school year, a council, one letter of no council.

    ``subject`` is the key of that letter's subject, ``name`` names the council or the
    letter to the office.
    """

    year: str
    council_id: int = 0
    subject: str = ""
    name: str = ""


ASKED: Final[Mapping[str, Asked]] = {
    "caractere": Asked("school", "non confessionnel"),
    "conciliation_comment": Asked("school", "par écrit, contre accusé de réception"),
    "epreuves_quand": Asked("year"),
    "seconde_session": Asked("council"),
    "date_publication": Asked("council"),
    "usage": Asked("letter"),
    **dict.fromkeys(
        (
            *("pieces", "pieces_pour", "premier_dixieme", "demande_le", "decision_le", "decideur"),
            *("motif_refus", "frequentation", "interruption", "promotion", "equivalence"),
            *("solde_le", "faits", "audition_le", "audition_heure", "audition_lieu"),
            *("audition_tenue_le", "avis_conseil_le", "mesure_du", "mesure_au", "duree_demi_jours"),
            *("effet_le", "motif_exclusion", "conseil_le", "apte_pour", "base_competences"),
            *("competences", "matieres", "observations", "pourcentage_section"),
            *("mention_titre", "conciliation_le", "conciliation_issue", "motif_conciliation"),
            *("mesure", "conseil_discipline_le", "seance_le", "unites_exclues", "recours_issue"),
            *("profil", "competences_acquises", "jours_ouvrables"),
            *("conge_du", "conge_au", "conge_jours", "conge_motif", "condition_manquante"),
            *("absent_du", "absent_au", "piece_attendue", "matiere", "semestre"),
            *("composition_le", "fixee_par", "rencontre_le", "rencontre_heure"),
            *("rencontre_lieu", "sujets", "maladie", "eviction_jusque", "admis_en"),
            *("objet_du", "montant", "payer_pour", "avis_rendu", "decision_prise", "progres"),
            *("cours_suivis", "destinataire", "pieces_jointes", "recu_le"),
            *("conditions_manquantes", "motif_decision", "seance_tenue_le"),
            *("decision_conseil", "circonstances_derogation", "demi_jours_pris"),
            *("objectifs_liste", "objectifs_etat", "cours_dispenses", "certificat_dispense"),
            *("evenement", "demi_jours_restants", "avis_direction", "competences_degre"),
            *("personnes_presentes", "declarations", "absents_audition", "convoque_le"),
            *("entreprise", "coordonnateur", "objectifs_formation", "heures_formation"),
            *("ecole_exclusion", "accueil_le", "objet_demande", "demande_exposee"),
            *("constat_delai", "document_necessaire", "taux_constate", "constat_remboursement"),
        ),
        Asked("letter"),
    ),
    "recours_exclusion_a_qui": Asked("school"),
    "cpms": Asked("school"),
    "inspection_adresse": Asked("school"),
    "recours_inscription": Asked("school"),
    "aide_inscription": Asked(
        "school",
        "la Direction générale de l'enseignement obligatoire, rue Adolphe Lavallée 1, "
        "1080 Bruxelles",
    ),
    "entretien_jour": Asked("letter"),
    "entretien_heure": Asked("letter"),
    "entretien_lieu": Asked("letter", "à l'école"),
    "entretien_avec": Asked("letter", "un membre de l'équipe éducative"),
    "visite_motif": Asked("letter", "Les responsables, convoqués, ne se sont pas présentés."),
}
MOST_OPTIONAL: Final = 6
"""What may stay empty is asked for one by one of so many letters at most."""


@dataclass(frozen=True)
class Complement:
    """One value that the office gives; ``text`` is "" until it did.

    ``key`` names it and what it holds for; ``kind`` is that of its field: ``text``,
    ``prose``, ``list`` (an element a line), ``date`` (ISO); ``holds_for`` says so in French.
    """

    key: str
    label: str
    kind: str
    holds_for: str
    text: str
    proposal: str
    optional: bool = False

    @property
    def given(self) -> bool:
        """Did the office give it, or may it stay empty?"""
        return bool(self.text) or self.optional


def key_of(name: str, holding: Holding) -> str:
    """What a value is stored under: its field, and what it holds for."""
    holds_for = {
        "school": "",
        "year": holding.year,
        "council": f"council {holding.council_id}",
        "letter": f"letter {holding.subject}",
    }[ASKED[name].scope]
    return f"{name} {holds_for}".strip()


def value_of(wordings: Wordings, name: str, holding: Holding) -> FieldValue:
    """The value given, "" where none was."""
    text = wordings.added.get(key_of(name, holding), "")
    kind = field_infos()[name].kind
    if text and kind == "date":
        return date.fromisoformat(text)
    if kind == "list":
        return tuple(line.strip() for line in text.splitlines() if line.strip())
    return text


def complements(wordings: Wordings, asked: Iterable[tuple[str, Holding]]) -> tuple[Complement, ...]:
    """Those that letters ask for: field, and what its value holds for."""
    found: dict[str, Complement] = {}
    for name, holding in asked:
        key = key_of(name, holding)
        found.setdefault(
            key,
            Complement(
                key=key,
                label=field_infos()[name].label,
                kind=field_infos()[name].kind,
                holds_for=_(HOLDS_FOR[ASKED[name].scope]).format(
                    year=holding.year, name=holding.name
                ),
                text=wordings.added.get(key, ""),
                proposal=ASKED[name].proposal,
                optional=field_infos()[name].optional,
            ),
        )
    return tuple(found.values())


HOLDS_FOR: Final[Mapping[Scope, str]] = {
    "school": N_("toutes les lettres"),
    "year": N_("les lettres de {year}"),
    "council": N_("ce conseil : {name}"),
    "letter": N_("cette lettre : {name}"),
}


@command(Right.WRITE_LETTERS, N_("Complément des lettres"))
def give_complement(work: Work, key: str, text: str) -> Done[None]:
    """Give a value, or change it; letters already issued keep the one they had."""
    name = key.partition(" ")[0]
    if name not in ASKED:
        raise KeyError(name)
    text = text.strip()
    _check(name, text, key)
    row = work.session.exec(
        select(SchoolWording).where(col(SchoolWording.part) == ADDED + key)
    ).first()
    before = row.text if row else ""
    if row is None:
        row = SchoolWording(
            regime="", letter="", part=ADDED + key, text=text, author="", entered_at=work.now
        )
    row.text, row.author, row.entered_at = text, work.actor.full_name, work.now
    work.session.add(row)
    work.note("letters", None, before={key: before}, after={key: text})
    return done(None, Facet.LETTERS)


def _check(name: str, text: str, key: str) -> None:
    info = field_infos()[name]
    if not text and not info.optional:
        raise Refusal(
            _("Il manque : {label}.").format(label=info.label),
            _("Les lettres qui le disent ne peuvent être émises sans cela."),
            field=key,
        )
    if text and info.kind == "date":
        try:
            date.fromisoformat(text)
        except ValueError as error:
            raise Refusal(_("Écrivez une date, par exemple 26/06/2025."), field=key) from error
