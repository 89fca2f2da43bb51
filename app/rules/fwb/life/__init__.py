"""Exclusions, discipline, harassment, enrolment, fees."""

from typing import Any

from app.rules.fwb.life.compulsory_schooling import compulsory_schooling
from app.rules.fwb.life.discipline_council import discipline_council
from app.rules.fwb.life.document_copies import document_copies
from app.rules.fwb.life.enrolment import enrolment
from app.rules.fwb.life.exclusion_appeal import exclusion_appeal
from app.rules.fwb.life.exclusion_grounds import exclusion_grounds
from app.rules.fwb.life.exit_permission import exit_permission
from app.rules.fwb.life.fee_instalments import fee_instalments
from app.rules.fwb.life.fee_statement import fee_statement
from app.rules.fwb.life.fees import fees
from app.rules.fwb.life.harassment import harassment
from app.rules.fwb.life.logbook import logbook
from app.rules.fwb.life.permanent_exclusion import permanent_exclusion
from app.rules.fwb.life.provisional_removal import provisional_removal
from app.rules.fwb.life.reenrolment import reenrolment
from app.rules.fwb.life.reenrolment_refusal import reenrolment_refusal
from app.rules.fwb.life.registration_fee import registration_fee
from app.rules.fwb.life.school_change import school_change
from app.rules.fwb.life.temporary_exclusion import temporary_exclusion
from app.rules.registry import Rule

RULES: tuple[Rule[Any, Any], ...] = (
    temporary_exclusion,
    exclusion_grounds,
    permanent_exclusion,
    provisional_removal,
    exclusion_appeal,
    reenrolment_refusal,
    logbook,
    discipline_council,
    harassment,
    enrolment,
    reenrolment,
    school_change,
    compulsory_schooling,
    exit_permission,
    fees,
    registration_fee,
    fee_statement,
    fee_instalments,
    document_copies,
)

NOT_COVERED: tuple[str, ...] = (
    "Les heures d'ouverture et de cours, et les règles de conduite en classe et hors de la classe "
    "(ROI Eole, 3 et 4).",
    "Les outils numériques permis par un protocole d'aménagements raisonnables (ROI Eole, 4.2.2).",
    "L'appréciation des faits et de la proportion des sanctions, qui appartient à l'école "
    "(ROI Eole, 5.1 à 5.3 et 5.4.2.1).",
    "Les places et l'ordre des inscriptions en première année, réglés par le décret (ROI Eole, 1).",
    "Les motifs légaux de changement d'école de l'article 79, §4, du décret « Missions », et le "
    "délai d'audition, dont le chiffre manque (ROI Eole, 2).",
    "Les vols, les détériorations et l'assurance (ROI Eole, 10), le caractère non confessionnel "
    "(11), le droit à l'image (12), les données personnelles (13), l'affichage et le commerce "
    "(14).",
    "La composition du conseil de participation, l'élection des délégués, la présence des parents "
    "et la disponibilité de l'équipe (ROI Eole, 15 et 16).",
    "L'effet des exclusions sur les dotations et subventions (circulaire 2020 du 6 septembre "
    "2007).",
    "Les plafonds de frais et les montants du droit d'inscription spécifique, que le Gouvernement "
    "fixe : l'école les donne (Code de l'enseignement, art. 1.7.2-1 §3 et 1.7.2-2 §3).",
    "La déduction du droit d'inscription des subventions, et les règles propres au maternel et au "
    "primaire (Code de l'enseignement, art. 1.7.2-1 §2 et §4, 1.7.2-2 §1, §2 et §5).",
)
