"""Wordings that the circular and the decree impose, and the form of every reason."""

import re
from pathlib import Path

import pytest

from app.rules.cases import Case, read_cases
from app.rules.cefa import NOT_COVERED, RULES
from app.rules.errors import RuleInputError
from app.rules.figures import packaged_figures
from app.rules.registry import find
from app.rules.verdict import Reason

CASES = Path(__file__).parents[2] / "cases"
FILES = (CASES / "cefa.toml", *sorted((CASES / "own").glob("cefa-*.toml")))


def reasons_of(case: Case) -> tuple[Reason, ...]:
    try:
        return find(case.rule).judge(case.given, packaged_figures()).reasons
    except RuleInputError:
        return ()


def all_reasons() -> list[tuple[str, Reason]]:
    return [
        (case.rule, reason)
        for path in FILES
        for case in read_cases(path)
        for reason in reasons_of(case)
    ]


REASONS = all_reasons()


def texts(rule: str, code: str) -> set[str]:
    return {
        reason.text for name, reason in REASONS if name == f"cefa.{rule}" and reason.code == code
    }


@pytest.mark.parametrize(
    ("rule", "code", "text"),
    [
        (
            "admission",
            "title_already_held",
            "L'élève est déjà porteur d'un titre identique ou équivalent dans la même orientation "
            "d'études : l'inscription est interdite (décret du 3 juillet 1991, art. 7).",
        ),
        (
            "admission",
            "contract_missing",
            "L'élève majeur doit avoir conclu un contrat ou une convention reconnu (décret du "
            "3 juillet 1991, art. 6, § 1er).",
        ),
        (
            "admission",
            "derogation_possible",
            "Une dérogation aux conditions d'admission en 3P peut être demandée par le formulaire "
            "électronique (arrêté royal du 29 juin 1984, art. 56, 4°).",
        ),
        (
            "late_enrolment",
            "contract_required",
            "Les absences non justifiées avant l'inscription dépassent 20 demi-jours : l'élève est "
            "soumis au contrat d'objectifs (décret du 21 novembre 2013, art. 26).",
        ),
        (
            "change_deadline",
            "after_deadline",
            "Le changement demandé après la date limite nécessite une dérogation (arrêté royal du "
            "29 juin 1984, art. 56, 1°).",
        ),
        (
            "certification",
            "not_regular",
            "L'élève qui ne répond plus à la notion d'élève régulier reçoit une attestation de "
            "fréquentation d'élève libre ; la décision de ne pas l'admettre à présenter les "
            "examens ne constitue pas une AOC et n'est pas susceptible de recours.",
        ),
    ],
)
def test_the_wording_that_matters(rule: str, code: str, text: str) -> None:
    assert texts(rule, code) == {text}


def test_a_closed_option_names_the_option_to_turn_to() -> None:
    found = texts("admission", "option_closed")
    assert (
        "Depuis le 1er septembre 2019, aucun nouvel élève ne peut être inscrit dans l'option "
        "« Maçon/Maçonne » de l'article 45 : l'élève est orienté vers l'option homonyme de "
        "l'article 49 (3311) ou, s'il n'en remplit pas les conditions d'admission, vers "
        "« Auxiliaire du bâtiment » (3039)." in found
    )
    assert any("2024" in text and "1er septembre 2019" in text for text in found)
    assert any("3225" in text and "1er septembre 2017" in text for text in found)
    assert len(found) == 3


@pytest.mark.parametrize("title", ["ces2d", "ce6p", "cess", "cq6", "cq7"])
def test_certificates_of_art49_say_where_they_were_given(title: str) -> None:
    found = texts("certification", title)
    assert found
    assert all("« délivré dans l'enseignement secondaire en alternance »" in it for it in found)


def test_certificates_of_art45_do_not_bear_that_mention() -> None:
    assert all("délivré dans" not in text for text in texts("certification", "cq45"))


@pytest.mark.parametrize(("rule", "reason"), REASONS[::7])
def test_a_reason_is_a_whole_sentence_with_its_source(rule: str, reason: Reason) -> None:
    assert re.match(r"[A-ZÉÀ0-9]", reason.text), (rule, reason)
    assert reason.text.endswith("."), (rule, reason)
    assert "None" not in reason.text and "{" not in reason.text
    assert not re.search(r"\d{4}-\d{2}-\d{2}|\d\.\d", reason.text), (rule, reason)
    assert re.match(r"Circulaire 7282, ([IV]+|annexe)", reason.source)


def test_every_code_is_given_once() -> None:
    for path in FILES:
        for case in read_cases(path):
            codes = [reason.code for reason in reasons_of(case)]
            assert len(codes) == len(set(codes)), case.name


def test_every_rule_and_what_is_not_covered_are_listed() -> None:
    assert len(RULES) == len({rule.name for rule in RULES}) == 27
    assert all(rule.name.startswith("cefa.") for rule in RULES)
    assert all(rule.source.startswith("Circulaire 7282, ") for rule in RULES)
    assert all(text.endswith(".") for text in NOT_COVERED)
