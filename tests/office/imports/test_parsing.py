"""Cells as offices write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.office.imports import parsing

TODAY = date(2025, 6, 24)
DAY = date(2010, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "31/12/2010",
        "31-12-2010",
        "31.12.2010",
        "31 12 2010",
        "31/12/10",
        "31122010",
        "2010-12-31",
        "2010/12/31",
        "2010-12-31 00:00:00",
        "2010-12-31T00:00:00",
        "31/12/2010 00:00",
        "40543",
        DAY,
    ],
)
def test_dates(text):
    assert parsing.read_date(text) == DAY


@pytest.mark.parametrize("text", ["31/02/2010", "12/31/2010", "2010-13-01", "hier", "311210", "4"])
def test_what_is_no_date_says_how_to_write_one(text):
    with pytest.raises(ValueError, match=r"n'est pas une date.*31/12/2010"):
        parsing.read_date(text)


@settings(max_examples=80)
@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_every_way_of_writing_a_day_is_that_day(day):
    serial = str((day - date(1899, 12, 30)).days)
    for text in (f"{day:%d/%m/%Y}", f"{day:%d-%m-%y}", day.isoformat(), f"{day:%d%m%Y}", serial):
        assert parsing.read_date(text) == day


@pytest.mark.parametrize(("day", "said"), [("01/01/2026", "futur"), ("01/01/1900", "125 ans")])
def test_a_birth_date_is_believable(day, said):
    with pytest.raises(ValueError, match=said):
        parsing.birth_date(day, TODAY)


@pytest.mark.parametrize(
    ("text", "found"),
    [("M", "mr"), ("h", "mr"), ("Garçon", "mr"), ("F", "mrs"), ("Fille", "mrs"), ("Mme", "mrs")],
)
def test_sexes(text, found):
    assert parsing.civility(text, TODAY) == found


def test_a_sex_that_is_not_known():
    assert parsing.civility("X", TODAY) == "none"
    with pytest.raises(ValueError, match="écrivez M, F ou X"):
        parsing.civility("Z", TODAY)


@pytest.mark.parametrize(("text", "found"), [("4", "4"), ("4,5", "4.5"), ("4.25", "4.25")])
def test_periods(text, found):
    assert parsing.periods(text, TODAY) == Decimal(found)


@pytest.mark.parametrize("text", ["-1", "61", "4,125", "NaN", "Infinity", "1e400"])
def test_periods_that_cannot_be(text):
    with pytest.raises(ValueError, match="un nombre de 0 à 60"):
        parsing.periods(text, TODAY)


def test_what_is_no_number():
    with pytest.raises(ValueError, match=r"n'est pas un nombre"):
        parsing.maximum("vingt", TODAY)
    assert parsing.maximum("100", TODAY) == 100


def test_texts_have_an_end():
    with pytest.raises(ValueError, match="trop long"):
        parsing.code("x" * 61, TODAY)
    with pytest.raises(ValueError, match="trop long"):
        parsing.line_of_text("x" * 121, TODAY)
    with pytest.raises(ValueError, match="Ce nom manque"):
        parsing.name("…", TODAY)
    with pytest.raises(ValueError, match="adresse électronique"):
        parsing.email("anne", TODAY)
