"""Facts: what a plain table becomes, and what is refused, by which key, in which order."""

from collections.abc import Mapping
from dataclasses import FrozenInstanceError, field
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

import pytest

from app.rules.errors import RuleInputError
from app.rules.facts import (
    Amount,
    Count,
    Percentage,
    Positive,
    SchoolYear,
    Text,
    TimeOfDay,
    above,
    at_least,
    between,
    decimals,
    facts,
    matches,
    not_empty,
    read,
    unique,
)


@facts
class Period:
    start: date
    end: date

    def check_end(self) -> None:
        if self.end < self.start:
            raise RuleInputError("end", "une fin qui suit le début")


@facts
class Request:
    """One field of each kind; ``count`` and ``period`` look at what comes before them."""

    name: Text
    count: Count = 0
    ready: bool = False
    mark: Annotated[Decimal, above(0), decimals(1)] | None = None
    kind: Literal["whole", "half"] = "whole"
    days: Annotated[tuple[date, ...], not_empty, unique] = (date(2025, 3, 10),)
    sizes: Mapping[str, Positive] = field(default_factory=dict)
    period: Period | None = None

    def check_count(self) -> None:
        if self.name == "none" and self.count:
            raise RuleInputError("count", "rien à compter")

    def check(self) -> None:
        if self.kind == "half" and not self.ready:
            raise RuleInputError("ready", "une moitié est prête")


def refused(**table: object) -> tuple[str, str]:
    with pytest.raises(RuleInputError) as caught:
        read(Request, {"name": "a", **table})
    return caught.value.key, caught.value.expected


def test_defaults_stand_where_a_key_is_absent() -> None:
    assert read(Request, {"name": "a"}) == Request(name="a")


def test_a_table_of_everything_is_read() -> None:
    found = read(
        Request,
        {
            "name": "a",
            "count": 2,
            "ready": True,
            "mark": 7,
            "kind": "half",
            "days": [date(2025, 3, 10), date(2025, 3, 11)],
            "sizes": {"small": 1},
            "period": {"start": date(2025, 3, 10), "end": date(2025, 3, 10)},
        },
    )
    assert found.mark == Decimal(7)
    assert found.days == (date(2025, 3, 10), date(2025, 3, 11))
    assert dict(found.sizes) == {"small": 1}
    assert found.period == Period(start=date(2025, 3, 10), end=date(2025, 3, 10))


def test_facts_that_are_made_already_are_taken_as_they_are() -> None:
    period = Period(start=date(2025, 3, 10), end=date(2025, 3, 11))
    assert read(Request, {"name": "a", "period": period}).period is period


def test_facts_do_not_change() -> None:
    found = Request(name="a")
    with pytest.raises(FrozenInstanceError):
        found.name = "b"
    with pytest.raises(TypeError):
        read(Request, {"name": "a", "sizes": {"small": 1}}).sizes["large"] = 2


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("name", 3, "on attend un texte"),
        ("name", "  ", "on attend un texte qui n'est pas vide"),
        ("count", "2", "on attend un nombre entier"),
        ("count", True, "on attend un nombre entier"),
        ("count", Decimal(2), "on attend un nombre entier"),
        ("count", -1, "on attend un nombre d'au moins 0"),
        ("ready", 1, "on attend vrai ou faux"),
        ("mark", "7", "on attend un nombre"),
        ("mark", True, "on attend un nombre"),
        ("mark", Decimal("NaN"), "on attend un nombre"),
        ("mark", Decimal("Infinity"), "on attend un nombre"),
        ("mark", 0, "on attend un nombre supérieur à 0"),
        ("mark", Decimal("7.25"), "on attend un nombre de 1 décimales au plus"),
        ("kind", "third", "on attend un de ces mots : « whole », « half »"),
        ("days", date(2025, 3, 10), "on attend une liste"),
        ("days", ["2025-03-10"], "on attend une date"),
        ("days", [datetime(2025, 3, 10)], "on attend une date"),  # noqa: DTZ001
        ("days", [], "on attend au moins un élément"),
        ("days", [date(2025, 3, 10)] * 2, "on attend des éléments tous différents"),
        ("sizes", [1], "on attend un tableau"),
        ("sizes", {"small": 0}, "on attend un nombre d'au moins 1"),
        ("period", date(2025, 3, 10), "on attend un tableau"),
        ("period", {"start": date(2025, 3, 10)}, "end : donnée requise"),
        ("other", 1, "donnée inconnue de cette règle"),
    ],
)
def test_what_is_refused_is_named(key: str, value: object, expected: str) -> None:
    assert refused(**{key: value}) == (key, expected)


