"""The sentences of ``promsoc.recognition``."""

from app.rules.promsoc.enrolment.roi import DECREE, VA, roi
from app.rules.verdict import Reason

CIRCULAR_SANCTION = "circulaire n° 6677, III"

NOT_IN_LIBRARY = Reason(
    "not_in_library",
    "L'établissement ne peut valoriser que les unités d'enseignement contenues dans sa "
    "bibliothèque, qu'il est autorisé à ouvrir.",
    roi("45 §3", "circulaire n° 6677"),
)
INTEGRATED_TEST = Reason(
    "integrated_test",
    "L'unité d'enseignement « Épreuve intégrée » ne peut être valorisée en sanction.",
    roi("47 §6", CIRCULAR_SANCTION),
)
NO_STUDENT_PERIODS = Reason(
    "no_student_periods",
    "Une unité d'enseignement sans prestations des étudiants ne peut être valorisée en sanction.",
    roi("47 §6", CIRCULAR_SANCTION),
)
DOSSIER_FORBIDS = Reason(
    "dossier_forbids",
    "Le dossier pédagogique de l'unité d'enseignement exclut la valorisation en sanction.",
    roi("47 §6", CIRCULAR_SANCTION),
)
TOTAL_DISPENSE = Reason(
    "total_dispense",
    "L'étudiant ne peut être dispensé de la totalité de l'unité d'enseignement.",
    roi("46 §3", f"{DECREE}, art. 5bis, 2°"),
)
NO_SECOND_SESSION = Reason(
    "no_second_session",
    "La décision du Conseil des études est définitive : ni seconde session, ni recours interne.",
    roi("26 §1 et 45 §5", f"{VA}, art. 4", CIRCULAR_SANCTION, "circulaire n° 7111, II"),
)
REQUEST_MISSING = Reason(
    "request_missing",
    "L'étudiant ne s'est pas encore manifesté explicitement auprès du chef d'établissement ou de "
    "son délégué.",
    roi("45 §2", f"{VA}, art. 4"),
)
ENROLMENT_MISSING = Reason(
    "enrolment_missing",
    "Le candidat à une valorisation en sanction doit être inscrit dans l'établissement, sans "
    "droit d'inscription.",
    roi("47 §2"),
)
DOCUMENTS_SUFFICIENT = Reason(
    "documents_sufficient",
    "Le Conseil des études juge les documents probants suffisants et décide sans test.",
    roi("46 §1 et 47 §3", f"{VA}, art. 2 §2 et art. 3 §2"),
)
DOCUMENTS_INSUFFICIENT = Reason(
    "documents_insufficient",
    "Le Conseil des études juge les documents insuffisants : il vérifie les acquis par une "
    "épreuve ou un test.",
    roi("46 §1 et 47 §3", "circulaire n° 6677, II et III"),
)
DOCUMENTS_TO_JUDGE = Reason(
    "documents_to_judge",
    "Le Conseil des études doit encore évaluer les documents probants fournis par l'étudiant.",
    roi("46 §1 et 47 §3", f"{VA}, art. 2 §2 et art. 3 §2"),
)
TEST_PASSED = Reason(
    "test_passed",
    "L'étudiant a réussi l'épreuve ou le test qui vérifie ses acquis.",
    roi("46 §1 et §2, 47 §3 et §4", f"{VA}, art. 2 et 3"),
)
TEST_FAILED = Reason(
    "test_failed",
    "L'étudiant n'a pas réussi l'épreuve ou le test qui vérifie ses acquis.",
    roi("46 §1 et §2, 47 §3 et §4", f"{VA}, art. 2 et 3"),
)
FILE_SUFFICIENT = Reason(
    "file_sufficient",
    "Le Conseil des études juge probant le dossier de valorisation et décide sans test.",
    roi("46 §2", f"{VA}, art. 2 §3"),
)
TEST_REQUIRED = Reason(
    "test_required",
    "Les acquis non formels ou informels sont à prouver par une épreuve ou un test.",
    roi("46 §2 et 47 §4", f"{VA}, art. 2 §3 et art. 3 §3"),
)
VALORISATION_ATTESTATION = Reason(
    "valorisation_attestation",
    "Attestation de réussite obtenue dans le cadre de la valorisation des acquis.",
    roi("47 §5", f"{VA}, art. 3 §4"),
)
NOT_POSTED = Reason(
    "not_posted",
    "Dans l'attente de l'affichage du procès-verbal aux valves, l'étudiant doit suivre les cours "
    "pour lesquels il a demandé une dispense.",
    roi("46 §4"),
)
