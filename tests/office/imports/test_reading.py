"""Files as offices have them, and files that are no lists."""

import zipfile
from datetime import date, datetime, time

import pytest
import xlsxwriter

from app.errors import EnvironmentFault, Refusal
from app.office.imports import archives, reading
from app.office.imports.reading import read_file, read_files

TITLES = "Nom;Prénom;Date de naissance;Classe"
ROW = "Lambert;Éloïse;03/03/2009;4A"


def table(file):
    (found,) = read_file(file)
    return found


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiters_are_told_by_the_lines(office, delimiter):
    text = f"{TITLES}\n{ROW}\n".replace(";", delimiter)
    assert table(office.csv("a.csv", text)).lines[0].cells == tuple(ROW.split(";"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(office, encoding):
    found = table(office.csv("a.csv", f"{TITLES}\r\n{ROW}", encoding))
    assert found.titles == ("Nom", "Prénom", "Date de naissance", "Classe")
    assert found.lines[0].cells[1] == "Éloïse"


def test_accents_that_are_written_apart_are_put_together(office):
    found = table(office.csv("a.csv", f"{TITLES}\nLambert;E\u0301loi\u0308se;03/03/2009;4A"))
    assert found.lines[0].cells[1] == "Éloïse"


def test_quotes_hold_delimiters_and_ends_of_lines(office):
    text = 'Nom;Adresse\n"Lambert; dite ""Lo""";"Rue Haute 7\nbte 2"\nDubois;Rue Basse\n'
    found = table(office.csv("a.csv", text))
    assert found.lines[0].cells == ('Lambert; dite "Lo"', "Rue Haute 7 bte 2")
    assert [line.number for line in found.lines] == [2, 3]


def test_blank_lines_count_as_a_spreadsheet_counts_them(office):
    found = table(office.csv("a.csv", f"\n{TITLES}\n\n;;;\n{ROW}\n"))
    assert [line.number for line in found.lines] == [5]


def test_a_title_above_the_titles_is_passed_over(office):
    found = table(office.csv("a.csv", f"Liste des élèves;;;\n{TITLES}\n{ROW}"))
    assert found.titles[0] == "Nom"


def test_a_line_longer_than_the_titles_gets_numbered_ones(office):
    found = table(office.csv("a.csv", f"{TITLES}\n{ROW};de plus"))
    assert found.titles[4] == "Colonne 5"


def test_formulas_and_markup_stay_plain_text(office):
    found = table(office.csv("a.csv", "Nom;Prénom\n=1+1;<b>Lo</b>\n'=2+2;@SOMME(A1)"))
    assert [line.cells for line in found.lines] == [
        ("=1+1", "<b>Lo</b>"),
        ("=2+2", "@SOMME(A1)"),
    ]


def test_unseen_signs_are_dropped(office):
    found = table(office.csv("a.csv", "Nom;Prénom\nLam\u202ebert\u200b;É\x07lo\u00a0ïse"))
    assert found.lines[0].cells == ("Lambert", "Élo ïse")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "est vide"),
        (b" \r\n \n", "est vide"),
        (b";;\n;;\n", "est vide"),
        ("Nom;Prénom\n".encode(), "ne contient que des titres"),
        (b"1;2010-01-01\n2;2010-01-02\n", "n'ont pas de titres"),
        (b"Nom;Pr\x00enom\nA;B\n", "ni un classeur XLSX ni un texte CSV"),
        (b"\x89PNG\r\n\x1a\n\x81\x8d", "ni un classeur XLSX ni un texte CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ni un classeur XLSX ni un texte CSV"),
        (b'Nom;Classe\nA;"4A\nB;4B\n', "au-delà de la ligne 2"),
        (b'Nom;Classe\nA;4A\n"B"x;4B\n', "au-delà de la ligne 3"),
        (b"PK\x03\x04 not an archive", "n'est pas un classeur lisible"),
        (b"<html><table><tr><td>Nom</td></tr></table></html>", "ni un classeur XLSX ni"),
        (b"%PDF-1.7\nNom;Classe\n", "ni un classeur XLSX ni un texte CSV"),
    ],
)
def test_what_is_no_list_is_said(tmp_path, content, said):
    file = tmp_path / "liste.csv"
    file.write_bytes(content)
    with pytest.raises(Refusal, match=said) as refused:
        read_file(file)
    assert refused.value.advice
    assert "«\u00a0liste.csv\u00a0»" in refused.value.message


def test_an_old_workbook_is_said_so(tmp_path):
    file = tmp_path / "liste.xls"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    with pytest.raises(Refusal, match="ancien format"):
        read_file(file)


def test_a_password_is_said(tmp_path):
    file = tmp_path / "liste.xlsx"
    packed = "EncryptedPackage".encode("utf-16-le")
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + packed)
    with pytest.raises(Refusal, match="protégé par un mot de passe"):
        read_file(file)


def test_a_file_that_is_gone_is_a_fault_of_the_disk(tmp_path):
    with pytest.raises(EnvironmentFault):
        read_file(tmp_path / "partie.csv")


def test_too_large_a_file_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    file = tmp_path / "liste.csv"
    file.write_text(f"{TITLES}\n{ROW}", encoding="utf-8")
    with pytest.raises(Refusal, match="trop grand"):
        read_file(file)


@pytest.mark.parametrize("limit", ["MOST_LINES", "MOST_COLUMNS"])
def test_too_many_lines_or_columns(office, monkeypatch, limit):
    monkeypatch.setattr(reading, limit, 1)
    with pytest.raises(Refusal, match="trop grand"):
        read_file(office.csv("a.csv", f"{TITLES}\n{ROW}\n{ROW}"))


