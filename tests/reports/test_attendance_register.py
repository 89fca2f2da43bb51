"""The register as it prints: its text, its sheets, its bytes."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from app.reports.attendance_register import (
    LINES_A_SHEET,
    preview_attendance_register,
    render_attendance_register,
    render_attendance_registers,
)
from app.reports.attendance_register_view import (
    AttendanceRegister,
    Presence,
    RegisterCell,
    RegisterColumn,
    RegisterLine,
)
from app.reports.views import School
from tests.reports.reading import bounds, spot, text_of

DAYS = (date(2025, 5, 19), date(2025, 5, 20))
COLUMNS = tuple(RegisterColumn(day, slot, True) for day in DAYS for slot in ("m", "a"))
CELLS = (
    RegisterCell(Presence.UNJUSTIFIED, "A"),
    RegisterCell(Presence.JUSTIFIED, "E"),
    RegisterCell(Presence.PENDING, "A"),
    RegisterCell(Presence.LATE, "R"),
)


def register(pupils=1, **changes):
    lines = tuple(
        RegisterLine(number, f"Élève {number}", "", CELLS, (1, 1, 1, 1))
        for number in range(1, pupils + 1)
    )
    values = {
        "school": School("Institut du Test", ("Rue de l'Essai 1", "5000 Namur"), fase="1234"),
        "class_name": "4TQA",
        "regime": "Secondaire de plein exercice",
        "month": "mai 2025",
        "columns": COLUMNS,
        "lines": lines,
        "totals": ("Inj.", "Just.", "À just.", "Ret."),
        "absents": (1, 1, 1, 0),
        "codes": (("A", "Absent"), ("R", "En retard")),
        "as_of": date(2025, 6, 24),
        "legend": "(A) : justifiée",
        "head": "Anne Exemple",
        **changes,
    }
    return AttendanceRegister(**values)


def pages(pdf):
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def test_the_sheet_says_whose_it_is_and_what_its_letters_mean():
    (text,) = pages(render_attendance_register(register()))
    for words in (
        "Institut du Test",
        "Numéro FASE",
        "Registre de fréquentation · 4TQA · mai 2025",
        "état au 24 juin 2025",
        "L 19",
        "M 20",
        "Élève 1",
        "(E)",
        "A?",
        "Appel fait",
        "A : Absent · R : En retard",
        "(A) : justifiée",
        "La direction, Anne Exemple, le",
        "Tenu par, le",
    ):
        assert words in text, words


def test_a_large_class_goes_on_over_the_page_and_ends_with_the_totals():
    first, second = pages(render_attendance_register(register(LINES_A_SHEET + 1)))
    assert "feuille 1/2" in first
    assert "feuille 2/2" in second
    assert "Appel fait" not in first
    assert "Appel fait" in second
    assert f"Élève {LINES_A_SHEET + 1}" in second


def test_a_class_of_thirty_four_and_a_month_of_twenty_three_days_fit():
    days = [date(2025, 10, day) for day in range(1, 32) if date(2025, 10, day).isoweekday() < 6]
    columns = tuple(RegisterColumn(day, slot, True) for day in days for slot in ("m", "a"))
    line = RegisterLine(
        1,
        "Nom-Vraiment-Très-Long de la Fontaine d'Argent Marie-Christophine",
        "depuis le 12 octobre",
        tuple(RegisterCell(Presence.PENDING, "A") for _column in columns),
        (10, 10, 10, 10),
    )
    wide = register(columns=columns, absents=(1,) * len(columns), lines=(line,) * 34)
    pdf = render_attendance_register(wide)
    (sheet,) = PdfReader(BytesIO(pdf)).pages
    assert sheet.mediabox.width > sheet.mediabox.height
    name, remark = "Nom-Vraiment-Très-Long de la Fontaine d'Argent Marie", "depuis le 12 octobre"
    told = text_of(pdf)
    assert told.count(name) == told.count(remark) == 34
    assert "…" not in told
    assert spot(pdf, "Christophine").right < 10 + 6 + 47
    assert bounds(pdf).right <= 287


def test_the_column_of_names_is_as_wide_as_the_month_allows():
    long = "Vandenberghe-Delafontaine de Sainte-Walburge Marie-Charlotte Alexandrine"
    line = RegisterLine(1, long, "", CELLS, (1, 1, 1, 1))
    short, wide = (
        spot(render_attendance_register(one), "L 19")
        for one in (register(), register(lines=(line,)))
    )
    assert wide.left > short.left + 20
    assert long in text_of(render_attendance_register(register(lines=(line,))))


def test_many_codes_and_a_long_school_stay_on_the_page():
    codes = tuple((letter, f"Absence pour un motif assez long {letter}") for letter in "ABCDEFGHI")
    school = School("Institut technique et professionnel de la Haute-Meuse et du Condroz " * 3)
    pdf = render_attendance_register(register(codes=codes, school=school))
    assert bounds(pdf).right <= 288
    assert spot(pdf, "du Condroz Institut").right < spot(pdf, "Registre de fréquentation").left


def test_an_empty_class_has_its_sheet_too():
    (text,) = pages(render_attendance_register(register(lines=())))
    assert "4TQA" in text


def test_what_looks_like_markup_is_printed_as_typed():
    line = RegisterLine(1, "<b>Zoé</b>", "", CELLS, (0, 0, 0, 0))
    (text,) = pages(render_attendance_register(register(lines=(line,))))
    assert "<b>Zoé</b>" in text


def test_several_classes_make_one_document_with_an_outline():
    both = (register(), replace(register(), class_name="2C"))
    pdf = render_attendance_registers(both)
    assert len(pages(pdf)) == 2
    assert [item.title for item in PdfReader(BytesIO(pdf)).outline] == ["4TQA", "2C"]


def test_the_same_register_gives_the_same_bytes():
    assert render_attendance_register(register(30)) == render_attendance_register(register(30))


def test_the_window_sees_the_first_sheet():
    picture = preview_attendance_register(register(60))
    assert picture.png.startswith(b"\x89PNG")
    assert picture.width > picture.height
    assert picture.pages == 2
