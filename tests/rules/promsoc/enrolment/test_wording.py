"""The sentences whose wording matters, as they are printed."""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from app.rules.calendar.days import SchoolCalendar
from app.rules.figures import FigureReader, packaged_figures
from app.rules.promsoc.enrolment import NOT_COVERED, RULES
from app.rules.promsoc.enrolment.pieces import IN_FRENCH
from app.rules.promsoc.enrolment.working import WorkingCalendar
from app.rules.registry import find

FIGURES = packaged_figures()
ADMISSION = """
on = 2024-09-10
birth_date = 2007-03-01
enrolment_date = 2024-09-05
first_tenth = 2024-09-23
title_held = true
"""
FILE = """
on = 2024-09-24
birth_date = 1990-05-04
enrolment_date = 2024-09-05
first_tenth = 2024-09-23
documents = [
    { kind = "enrolment_form", received = 2024-09-05, signed = true },
    { kind = "identity_copy", received = 2024-09-05, signed = true },
]
"""
RECOGNITION = """
purpose = "sanction"
requested = true
enrolled = true
in_library = true
acquired = "formal"
documents = "sufficient"
"""
QUOTED = [
    (
        "first_tenth",
        "first_tenth",
        "sessions = [{ date = 2024-09-23, periods = 4 }]\ntotal_periods = 12.5",
        "Le premier dixième de l'unité d'enseignement est fixé au 23 septembre 2024 "
        "(1,25 périodes sur 12,5).",
    ),
    (
        "admission",
        "schooling_proof_missing",
        ADMISSION,
        "L'étudiant(e), âgé(e) de moins de 18 ans au premier dixième, n'a pas apporté la preuve "
        "qu'il (elle) satisfait à l'obligation scolaire (date limite : 23 septembre 2024).",
    ),
    (
        "admission",
        "countersignature_missing",
        ADMISSION,
        "L'inscription d'un étudiant mineur n'est valide que si elle est contresignée par le "
        "responsable légal.",
    ),
    (
        "reenrolment",
        "third_refused",
        """
        previous = [
            { school_year = "2018-2019", result = "refused" },
            { school_year = "2019-2020", result = "refused" },
        ]
        third_decision = "refused"
        motivated = true
        """,
        "Par décision motivée, le Conseil des études refuse une 3e inscription dans cette unité "
        "d'enseignement.",
    ),
    (
        "refusal",
        "late_noncompliant",
        """
        enrolment_date = 2024-09-30
        first_tenth = 2024-09-23
        late_noncompliant = true
        applicants = 1
        capacity = 2
        admission = "admitted"
        """,
        "L'inscription, postérieure au premier dixième, ne permet plus de garantir le respect de "
        "la réglementation.",
    ),
    (
        "file",
        "document_missing",
        FILE,
        "Pièces manquantes : copies des titres exigés comme capacités préalables, quittance de "
        "paiement intégral du droit d'inscription. L'inscription ne devient effective qu'après "
        "complétude du dossier.",
    ),
    (
        "file",
        "access_may_be_barred",
        FILE,
        "À défaut de dossier complet, le chef d'établissement peut interdire l'accès à l'unité "
        "d'enseignement ; l'inscription est alors nulle et non avenue.",
    ),
    (
        "regularity",
        "fee_unpaid",
        """
        on = 2024-10-15
        first_tenth = 2024-09-23
        enrolment_date = 2024-09-05
        amount_due = 86.5
        """,
        "Le droit d'inscription n'est pas acquitté (solde : 86,50 €, date limite : "
        "23 septembre 2024).",
    ),
    (
        "fee_refund",
        "left_too_late",
        """
        event = "abandonment"
        event_date = 2024-09-23
        first_tenth = 2024-09-23
        paid = 86.5
        """,
        "Le droit d'inscription n'est récupérable qu'en cas d'abandon ou d'exclusion définitive "
        "avant le premier dixième.",
    ),
    (
        "attendance",
        "above_twenty_percent",
        """
        unit_periods = 40
        register = [{ date = 2024-09-09, periods = 9, status = "unjustified" }]
        """,
        "Absences sans motif valable : 9 périodes sur 40 (22,5 %), au-delà des 20 % admis : la "
        "condition d'assiduité n'est pas remplie.",
    ),
    (
        "presence_floor",
        "below_floor",
        'activity = "course"\nactivity_periods = 40\npresent_periods = 19',
        "Présence effective : 47,5 %, soit moins de 50 % des périodes de l'activité "
        "d'enseignement.",
    ),
    (
        "paid_leave",
        "above_ten_percent",
        """
        calendar.public_holidays = []
        effective_hours = 40
        absences = [{ start = 2024-10-07, hours = 4.25 }]
        """,
        "Absences injustifiées : 10,62 % des heures du trimestre (maximum 10 %) : le droit au "
        "congé-éducation payé est perdu.",
    ),
    (
        "paid_leave",
        "document_missing",
        """
        calendar.public_holidays = []
        effective_hours = 40
        absences = [{ start = 2024-10-07, hours = 4 }, { start = 2024-10-14, hours = 4 }]
        """,
        "Aucun justificatif n'est parvenu : absence du 7 octobre 2024 (date limite : "
        "12 octobre 2024) et absence du 14 octobre 2024 (date limite : 19 octobre 2024).",
    ),
    (
        "absence_document",
        "document_late",
        """
        calendar.public_holidays = []
        on = 2025-06-30
        context = "course"
        absence_start = 2024-10-07
        kind = "medical"
        received = 2024-10-14
        """,
        "Le justificatif est parvenu (ou a été envoyé) après le 12 octobre 2024.",
    ),
    (
        "absence_document",
        "dixit",
        """
        calendar.public_holidays = []
        on = 2025-06-30
        context = "course"
        absence_start = 2024-10-07
        kind = "medical"
        dixit = true
        received = 2024-10-08
        """,
        "Une attestation « dixit » n'est pas équivalente à un certificat médical.",
    ),
    (
        "accommodation",
        "request_late",
        """
        calendar.public_holidays = []
        request_date = 2024-08-29
        openings = [2024-09-09]
        document = "official_proof"
        """,
        "La demande devait parvenir à la personne de référence au plus tard le 28 août 2024, "
        "dixième jour ouvrable avant l'ouverture de l'unité.",
    ),
    (
        "recognition",
        "valorisation_attestation",
        RECOGNITION,
        "Attestation de réussite obtenue dans le cadre de la valorisation des acquis.",
    ),
    (
        "recognition",
        "no_second_session",
        RECOGNITION + "refused_before = true",
        "La décision du Conseil des études est définitive : ni seconde session, ni recours "
        "interne.",
    ),
    (
        "regularity",
        "fee_paid",
        """
        on = 2024-10-15
        first_tenth = 2024-09-23
        enrolment_date = 2024-09-05
        amount_due = 0
        """,
        "Aucun droit d'inscription n'est dû.",
    ),
]


