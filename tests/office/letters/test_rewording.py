"""The school's own texts: kept, refused, given back; letters already issued keep theirs."""

import pytest

from app.errors import Refusal
from app.office.letters.documents import issued_documents
from app.office.letters.rewording import (
    restore_wording,
    reword,
    sheet_problem,
    wording_lines,
    wording_sheet,
)
from app.office.letters.samples import sample_data, sample_view, samples
from app.office.rights import Role
from app.reports.letter import render_letter
from tests.office.letters.conftest import text_of

AOC = ("fwb", "notification_aoc")
OPENING = "Le conseil de classe de {classe} a délibéré sur les résultats de {eleve}."


@pytest.fixture
def desk(school):
    class Desk:
        def sheet(self):
            return school.file.ask(wording_sheet, school.desk, *AOC)

        def reword(self, part, text, desk=school.desk):
            return school.file.run(reword, desk, *AOC, part, text)

        def lines(self):
            lines = school.file.ask(wording_lines, school.desk)
            return {(line.regime, line.letter): line for line in lines}

    return Desk()


def test_the_list_names_the_letters_of_each_regime_and_what_is_the_schools(desk):
    assert desk.lines()[AOC].own == 0
    assert "motivation de la décision" in desk.lines()[AOC].mentions
    desk.reword("ouverture", OPENING)
    assert (desk.lines()[AOC].own, desk.lines()[AOC].problems) == (1, ())
    assert {regime for regime, _letter in desk.lines()} == {"fwb", "cefa", "promsoc", "european"}


def test_a_text_is_the_schools_until_the_programs_words_come_back(desk):
    desk.reword("ouverture", f"  {OPENING}\n")
    part = desk.sheet().part("ouverture")
    assert (part.text, part.own, part.changed_by) == (
        OPENING,
        True,
        "Anne Exemple, le 24 juin 2025",
    )
    desk.reword("ouverture", part.default)
    assert not desk.sheet().part("ouverture").own
    assert desk.lines()[AOC].own == 0


def test_all_texts_of_a_letter_are_given_back_at_once(desk, school):
    desk.reword("ouverture", OPENING)
    desk.reword("subject", "Décision du conseil de classe")
    assert school.file.run(restore_wording, school.desk, *AOC).value == 2
    assert not any(part.own for part in desk.sheet().parts)


def test_the_closing_comes_last_and_mentions_are_marked(desk):
    parts = desk.sheet().parts
    assert (parts[0].label, parts[-1].label) == ("Objet", "Formule de politesse")
    kept = desk.sheet().part("conciliation")
    assert "{conciliation_jusque}" in kept.keeps
    assert "« obligatoire »" in kept.keeps


@pytest.mark.parametrize(
    ("part", "text", "said"),
    [
        ("motivation", "Voir le procès-verbal.", "mention obligatoire « motivation de la décision"),
        ("motivation", "", "demande le champ {motivation}"),
        ("ouverture", "Bonjour {inconnu}", "Le champ {inconnu} n’existe pas"),
        ("ouverture", "Bonjour {eleve", "accolade"),
        ("ouverture", "**Bonjour", "gras"),
        ("subject", " ", "ne peuvent pas être vides"),
        ("ouverture", "Publié le {date_publication}.", "ne connaît pas le champ"),
        ("rien", "x", "n’existe pas dans cette lettre"),
    ],
)
def test_a_text_that_cannot_serve_is_refused_with_a_sentence(desk, part, text, said):
    with pytest.raises(Refusal) as refused:
        desk.reword(part, text)
    assert said in refused.value.message
    assert refused.value.field == part
    if part != "rien":
        assert said in sheet_problem(desk.sheet(), part, text)
        assert not desk.sheet().part(part).own


def test_a_text_that_mentions_nothing_may_be_emptied(desk):
    desk.reword("ouverture", "")
    assert desk.sheet().part("ouverture").text == ""


def test_only_who_sets_the_school_up_words_its_letters(desk, school):
    with pytest.raises(Refusal):
        desk.reword("ouverture", OPENING, school.as_role(Role.EDUCATOR))


def test_an_issued_letter_keeps_its_words(mail):
    school = mail.school
    options = mail.prepare().options
    letter_id = mail.issue(mail.prepared("Dubois"), options)
    (before,) = mail.ask(issued_documents, (letter_id,))
    school.file.run(reword, school.desk, "fwb", "notification_aob", "ouverture", OPENING)
    (after,) = mail.ask(issued_documents, (letter_id,))
    assert after.pdf == before.pdf
    changed = mail.prepared("Dubois")
    assert changed.state == "changed"
    assert "a délibéré sur les résultats de" in text_of(render_letter(changed.view))


def test_a_wording_is_shown_with_examples_or_with_a_pupil(school):
    offered = school.file.ask(samples, school.desk, "fwb")
    assert [one.title for one in offered] == [
        "Exemples du programme",
        "4TQA · DUBOIS Noé",
        "2C · DUBOIS Noé",
    ]
    texts = {"ouverture": OPENING}
    plain = school.file.ask(sample_data, school.desk, 0)
    assert "Léa Lambert" in text_of(render_letter(sample_view(*AOC, texts, plain)))
    real = school.file.ask(sample_data, school.desk, offered[1].pupil_id)
    said = text_of(render_letter(sample_view(*AOC, texts, real)))
    assert "de 4TQA a délibéré sur les résultats de Noé Dubois" in said
    assert "Madame et Monsieur Dubois" in said.replace("DUBOIS", "Dubois")
