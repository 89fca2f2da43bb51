from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from app.reports.letter import render_letter
from app.reports.letter_view import Form, Recipient, Sending, Window, WindowSide
from app.reports.page import LEFT, RIGHT, WIDTH
from app.reports.typography import polish
from app.reports.views import Block, BlockKind, Run, Signature, plain
from tests.reports.reading import MM, bounds, flat, fonts_of, page_texts, reader, spot, text_of
from tests.reports.samples import ADDRESS, SCHOOL, bare_letter, letter

# 1,200 words of a motivation, in paragraphs
LONG = "\n".join(
    " ".join(f"considération{number % 7} établissement malgré les remédiations" for number in part)
    for part in (range(80), range(80), range(80))
)


def long_letter(**changes):
    return letter(fields={"motivation": LONG}, **changes)


def test_a_letter_says_all_that_its_view_says():
    view = letter(tracking="RR 123 456 789 BE", copies=("CPMS de Namur",))
    text = text_of(render_letter(view))
    for line in (*ADDRESS, *SCHOOL.address, SCHOOL.name, SCHOOL.subtitle, SCHOOL.email):
        assert line in text
    assert "Numéro FASE : 1234" in text
    assert "RECOMMANDÉ" in text and "RR 123 456 789 BE" in text
    assert "2026/0412" in text
    assert "Léa Lambert, née le 3 mars 2009, 4TQ A" in text
    assert "Namur, le 30 juin 2026" in text
    assert "Notification d’une attestation d’orientation B (AOB)" in text
    assert "Madame, Monsieur," in text
    assert "La directrice," in text and "Claire Fontaine" in text
    assert "Annexe : Formulaire de demande de conciliation interne (volet 1)" in text
    assert "Copie : CPMS de Namur" in text


def test_the_decision_the_motivation_and_the_appeals_are_printed():
    text = text_of(render_letter(letter()))
    assert "DÉCISION" in text and "Attestation d’orientation B (AOB)" in text
    assert "l’enseignement général de transition ; – l’enseignement technique" in text
    assert "soit dix heures de cours sur trente-deux" in text
    assert "14 heures sur 32 (Circulaire 7282, III.II.1)." in text
    assert "au plus tard le 27 juin 2025" in text
    assert "obligatoire pour que le recours externe soit recevable" in text
    assert "jusqu’au 18 juillet 2025" in text
    assert "rue Adolphe Lavallée 1" in text


def test_the_same_view_gives_the_same_bytes():
    assert render_letter(letter()) == render_letter(letter())
    assert render_letter(letter()) != render_letter(letter(reference="2026/0413"))


@pytest.mark.parametrize(("side", "left"), [(WindowSide.RIGHT, 89), (WindowSide.LEFT, 15)])
def test_the_address_stands_in_the_window(side, left):
    pdf = render_letter(letter(window=Window(side)))
    first, last = spot(pdf, ADDRESS[0]), spot(pdf, ADDRESS[-1])
    assert first.left == pytest.approx(left, abs=1)
    assert last.left == pytest.approx(left, abs=1)
    assert 40 <= first.top <= 43
    assert last.bottom <= 69


def test_the_correction_of_the_test_page_moves_the_address():
    plain_pdf = render_letter(letter())
    moved = render_letter(letter(window=Window(right_mm=3, down_mm=-2)))
    before, after = spot(plain_pdf, ADDRESS[0]), spot(moved, ADDRESS[0])
    assert after.left - before.left == pytest.approx(3, abs=0.1)
    assert after.top - before.top == pytest.approx(-2, abs=0.1)


def test_nothing_but_the_address_shows_in_the_window():
    pdf = render_letter(letter())
    for text in ("Notre référence", "Concerne", "4TQ A"):
        assert spot(pdf, text).right < 89
    assert spot(pdf, "Namur, le 30").top > 72
    assert spot(pdf, "Numéro FASE").bottom < 37


