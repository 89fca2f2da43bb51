"""Every document of the catalogue: its values one by one, hostile ones, very long ones."""

import pytest

from app.reports.compose import Gender, compose, example_fields
from app.reports.letter import render_letter
from app.reports.letter_view import Form, Recipient, Sending, Window, WindowSide
from app.reports.page import RIGHT, WIDTH
from app.reports.typography import polish
from app.reports.wording import field_infos, letters_of, load_wording
from tests.reports.reading import MM, bounds, flat, page_texts, reader, spot, text_of
from tests.reports.samples import letter

CATALOGUE = [
    (code, name) for code in ("fwb", "cefa", "european", "promsoc") for name in letters_of(code)
]
HOSTILE = (
    "<b><i>{}</b>",
    '<img src="{}.png"/>',
    "&lt;{}&amp;",
    "=1+{}",
    "{{eleve}}{}",
    "**{}**",
)
LONG_NAME = "Maximilienne-Éléonore Van den Eynde-de Villenfagne de Vogelsanck"
FOREIGN = (
    f"Madame {LONG_NAME}",
    "Résidence Les Jardins de l'Observatoire, bâtiment C, appartement 1204",
    "1247 boulevard du Maréchal-de-Lattre-de-Tassigny-et-des-Alliés",
    "59650 VILLENEUVE-D'ASCQ CEDEX",
    "FRANCE",
)
STRANGE = ("x" * 90, "Léa 🙂 \ufffe\u0007 fin", "שלום \u202eLambert\u202c مرحبا")


def drawn(code, name, fields, **changes):
    wording = load_wording(code, name)
    given = {"form": wording.form, "sending": wording.sending} | changes
    return letter(code, name, fields, **given)


def texts(code, name):
    """The fields of a document that take free text, and the examples of all."""
    examples = example_fields(load_wording(code, name))
    infos = field_infos()
    free = [
        one
        for one, value in examples.items()
        if isinstance(value, str) and infos[one].kind != "date"
    ]
    return free, examples


def composed(code, name, fields):
    """The words of a document before they are set."""
    wording = load_wording(code, name)
    values = example_fields(wording) | fields
    text = compose(wording, values, {"eleve": Gender.FEMININE})
    sentences = [text.subject, *(one for block in text.blocks for one in block.sentences)]
    return " ".join(
        ["".join(run.text for run in sentence) for sentence in sentences]
        + [text.closing, *text.enclosures]
    )


@pytest.mark.parametrize(("code", "name"), CATALOGUE)
def test_every_value_is_printed_as_it_is_typed(code, name):
    free, _examples = texts(code, name)
    for start in range(2):
        given = {
            one: HOSTILE[(start + place) % len(HOSTILE)].format(f"{700 + place}")
            for place, one in enumerate(free)
        }
        words = flat(composed(code, name, given)).replace(" ", "")
        page = text_of(render_letter(drawn(code, name, given))).replace(" ", "")
        for one, value in given.items():
            printed = flat(polish(value)).replace(" ", "")
            assert page.count(printed) >= words.count(printed), one


@pytest.mark.parametrize(("code", "name"), CATALOGUE)
def test_each_day_and_each_line_is_printed(code, name):
    _free, examples = texts(code, name)
    words = composed(code, name, {})
    page = text_of(render_letter(drawn(code, name, {"motivation": ""})))
    for one, value in examples.items():
        for line in value if isinstance(value, tuple) else ():
            if isinstance(line, str) and polish(line) in words:
                assert flat(polish(line)) in flat(page), one


@pytest.mark.parametrize("side", WindowSide)
@pytest.mark.parametrize(("code", "name"), CATALOGUE)
def test_long_names_and_foreign_addresses_stay_in_their_place(code, name, side):
    free, _examples = texts(code, name)
    given = dict.fromkeys(free, LONG_NAME) | dict(zip(free, STRANGE, strict=False))
    view = drawn(
        code, name, given, recipient=Recipient(FOREIGN), window=Window(side), about=LONG_NAME * 2
    )
    pdf = render_letter(view)
    for page in range(len(reader(pdf).pages)):
        frame = bounds(pdf, page)
        assert frame.left >= 14.5
        # an address may be as wide as the window
        window = page == 0 and side is WindowSide.RIGHT
        assert frame.right <= (195 if window else (WIDTH - RIGHT) / MM + 0.6)
        assert frame.top >= 9 and frame.bottom <= 290
    if view.form is Form.LETTER:
        first, last = spot(pdf, "Madame Maximilienne"), spot(pdf, "FRANCE")
        assert first.left == pytest.approx(89 if side is WindowSide.RIGHT else 15, abs=1)
        assert first.top >= 40 and last.bottom <= 69


@pytest.mark.parametrize(("code", "name"), CATALOGUE)
def test_a_receipt_and_enclosures_stand_under_the_signature(code, name):
    free, examples = texts(code, name)
    prose = [one for one in free if len(examples[one]) > 40]
    for words in (25, 70):
        given = dict.fromkeys(prose, "remédiation suivie " * words)
        for mode in (Sending.REGISTERED, Sending.BY_HAND):
            view = drawn(code, name, given, sending=mode)
            pages = page_texts(render_letter(view))
            if view.form is Form.LETTER and len(pages) > 1:
                assert (mode is Sending.BY_HAND) == ("Accusé de réception" in pages[-1])
                assert view.signature.name in pages[-1]


PARAGRAPH = ("Remédiation suivie depuis novembre, bilan remis à la famille. " * 12).strip()


def above_signature(view, pdf):
    """What stands above the signature on its page, without its running head and foot."""
    sheets = reader(pdf).pages
    sign = flat(view.closing)[:24]
    if view.form is not Form.FORM and len(view.closing) > 500:
        sign = view.signature.name  # a very long closing is company enough
    for number in range(len(sheets), 0, -1):
        page = flat(sheets[number - 1].extract_text())
        if sign in page:
            body = page.partition(f" {number}/{len(sheets)} ")[2]
            return body[: body.rindex(sign)]
    raise AssertionError("no page has the signature")


@pytest.mark.parametrize(("code", "name"), CATALOGUE)
def test_very_long_values_run_over_pages_and_never_leave_the_signature_alone(code, name):
    free, examples = texts(code, name)
    prose = [one for one in free if len(examples[one]) > 40]
    motivation = "\n".join([PARAGRAPH] * 12)
    assert len(motivation.split()) >= 1200
    for given in (
        dict.fromkeys(free, PARAGRAPH),
        dict.fromkeys(free, motivation),
        dict.fromkeys(prose, "\n".join([PARAGRAPH] * 7)),
        dict.fromkeys(prose, motivation),
    ):
        view = drawn(code, name, given)
        assert len(above_signature(view, render_letter(view))) > 20


def bare(text):
    """Without spaces and hyphens, at which lines end."""
    return text.replace(" ", "").replace("-", "")


@pytest.mark.parametrize(("code", "name"), CATALOGUE)
def test_a_very_long_name_is_never_cut(code, name):
    _free, examples = texts(code, name)
    infos = field_infos()
    given = {one: LONG_NAME for one in examples if infos[one].kind == "person"}
    words = composed(code, name, given)
    page = text_of(render_letter(drawn(code, name, given, about=LONG_NAME)))
    told = bare(page).count(bare(LONG_NAME))
    letter_form = load_wording(code, name).form is Form.LETTER
    assert told == words.count(LONG_NAME) + letter_form
