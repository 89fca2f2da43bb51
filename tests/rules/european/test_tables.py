"""The tables of the annexes: what they hold, and how a damaged one is refused."""

import csv
from io import StringIO

import pytest

from app.rules.european.equivalences import equivalences, equivalences_in
from app.rules.european.subjects import IN_FRENCH, annexes_in, not_counted_in, subjects_of

INDICES = "class_group,subject,kind,index_below_4,index_4_to_5,index_5_to_6\n"
LEVELS = "year,european_level,country,national_level,remark\n"


def rows(text: str) -> "csv.DictReader[str]":
    return csv.DictReader(StringIO(text))


@pytest.mark.parametrize(
    ("class_", "counted"), [(1, 10), (2, 10), (3, 10), (4, 17), (5, 17), (6, 32)]
)
def test_each_annex_lists_its_subjects(class_: int, counted: int) -> None:
    assert len(subjects_of(class_)) == counted


def test_no_subject_is_both_counted_and_not() -> None:
    for class_ in range(1, 7):
        assert not subjects_of(class_).keys() & not_counted_in(class_)


def test_every_subject_has_a_french_name() -> None:
    for class_ in range(1, 7):
        assert (subjects_of(class_).keys() | not_counted_in(class_)) <= IN_FRENCH.keys()


@pytest.mark.parametrize(
    "text",
    [
        "class,subject\n",
        "",
        INDICES + "1-3,alchemy,basic,4,3,2\n",
        INDICES + "1-3,latin,favourite,4,3,2\n",
        INDICES + "1-3,latin,basic,4,3,\n",
        INDICES + "first,latin,basic,4,3,2\n",
    ],
)
def test_a_damaged_table_of_indices_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ee-promotion-indices"):
        annexes_in(rows(text))


def test_the_fault_is_found_by_its_line() -> None:
    with pytest.raises(ValueError, match="line 3"):
        annexes_in(rows(INDICES + "6,latin,option,4,3,2\n6,latin,option,4,x,2\n"))


def test_the_table_of_equivalences_has_twelve_years() -> None:
    table = equivalences()
    assert table.last_year == 12
    assert table.levels[1] == "primary 1"
    assert table.levels[6] == "secondary 1"
    assert table.levels[12] == "secondary 7"
    assert sum(len(levels) for levels in table.years.values()) == 244


def test_what_the_printed_table_lost_is_not_in_it() -> None:
    assert equivalences().year_of("denmark", "3. Folkeskole") is None
    assert equivalences().year_of("nowhere", "1") is None


@pytest.mark.parametrize(
    "text",
    [
        "year,country\n",
        LEVELS + "first,primary 1,belgium,1ère primaire,\n",
        LEVELS + "1,primary 1,belgium,1ère primaire,\n1,primary 2,france,CP,\n",
        LEVELS + "1,primary 1,belgium,1ère primaire,\n2,primary 2,belgium,1ère primaire,\n",
    ],
)
def test_a_damaged_table_of_equivalences_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ee-equivalences"):
        equivalences_in(rows(text))
