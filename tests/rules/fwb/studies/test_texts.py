"""Sentences printed as the rulebook words them, and figures that a school may change."""

from collections.abc import Mapping
from datetime import date

import pytest

from app.rules.errors import MissingFigure
from app.rules.figures import Figure, FigureReader, packaged_figures
from app.rules.fwb.studies.external_appeal import external_mention
from app.rules.fwb.studies.lateness import lateness
from app.rules.registry import find

CALENDAR = {"first_day": date(2024, 8, 26), "last_day": date(2025, 7, 4)}
FREE_PUPIL = (
    "L'élève n'est pas admis aux examens de fin d'année. Cette décision n'est pas une attestation "
    "d'orientation C et n'est pas susceptible de recours ; une attestation de fréquentation "
    "d'élève libre est délivrée."
)
PROPOSED = {
    "school_year": "2024-2025",
    "study_year": 4,
    "birth_date": date(2009, 3, 15),
    "today": date(2025, 6, 10),
    "excess_date": date(2025, 3, 10),
    "returned": date(2025, 3, 14),
    "proposed": date(2025, 3, 17),
}
REFUSED = {"answer": "refused", "answer_date": date(2025, 3, 20), "signed_by": "parent"}
NOT_MET = {
    **REFUSED,
    "answer": "approved",
    "council": "not_met",
    "council_date": date(2025, 5, 20),
}


def text(rule: str, table: Mapping[str, object], code: str) -> str:
    verdict = find(f"fwb.{rule}").judge(table, packaged_figures())
    return next(reason.text for reason in verdict.reasons if reason.code == code)


def test_an_absence_that_nobody_justified_in_time() -> None:
    table = {
        "calendar": CALENDAR,
        "birth_date": date(2009, 3, 15),
        "missed": [{"date": date(2024, 10, 7), "halves": ["am"]}],
        "motive": "illness",
        "document": "none",
        "today": date(2024, 10, 15),
    }
    assert text("justification", table, "too_late") == (
        "Aucun document n'ayant été remis dans les cinq jours ouvrables scolaires (au plus tard le "
        "14 octobre 2024), l'absence est réputée injustifiée et les justificatifs ne sont plus "
        "acceptés."
    )


def test_twenty_one_half_days_ask_for_objectives() -> None:
    days = [date(2024, 10, day) for day in (7, 8, 10, 11, 14, 15, 17, 18, 21, 22, 24)]
    halves = [["am", "pm"]] * 10 + [["am"]]
    table = {
        "calendar": CALENDAR,
        "study_year": 4,
        "birth_date": date(2009, 3, 15),
        "today": date(2024, 11, 4),
        "records": [
            {"date": day, "halves": half, "status": "unjustified"}
            for day, half in zip(days, halves, strict=True)
        ],
    }
    assert text("attendance_status", table, "objectives_required") == (
        "21 demi-journées d'absence injustifiée : plus de 20. Sauf décision favorable du conseil "
        "de classe, l'élève ne peut prétendre à la sanction de l'année ; des objectifs vont lui "
        "être fixés."
    )


@pytest.mark.parametrize(
    ("code", "table"),
    [
        ("not_approved", {**PROPOSED, **REFUSED}),
        ("objectives_not_met", {**PROPOSED, **NOT_MET}),
        ("not_returned", {**PROPOSED, "returned": None, "proposed": None}),
    ],
)
def test_who_is_not_admitted_is_told_what_it_is_not(code: str, table: dict[str, object]) -> None:
    given = {key: value for key, value in table.items() if value is not None}
    assert text("exam_admission", given, code) == FREE_PUPIL


def test_an_adjournment_is_no_decision_to_contest() -> None:
    table = {"study_year": 4, "form": "general", "session": "first", "decision": "adjourned"}
    assert text("orientation", table, "no_attestation_yet") == (
        "Aucune attestation n'a encore été délivrée : il n'y a pas de décision à contester."
    )


@pytest.mark.parametrize(
    ("track", "session", "until"),
    [
        ("ordinary", "year_end", "jusqu'au 18 juillet 2025"),
        ("nursing", "first", "jusqu'au 18 juillet 2025"),
        (
            "ordinary",
            "second",
            "jusqu'au cinquième jour ouvrable scolaire qui suit la notification de la présente "
            "décision",
        ),
        (
            "nursing",
            "following",
            "jusqu'au cinquième jour ouvrable scolaire qui suit la notification de la présente "
            "décision",
        ),
        (
            "c3d",
            "any",
            "dans les dix jours ouvrables qui suivent la notification de la présente décision",
        ),
    ],
)
def test_the_internal_notification_mentions_the_external_appeal(track, session, until) -> None:
    figures = FigureReader(packaged_figures())
    assert external_mention(track, session, "2024-2025", figures) == (
        f"Un recours externe peut être introduit auprès du Conseil de recours {until}, par la "
        "plateforme E-recours ou par envoi recommandé."
    )


def test_the_mention_of_a_year_whose_deadline_is_not_published() -> None:
    with pytest.raises(MissingFigure) as error:
        external_mention("ordinary", "year_end", "2025-2026", FigureReader(packaged_figures()))
    assert error.value.key == "external_first_session_deadline"


FOUR_PERIODS = packaged_figures().with_school(
    [Figure("fwb.full_periods_for_half_day", 4, "périodes", "Code, 1.7.1-8 §3")]
)
LESSONS = [("08:40", "09:25"), ("09:25", "10:10"), ("10:30", "11:15"), ("11:15", "12:00")]
MORNING = {
    "calendar": CALENDAR,
    "study_year": 3,
    "date": date(2024, 9, 16),
    "timetable": [
        {"period": number, "start": start, "end": end, "half": "am"}
        for number, (start, end) in enumerate(LESSONS, start=1)
    ],
}


@pytest.mark.parametrize(
    ("until", "outcome", "half_days"), [("12:00", "absent", 1), ("11:15", "partial", 0)]
)
def test_four_periods_for_a_half_day_are_a_figure_away(until, outcome, half_days) -> None:
    table = {**MORNING, "absences": [{"from": "08:40", "to": until}]}
    result = lateness.judge(table, FOUR_PERIODS).result
    assert (result.outcome, result.half_days) == (outcome, half_days)


def test_a_shorter_period_is_a_figure_away() -> None:
    figures = packaged_figures().with_school(
        [Figure("fwb.period_minutes", 40, "minutes", "horaire de l'école")]
    )
    lesson = {"period": 1, "start": "08:40", "end": "09:20", "half": "am"}
    table = {**MORNING, "timetable": [lesson], "absences": [{"from": "08:40", "to": "09:20"}]}
    assert lateness.judge(table, figures).result.half_days == 1
