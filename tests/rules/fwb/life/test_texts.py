"""Sentences printed as the rulebook words them, and figures that a school may change."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from app.rules.figures import Figure, packaged_figures
from app.rules.registry import find

CALENDAR = {"first_day": date(2024, 8, 26), "last_day": date(2025, 7, 4)}
MINOR, FACT = date(2010, 2, 14), {"place": "inside", "victim": "none", "author": "pupil"}
EXCLUSION = {
    "calendar": CALENDAR,
    "start": date(2025, 3, 18),
    "half_days": 13,
    "scope": "school",
    "decided_by": "po",
}
SUMMONED = {
    "calendar": CALENDAR,
    "birth_date": MINOR,
    "summons_presented": date(2025, 3, 10),
    "summons_mode": "registered_ack",
    "summons_to": ["pupil", "parents"],
    "summons_contents": ["facts", "procedure", "file_access"],
}
HARASSMENT = {
    "calendar": CALENDAR,
    "opened": date(2025, 3, 10),
    "on": date(2025, 4, 1),
    "qualification": "harassment",
    "urgency": "internal",
    "objective": "not_reached",
    "third_party_on": date(2025, 4, 1),
}


def text(rule: str, table: Mapping[str, object], code: str) -> str:
    verdict = find(f"fwb.{rule}").judge(table, packaged_figures())
    return next(reason.text for reason in verdict.reasons if reason.code == code)


@pytest.mark.parametrize(
    ("rule", "table", "code", "expected"),
    [
        (
            "temporary_exclusion",
            EXCLUSION,
            "over_limit",
            "L'exclusion porterait le total à 13 demi-journées sur l'année scolaire ; le maximum "
            "est de 12, sauf dérogation ministérielle.",
        ),
        (
            "temporary_exclusion",
            {**EXCLUSION, "half_days": 16, "ministerial_total": 15},
            "over_limit",
            "L'exclusion porterait le total à 16 demi-journées sur l'année scolaire ; le maximum "
            "est de 15, par dérogation ministérielle.",
        ),
        (
            "exclusion_grounds",
            {
                "birth_date": MINOR,
                "on": date(2025, 3, 10),
                "facts": [
                    {**FACT, "ref": "F1", "kind": "drugs", "sanctions": ["temporary_exclusion"]}
                ],
            },
            "already_sanctioned",
            "Le fait F1 a déjà été sanctionné (exclusion temporaire) : il ne peut l'être deux fois "
            "(non bis in idem) ; il peut être cité comme antécédent.",
        ),
        (
            "permanent_exclusion",
            {**SUMMONED, "hearing": date(2025, 3, 13)},
            "hearing_too_early",
            "L'audition ne peut avoir lieu avant le vendredi 14 mars 2025, 4e jour ouvrable "
            "suivant la présentation de la convocation, sauf demande de l'élève ou de ses "
            "responsables.",
        ),
        (
            "permanent_exclusion",
            {**SUMMONED, "attended": False, "record": "carence"},
            "carence",
            "Personne n'a répondu à la convocation : un procès-verbal de carence est établi et la "
            "procédure se poursuit.",
        ),
        (
            "exclusion_appeal",
            {
                "calendar": CALENDAR,
                "birth_date": MINOR,
                "notification_presented": date(2025, 3, 20),
                "appeal_sent": date(2025, 4, 4),
                "on": date(2025, 4, 4),
            },
            "too_late",
            "Le recours a été envoyé le 4 avril 2025, après le 3 avril 2025, 10e jour ouvrable "
            "suivant la notification.",
        ),
        (
            "harassment",
            HARASSMENT,
            "third_party",
            "Dossier non résolu, orienté pour prise en charge par un tiers.",
        ),
        (
            "enrolment",
            {
                "calendar": CALENDAR,
                "year": 3,
                "request_date": date(2024, 8, 26),
                "places_left": 1,
                "unpaid_fees": Decimal(12),
                "on": date(2024, 8, 26),
            },
            "fees_no_ground",
            "Le non-paiement de frais scolaires n'est jamais un motif de refus d'inscription.",
        ),
        (
            "school_change",
            {
                "year": 2,
                "first_day": date(2024, 8, 26),
                "request_date": date(2024, 10, 1),
                "motive": "necessity",
            },
            "hearing_delay_unstated",
            "Le règlement ne précise pas le délai d'audition : le chiffre manque.",
        ),
    ],
)
def test_sentences_that_matter(
    rule: str, table: Mapping[str, object], code: str, expected: str
) -> None:
    assert text(rule, table, code) == expected


def fact(ref: str, **more: object) -> dict[str, object]:
    return {**FACT, "ref": ref, "kind": "weapon", **more}


@pytest.mark.parametrize(
    ("facts", "code", "expected"),
    [
        (
            [fact("F1")],
            "serious_fact",
            "Le fait F1 est un fait grave qui peut fonder une exclusion définitive : introduction "
            "ou détention d'une arme (4°). L'exclusion n'est pas automatique : la direction "
            "apprécie.",
        ),
        (
            [fact("F2"), fact("F1", kind="flammable")],
            "serious_fact",
            "Les faits F1 et F2 sont des faits graves qui peuvent fonder une exclusion définitive "
            ": introduction ou détention d'une arme (4°) et introduction ou détention de "
            "substances inflammables (7°). L'exclusion n'est pas automatique : la direction "
            "apprécie.",
        ),
        (
            [
                fact("F1", author="outsider", pupil_role="accomplice"),
                fact("F2", author="outsider", pupil_role="instigator"),
            ],
            "instigation",
            "Les faits F1 et F2 ont été commis par une personne extérieure à l'école, sur "
            "l'instigation ou avec la complicité de l'élève, à qui ils sont imputés.",
        ),
        (
            [fact("F1", author="outsider", pupil_role="instigator")],
            "instigation",
            "Le fait F1 a été commis par une personne extérieure à l'école, sur l'instigation ou "
            "avec la complicité de l'élève, à qui il est imputé.",
        ),
        (
            [fact("F2", sanctions=["repair"]), fact("F1", sanctions=["detention", "repair"])],
            "already_sanctioned",
            "Les faits F1 (retenue et sanction réparatrice) et F2 (sanction réparatrice) ont déjà "
            "été sanctionnés : ils ne peuvent l'être deux fois (non bis in idem) ; ils peuvent "
            "être cités comme antécédents.",
        ),
        (
            [fact("F1", author="parent")],
            "not_attributable",
            "Le fait F1 n'est pas imputable à l'élève : seul compte, parmi les faits d'autrui, le "
            "fait grave d'une personne extérieure dont il est l'instigateur ou le complice ; ceux "
            "d'un parent ne comptent jamais.",
        ),
    ],
)
def test_the_facts_are_named(facts: list[dict[str, object]], code: str, expected: str) -> None:
    table = {"birth_date": MINOR, "on": date(2025, 3, 10), "facts": facts}
    assert text("exclusion_grounds", table, code) == expected


def test_a_higher_limit_is_a_figure_away() -> None:
    name = "fwb.life.temporary_exclusion_half_days"
    figures = packaged_figures().with_school([Figure(name, 14, "demi-journées", "décret nouveau")])
    verdict = find("fwb.temporary_exclusion").judge(EXCLUSION, figures)
    assert (verdict.outcome, verdict.result.limit) == ("allowed", 14)


@pytest.mark.parametrize(("amount", "outcome"), [(60, "free"), (61, "must_offer")])
def test_a_higher_threshold_of_instalments_is_a_figure_away(amount: int, outcome: str) -> None:
    figures = packaged_figures().with_school(
        [Figure("fwb.life.instalments_above", 60, "euros", "décret nouveau")]
    )
    table = {"amount": Decimal(amount), "requested": False}
    assert find("fwb.fee_instalments").judge(table, figures).outcome == outcome
