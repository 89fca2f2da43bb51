"""The file of refused rows: corrected, it comes in."""

from datetime import date

from app.models import Pupil
from app.office.imports.reading import read_file
from app.office.imports.refused import refused_rows

TITLES = "Matricule;Nom;Prénom;Date de naissance;Classe;Option\n"


def refused(office, request):
    return refused_rows(request.listings[0], office.plan(request).lists[0])


def test_the_columns_are_kept_and_the_reason_is_added(office):
    text = TITLES + "1;A;B;01/02/2009;4A;x\n2;=1+1;B;;4A;+32\n"
    content = refused(office, office.request(office.csv("a.csv", text))).decode("utf-8-sig")
    assert content.splitlines() == [
        "Matricule;Nom;Prénom;Date de naissance;Classe;Option;Motif du refus",
        "2;'=1+1;B;;4A;'+32;Date de naissance – La date de naissance manque.",
    ]


def test_corrected_it_comes_in_as_it_was_written(office):
    text = TITLES + "2;=1+1;B;;4A;+32\n3;C;D;;4A;\n"
    content = refused(office, office.request(office.csv("a.csv", text)))
    fixed = content.decode("utf-8-sig").replace("=1+1;B;;", "=1+1;B;01/02/2009;")
    again = office.request(office.csv("b.csv", fixed))
    assert office.run(again).lists[0].new == 1
    assert office.all(Pupil)[0].last_name == "=1+1"
    second = refused(office, again).decode("utf-8-sig").splitlines()
    assert second[0].count("Motif du refus") == 1
    assert len(second) == 2


def test_dates_of_a_workbook_are_written_as_dates(office):
    file = office.xlsx("a.xlsx", TITLES.strip().split(";"), (1, "A", "B", date(2009, 2, 1), "", ""))
    found = refused(office, office.request(file)).decode("utf-8-sig").splitlines()
    assert found[1].startswith("1;A;B;01/02/2009;;;Classe – ")


def test_a_workbook_comes_in(office):
    file = office.xlsx(
        "a.xlsx", TITLES.strip().split(";"), (1, "A", "B", date(2009, 2, 1), "4A", "")
    )
    office.run(office.request(file))
    assert office.all(Pupil)[0].birth_date == date(2009, 2, 1)
    assert read_file(file)[0].name == "a.xlsx"
