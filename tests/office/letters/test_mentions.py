"""Each mandatory mention of each document, found in a document of the demonstration.

``mentions.toml`` is the table of the rules' "Letters and documents"; what the demonstration
has no occasion for is drawn with the program's examples.
"""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from app.formats import long_date
from app.models import Council, Pupil, SchoolClass, Sealing
from app.office.letters.occasions.catalogue import documents_of
from app.office.letters.occasions.listing import offers_of
from app.office.letters.preparing import prepare
from app.office.letters.samples import sample_data, sample_view
from app.reports.letter import render_letter
from app.reports.wording import field_infos, load_wording
from app.rules.regime import regime
from tests.office.letters.conftest import text_of

TABLE = tomllib.loads(Path(__file__).with_name("mentions.toml").read_text("utf-8"))
ROWS = [
    (also, letter, row["mentions"])
    for code, letters in TABLE.items()
    for letter, row in letters.items()
    for also in (code, *row.get("also", ()))
]
READY = Path(__file__).parents[3] / "docs" / "letters.md"


@pytest.fixture(scope="module")
def councils(demonstration):
    """The first letter of each kind that the sealed councils of the running year ask for."""
    with demonstration.school.session() as session:
        ids = session.exec(
            select(Council.id, SchoolClass.regime)
            .join(Sealing, Sealing.council_id == Council.id)
            .join(SchoolClass, SchoolClass.id == Council.class_id)
            .order_by(Council.id.desc())
        ).all()
    found = {}
    for council_id, code in ids:
        if len(found) == 20:
            break
        for one in demonstration.ask(prepare, (council_id,)).letters:
            if one.view is not None and not one.gaps:
                found.setdefault((code, one.title), one.view)
    return found


def produced(demonstration, councils, code, letter):
    """The letter as drawn and what was given for it; None where nothing asks for it."""
    if letter not in {one.letter for one in documents_of(code)}:
        titles = {one.code: one.title for one in regime(code).letters}
        view = councils.get((code, titles.get(letter, "")))
        return None if view is None else (view, {})
    for offer in demonstration.ask(offers_of, code, letter):
        if offer.refusal:
            continue
        given = dict(demonstration.give(offer.subject))
        (first, *_others) = demonstration.prepare(offer.subject).letters
        if first.view is not None and not first.gaps:
            with demonstration.school.session() as session:
                row = session.get(Pupil, offer.subject.pupil_id or 0)
                given["eleve"] = f"{row.first_name} {row.last_name}" if row else ""
            return first.view, given
        return None
    return None


def examples(demonstration, code, letter):
    view = sample_view(code, letter, {}, demonstration.ask(sample_data, 0))
    infos = {name: info.example for name, info in field_infos().items()}
    return view, {name: _as_typed(value) for name, value in infos.items()}


def _as_typed(value):
    if isinstance(value, date):
        return value.isoformat()
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def expected(fragment, given):
    """The words of a mention, with the values of its fields."""
    pieces = [fragment]
    for name, text in given.items():
        if f"{{{name}}}" not in fragment:
            continue
        if field_infos()[name].kind == "date":
            text = long_date(date.fromisoformat(text))
        lines = text.splitlines() if fragment == f"{{{name}}}" else [text]
        pieces = [piece.replace(f"{{{name}}}", line) for piece in pieces for line in lines]
    return [said(piece).rstrip(".") for piece in pieces]


def said(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").split())


@pytest.mark.parametrize(("code", "letter", "mentions"), ROWS)
def test_every_mandatory_mention_is_in_the_document(
    demonstration, councils, code, letter, mentions
):
    found = produced(demonstration, councils, code, letter)
    view, given = found or examples(demonstration, code, letter)
    text = text_of(render_letter(view))
    plain = said(text).replace("- ", "").replace("-", "").casefold()
    for mention, fragments in mentions.items():
        for fragment in fragments:
            for words in expected(fragment, given):
                assert "{" not in words, f"{mention} : {words} n'est pas donné"
                sought = words.replace("- ", "").replace("-", "").casefold()
                assert sought in plain, f"{mention} : {words}"


def test_the_table_covers_the_catalogue_and_the_page_that_is_read(demonstration):
    told = {(code, letter) for code, letter, _mentions in ROWS}
    silent = {"certificate_enrolment", "missing_documents", "rectification", "repeated_warning"}
    for code in ("fwb", "cefa", "european", "promsoc"):
        for one in documents_of(code):
            assert (code, one.letter) in told or one.letter in silent, (code, one.letter)
    page = READY.read_text("utf-8")
    for code, letters in TABLE.items():
        for letter, row in letters.items():
            assert f"`{code}/{letter}`" in page, letter
            assert load_wording(code, letter).mentions
            assert row["rule"] in page, row["rule"]