def test_a_missing_key_is_named() -> None:
    with pytest.raises(RuleInputError) as caught:
        read(Request, {})
    assert (caught.value.key, caught.value.expected) == ("name", "donnée requise")
    assert str(caught.value) == "name: donnée requise"


def test_keys_are_checked_in_order_each_with_its_own_check() -> None:
    assert refused(name="none", count=1, ready="x")[0] == "count"
    assert refused(name="", count=-1)[0] == "name"
    assert refused(kind="half", period={"start": 1})[0] == "period"


def test_unknown_keys_come_after_the_known_and_before_the_check_of_the_whole() -> None:
    assert refused(kind="half", other=1)[0] == "other"
    assert refused(kind="half")[0] == "ready"
    assert refused(kind="third", other=1)[0] == "kind"


def test_facts_made_by_the_program_are_checked_the_same() -> None:
    with pytest.raises(RuleInputError, match="count"):
        Request(name="a", count=-1)
    with pytest.raises(RuleInputError, match="ready"):
        Request(name="a", kind="half")
    assert Request(name="a", kind="half", ready=True).ready


def test_a_class_may_be_built_in_its_own_way() -> None:
    @facts
    class Lenient:
        count: Count

        def __post_init__(self) -> None:
            object.__setattr__(self, "count", abs(self.count))

    assert Lenient(count=-2).count == 2
    with pytest.raises(RuleInputError):
        read(Lenient, {"count": -2})


def test_a_class_that_adds_fields_checks_those_of_its_parent_first() -> None:
    @facts
    class Longer(Period):
        pages: Positive

    with pytest.raises(RuleInputError) as caught:
        read(Longer, {"start": date(2025, 3, 10), "end": date(2025, 3, 9), "pages": 0})
    assert caught.value.key == "end"


@pytest.mark.parametrize("hint", [int | str, float, set[int], tuple[int, str], bytes])
def test_a_type_that_no_table_holds_is_a_fault_of_the_program(hint: object) -> None:
    cls = facts(type("Odd", (), {"__annotations__": {"odd": hint}}))
    with pytest.raises(TypeError, match="facts cannot hold"):
        read(cls, {"odd": 1})


def test_the_bounds_of_numbers() -> None:
    assert [at_least(2).holds(number) for number in (1, 2)] == [False, True]
    assert [above(2).holds(number) for number in (2, 3)] == [False, True]
    assert [between(2, 3).holds(number) for number in (1, 2, 3, 4)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Amount, [Decimal(0), Decimal("1.25"), Decimal("1.250")], [Decimal(-1), Decimal("1.255")]),
        (Percentage, [Decimal(0), Decimal("50.5"), Decimal(100)], [Decimal(-1), Decimal("100.1")]),
        (TimeOfDay, ["00:00", "09:05", "23:59"], ["24:00", "9:05", "09:60", "09:05 ", "x"]),
        (
            SchoolYear,
            ["2024-2025", "1999-2000"],
            [
                "2024-2026",
                "2024",
                "2024-",
                "24-25",
                "2025-2024",
                "2024-25",
                "20a4-2025",
                "2024/2025",
            ],
        ),
    ],
)
def test_the_kinds_of_values_that_rules_share(
    kind: object, good: list[object], bad: list[object]
) -> None:
    cls = facts(type("One", (), {"__annotations__": {"one": kind}}))
    for value in good:
        assert read(cls, {"one": value}).one == value
    for value in bad:
        with pytest.raises(RuleInputError):
            read(cls, {"one": value})


def test_a_form_is_that_of_the_whole_text() -> None:
    assert matches("[0-9]+", "des chiffres").holds("12")
    assert not matches("[0-9]+", "des chiffres").holds("12a")
