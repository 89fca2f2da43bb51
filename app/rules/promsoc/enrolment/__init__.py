"""Enrolment, fees, presence, accommodations and recognition of prior learning."""

from app.rules.promsoc.enrolment.absence_document import absence_document
from app.rules.promsoc.enrolment.accommodation import accommodation
from app.rules.promsoc.enrolment.admission import admission
from app.rules.promsoc.enrolment.attendance import attendance
from app.rules.promsoc.enrolment.certificate_cover import certificate_cover
from app.rules.promsoc.enrolment.fee import fee
from app.rules.promsoc.enrolment.fee_refund import fee_refund
from app.rules.promsoc.enrolment.file import file
from app.rules.promsoc.enrolment.first_tenth import first_tenth
from app.rules.promsoc.enrolment.paid_leave import paid_leave
from app.rules.promsoc.enrolment.paid_leave_certificate import paid_leave_certificate
from app.rules.promsoc.enrolment.presence_floor import presence_floor
from app.rules.promsoc.enrolment.recognition import recognition
from app.rules.promsoc.enrolment.reenrolment import reenrolment
from app.rules.promsoc.enrolment.refusal import refusal
from app.rules.promsoc.enrolment.regularity import regularity
from app.rules.promsoc.enrolment.specific_fee import specific_fee

RULES = (
    absence_document,
    accommodation,
    admission,
    attendance,
    certificate_cover,
    fee,
    fee_refund,
    file,
    first_tenth,
    paid_leave,
    paid_leave_certificate,
    presence_floor,
    recognition,
    reenrolment,
    refusal,
    regularity,
    specific_fee,
)

NOT_COVERED = (
    "Le tarif du droit d'inscription (art. 5 §1) : il est fixé par la législation et saisi pour "
    "chaque année scolaire.",
    "Les cas d'exemption du droit d'inscription (art. 6 §2) : ils figurent dans la circulaire, et "
    "la validité des preuves est appréciée par le chef d'établissement ou le vérificateur.",
    "Les catégories de la circulaire exemptes du droit d'inscription spécifique (art. 7) : elles "
    "sont saisies pour chaque année scolaire.",
    "La définition légale de l'obligation scolaire, à temps plein ou partiel (art. 2 §2) : la "
    "preuve apportée par l'étudiant est constatée par le secrétariat.",
    "L'exactitude des informations fournies par l'étudiant, sous peine de nullité (art. 3 §2).",
    "La programmation des unités d'enseignement et la fermeture d'une section (art. 9 §3 à §5) : "
    "elles relèvent du Pouvoir organisateur.",
    "Les conditions d'octroi et la période du congé-éducation payé (art. 10 §3 et 14 §2) : elles "
    "relèvent du SPF Emploi, du travailleur et de l'employeur.",
    "Le signalement d'une absence avant le début de l'activité (art. 12 §1 et 13 §4) : c'est un "
    "devoir sans sanction.",
    "Le sort de l'étudiant inscrit qui ne se présente jamais : le règlement n'en dit rien ; les "
    "règles d'assiduité et de remboursement s'appliquent.",
    "La qualité d'étudiant en situation de handicap et le choix des aménagements (art. 42 §1 à "
    "§3) : ils relèvent de la personne de référence et du Conseil des études.",
    "Le plan d'accompagnement des étudiants (art. 43) : ses moyens relèvent de la Direction et du "
    "Conseil des études.",
    "La conservation des justificatifs d'absence : le règlement n'en fixe pas la durée.",
)