def test_one_bad_file_does_not_stop_the_others(office):
    good = office.csv("a.csv", f"{TITLES}\n{ROW}")
    found = read_files([office.csv("b.csv", ""), good])
    assert [one.name for one in found.tables] == ["a.csv"]
    assert [one.name for one in found.unread] == ["b.csv"]


# Workbooks


def test_a_workbook_gives_dates_whole_numbers_and_values(office):
    titles = ("Matricule", "Nom", "Date de naissance", "Périodes", "Option")
    row = (5605, "=1+1", date(2010, 12, 31), 4.5, True)
    file = office.xlsx("a.xlsx", titles, row, ("", "{=A1}", "", "", False))
    found = table(file)
    assert found.name == "a.xlsx"
    assert found.lines[0].cells == ("5605", "=1+1", date(2010, 12, 31), "4.5", "oui")
    assert found.lines[1].cells == ("", "valeur", "", "", "non")


def test_each_visible_sheet_is_a_list(office):
    rows = [("Nom", "Classe"), ("Lambert", "4A")]
    file = office.xlsx("a.xlsx", **{"4A": rows, "4B": rows, "Vide": []})
    assert [one.name for one in read_file(file)] == ["a.xlsx · 4A", "a.xlsx · 4B"]


def test_lines_of_a_workbook_have_the_numbers_that_it_shows(office):
    file = office.xlsx("a.xlsx", (), (), ("Nom", "Classe"), (), ("Lambert", "4A"))
    assert [line.number for line in table(file).lines] == [5]


def test_an_empty_workbook(office):
    with pytest.raises(Refusal, match="est vide"):
        read_file(office.xlsx("a.xlsx", Vide=[]))


def sheet_of(place):
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1"><c r="A1"><v>1</v></c></row><row><c r="{place}"><v>2</v></c></row>'
        "</sheetData></worksheet>"
    )


def rewritten(file, name, content):
    """The workbook with one of its entries replaced."""
    with zipfile.ZipFile(file) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    entries[name] = content
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in entries.items():
            archive.writestr(entry, data)
    return file


@pytest.mark.parametrize("place", ["XFD1048576", "B99999999999", 'A2"/><c r = "XFD600000'])
def test_a_cell_at_the_far_corner_is_refused_before_it_is_allocated(office, place):
    file = office.xlsx("a.xlsx", ("Nom",), ("Lambert",))
    rewritten(file, "xl/worksheets/sheet1.xml", sheet_of(place))
    with pytest.raises(Refusal, match="trop grand"):
        read_file(file)


def test_a_swollen_entry_is_refused_before_it_is_unpacked(office):
    file = office.xlsx("a.xlsx", ("Nom",), ("Lambert",))
    rewritten(file, "xl/media/image.bin", b"0" * (archives.LARGE + 1))
    with pytest.raises(Refusal, match="trop grand"):
        read_file(file)


def test_too_many_entries(office, monkeypatch):
    monkeypatch.setattr(archives, "MOST_ENTRIES", 3)
    with pytest.raises(Refusal, match="trop grand"):
        read_file(office.xlsx("a.xlsx", ("Nom",), ("Lambert",)))


def test_a_size_that_lies_is_found_out(office):
    file = office.xlsx("a.xlsx", ("Nom",), ("Lambert",))
    rewritten(file, "xl/media/image.bin", b"0123456789" * 500)
    content = file.read_bytes()
    place = content.rindex(b"xl/media/image.bin") - 46
    assert content[place : place + 4] == b"PK\x01\x02"
    file.write_bytes(content[: place + 24] + (10).to_bytes(4, "little") + content[place + 28 :])
    with pytest.raises(Refusal, match="n'est pas un classeur lisible"):
        read_file(file)


def test_an_archive_that_is_no_workbook(tmp_path):
    file = tmp_path / "liste.xlsx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("lettre.txt", "Bonjour")
    with pytest.raises(Refusal, match="ni un classeur XLSX ni un texte CSV"):
        read_file(file)


def test_a_workbook_whose_inside_is_broken(office):
    file = office.xlsx("a.xlsx", ("Nom",), ("Lambert",))
    rewritten(file, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row")
    with pytest.raises(Refusal, match="n'est pas un classeur lisible"):
        read_file(file)


def test_hidden_sheets_are_passed_over_and_times_are_text(tmp_path):
    file = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(file)
    page = book.add_worksheet("Élèves")
    page.write_row(0, 0, ("Nom", "Heure", "Durée", "Jour"))
    page.write(1, 0, "Lambert")
    page.write_datetime(1, 1, time(13, 5), book.add_format({"num_format": "hh:mm"}))
    page.write_number(1, 2, 1.5, book.add_format({"num_format": "[h]:mm"}))
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    afternoon = datetime(2010, 12, 31, 13, 5)  # noqa: DTZ001 (a sheet has no zones)
    page.write_datetime(1, 3, afternoon, moment)
    hidden = book.add_worksheet("Caché")
    hidden.write_row(0, 0, ("Nom", "Classe"))
    hidden.hide()
    book.close()
    (found,) = read_file(file)
    assert found.lines[0].cells[:2] == ("Lambert", "13:05")
    assert found.lines[0].cells[2]
    assert found.lines[0].cells[3] == date(2010, 12, 31)


def test_a_cell_beyond_all_measure_is_said(office):
    with pytest.raises(Refusal, match="au-delà de la ligne 2"):
        read_file(office.csv("a.csv", "Nom;Classe\n" + "x" * 200_000 + ";4A\n"))
