"""The sentences of ``fwb.orientation``."""

from app.rules.fwb.studies.orientation_facts import Document, Orientation, OrientationFacts
from app.rules.fwb.studies.sources import AR84, EXTERNAL, INTERNAL, READING, circular, reasons
from app.rules.verdict import Reason
from app.rules.wording import enumeration

FINAL_DOCUMENTS: frozenset[Document] = frozenset({"ce6p", "cess", "complementary_attestation"})

CERTIFICATION = circular("III.II.1")
SCHOOL_CUSTOM = "usage de l'école; Recours, 1"


def orientation_reasons(facts: OrientationFacts, result: Orientation) -> tuple[Reason, ...]:
    """The outcome, then what it lacks or brings besides."""
    final = FINAL_DOCUMENTS & set(result.documents)
    return reasons(
        _outcome_reason(facts, result),
        MOTIVATION_MISSING if not result.complete else None,
        _reservation(facts) if result.under_reservation else None,
        COVERS_DEGREE if result.covers_degree else None,
        CEB_DUE if "ceb" in result.documents else None,
        NO_COUNCIL_DOCUMENT if result.outcome == "certificate" and not final else None,
    )


def _outcome_reason(facts: OrientationFacts, result: Orientation) -> Reason:
    match result.outcome:
        case "aob":
            text = (
                "L'élève a terminé l'année avec fruit et reçoit une attestation d'orientation B : "
                "il est admis dans l'année supérieure, sauf dans les études suivantes : "
                f"{enumeration(facts.restrictions)}."
            )
            return Reason("aob", text, f"{CERTIFICATION}; {INTERNAL}")
        case "certificate":
            text = (
                f"L'élève a terminé avec fruit la {_year(facts)} année, au terme de laquelle "
                "aucune attestation d'orientation A ou B n'est délivrée."
            )
            return Reason("certificate", text, _certificate_source(facts))
        case _:
            return OUTCOME_REASONS[result.outcome]


def _year(facts: OrientationFacts) -> str:
    return "sixième" if facts.study_year == 6 else "septième"


def _certificate_source(facts: OrientationFacts) -> str:
    if facts.study_year == 6 and facts.form == "professional":
        return circular("III.II.1", f"{AR84}, art. 24 §1")
    stated = facts.study_year == 7 or facts.form == "technical_qualification"
    return circular("III.II.1", f"{AR84}, art. 25") + ("" if stated else READING)


def _reservation(facts: OrientationFacts) -> Reason:
    ground = (
        "l'élève attend une décision d'équivalence"
        if facts.reservation == "equivalence_pending"
        else "une difficulté administrative touche aux conditions d'admission"
    )
    text = f"L'attestation est délivrée sous réserve : {ground}."
    return Reason("under_reservation", text, CERTIFICATION)


OUTCOME_REASONS = {
    "free_attendance": Reason(
        "free_attendance",
        "L'élève n'est pas admis aux examens de fin d'année. Cette décision n'est pas une "
        "attestation d'orientation C et n'est pas susceptible de recours ; une attestation "
        "de fréquentation d'élève libre est délivrée.",
        circular("II.V.1.2"),
    ),
    "adjourned": Reason(
        "no_attestation_yet",
        "Aucune attestation n'a encore été délivrée : il n'y a pas de décision à contester.",
        EXTERNAL,
    ),
    "competence_report": Reason(
        "competence_report",
        "L'école étant autorisée à ne pas délivrer d'attestation au terme de la troisième "
        "année professionnelle, l'élève reçoit un rapport sur les compétences acquises.",
        circular("III.II.1", f"{AR84}, art. 22 §3"),
    ),
    "aoc": Reason(
        "aoc",
        "L'élève n'a pas terminé l'année avec fruit et reçoit une attestation "
        "d'orientation C : il ne peut être admis dans l'année supérieure.",
        f"{CERTIFICATION}; {INTERNAL}",
    ),
    "aoa": Reason(
        "aoa",
        "L'élève a terminé l'année avec fruit et reçoit une attestation d'orientation A : "
        "il est admis dans l'année supérieure sans aucune restriction.",
        CERTIFICATION,
    ),
}
MOTIVATION_MISSING = Reason(
    "motivation_missing",
    "La motivation du conseil de classe manque : la décision peut être réexaminée à la demande "
    "de la famille, elle est donc motivée.",
    SCHOOL_CUSTOM,
)
COVERS_DEGREE = Reason(
    "covers_degree",
    "Aucune attestation n'ayant été délivrée au terme de la troisième année professionnelle, "
    "l'attestation de quatrième année couvre l'ensemble du deuxième degré.",
    circular("III.II.1", f"{AR84}, art. 22 §3"),
)
CEB_DUE = Reason(
    "ceb_due",
    "L'élève, qui n'en était pas encore titulaire, reçoit le certificat d'études de base pour "
    "avoir terminé l'année avec fruit.",
    circular("III.II.1", f"{AR84}, art. 23 §6"),
)
NO_COUNCIL_DOCUMENT = Reason(
    "no_council_document",
    "Le conseil de classe ne délivre aucun certificat au terme de cette septième année.",
    CERTIFICATION + READING,
)
