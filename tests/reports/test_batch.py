import multiprocessing
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from app.reports.batch import render_batch, render_files
from app.reports.completeness import missing_parts
from app.reports.duplicata import stamp_duplicata
from app.reports.files import file_name, safe_name, unique_names
from app.reports.join import Document, join_documents
from app.reports.legibility import unprintable_signs
from app.reports.letter import render_letter
from app.reports.letter_view import FileLabel, Recipient, Sending
from app.reports.outline import add_outline
from app.reports.preview import render_page
from tests.reports.reading import fonts_of, page_texts, reader
from tests.reports.samples import bare_letter, letter


def named(number, group="4TQ A", **changes):
    label = FileLabel(group, f"ÉLÈVE{number:02} Prénom", "Notification AOB")
    return letter(label=label, reference=f"2026/{number:04}", **changes)


def outline(pdf):
    """The outline by title: the page, from 0, and its level."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            (mark.get_title(), mark.get_dest().get_index(), mark.level)
            for mark in document.get_toc()
        ]
    finally:
        document.close()


def test_a_batch_names_each_letter_and_restarts_its_pages():
    pdf = render_batch([named(1), named(2), named(3, "5TQ B")], "Notifications")
    pages = page_texts(pdf)
    assert [title for title, _, level in outline(pdf) if level == 0] == ["4TQ A", "5TQ B"]
    letters = [(title, page) for title, page, level in outline(pdf) if level == 1]
    assert len(letters) == 3
    for number, (title, page) in enumerate(letters, 1):
        assert title == f"ÉLÈVE{number:02} Prénom – Notification AOB"
        assert f"2026/{number:04}" in pages[page] and "1/2" in pages[page]
        assert "2/2" in pages[page + 1]


def test_letters_without_a_group_stand_at_the_first_level():
    pdf = render_batch([replace(bare_letter(), reference=str(number)) for number in (1, 2)], "Lot")
    assert [(page, level) for _, page, level in outline(pdf)] == [(0, 0), (1, 0)]


def test_a_batch_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        render_batch([], "Lot")
    with pytest.raises(ValueError, match="nothing"):
        join_documents([], "Lot", "École")


def test_one_file_a_letter_with_safe_unique_names():
    files = render_files([named(1), named(1), named(2)])
    assert [each.name for each in files] == [
        "4TQ A - ÉLÈVE01 Prénom - Notification AOB - 2026-0001.pdf",
        "4TQ A - ÉLÈVE01 Prénom - Notification AOB - 2026-0001 (2).pdf",
        "4TQ A - ÉLÈVE02 Prénom - Notification AOB - 2026-0002.pdf",
    ]
    assert files[0].content == render_letter(named(1))


def test_joined_letters_keep_their_pages_and_are_named():
    frozen = [render_letter(named(number)) for number in (1, 2, 3)]
    documents = [Document(f"Élève {number} 日", pdf) for number, pdf in enumerate(frozen, 1)]
    whole = join_documents(documents, "Lot d’été", "École")
    assert page_texts(whole) == [text for pdf in frozen for text in page_texts(pdf)]
    assert [(title[:7], page) for title, page, _ in outline(whole)] == [
        ("Élève 1", 0),
        ("Élève 2", 2),
        ("Élève 3", 4),
    ]
    assert reader(whole).metadata.title == "Lot d’été"
    assert reader(whole).trailer["/Root"]["/Lang"] == "fr-BE"
    assert all(fonts_of(whole).values())
    assert whole == join_documents(documents, "Lot d’été", "École")


def test_an_outline_is_added_to_nothing_else():
    with pytest.raises(ValueError, match="pdfium"):
        add_outline(bytearray(render_letter(bare_letter())), [], "", "")


def test_a_duplicata_is_a_stamped_copy():
    original = render_letter(letter())
    kept = bytes(original)
    copy = stamp_duplicata(original, date(2036, 7, 1))
    assert original == kept
    pages = page_texts(copy)
    assert all("DUPLICATA – 1er juillet 2036" in page for page in pages)
    for before, after in zip(page_texts(original), pages, strict=True):
        assert after.replace("DUPLICATA – 1er juillet 2036", "").strip() == before
    assert all(fonts_of(copy).values())


def test_a_duplicata_changes_the_page_at_its_head_only():
    original, copy = (
        Image.open(BytesIO(render_page(pdf, 0, 60).png)).convert("L")
        for pdf in (
            render_letter(letter()),
            stamp_duplicata(render_letter(letter()), date(2036, 7, 1)),
        )
    )
    head = int(10.6 * 60 / 25.4)
    below = (0, head, original.width, original.height)
    assert original.crop(below).tobytes() == copy.crop(below).tobytes()
    assert original.tobytes() != copy.tobytes()


def test_a_page_becomes_a_picture():
    pdf = render_letter(letter())
    picture = render_page(pdf, 1, 72)
    assert (picture.width, picture.height, picture.pages) == (596, 842, 2)
    assert Image.open(BytesIO(picture.png)).size == (596, 842)
    with pytest.raises(IndexError):
        render_page(pdf, 2)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('a/b\\c:d*e?"f<g>h|i', "a-b-c-d-e-f-g-h-i.pdf"),
        ("..secret. ", "secret.pdf"),
        ("CON", "_CON.pdf"),
        ("com1.x", "_com1.x.pdf"),
        ("\u202egnp.\x00", "gnp.pdf"),
        ("", "document.pdf"),
        ("Ｎoël  d'été", "Ｎoël d'été.pdf"),
    ],
)
def test_names_of_files_are_safe(title, name):
    assert safe_name(title, "pdf") == name


def test_long_names_fit_every_system():
    assert len(safe_name("é" * 500, "pdf").encode()) <= 255
    assert len(safe_name("日" * 500, "pdf").encode()) <= 255
    assert file_name(letter(label=FileLabel("", "x", "y"), reference="")) == "x - y.pdf"


def test_names_differ_whatever_their_capitals():
    assert unique_names(["A.pdf", "a.pdf", "A.pdf"]) == ("A.pdf", "a (2).pdf", "A (3).pdf")


def test_the_gate_names_what_a_letter_lacks():
    assert missing_parts(letter()) == ()
    assert missing_parts(bare_letter()) == (
        "adresse de l’école",
        "adresse du destinataire (rue, code postal et localité)",
        "référence",
        "texte",
        "fonction du signataire",
    )
    nobody = letter(recipient=Recipient(("", " ")))
    assert "nom du destinataire" in missing_parts(nobody)


def test_a_letter_handed_over_needs_no_address():
    view = letter(recipient=Recipient(("Madame Lambert",)), sending=Sending.BY_HAND)
    assert missing_parts(view) == ()


def test_signs_that_would_be_lost_are_named():
    assert unprintable_signs(letter()) == ()
    assert unprintable_signs(letter(about="李 Léa")) == ("李",)


def test_a_spawned_process_renders_the_same_bytes():
    view = named(1)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        assert pool.submit(render_letter, view).result() == render_letter(view)
        assert pool.submit(render_page, render_letter(view), 0).result().pages == 2


def test_what_the_office_imports_loads_no_drawing():
    light = ("compose", "completeness", "files", "letter_view", "proces_verbal_view", "wording")
    program = "; ".join(
        (
            "import sys",
            *(f"import app.reports.{name}" for name in light),
            "print([name for name in sys.modules if name.split('.')[0] in {'reportlab', 'PIL'}])",
        )
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
