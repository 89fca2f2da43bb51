"""Nothing leaves that lacks what it must say: each thing is taken away once, and is named."""

from contextlib import contextmanager

import pytest
from sqlmodel import col, select

from app.errors import Refusal
from app.models import LegalRepresentative, Pupil, School, SchoolWording
from app.office.letters.complements import ASKED
from app.office.letters.issuing import begin_batch, reserve
from app.office.letters.occasions.catalogue import documents_of
from app.office.letters.occasions.listing import offers_of
from app.office.letters.views import LetterAsk
from app.office.letters.wordings import ADDED
from app.reports.letter_view import Sending
from app.reports.wording import SUBJECT, WordingError, field_infos, letters_of, load_wording

REGIMES = ("fwb", "cefa", "european", "promsoc")
CASES = [(code, one.letter) for code in REGIMES for one in documents_of(code)]
THE_HEAD = ("chef d'établissement", "nom du signataire", "destinataire de la demande")
WORDINGS = [(code, letter) for code in REGIMES for letter in letters_of(code)]


@pytest.fixture(scope="module")
def subjects(demonstration):
    """The first occasion of each document that the demonstration can tell whole."""
    found = {}
    for code, letter in CASES:
        for offer in demonstration.ask(offers_of, code, letter):
            if not offer.refusal and not offer.told:
                demonstration.give(offer.subject)
                letters = demonstration.prepare(offer.subject).letters
                if letters and not letters[0].gaps:
                    found[code, letter] = offer.subject
                break
    return found


@contextmanager
def without(demonstration, *taken):
    """Texts of records (model, number, name) taken away together, and put back."""
    kept = []
    with demonstration.school.session() as session:
        for model, row_id, name in taken:
            row = session.get(model, row_id)
            kept.append(getattr(row, name))
            setattr(row, name, "")
    try:
        yield
    finally:
        with demonstration.school.session() as session:
            for (model, row_id, name), text in zip(taken, kept, strict=True):
                setattr(session.get(model, row_id), name, text)


def gaps(demonstration, subject):
    """What the first letter of a subject lacks, in one line."""
    (first, *_others) = demonstration.prepare(subject).letters
    assert bool(first.gaps) is (first.state == "impossible")
    return " ".join(gap.text for gap in first.gaps).replace("’", "'")


def test_most_documents_are_tried(subjects):
    assert len(subjects) >= 0.85 * len(CASES)


@pytest.mark.parametrize(("code", "letter"), CASES)
def test_each_thing_that_is_missing_is_named(demonstration, subjects, code, letter):
    if (code, letter) not in subjects:
        pytest.skip("nothing of the demonstration asks for it whole")
    subject = subjects[code, letter]
    asked = [one for one in demonstration.prepare(subject).complements if not one.optional]
    parts = {ADDED + one.key: one.label for one in asked}
    with demonstration.school.session() as session:
        rows = session.exec(
            select(SchoolWording.id).where(col(SchoolWording.part).in_(parts))
        ).all()
    assert len(rows) == len(parts)
    with without(demonstration, *((SchoolWording, row, "text") for row in rows)):
        told = gaps(demonstration, subject)
    for label in parts.values():
        assert label.replace("’", "'").split(" (")[0] in told, (label, told)
    with without(demonstration, (School, 1, "head_name")):
        told = gaps(demonstration, subject)
    assert any(words in told for words in THE_HEAD), told
    with without(demonstration, (School, 1, "locality")):
        told = gaps(demonstration, subject)
    assert "lieu d'expédition" in told or "localité de l'école" in told, told


@pytest.mark.parametrize(("code", "letter"), CASES)
def test_an_address_that_is_not_whole_is_named(demonstration, subjects, code, letter):
    subject = subjects.get((code, letter))
    first = demonstration.prepare(subject).letters[0] if subject else None
    if first is None or Sending(first.sending) in (Sending.BY_HAND, Sending.EMAIL):
        pytest.skip("no envelope")
    kind, _colon, numbers = first.recipient_key.partition(":")
    models = {"pupil": Pupil, "representatives": LegalRepresentative}
    if kind not in models:
        pytest.skip("the addressee is an authority")
    taken = [(models[kind], int(number), "locality") for number in numbers.split("+")]
    with without(demonstration, *taken):
        assert "localité" in gaps(demonstration, subject)


def test_nothing_that_lacks_something_takes_a_number(demonstration, subjects):
    subject = subjects["fwb", "permanent_exclusion"]
    with without(demonstration, (School, 1, "head_name")):
        preparation = demonstration.prepare(subject)
        batch = demonstration.run(begin_batch, "Lot", (0,))
        with pytest.raises(Refusal, match="ne peut être émise"):
            ask = LetterAsk.of(preparation.letters[0], preparation.options)
            demonstration.run(reserve, batch, ask)


@pytest.mark.parametrize(("code", "letter"), WORDINGS)
def test_a_mandatory_mention_cannot_be_reworded_away(code, letter):
    wording = load_wording(code, letter)
    for block in wording.blocks:
        if block.mention:
            with pytest.raises(WordingError) as refused:
                wording.reworded({block.key: "Autre chose."})
            assert wording.mentions[block.mention] in str(refused.value), block.key
    with pytest.raises(WordingError):
        wording.reworded({SUBJECT: " "})


def test_a_field_has_one_name():
    labels = [info.label for info in field_infos().values()]
    assert len(set(labels)) == len(labels)
    assert set(ASKED) <= set(field_infos())
