"""The reasons of ``promsoc.evaluation_absence``, in words (art. 13)."""

from datetime import date

from app.rules.dates import french_date
from app.rules.promsoc.results.roi import AGCF, roi
from app.rules.verdict import Reason

ABANDONED = (
    "L'étudiant est réputé avoir abandonné la formation et perd son droit à une seconde session."
)

SECOND_SESSION_ABSENCE = Reason(
    "second_session_absence",
    "Absent en seconde session, quel que soit le motif: refusé.",
    roi("13 §1"),
)
NO_DOCUMENT = Reason(
    "no_document",
    f"Aucune pièce ne justifie l'absence. {ABANDONED}",
    roi("13 §7"),
)
DOCUMENT_EXCLUDED = Reason(
    "document_excluded",
    "Pièce non équivalente à un certificat médical (attestation « dixit » ou antidatée). "
    f"{ABANDONED}",
    roi("11 §13 et 13 §7"),
)
DOCUMENT_REJECTED = Reason(
    "document_rejected",
    f"Pièce non jugée valable par le chef d'établissement et le Conseil des études. {ABANDONED}",
    roi("13 §4 et §7", f"{AGCF}, art. 27 §2"),
)
JUSTIFIED = Reason(
    "justified_absence",
    "L'absence est valablement justifiée, la pièce étant parvenue à temps au secrétariat.",
    roi("13 §1 et §4", f"{AGCF}, art. 27 §2"),
)
RESIT_AUTHORISED = Reason(
    "resit_authorised",
    "Pour des raisons de force majeure, le Conseil des études autorise l'étudiant à "
    "représenter son évaluation dans le délai qu'il fixe.",
    roi("13 §5"),
)
SINGLE_SESSION = Reason(
    "single_session",
    "Une seule session est organisée pour cette unité, l'étudiant est refusé.",
    roi("17 §6 et 23 §1"),
)
SESSION_NOT_LOST = Reason(
    "session_not_lost",
    "L'étudiant peut présenter la seconde session de l'épreuve intégrée sans perte de session.",
    roi("13 §8", f"{AGCF}, art. 30 §2"),
)
NOT_EVALUABLE = Reason(
    "not_evaluable",
    "L'étudiant a mis le professeur dans l'impossibilité de l'évaluer, le Conseil des études "
    "l'ajourne.",
    roi("13 §2"),
)
COUNCIL_DOES_NOT_POSTPONE = Reason(
    "council_does_not_postpone",
    "Le Conseil des études ne prononce pas l'ajournement, la délibération décide.",
    roi("13 §2"),
)
NO_POSTPONEMENT_POSSIBLE = Reason(
    "no_postponement_possible",
    "Aucune seconde session ne suit, l'étudiant ne peut être ajourné et la délibération décide.",
    roi("13 §2"),
)


def document_late(received: date, deadline: date, days: int) -> Reason:
    """The document came after the limit, nobody looks at it."""
    return Reason(
        "document_late",
        f"Pièce reçue le {french_date(received)}, après le {days}e jour ouvrable "
        f"({french_date(deadline)}), et donc irrecevable. {ABANDONED}",
        roi("13 §4 et §7"),
    )


def work_on_time(received: date, due: date) -> Reason:
    """The work came in time."""
    return Reason(
        "work_on_time",
        f"Le travail attendu pour le {french_date(due)} a été remis le {french_date(received)}.",
        roi("13 §3"),
    )


def work_late(received: date | None, due: date) -> Reason:
    """The work came late or never, which is an absence."""
    given = "n'a pas été remis" if received is None else f"a été remis le {french_date(received)}"
    return Reason(
        "work_late",
        f"Le travail attendu pour le {french_date(due)} {given}, ce qui est associé "
        "à une absence à l'examen.",
        roi("13 §3"),
    )