def texts(rule: str, facts: Mapping[str, object]) -> dict[str, str]:
    verdict = find(f"promsoc.{rule}").judge(facts, FIGURES)
    assert len(verdict.codes) == len(verdict.reasons), "each code is given once"
    return {reason.code: reason.text for reason in verdict.reasons}


@pytest.mark.parametrize(("rule", "code", "facts", "text"), QUOTED)
def test_quoted_wording(rule: str, code: str, facts: str, text: str) -> None:
    assert texts(rule, tomllib.loads(facts, parse_float=Decimal))[code] == text


def test_every_rule_is_sourced_and_the_rest_is_said() -> None:
    assert len(RULES) == 17
    assert all(item.source.startswith("ROI Binche, art. ") for item in RULES)
    assert all(sentence.endswith(".") for sentence in NOT_COVERED)


def test_every_piece_has_a_name_of_its_own() -> None:
    assert len(set(IN_FRENCH.values())) == len(IN_FRENCH)


def test_the_figures_of_the_year() -> None:
    reader = FigureReader(FIGURES)
    countries = reader.words("promsoc.enrolment.eu_countries", "2024-2025")
    assert reader.day("promsoc.enrolment.in_force_from", "2024-2025") == date(2025, 5, 28)
    assert len(set(countries)) == 27
    assert {"BE", "GR", "IE"} <= set(countries)
    assert "GB" not in countries


def test_the_calendar_of_the_school_serves() -> None:
    holiday = date(2024, 11, 1)
    school = SchoolCalendar(
        first_day=date(2024, 8, 26), last_day=date(2025, 7, 4), public_holidays=(holiday,)
    )
    calendar = WorkingCalendar.of(school)
    assert calendar.working_days_after(date(2024, 10, 31), 2) == date(2024, 11, 4)
    assert calendar.working_days_before(date(2024, 11, 4), 2) == date(2024, 10, 31)
