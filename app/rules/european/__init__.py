"""Écoles européennes: the Règlement général (réf. 2007-D-4010-fr-6), in force 1 September 2010.

The modules follow its articles; figures are in ``european.toml``, the annexes I to III and V
in tables of their own. Five provisions (30.2.a, 30.2.b, 30.3.d.ii, 30.3.d.v, 30.3.f.i) give
way to local regulations or practice: the rules apply the Règlement itself.
"""

from typing import Any

from app.rules.european.absence_permission import absence_permission
from app.rules.european.admission import admission
from app.rules.european.admission_age import admission_age
from app.rules.european.archives import archives
from app.rules.european.attendance import attendance
from app.rules.european.baccalaureate import baccalaureate
from app.rules.european.class_council_vote import class_council_vote
from app.rules.european.composition_absence import composition_absence
from app.rules.european.contentious_appeal import contentious_appeal
from app.rules.european.council_convocation import council_convocation
from app.rules.european.council_request import council_request
from app.rules.european.discipline_appeal import discipline_appeal
from app.rules.european.discipline_council import discipline_council
from app.rules.european.discipline_council_vote import discipline_council_vote
from app.rules.european.discipline_measure import discipline_measure
from app.rules.european.discipline_summons import discipline_summons
from app.rules.european.enrolment_appeal import enrolment_appeal
from app.rules.european.enrolment_file import enrolment_file
from app.rules.european.incident_report import incident_report
from app.rules.european.language_section import language_section
from app.rules.european.leaving_certificate import leaving_certificate
from app.rules.european.mark import mark
from app.rules.european.pe_exemption import pe_exemption
from app.rules.european.primary_promotion import primary_promotion
from app.rules.european.promotion import promotion
from app.rules.european.promotion_appeal import promotion_appeal
from app.rules.european.repeat import repeat
from app.rules.european.reports import reports
from app.rules.european.school_year import school_year
from app.rules.european.semester_mark import semester_mark
from app.rules.european.sick_absence import sick_absence
from app.rules.european.tuition import tuition
from app.rules.european.unjustified_absence import unjustified_absence
from app.rules.european.withdrawal import withdrawal
from app.rules.registry import Rule

RULES: tuple[Rule[Any, Any], ...] = (
    mark,
    promotion,
    repeat,
    semester_mark,
    composition_absence,
    baccalaureate,
    attendance,
    unjustified_absence,
    absence_permission,
    sick_absence,
    pe_exemption,
    class_council_vote,
    council_convocation,
    council_request,
    discipline_measure,
    incident_report,
    discipline_council,
    discipline_council_vote,
    discipline_summons,
    discipline_appeal,
    promotion_appeal,
    enrolment_appeal,
    contentious_appeal,
    admission_age,
    admission,
    language_section,
    enrolment_file,
    tuition,
    withdrawal,
    leaving_certificate,
    reports,
    archives,
    school_year,
    primary_promotion,
)

NOT_COVERED: tuple[str, ...] = (
    "La réglementation et les pratiques locales, qui priment sur les articles 30.2.a, 30.2.b, "
    "30.3.d.ii, 30.3.d.v et 30.3.f.i.",
    "La décharge d'une partie du travail à domicile (art. 30.2.b).",
    "L'inspection médicale des élèves et les mesures d'éviction pour maladie contagieuse "
    "(art. 30.3.d.v et vi).",
    "L'assurance : 85 % de la prime à la charge des représentants légaux (art. 33).",
    "L'indemnisation des dommages et la restitution des objets (art. 32).",
    "Le nombre annuel de réunions des Conseils d'enseignement et d'éducation et la composition de "
    "ces derniers (art. 19 et 21).",
    "Les élections des délégués et le Comité d'élèves (art. 37).",
    "Le désaccord des parents sur la section linguistique et l'avis des inspecteurs (art. 47 e).",
    "L'engagement de faire suivre des cours de langue (art. 47 d).",
    "L'enseignement à distance (art. 24.3 et 62 E).",
    "Le Conseil d'administration (art. 63 à 65).",
    "Le personnel (art. 4 à 7, 22, 26.1 et 27).",
    "Les élèves à besoins spécifiques, régis par un autre texte (art. 49 d, 57 d, 62 B.8 et 66.1).",
    "L'examen du Baccalauréat, ses conditions de réussite et ses recours (art. 30.3.g et h, 66.2).",
    "Les niveaux nationaux que la mise en page de l'annexe V ne permet pas de lire avec certitude.",
    "La date de la rentrée (le 7 septembre ou aux environs) et la durée des vacances d'été, le "
    "lundi de Pâques orthodoxe et l'École de Mol (annexe IV).",
)
