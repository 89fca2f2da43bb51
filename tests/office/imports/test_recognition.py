"""What lists are taken for by the titles of their columns."""

import pytest

from app.office.imports.kinds import KINDS, kind_of, title_key
from app.office.imports.recognition import lacking, matched, recognise


@pytest.mark.parametrize(
    ("titles", "kind"),
    [
        ("NOM;Prénom;Né(e) le;Classe", "pupils"),
        ("Nom de famille;PRENOM;date_de_naissance;classe;matricule", "pupils"),
        ("matricule;nom;prenom;DateNaiss;classe;cours", "pupils"),
        ("cours;nbheures;libelle;cadre;section", "courses"),
        ("Code du cours;Intitulé;Périodes", "courses"),
        ("acronyme;nom;prenom;sexe", "teachers"),
        ("Sigle;Nom du professeur", "teachers"),
        ("matricule;coursGrp", "followed"),
        ("N° matricule;Cours et groupe", "followed"),
        ("acronyme;coursGrp;nomCours", "taught"),
        ("Nom;Prénom;Classe", "pupils"),
        ("Fruit;Couleur", ""),
    ],
)
def test_kinds_are_told_by_titles(titles, kind):
    assert recognise(titles.split(";")).kind == kind


def test_spelling_of_titles_does_not_matter():
    assert title_key("Date de naissance") == title_key("DATE_DE_NAISSANCE")
    assert title_key("prenom") == title_key(" Prénom ")


def test_no_field_is_filled_twice():
    assert matched(("Nom", "NOM", "Adresse"), "pupils") == ("last_name", "", "street")


def test_a_title_may_mean_another_thing_beside_its_companion():
    assert matched(("nom", "courriel"), "pupils")[1] == "email"
    assert matched(("nom", "nomResp", "courriel"), "pupils")[2] == "responsible_email"


def test_what_lacks_is_told():
    kind = kind_of("pupils")
    assert lacking(kind, matched(("Nom", "Classe"), "pupils")) == ("Prénom", "Date de naissance")


def test_titles_of_a_kind_name_one_field_each():
    for kind in KINDS:
        seen = {}
        for column in kind.columns:
            for title in (column.title, *column.synonyms):
                assert seen.setdefault(title_key(title), column.field) == column.field, title


def test_a_kind_that_is_not_said_matches_nothing():
    assert matched(("Nom",), "") == ("",)
    with pytest.raises(KeyError):
        kind_of("pupils").column("colour")
