"""Labels, envelopes and lists: each address in its place, from the label that is left."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from app.reports.envelopes import SIZES, render_envelopes
from app.reports.envelopes_view import EnvelopesView, Sent
from app.reports.labels import SHEETS, render_labels
from app.reports.labels_view import LabelsView
from app.reports.list_document import render_list
from app.reports.list_document_view import ListColumn, ListView
from tests.reports.archive_checker import faults
from tests.reports.reading import bounds, spot, text_of

ADDRESS = ("Madame Claire LAMBERT", "Rue du Puits 3", "5000 Namur")
LONG = (
    "Madame Marie-Charlotte VAN DEN BROECK DE LA FONTAINE",
    "Monsieur Jean-Baptiste VERSTRAETEN-VANDEPUTTE",
    "Chaussée de Notre-Dame de Grâce 1245 boîte 17",
    "1082 Berchem-Sainte-Agathe",
)


def labels(addresses, sheet="3x8", start=1):
    return render_labels(LabelsView("Étiquettes", "École", sheet, tuple(addresses), start))


@pytest.mark.parametrize("kind", SHEETS)
@pytest.mark.parametrize("lines", [ADDRESS, LONG])
def test_each_address_stays_in_its_label(kind, lines):
    sheet = SHEETS[kind]
    for place in (0, sheet.columns - 1, sheet.labels - 1):
        row, column = divmod(place, sheet.columns)
        left = sheet.left_mm + column * (sheet.width_mm + sheet.gap_mm)
        top = sheet.top_mm + row * sheet.height_mm
        seen = bounds(labels([lines], kind, place + 1))
        assert left + 3 <= seen.left and seen.right <= left + sheet.width_mm - 3
        assert top + 1 <= seen.top and seen.bottom <= top + sheet.height_mm - 1


@pytest.mark.parametrize("kind", SHEETS)
def test_a_sheet_fits_its_paper(kind):
    sheet = SHEETS[kind]
    across = 2 * sheet.left_mm + sheet.columns * sheet.width_mm
    assert across + (sheet.columns - 1) * sheet.gap_mm == pytest.approx(210, abs=0.5)
    assert 2 * sheet.top_mm + sheet.rows * sheet.height_mm == pytest.approx(297, abs=1.5)


def test_labels_begin_at_the_first_one_left_and_go_on_over_the_page():
    pages = PdfReader(BytesIO(labels([ADDRESS] * 20, "2x7", 12))).pages
    counts = [page.extract_text().count("Rue du Puits") for page in pages]
    assert counts == [3, 14, 3]


def test_labels_without_an_address_or_out_of_the_sheet_are_refused():
    for addresses, start in (((), 1), ((ADDRESS,), 0), ((ADDRESS,), 25)):
        with pytest.raises(ValueError, match="labels need"):
            labels(addresses, "3x8", start)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lines", [ADDRESS, LONG])
def test_the_post_reads_the_address_where_it_expects_it(size, lines):
    form = SIZES[size]
    view = EnvelopesView("Enveloppes", size, ("École", "Rue 1"), (Sent(lines, "RECOMMANDÉ"),))
    pdf = render_envelopes(view)
    page = PdfReader(BytesIO(pdf)).pages[0]
    millimetres = [float(side) / 72 * 25.4 for side in page.mediabox[2:]]
    assert millimetres == pytest.approx([form.width_mm, form.height_mm], abs=0.1)
    first, last = spot(pdf, lines[0][:12]), spot(pdf, lines[-1][:4])
    assert form.width_mm - 140 <= first.left
    assert first.top >= 40
    assert form.height_mm - last.bottom >= 30
    assert bounds(pdf).right <= form.width_mm - 15
    assert faults(pdf) == []


def test_an_envelope_says_who_sends_it_and_how():
    view = EnvelopesView("E", "c65", ("École", "Rue 1"), (Sent(ADDRESS, "RECOMMANDÉ"), Sent(LONG)))
    first, second = (
        page.extract_text() for page in PdfReader(BytesIO(render_envelopes(view))).pages
    )
    assert "École" in first and "RECOMMANDÉ" in first
    assert "RECOMMANDÉ" not in second
    with pytest.raises(ValueError, match="nothing"):
        render_envelopes(EnvelopesView("E", "c65", (), ()))


@pytest.mark.parametrize("lying", [True, False])
def test_a_list_repeats_its_head_and_numbers_its_pages(lying):
    rows = tuple((f"{n:03}", "<b>=1+1</b>", "Nom très long " * 6) for n in range(90))
    columns = (ListColumn("N°", 1), ListColumn("Quoi", 2), ListColumn("Qui", 4))
    view = ListView("École", "Registre 2025", columns, rows, ("Un mot",), ("Le guichet",), lying)
    pdf = render_list(view)
    pages = PdfReader(BytesIO(pdf)).pages
    assert len(pages) > 2
    wide, high = (float(side) for side in pages[1].mediabox[2:])
    assert (wide > high) is lying
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert f"{number}/{len(pages)}" in text
        assert "Quoi" in text
    said = text_of(pdf)
    assert all(f"{n:03}" in said for n in range(90))
    assert "<b>=1+1</b>" in said
    assert render_list(view) == pdf
    assert faults(pdf) == []
