"""Promotion sociale: evaluations, results, appeals and discipline (ROI, titres III to V, VIII)."""

from typing import Any

from app.rules.promsoc.results.assessment_information import assessment_information
from app.rules.promsoc.results.consultation import consultation
from app.rules.promsoc.results.council_vote import council_vote
from app.rules.promsoc.results.discipline import discipline
from app.rules.promsoc.results.evaluation_absence import evaluation_absence
from app.rules.promsoc.results.exclusion import exclusion
from app.rules.promsoc.results.exclusion_appeal import exclusion_appeal
from app.rules.promsoc.results.external_appeal import external_appeal
from app.rules.promsoc.results.integrated_test_admission import integrated_test_admission
from app.rules.promsoc.results.internal_appeal import internal_appeal
from app.rules.promsoc.results.provisional_removal import provisional_removal
from app.rules.promsoc.results.publication import publication
from app.rules.promsoc.results.second_session import second_session
from app.rules.promsoc.results.section_result import section_result
from app.rules.promsoc.results.single_session import single_session
from app.rules.promsoc.results.unit_result import unit_result
from app.rules.registry import Rule

RULES: tuple[Rule[Any, Any], ...] = (
    assessment_information,
    evaluation_absence,
    single_session,
    unit_result,
    second_session,
    council_vote,
    integrated_test_admission,
    section_result,
    publication,
    consultation,
    internal_appeal,
    external_appeal,
    discipline,
    exclusion,
    exclusion_appeal,
    provisional_removal,
)

NOT_COVERED: tuple[str, ...] = (
    "La constitution du Conseil des études et du Jury d'épreuve intégrée, le huis clos et la "
    "publicité de l'épreuve intégrée (ROI Binche, art. 19 §3 et §7, 24 §1 et §2).",
    "Les modalités des épreuves orales, leur fiche et le relevé des questions (art. 18).",
    "Le point de la convention de stage sur l'évaluation et l'avis du tuteur (art. 16 §3).",
    "Le report, de la première à la seconde session, des acquis déjà maîtrisés : le règlement "
    "n'en dit rien, le Conseil des études en décide (art. 17).",
    "La prise en compte, dans le résultat d'une section, d'une unité sanctionnée par valorisation "
    "sans pourcentage (art. 20 §2).",
    "Le rendez-vous d'explications avec le chargé de cours (art. 22 §1).",
    "L'examen du fond des recours et la nouvelle délibération après annulation "
    "(art. 26 §4 à §6, 27 §6).",
    "La proportionnalité de la sanction à la gravité des faits et aux antécédents (art. 39 §2), "
    "et la conduite de l'audition (art. 41 §2 et §3).",
    "Le renvoi du local de cours par un membre du personnel (art. 39 §4).",
)
