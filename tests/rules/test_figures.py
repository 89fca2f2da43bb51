"""Figures: how they are read from files, by which name and type, and what the school may add."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.rules.errors import MissingFigure, RuleInputError
from app.rules.figures import Figure, FigureReader, Figures, packaged_figures, read_figures


def figure(value: object, name: str = "fwb.limit", school_year: str = "") -> Figure:
    return Figure(name, value, "jours", "ROI Eole, 7", school_year)


def reader(value: object, school_year: str = "") -> FigureReader:
    return FigureReader(Figures([figure(value, school_year=school_year)]))


def file_of(folder: Path, text: str, name: str = "fwb.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


GOOD = """
[limit]
value = 9
unit = "jours"
source = "ROI Eole, 7"

[life.price]
value = 0.25
unit = "euro"
source = "ROI Eole, 17"

[life.days]
value = ["05-15", "05-31"]
unit = "mois et jours"
source = "ROI Eole, 7"
"""


def test_a_file_is_read_with_its_tables(tmp_path: Path) -> None:
    limit, price, days = read_figures(file_of(tmp_path, GOOD))
    assert limit == Figure("fwb.limit", 9, "jours", "ROI Eole, 7")
    assert (price.name, price.value) == ("fwb.life.price", Decimal("0.25"))
    assert days.value == ("05-15", "05-31")


def test_the_name_of_the_file_says_the_school_year(tmp_path: Path) -> None:
    path = file_of(
        tmp_path, "[d]\nvalue = 2025-07-18\nunit = ''\nsource = 's'", "fwb-2024-2025.toml"
    )
    (found,) = read_figures(path)
    assert found == Figure("fwb.d", date(2025, 7, 18), "", "s", "2024-2025")


@pytest.mark.parametrize(
    "text",
    [
        "limit = 9",
        "[limit]\nvalue = 9\nsource = 's'",
        "[limit]\nvalue = 9\nunit = 3\nsource = 's'",
        "[limit]\nvalue = 9\nunit = 'jours'",
        "[limit]\nvalue = 9\nunit = 'jours'\nsource = '  '",
        "[limit]\nvalue = 9\nunit = 'jours'\nsource = 's'\nnote = 'x'",
        "[limit]\nvalue = 2025-07-18T12:00:00\nunit = 'jours'\nsource = 's'",
        "[limit]\nvalue = [[9], {a = 1}]\nunit = 'jours'\nsource = 's'",
    ],
)
def test_a_file_that_is_not_as_it_must_be_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match=r"fwb\.limit"):
        read_figures(file_of(tmp_path, text))


def test_each_kind_of_figure_is_read_by_its_type() -> None:
    assert reader(9).integer("fwb.limit") == 9
    assert reader(9).decimal("fwb.limit") == Decimal(9)
    assert reader(Decimal("0.5")).decimal("fwb.limit") == Decimal("0.5")
    assert reader(date(2025, 7, 18)).day("fwb.limit") == date(2025, 7, 18)
    assert reader("05-31").word("fwb.limit") == "05-31"
    assert reader((1, 4)).integers("fwb.limit") == (1, 4)
    assert reader(("a", "b")).words("fwb.limit") == ("a", "b")
    assert reader((1, Decimal("0.5"))).decimals("fwb.limit") == (Decimal(1), Decimal("0.5"))


@pytest.mark.parametrize(
    ("read", "values", "expected"),
    [
        ("integer", (True, "9", Decimal(9), (9,)), "un nombre entier"),
        ("decimal", (True, "9", (9,)), "un nombre"),
        ("day", (9, "2025-07-18"), "une date"),
        ("word", (9, ("a",)), "un texte"),
        ("integers", (9, (True,), (1, "2"), (Decimal(1),)), "une liste de nombres entiers"),
        ("words", ("a", ("a", 1)), "une liste de textes"),
        ("decimals", (9, (True,), (1, "2")), "une liste de nombres"),
    ],
)
def test_a_figure_of_another_type_is_named(
    read: str, values: tuple[object, ...], expected: str
) -> None:
    for value in values:
        with pytest.raises(RuleInputError) as caught:
            getattr(reader(value), read)("fwb.limit")
        assert caught.value.key == "limit"
        assert caught.value.expected == f"« fwb.limit » doit être {expected}"


def test_what_was_read_is_noted() -> None:
    both = FigureReader(Figures([figure(9), figure(10, school_year="2024-2025")]))
    assert both.integer("fwb.limit") == 9
    assert both.integer("fwb.limit", "2024-2025") == 10
    assert set(both.read) == {("fwb.limit", ""), ("fwb.limit", "2024-2025")}


def test_a_figure_that_is_not_published_is_named() -> None:
    with pytest.raises(MissingFigure) as standing:
        Figures([]).standing("fwb.life.limit")
    assert (standing.value.key, standing.value.name) == ("limit", "fwb.life.limit")
    assert standing.value.school_year is None
    with pytest.raises(MissingFigure, match="pour l'année scolaire 2025-2026") as dated:
        reader(9, "2024-2025").integer("fwb.limit", "2025-2026")
    assert dated.value.school_year == "2025-2026"


def test_the_school_overrides_what_is_packaged() -> None:
    own = Figure("fwb.limit", 12, "jours", "dérogation", author="direction")
    figures = Figures([figure(9), figure(3, "fwb.other")]).with_school([own])
    assert figures.standing("fwb.limit") == own
    assert figures.standing("fwb.other").value == 3
    assert {item.name for item in figures} == {"fwb.limit", "fwb.other"}


def test_the_packaged_figures_are_read_once() -> None:
    assert packaged_figures() is packaged_figures()
    assert packaged_figures().standing("fwb.report_from_half_days").value == 9
