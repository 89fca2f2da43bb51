"""The tables of the circular: what they hold, and how a malformed one is refused."""

from collections import Counter
from pathlib import Path

import pytest

from app.rules.cefa import tables
from app.rules.cefa.tables import TableError

SECTORS = "sector,sector_name,group,group_name\n1,Agronomie,11,Agriculture\n"
OPTIONS = (
    "code,title,article,year_or_degree,form,sector,sector_name,group,access,classification,remark\n"
)
ZONES = "zone,basin,commune\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_options_are_those_of_the_circular() -> None:
    options = tables.all_options()
    assert len(options) == 345
    assert Counter((item.article, item.year_or_degree, item.form) for item in options) == {
        ("45", "D2-D3", "P"): 75,
        ("urgence", "D2-D3", "P"): 11,
        ("49", "D2", "P"): 25,
        ("49", "D2", "TQ"): 3,
        ("49", "D3", "TQ"): 44,
        ("49", "D3", "P"): 64,
        ("49", "7Q", "TQ"): 22,
        ("49", "7Q", "P"): 31,
        ("49", "7C", "TQ"): 19,
        ("49", "7C", "P"): 51,
    }
    assert Counter(item.access for item in options if item.access) == {"S-O": 90, "L": 29, "O": 3}
    assert sum(item.is_cpu for item in options) == 35
    codes = Counter(item.code for item in options)
    assert {code for code, times in codes.items() if times > 1} == {"2323", "8308"}
    assert {item.code for item in options if item.classification == "R2/SN"} == {
        "8213",
        "9209",
        "9210",
    }
    assert all((item.group is None) == (item.article != "49") for item in options)


def test_sectors_and_zones_are_those_of_the_circular() -> None:
    assert len(tables.all_sectors()) == 43
    assert len({item.sector for item in tables.all_sectors()}) == 10
    assert tables.groups()[83] == 8
    zones = Counter(item.zone for item in tables.all_communes())
    assert [zones[f"{number:02}"] for number in range(1, 11)] == [
        19,
        27,
        31,
        24,
        20,
        33,
        44,
        23,
        24,
        27,
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("", 1),
        ("sector,group\n", 1),
        (SECTORS + "1,Agronomie,12\n", 3),
        (SECTORS + "un,Agronomie,12,Horticulture\n", 3),
        (SECTORS + "1,Agronomie,douze,Horticulture\n", 3),
        (SECTORS + "1,,12,Horticulture\n", 3),
        (SECTORS + "1,Agronomie,12, \n", 3),
        (SECTORS + "2,Industrie,11,Agriculture\n", 3),
    ],
)
def test_a_malformed_table_of_sectors_names_file_and_row(
    tmp_path: Path, text: str, row: int
) -> None:
    with pytest.raises(TableError, match=rf"table\.csv, ligne {row} : ") as caught:
        tables.read_sectors(written(tmp_path, text))
    assert caught.value.row == row


@pytest.mark.parametrize(
    "line",
    [
        "1,Bruxelles,Anderlecht",
        "1a,Bruxelles,Anderlecht",
        "01,,Anderlecht",
        "01,Bruxelles,",
    ],
)
def test_a_malformed_table_of_zones_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(TableError, match="ligne 2"):
        tables.read_zones(written(tmp_path, f"{ZONES}{line}\n"))


def test_a_commune_belongs_to_one_zone(tmp_path: Path) -> None:
    text = f"{ZONES}01,Bruxelles,Uccle\n02,Brabant wallon,Uccle\n"
    with pytest.raises(TableError, match="ligne 3 : « Uccle » est déjà donné"):
        tables.read_zones(written(tmp_path, text))


GOOD = "1113,Complément,49,7C,P,1,Agronomie,11,S-O,R,"


def test_a_good_option_is_read(tmp_path: Path) -> None:
    sectors = tables.read_sectors(written(tmp_path, SECTORS))
    (option,) = tables.read_options(written(tmp_path, f"{OPTIONS}{GOOD}\n"), sectors)
    assert (option.code, option.group, option.access, option.is_cpu) == ("1113", 11, "S-O", False)


@pytest.mark.parametrize(
    "line",
    [
        "113,Complément,49,7C,P,1,Agronomie,11,S-O,R,",
        "111a,Complément,49,7C,P,1,Agronomie,11,S-O,R,",
        "1113,,49,7C,P,1,Agronomie,11,S-O,R,",
        "1113,Complément,47,7C,P,1,Agronomie,11,S-O,R,",
        "1113,Complément,49,D2-D3,P,1,Agronomie,11,,R,",
        "1113,Complément,49,7C,G,1,Agronomie,11,S-O,R,",
        "1113,Complément,49,7C,P,x,Agronomie,11,S-O,R,",
        "1113,Complément,49,7C,P,2,Agronomie,11,S-O,R,",
        "1113,Complément,49,7C,P,1,Industrie,11,S-O,R,",
        "1113,Complément,49,7C,P,1,Agronomie,12,S-O,R,",
        "1213,Complément,49,7C,P,1,Agronomie,12,S-O,R,",
        "1113,Complément,49,7C,P,1,Agronomie,,S-O,R,",
        "1113,Complément,49,7C,P,1,Agronomie,11,SO,R,",
        "1113,Complément,49,D3,P,1,Agronomie,11,S-O,R,",
        "1113,Complément,49,7C,P,1,Agronomie,11,S-O,R3,",
        "1113,Complément,45,D2-D3,P,1,Agronomie,11,,,",
    ],
)
def test_a_malformed_option_is_refused(tmp_path: Path, line: str) -> None:
    sectors = tables.read_sectors(written(tmp_path, SECTORS))
    with pytest.raises(TableError, match=r"table\.csv, ligne 2 : « "):
        tables.read_options(written(tmp_path, f"{OPTIONS}{line}\n"), sectors)


def test_a_code_serves_once_at_each_degree(tmp_path: Path) -> None:
    sectors = tables.read_sectors(written(tmp_path, SECTORS))
    with pytest.raises(TableError, match="ligne 3"):
        tables.read_options(written(tmp_path, f"{OPTIONS}{GOOD}\n{GOOD}\n"), sectors)
