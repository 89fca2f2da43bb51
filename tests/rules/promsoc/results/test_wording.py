"""The wordings that the letters and procès-verbaux must bear, word for word."""

from datetime import date
from decimal import Decimal

import pytest

from app.rules.calendar.days import SchoolCalendar
from app.rules.figures import FigureReader, packaged_figures
from app.rules.promsoc.results import NOT_COVERED, RULES
from app.rules.promsoc.results.deadlines import CLOSED_DAY
from app.rules.registry import find

CALENDAR = {
    "first_day": date(2024, 8, 26),
    "last_day": date(2025, 7, 4),
    "public_holidays": [date(2025, 6, 9)],
}
ABANDONED = (
    "L'étudiant est réputé avoir abandonné la formation et perd son droit à une seconde session"
)
ABSENT = {
    "event": "absent",
    "session": 1,
    "absence_start": date(2025, 6, 20),
    "document": "medical_certificate",
    "document_received": date(2025, 6, 23),
    "head_accepts": True,
    "council_accepts": True,
    "calendar": CALENDAR,
}
UNIT = {"session": 1, "learning_outcomes": [{"code": "AA1", "mastered": True}]}
APPEAL = {
    "decision": "refused",
    "published_on": date(2025, 6, 18),
    "submitted_on": date(2025, 6, 23),
    "sent_by": "hand_with_receipt",
    "grievances": ["critères"],
    "calendar": CALENDAR,
}


def text_of(rule: str, table: dict[str, object], code: str) -> str:
    verdict = find(rule).judge(table, packaged_figures())
    return next(reason.text for reason in verdict.reasons if reason.code == code)


@pytest.mark.parametrize(
    ("change", "code", "cause"),
    [
        ({"document": "none"}, "no_document", "Aucune pièce ne justifie l'absence."),
        (
            {"document_received": date(2025, 6, 24)},
            "document_late",
            "Pièce reçue le 24 juin 2025, après le 2e jour ouvrable (23 juin 2025)",
        ),
        (
            {"document": "dixit_attestation"},
            "document_excluded",
            "Pièce non équivalente à un certificat médical",
        ),
        ({"head_accepts": False}, "document_rejected", "Pièce non jugée valable"),
    ],
)
def test_abandonment_is_preceded_by_its_cause(
    change: dict[str, object], code: str, cause: str
) -> None:
    text = text_of("promsoc.evaluation_absence", ABSENT | change, code)
    assert text.startswith(cause)
    assert text.endswith(f"{ABANDONED}.")


def test_second_session_absence() -> None:
    text = text_of("promsoc.evaluation_absence", ABSENT | {"session": 2}, "second_session_absence")
    assert text == "Absent en seconde session, quel que soit le motif: refusé."


def test_outcomes_not_mastered() -> None:
    table = UNIT | {
        "learning_outcomes": [
            {"code": "AA2", "mastered": False},
            {"code": "AA1", "mastered": False},
        ]
    }
    assert text_of("promsoc.unit_result", table, "outcome_failed") == (
        "Acquis d'apprentissage non maîtrisés: AA1, AA2; aucune note n'est attribuée."
    )


def test_fraud_bears_the_word_recorded() -> None:
    table = UNIT | {"fraud": "plagiarism", "fraud_outcomes": ["AA1"]}
    assert text_of("promsoc.unit_result", table, "fraud_found") == (
        "Fraude, plagiat ou non-citation de sources constaté pour: AA1 (plagiat)."
    )


def test_weighted_result() -> None:
    table = {
        "integrated_attested": True,
        "integrated_percentage": 75,
        "units": [
            {"unit": "A", "determinant": True, "attested": True, "periods": 100, "percentage": 60},
            {
                "unit": "B",
                "determinant": True,
                "attested": True,
                "periods": 50,
                "percentage": Decimal("91.5"),
            },
        ],
    }
    assert text_of("promsoc.section_result", table, "weighted_result") == (
        "Épreuve intégrée 75 % pour 1/3, unités déterminantes 70,5 % pour 2/3: 72 %, "
        "mention distinction."
    )


def test_forbidden_channel() -> None:
    table = {"deliberation_date": date(2025, 6, 20), "channels": ["sms"], "calendar": CALENDAR}
    assert text_of("promsoc.publication", table, "forbidden_channel") == (
        "Les résultats ne sont transmis ni par téléphone, ni par SMS, ni par mail, ni par courrier."
    )


def test_not_suspensive() -> None:
    table = {
        "measure": "definitive_exclusion",
        "birth_date": date(1998, 6, 1),
        "received_on": date(2025, 4, 2),
        "sent_on": date(2025, 4, 14),
        "sent_by": "registered",
        "appellant": "student",
        "calendar": CALENDAR,
    }
    assert text_of("promsoc.exclusion_appeal", table, "not_suspensive") == (
        "L'introduction du recours n'est pas suspensive de la décision d'exclusion."
    )


def test_a_deadline_on_a_closed_day_warns() -> None:
    text = text_of("promsoc.internal_appeal", APPEAL, "submitted_late")
    assert text == (
        "Le recours a été introduit le 23 juin 2025, il devait l'être au plus tard le "
        f"22 juin 2025. {CLOSED_DAY}"
    )


def test_a_deadline_on_a_working_day_does_not() -> None:
    table = APPEAL | {"published_on": date(2025, 6, 23)}
    text = text_of("promsoc.internal_appeal", table, "admissible")
    assert text.endswith("au plus tard le 27 juin 2025.")


def test_every_figure_of_the_folder_is_named_after_its_article() -> None:
    figures = [item for item in packaged_figures() if item.name.startswith("promsoc.results.")]
    assert figures
    assert all(figure.source.startswith("ROI Binche, ") for figure in figures)


def test_the_address_of_the_external_appeal() -> None:
    lines = FigureReader(packaged_figures()).words("promsoc.results.external_appeal_address")
    assert lines[0] == "Monsieur E. GILLIARD"
    assert lines[-1] == "1080 Bruxelles"


def test_every_rule_is_sourced_and_the_rest_is_said() -> None:
    assert len(RULES) == 16
    assert all(item.source.startswith("ROI Binche, art. ") for item in RULES)
    assert all(sentence.endswith(".") for sentence in NOT_COVERED)


def test_a_calendar_made_in_the_program_serves_as_well() -> None:
    calendar = SchoolCalendar(first_day=date(2024, 8, 26), last_day=date(2025, 7, 4))
    text = text_of(
        "promsoc.evaluation_absence", ABSENT | {"calendar": calendar}, "justified_absence"
    )
    assert text.startswith("L'absence est valablement justifiée")
