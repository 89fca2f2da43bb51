"""What a class that is not there is taken for."""

import pytest

from app.office.work import Desk
from tests.office.imports.conftest import Office, make_empty
from tests.schools import NOW, TODAY

TITLES = "Nom;Prénom;Date de naissance;Classe;Année;Section\n"


def guess(office, name, year="", section=""):
    row = f"Lambert;Éloïse;03/03/2009;{name};{year};{section}\n"
    plan = office.plan(office.request(office.csv("liste.csv", TITLES + row)))
    (found,) = plan.classes
    return found.kind.regime, found.kind.study_year, found.kind.form


@pytest.mark.parametrize(
    ("name", "year", "section", "form", "study_year"),
    [
        ("6A", "6", "TT", "technical", 6),
        ("1C4", "1C", "G", "general", 1),
        ("2SI", "2S", "", "general", 2),
        ("4TQA", "", "", "technical_qualification", 4),
        ("5 TT B", "", "", "technical", 5),
        ("X", "4e", "Professionnel", "professional", 4),
        ("7P", "7", "P", "professional", 7),
        ("3B", "3", "Technique de qualification", "technical_qualification", 3),
    ],
)
def test_years_and_forms(office, name, year, section, form, study_year):
    assert guess(office, name, year, section) == ("fwb", study_year, form)


@pytest.fixture
def all_regimes(tmp_path):
    file = make_empty(tmp_path, ("fwb", "cefa", "promsoc", "european"))
    yield Office(file, Desk(file.actor, TODAY, NOW), tmp_path, 1)
    file.close(NOW)


@pytest.mark.parametrize(
    ("name", "section", "regime"),
    [
        ("4A", "G", "fwb"),
        ("5P", "CEFA", "cefa"),
        ("CEFA 5", "", "cefa"),
        ("UE 3", "", "promsoc"),
        ("S4", "Européenne", "european"),
    ],
)
def test_regimes(all_regimes, name, section, regime):
    assert guess(all_regimes, name, "", section)[0] == regime


def test_regime_without_forms(all_regimes):
    assert guess(all_regimes, "S4", "4", "européenne") == ("european", 4, "")


def test_a_year_that_a_regime_has_not(tmp_path):
    file = make_empty(tmp_path, ("cefa",))
    office = Office(file, Desk(file.actor, TODAY, NOW), tmp_path, 1)
    assert guess(office, "1A", "1") == ("cefa", 1, "technical_qualification")
    file.close(NOW)


def test_rows_that_disagree_are_counted(office):
    rows = "".join(
        f"N{at};P;0{1 + at}/03/2009;{'6A' if at else '6a'};6;{section}\n"
        for at, section in enumerate(("TT", "G", "TT"))
    )
    plan = office.plan(office.request(office.csv("liste.csv", TITLES + rows)))
    (found,) = plan.classes
    assert (found.name, found.pupils) == ("6a", 3)
    assert found.reason == "année 6 · section TT (2), G (1)"
    assert found.kind.form == "technical"
    office.run(office.request(office.csv("liste.csv", TITLES + rows)))


def test_a_name_alone_says_so(office):
    row = "Nom;Prénom;Date de naissance;Classe\nLambert;Éloïse;03/03/2009;4A\n"
    plan = office.plan(office.request(office.csv("liste.csv", row)))
    assert plan.classes[0].reason == "d'après le nom"
