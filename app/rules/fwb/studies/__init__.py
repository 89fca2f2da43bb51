"""Attendance, decisions of the class council, appeals."""

from typing import Any

from app.rules.fwb.studies.activity_dispense import activity_dispense
from app.rules.fwb.studies.attendance_status import attendance_status
from app.rules.fwb.studies.counting_start import counting_start
from app.rules.fwb.studies.exam_admission import exam_admission
from app.rules.fwb.studies.external_appeal import external_appeal
from app.rules.fwb.studies.internal_appeal import internal_appeal
from app.rules.fwb.studies.justification import justification
from app.rules.fwb.studies.justification_deadlines import justification_deadlines
from app.rules.fwb.studies.lateness import lateness
from app.rules.fwb.studies.objectives_list import objectives_list
from app.rules.fwb.studies.orientation import orientation
from app.rules.registry import Rule

RULES: tuple[Rule[Any, Any], ...] = (
    counting_start,
    lateness,
    justification_deadlines,
    justification,
    attendance_status,
    exam_admission,
    objectives_list,
    activity_dispense,
    orientation,
    internal_appeal,
    external_appeal,
)

NOT_COVERED: tuple[str, ...] = (
    "L'annonce de l'absence avant 8 h 40 et la récupération des heures après des retards répétés "
    "(ROI Eole, 7 et 7.1).",
    "La présence attendue avant et après un rendez-vous médical dans la journée (ROI Eole, 7.2).",
    "La visite au domicile de l'élève, et les démarches que la direction prend plus tôt "
    "(ROI Eole, 7.4).",
    "Les arrivées tardives et les licenciements autorisés (ROI Eole, 8).",
    "Le contenu des objectifs individuels et leur lien avec le plan de pilotage "
    "(Circulaire 7282, II.V.1.2).",
    "La certification du premier degré, que les sources ne règlent pas.",
    "La délivrance du certificat de qualification, qui appartient au jury de qualification, des "
    "attestations de compétences intermédiaires et de fréquentation partielle, et du certificat "
    "de connaissances de gestion de base (Circulaire 7282, III.II.1 et III.II.2).",
    "Les décisions propres au parcours d'enseignement qualifiant : quatrième complémentaire, "
    "dispositif de fin de parcours.",
    "Ce que décident la conciliation interne et le Conseil de recours, et la procédure devant lui "
    "(Circulaire recours 2024-2025, 1 et 2).",
)