@pytest.mark.parametrize("make", [letter, bare_letter, long_letter])
def test_nothing_leaves_the_page(make):
    pdf = render_letter(make())
    for page in range(len(reader(pdf).pages)):
        frame = bounds(pdf, page)
        assert frame.left >= 14.5
        assert frame.right <= (WIDTH - RIGHT) / MM + 0.6
        assert frame.top >= 9 and frame.bottom <= 290


def test_the_text_never_reaches_the_foot():
    pdf = render_letter(long_letter())
    pages = len(reader(pdf).pages)
    for page in range(pages):
        assert spot(pdf, f"{page + 1}/{pages}", page).top > 297 - 17


def test_a_long_motivation_goes_on_over_the_pages():
    pages = page_texts(render_letter(long_letter()))
    assert len(pages) >= 3
    assert sum(page.count("considération") for page in pages) == 240
    for number, page in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in page
    for page in pages[1:]:
        assert page.startswith("Athénée royal de la Meuse") and "LAMBERT Léa" in page


def test_a_signature_never_stands_alone_on_a_page():
    block = letter().blocks[0]
    for extra in range(14):
        words = plain("Une phrase qui tient sur la ligne et un peu plus encore que la ligne. " * 2)
        blocks = (*letter().blocks, *([Block(BlockKind.PARAGRAPH, (words,))] * extra), block)
        last = page_texts(render_letter(letter(blocks=blocks, enclosures=())))[-1]
        before_closing = last.split("Je vous prie")[0]
        # the running head is shorter than any line of text
        assert len(before_closing) > 120, extra


def test_a_letter_that_fits_has_one_page():
    pages = page_texts(render_letter(letter("fwb", "notification_aoa")))
    assert len(pages) == 1
    assert "1/1" in pages[0]


def test_optional_parts_may_all_be_empty():
    text = text_of(render_letter(bare_letter()))
    assert "Mons, le 1er mars 2026" in text
    assert "Concerne" not in text and "FASE" not in text and "Annexe" not in text


INJECTIONS = [
    "<b><i></b>",
    '<img src="http://example.invalid/a.png"/>',
    "=1+1",
    "</para><para>",
    "&amp; &lt; %(x)s {eleve}",
    "**gras**",
]


@pytest.mark.parametrize("value", INJECTIONS)
def test_what_looks_like_markup_is_printed_as_it_is(value):
    view = letter(
        recipient=Recipient((value, "Rue Haute 1", "5000 Namur"), value),
        reference=value,
        about=value,
        place=value,
        subject=(Run(value),),
        closing=value,
        signature=Signature(value, value, value),
        enclosures=(value,),
        copies=(value,),
        tracking=value,
        blocks=tuple(Block(kind, (plain(value),), value) for kind in BlockKind),
        school=replace(SCHOOL, name=value, email=value, address=(value,)),
    )
    text = text_of(render_letter(view))
    # each sentence, each title but the decision's (in capitals), and the parts around them
    assert text.count(value) >= 2 * len(BlockKind) - 1 + 14


@pytest.mark.parametrize("value", INJECTIONS)
def test_field_values_are_not_read_as_wording(value):
    text = text_of(render_letter(letter(fields={"motivation": value, "classe": value})))
    assert text.count(flat(polish(value))) >= 2


def test_invisible_and_direction_signs_are_taken_out():
    view = letter(about="Léa\u202e\u200b\u0000 Lam\u00adbert\u2066")
    assert "Léa Lambert" in text_of(render_letter(view))


def test_only_embedded_fonts_are_declared():
    found = fonts_of(render_letter(letter()))
    assert found and all(found.values())
    assert not any("Helvetica" in name for name in found)


def test_the_pdf_says_what_it_is():
    document = reader(render_letter(letter()))
    assert document.metadata.title == "Notification AOB – LAMBERT Léa"
    assert document.metadata.author == SCHOOL.name
    assert document.metadata.subject == "Notification d’une attestation d’orientation B (AOB)"
    assert document.trailer["/Root"]["/Lang"] == "fr-BE"
    assert [entry.title for entry in document.outline] == ["LAMBERT Léa – Notification AOB"]


