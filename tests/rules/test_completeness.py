"""Nothing of the rulebook is left without a case, a source or a sentence."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from app.rules.cases import read_cases
from app.rules.errors import RuleInputError
from app.rules.figures import packaged_figures
from app.rules.registry import RULEBOOKS, all_rules, find
from app.rules.verdict import Reason

CASES = Path(__file__).parents[1] / "cases"
PROGRAM = Path(__file__).parents[2]
REGIMES = [book.rpartition(".")[2] for book in RULEBOOKS]
DECIDED = [name for name in REGIMES if name != "calendar"]
RULES = sorted(all_rules())


class Found:
    """What all cases give: for each rule its codes, and those a case expects; all sentences."""

    def __init__(self) -> None:
        self.given: defaultdict[str, set[str]] = defaultdict(set)
        self.expected: defaultdict[str, set[str]] = defaultdict(set)
        self.refused: set[str] = set()
        self.figures: set[str] = set()
        self.reasons: dict[Reason, str] = {}
        for path in sorted(CASES.rglob("*.toml")):
            for case in read_cases(path):
                self.expected[case.rule].update(case.expect.get("reason_codes", ()))
                self._judge(case.rule, case.given)

    def _judge(self, rule: str, given: Mapping[str, object]) -> None:
        try:
            verdict = find(rule).judge(given, packaged_figures())
        except RuleInputError:
            self.refused.add(rule)
            return
        self.given[rule] |= verdict.codes
        self.figures.update(figure.name for figure in verdict.figures)
        self.reasons.update(dict.fromkeys(verdict.reasons, rule))


@cache
def found() -> Found:
    return Found()


def rules_in(files: Iterator[Path]) -> set[str]:
    return {case.rule for path in files for case in read_cases(path)}


def test_every_rule_has_a_case_of_the_rulebook_and_one_of_our_own() -> None:
    assert rules_in(CASES.glob("*.toml")) == set(RULES)
    assert rules_in((CASES / "own").glob("*.toml")) == set(RULES)


def test_every_rule_has_a_case_that_is_refused() -> None:
    assert found().refused == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_every_code_that_a_rule_gives_is_expected_by_a_case(rule: str) -> None:
    assert found().given[rule] == found().expected[rule]


# --- the codes that stand in the text of the program ------------------------------------------


def trees(folder: Path) -> Iterator[ast.Module]:
    yield from (ast.parse(path.read_bytes()) for path in sorted(folder.rglob("*.py")))


def makers(folder: Path) -> set[str]:
    """``Reason``, and the functions whose first argument is its code."""
    return {"Reason"} | {
        node.name
        for tree in trees(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.args.args and node.args.args[0].arg == "code"
    }


def literal_codes(folder: Path) -> set[str]:
    names = makers(folder)
    return {
        str(node.args[0].value)
        for tree in trees(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in names
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


@pytest.mark.parametrize("regime", DECIDED)
def test_every_code_that_is_written_is_given_by_a_case(regime: str) -> None:
    given = set().union(
        *(codes for rule, codes in found().given.items() if rule.startswith(f"{regime}."))
    )
    written = literal_codes(PROGRAM / "app" / "rules" / regime)
    assert len(written) > 50
    assert written <= given


# --- rules, figures, sentences ----------------------------------------------------------------


@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_what_it_decides_and_from_where(name: str) -> None:
    rule = all_rules()[name]
    assert name.partition(".")[0] in REGIMES
    assert rule.version >= 1
    assert rule.title and rule.title == rule.title.strip() and "\n" not in rule.title
    assert rule.source.strip()
    assert rule.decide.__doc__


def test_every_figure_has_a_source_and_says_what_it_counts() -> None:
    figures = list(packaged_figures())
    assert len(figures) > 200
    for figure in figures:
        assert figure.source.strip(), figure.name
        assert figure.unit.strip(), figure.name
        assert figure.author == "", figure.name
        assert figure.name.partition(".")[0] in REGIMES, figure.name
        assert re.fullmatch(r"(\d{4}-\d{4})?", figure.school_year), figure.name


def test_every_figure_of_ordinary_secondary_education_is_read_by_a_rule() -> None:
    known = {figure.name for figure in packaged_figures() if figure.name.startswith("fwb.")}
    assert known <= found().figures


@pytest.mark.parametrize("book", RULEBOOKS)
def test_every_regime_says_what_it_does_not_cover(book: str) -> None:
    sentences = import_module(book).NOT_COVERED
    assert sentences
    assert len(set(sentences)) == len(sentences)
    for sentence in sentences:
        assert re.match(r"[A-ZÀÉÊÎÔ«]", sentence) and sentence.endswith("."), sentence
        assert "  " not in sentence, sentence


def test_every_sentence_can_be_printed() -> None:
    for reason, rule in found().reasons.items():
        text = reason.text
        assert re.match(r"[A-ZÀÉÊÎÔ0-9«]", text), (rule, text)
        assert re.search(r"[.!?](\s?»)?$", text), (rule, text)
        assert "  " not in text and "None" not in text and "\n" not in text, (rule, text)
        assert reason.source.strip(), (rule, text)
        assert not reason.code or re.fullmatch(r"[a-z][a-z0-9_]*", reason.code), (rule, reason.code)


@pytest.mark.parametrize("rule", RULES)
def test_a_verdict_has_a_reason(rule: str) -> None:
    if rule.startswith("calendar."):
        return  # a deadline that skips nothing needs none
    assert found().given[rule]
