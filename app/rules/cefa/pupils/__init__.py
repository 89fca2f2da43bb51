"""Pupils of the CEFA: admission, passage, absences, training, titles."""

from app.rules.cefa.pupils.admission.rule import admission
from app.rules.cefa.pupils.adult_exclusion import adult_exclusion
from app.rules.cefa.pupils.certification.rule import certification
from app.rules.cefa.pupils.change_deadline import change_deadline
from app.rules.cefa.pupils.from_specialised import from_specialised
from app.rules.cefa.pupils.late_enrolment import late_enrolment
from app.rules.cefa.pupils.preparation_activities import preparation_activities
from app.rules.cefa.pupils.training_hours import training_hours

RULES = (
    admission,
    from_specialised,
    late_enrolment,
    training_hours,
    change_deadline,
    certification,
    adult_exclusion,
    preparation_activities,
)

NOT_COVERED: tuple[str, ...] = (
    "Les tableaux de correspondance entre options (circulaire annuelle, tome 2) : l'école les "
    "consulte et indique les options qui correspondent.",
    "Les conditions d'admission propres à la CPU (circulaires 6652 et 7087).",
    "L'avis du conseil d'admission de l'article 19 de l'arrêté royal du 29 juin 1984, que la "
    "circulaire réserve sans le détailler.",
    "L'interdiction de refuser l'élève majeur qui n'a terminé ni une 3e année de qualification ni "
    "une 6e année de transition (décret « Missions », art. 76) : à rappeler dans la lettre.",
    "La procédure d'exclusion définitive (décret « Missions », art. 81, 82, 89 et 90).",
    "Les conditions d'accès à l'article 47 et les phases de l'enseignement spécialisé (circulaire "
    "annuelle de l'enseignement spécialisé).",
    "La durée d'un module de formation individualisé, que le Conseil de direction fixe pour chaque "
    "élève.",
    "Le nombre de périodes complémentaires lorsque 600 heures en entreprise sont impossibles.",
    "La protection médicale des stagiaires (circulaire 1256).",
    "Les modèles des attestations et certificats (arrêté du Gouvernement du 11 mai 2016).",
    "Le conseil de classe de l'enseignement spécialisé en alternance (décret du 3 mars 2004, "
    "art. 80).",
    "Les recours contre une décision du conseil de classe.",
)
