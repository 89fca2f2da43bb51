"""The registry, the verdict that a rule gives, and its digest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from app.rules import registry
from app.rules.digest import canonical, digest_of
from app.rules.errors import UnknownRule
from app.rules.facts import Count, facts
from app.rules.figures import Figure, FigureReader, Figures
from app.rules.registry import all_rules, find, rule
from app.rules.verdict import Reason, Ruling, Verdict

FIGURES = Figures(
    [
        Figure("fwb.limit", 9, "jours", "ROI Eole, 7"),
        Figure("fwb.deadline", date(2025, 7, 18), "date", "Circulaire", "2024-2025"),
    ]
)


@facts
class DayFacts:
    days: Count


@dataclass(frozen=True)
class Days:
    outcome: str
    left: int | None


@rule("fwb.days", version=2, title="Combien de jours restent", source="ROI Eole, 7")
def days(facts: DayFacts, figures: FigureReader) -> Ruling[Days]:
    limit = figures.integer("fwb.limit")
    if facts.days > limit:
        figures.day("fwb.deadline", "2024-2025")
        return Ruling(Days("over", None), (Reason("over", "Trop.", "ROI Eole, 7"),))
    reasons = (Reason("within", "Assez.", "ROI Eole, 7"), Reason("", "Sans code.", "ROI Eole, 7"))
    return Ruling(Days("within", limit - facts.days), reasons)


def test_a_rule_gives_its_verdict_with_the_figures_it_read() -> None:
    verdict = days(DayFacts(days=2), FIGURES)
    assert (verdict.rule, verdict.version, verdict.outcome) == ("fwb.days", 2, "within")
    assert verdict.outputs() == {"outcome": "within", "left": 7}
    assert verdict.codes == {"within"}
    assert [figure.name for figure in verdict.figures] == ["fwb.limit"]
    assert (verdict.school_year, verdict.facts) == ("", DayFacts(days=2))


def test_a_dated_figure_gives_the_verdict_its_school_year() -> None:
    verdict = days.judge({"days": 10}, FIGURES)
    assert verdict.school_year == "2024-2025"
    assert [figure.name for figure in verdict.figures] == ["fwb.deadline", "fwb.limit"]
    assert verdict.outputs() == {"outcome": "over"}


def test_a_rule_that_only_computes_has_no_outcome() -> None:
    assert Verdict("r", 1, SimpleNamespace(days=2), (), (), "", None).outcome == ""


def test_the_digest_is_that_of_all_that_made_the_verdict() -> None:
    one, same = days.judge({"days": 2}, FIGURES), days.judge({"days": 2}, FIGURES)
    assert one.digest == same.digest and len(one.digest) == 64
    stricter = FIGURES.with_school([Figure("fwb.limit", 8, "jours", "ROI Eole, 7")])
    others = (days.judge({"days": 3}, FIGURES), days.judge({"days": 2}, stricter))
    assert len({one.digest, *(other.digest for other in others)}) == 3


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, None),
        (True, True),
        ("a", "a"),
        (6, 6),
        (Decimal("6.00"), 6),
        (Decimal("6.50"), "6.5"),
        (date(2025, 3, 10), "2025-03-10"),
        (Days("within", None), {"outcome": "within", "left": None}),
        ({"a": (1, Decimal("0.5"))}, {"a": [1, "0.5"]}),
        (frozenset({"b", "a"}), ["a", "b"]),
        ([1, [2]], [1, [2]]),
    ],
)
def test_plain_values_have_one_form(value: object, plain: object) -> None:
    assert canonical(value) == plain


def test_equal_numbers_have_an_equal_digest() -> None:
    assert digest_of(Decimal("6.0"), {"a": 1}) == digest_of(6, {"a": Decimal("1.00")})
    assert digest_of("6") != digest_of(6)


def test_what_has_no_plain_form_has_no_digest() -> None:
    with pytest.raises(TypeError, match="object"):
        canonical(object())


def test_rules_are_found_by_name() -> None:
    assert find("european.promotion").name == "european.promotion"
    assert all_rules() is all_rules()
    with pytest.raises(UnknownRule, match=r"european\.demotion"):
        find("european.demotion")


def test_two_rules_of_one_name_are_a_fault_of_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book: Mapping[str, object] = {"RULES": (days, days)}
    monkeypatch.setattr(registry, "import_module", lambda _name: SimpleNamespace(**book))
    with pytest.raises(ValueError, match=r"two rules are named fwb\.days"):
        all_rules.__wrapped__()