def test_a_letter_handed_over_has_a_receipt_to_sign():
    text = text_of(render_letter(letter(sending=Sending.BY_HAND)))
    assert "REMIS EN MAINS PROPRES" in text and "Accusé de réception" in text
    assert "Reçu en mains propres" not in text_of(render_letter(letter()))


@pytest.mark.parametrize("length", range(20, 260, 24))
def test_a_receipt_stands_under_the_signature(length):
    view = letter(fields={"motivation": "effort " * length}, sending=Sending.BY_HAND)
    last = page_texts(render_letter(view))[-1]
    for words in ("Accusé de réception", "Claire Fontaine", "agréer"):
        assert words in last


def test_a_delegate_signs_on_behalf():
    signature = Signature("Luc Marchal", "Le directeur adjoint", "Pour la directrice,")
    text = text_of(render_letter(letter(signature=signature)))
    assert "Pour la directrice, Le directeur adjoint, Luc Marchal" in text


def test_a_draft_is_marked():
    assert "PROJET" in text_of(render_letter(letter(draft=True)))
    assert "PROJET" not in text_of(render_letter(letter()))


def test_logo_and_scanned_signature_are_drawn():
    buffer = BytesIO()
    Image.new("RGBA", (400, 160), (20, 60, 120, 255)).save(buffer, "PNG")
    view = letter(
        school=replace(SCHOOL, logo=buffer.getvalue()),
        signature=replace(letter().signature, scan=buffer.getvalue()),
    )
    pdf = render_letter(view)
    assert sum(len(page.images) for page in reader(pdf).pages) == 2
    assert spot(pdf, SCHOOL.name).left > LEFT / MM + 20
    assert spot(pdf, SCHOOL.name).right < 130


def test_names_of_every_origin_are_printed():
    names = "Łukasz Żółć, Şirin Yağmur, Nguyễn Thị Ánh, Dvořák, Ștefan, Ærø, L’Œuvre, N'Diaye"
    assert names in text_of(render_letter(letter(about=names)))


def test_what_announces_an_address_is_on_its_page():
    words = plain("Une phrase qui tient sur la ligne et un peu plus encore que la ligne. " * 2)
    for extra in range(12):
        filler = (Block(BlockKind.PARAGRAPH, (words,)),) * extra
        for page in page_texts(render_letter(letter(blocks=(*filler, *letter().blocks)))):
            body = page.split(" Athénée royal de la Meuse · numéro FASE")[0]
            assert not body.endswith(":"), extra


def test_a_long_school_name_is_whole_on_every_page():
    name = "Institut technique provincial des Arts, Métiers et Techniques de la Haute-Meuse " * 2
    view = long_letter(school=replace(SCHOOL, name=name.strip()))
    pdf = render_letter(view)
    for number, page in enumerate(page_texts(pdf)):
        assert page.count(name.strip()) == 2
        assert "numéro FASE 1234 · 2026/0412" in page
        frame = bounds(pdf, number)
        assert frame.top >= 6.9 and frame.bottom <= 291


def test_many_references_push_the_text_down():
    about = "Léa Lambert-Van den Broeck, née le 3 mars 2009, " * 4
    view = letter(about=about, sending=Sending.REGISTERED_RECEIPT, tracking="RR 123 456 789 BE")
    pdf = render_letter(view)
    assert spot(pdf, "Notification d’une").top > spot(pdf, "Concerne").bottom + 20
    assert spot(render_letter(letter()), "Notification d’une").top == pytest.approx(90, abs=1)


@pytest.mark.parametrize("regime", ["fwb", "cefa"])
@pytest.mark.parametrize("kind", ["appeal_external_form", "appeal_internal_form"])
def test_an_appeal_form_stays_on_one_page_with_the_name_of_a_school_on_two_lines(regime, kind):
    fields = {"ecole": "École de démonstration Les Quatre Tilleuls et des Trois Fontaines"}
    pdf = render_letter(letter(regime, kind, fields, form=Form.FORM))
    assert len(page_texts(pdf)) == 1
