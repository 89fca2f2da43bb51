from datetime import date

import pytest

from app.reports.compose import Gender, compose, example_fields, missing_fields
from app.reports.views import BlockKind, Ground, Run
from app.reports.wording import WordingError, field_infos, letters_of, load_wording
from app.reports.wording_text import TemplateError, parse

REGIMES = ("fwb", "cefa", "promsoc", "european")
ALL = [(regime, letter) for regime in REGIMES for letter in letters_of(regime)]


def told(regime, letter, gender=Gender.FEMININE, **fields):
    wording = load_wording(regime, letter)
    text = compose(wording, example_fields(wording) | fields, {"eleve": gender})
    runs = [run.text for block in text.blocks for each in block.sentences for run in each]
    return " ".join("".join(runs).replace("\u202f", " ").replace("\u00a0", " ").split())


@pytest.mark.parametrize(("regime", "letter"), ALL)
def test_every_wording_holds_together(regime, letter):
    wording = load_wording(regime, letter)
    fields = example_fields(wording)
    assert missing_fields(wording, fields) == ()
    assert missing_fields(wording, {})
    text = compose(wording, fields)
    assert text.subject and text.blocks and text.closing
    assert wording.mentions
    if letter.startswith("notification_"):
        assert any(block.kind is BlockKind.DECISION for block in text.blocks)
        assert "decision" in wording.mentions
    assert {block.mention for block in wording.blocks} - {""} == set(wording.mentions)


@pytest.mark.parametrize(("regime", "letter"), ALL)
def test_each_required_field_stops_the_letter_by_its_name(regime, letter):
    wording = load_wording(regime, letter)
    fields = example_fields(wording)
    printed = {name for block in wording.blocks for line in block.lines for name in line.names}
    for name in printed:
        info = field_infos()[name]
        missing = missing_fields(wording, {**fields, name: ""})
        assert info.optional or info.label in missing or not _printed(wording, fields, name)


def _printed(wording, fields, name):
    """Whether some line printing the field shows with these values."""
    from app.reports.compose import holds

    lines = [line for b in wording.blocks if holds(b.when, fields) for line in b.lines]
    return any(name in line.names and holds(line.conditions, fields) for line in lines) and not any(
        name in {each.name for each in block.when} for block in wording.blocks
    )


def test_regimes_have_their_letters():
    councils = {
        "notification_aoa",
        "notification_aob",
        "notification_aoc",
        "notification_adjourned",
        "notification_certificate",
    }
    assert councils <= set(letters_of("cefa"))
    assert councils | {"notification_first_degree"} <= set(letters_of("fwb"))
    assert "notification_refused" in letters_of("promsoc")
    assert {"notification_promoted", "notification_refused"} <= set(letters_of("european"))


@pytest.mark.parametrize("letter", ["notification_aob", "notification_aoc"])
@pytest.mark.parametrize("regime", ["fwb", "cefa"])
def test_what_can_be_contested_says_how(regime, letter):
    text = told(regime, letter)
    for mention in (
        "auprès de Mme Claire Fontaine, directrice",
        "au plus tard le 27 juin 2025",
        "notifiée au plus tard le 4 juillet 2025",
        "obligatoire pour que le recours externe soit recevable",
        "jusqu’au 18 juillet 2025",
        "E-recours (https://recours-externe-secondaire.cfwb.be)",
        "envoi recommandé",
        "caractère non confessionnel",
        "(volet 1) est accepté",
    ):
        assert mention in text
    assert "n’est pas accepté" in told(regime, letter, formulaire_accepte=False)
    second = told(regime, letter, recours_seconde_session=True, recours_externe_jusque="")
    assert "jusqu’au cinquième jour ouvrable scolaire qui suit la notification" in second
    assert "18 juillet" not in second
    assert "dans les dix jours ouvrables" in told(regime, letter, recours_c3d=True)


def test_a_deadline_that_runs_from_the_notification_needs_no_date():
    wording = load_wording("fwb", "notification_aoc")
    fields = {**example_fields(wording), "recours_externe_jusque": ""}
    assert missing_fields(wording, fields) == ("date limite du recours externe",)
    assert missing_fields(wording, {**fields, "recours_seconde_session": True}) == ()


@pytest.mark.parametrize("letter", ["notification_aoa", "notification_certificate"])
def test_what_cannot_be_contested_offers_no_appeal(letter):
    assert "recours" not in told("fwb", letter).lower()


def test_an_adjournment_says_that_nothing_is_decided():
    text = told("fwb", "notification_adjourned")
    assert "Aucune attestation n’a encore été délivrée : il n’y a pas de décision" in text
    assert "Mathématique, examen écrit ;" in text and "Sciences, examen oral." in text


@pytest.mark.parametrize(
    "letter", [one for one in letters_of("cefa") if one.startswith("notification_")]
)
def test_alternance_is_named_on_what_it_delivers(letter):
    text = told("cefa", letter)
    assert "alternance (CEFA)" in text
    if letter != "notification_adjourned":
        assert "dans l’enseignement secondaire en alternance" in text


def test_promotion_sociale_never_sends_results():
    for letter in letters_of("promsoc"):
        if letter.startswith("notification_"):
            assert [str(mode) for mode in load_wording("promsoc", letter).sendings] == ["by_hand"]


def test_european_appeals_are_limited():
    text = told("european", "notification_refused")
    assert "vice de forme ou fait nouveau" in text and "art. 62 A.3" in text
    assert "au plus tard le 11 juillet 2025" in text and "n’est pas suspensif (art. 66.3)" in text
    assert "art. 57 c et 59 d" in told("european", "notification_refused", primaire=True)


def test_reservations_and_degrees_are_said_only_where_they_are():
    for letter in ("notification_aoa", "notification_aob", "notification_aoc"):
        assert "sous réserve" not in told("fwb", letter)
        text = told("fwb", letter, reserve=True, couvre_degre=True)
        assert "sous réserve : une décision d’équivalence est attendue" in text
        assert "couvre les deux années du degré" in text


@pytest.mark.parametrize(
    ("gender", "words"),
    [
        (Gender.FEMININE, "est ajournée et"),
        (Gender.MASCULINE, "est ajourné et"),
        (Gender.BOTH, "est ajourné ou ajournée et"),
    ],
)
def test_words_agree_with_the_person(gender, words):
    assert words in told("fwb", "notification_adjourned", gender)


def test_a_list_is_a_line_an_element_and_a_reason_shows_its_article():
    wording = load_wording("fwb", "notification_aob")
    grounds = (Ground("Réussite avec restriction.", "AR84, art. 23"), Ground("Sans source."))
    fields = {**example_fields(wording), "restrictions": ("a", "b", "c"), "motifs": grounds}
    blocks = {block.kind: block for block in compose(wording, fields).blocks}
    lines = ["".join(run.text for run in each) for each in blocks[BlockKind.DECISION].sentences]
    assert lines[2:5] == ["–\u00a0a\u202f;", "–\u00a0b\u202f;", "–\u00a0c."]
    first, second = blocks[BlockKind.GROUNDS].sentences
    assert first == (
        Run("Réussite avec restriction ("),
        Run("AR84, art.\u00a023", italic=True),
        Run(")."),
    )
    assert second == (Run("Sans source."),)


def test_the_paragraphs_of_a_motivation_stay_apart():
    wording = load_wording("fwb", "notification_aoc")
    fields = {**example_fields(wording), "motivation": "Un.\n\n Deux ?\n"}
    (block,) = [each for each in compose(wording, fields).blocks if each.kind is BlockKind.QUOTE]
    assert block.sentences == ((Run("Un."),), (Run("Deux\u202f?"),))


def test_a_person_s_name_is_not_touched():
    assert 'N\'Diaye : "x"' in told("fwb", "notification_aoa", eleve='N\'Diaye : "x"')


def test_dates_are_worded():
    assert "le 1er mars 2026" in told("fwb", "notification_aoa", date_deliberation=date(2026, 3, 1))


def test_a_school_rewords_and_returns_to_the_default():
    wording = load_wording("fwb", "notification_aoa")
    own = wording.reworded({"ouverture": "Bonne nouvelle pour {eleve}.", "closing": "Salut."})
    assert own.texts()["ouverture"] == "Bonne nouvelle pour {eleve}."
    assert own.closing == "Salut." and own.subject == wording.subject
    assert load_wording("fwb", "notification_aoa") == wording


def test_an_emptied_block_goes():
    own = load_wording("fwb", "notification_aoa").reworded({"ouverture": ""})
    assert "ouverture" not in own.texts()


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        ({"conciliation": ""}, "demande le champ {conciliation_jusque}"),
        ({"conciliation": "{conciliation_jusque}"}, "doit dire « obligatoire »"),
        ({"ouverture": "{inconnu}"}, "Le champ {inconnu} n’existe pas."),
        ({"ouverture": "{?inconnu} x"}, "Le champ {inconnu} n’existe pas."),
        ({"ouverture": "a ** b"}, "n’est pas refermé"),
        ({"ouverture": "a { b"}, "accolade"),
        ({"subject": " "}, "ne peuvent pas être vides"),
        ({"nulle_part": "x"}, "n’existe pas dans cette lettre"),
    ],
)
def test_a_wording_that_loses_a_mention_is_refused(texts, problem):
    with pytest.raises(WordingError) as refused:
        load_wording("fwb", "notification_aob").reworded(texts)
    assert problem in str(refused.value)


def test_the_little_language_is_read():
    (line,) = parse("{?a,!b} Né {eleve:né|née} **le {date}**.")
    assert [(each.name, each.negated) for each in line.conditions] == [("a", False), ("b", True)]
    assert line.names == {"date"} and line.agreements == {"eleve"}
    with pytest.raises(TemplateError):
        parse("{Élève}")


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Éloïse Lambert", "résultats de l’année scolaire 2024-2025 d’Éloïse Lambert"),
        ("Hugo Lambert", "2024-2025 de Hugo Lambert"),
        ("Yasmine Lambert", "2024-2025 de Yasmine Lambert"),
        ("Noé Lambert", "2024-2025 de Noé Lambert"),
    ],
)
def test_de_is_elided_before_the_vowel_of_a_name(name, printed):
    assert printed in told("fwb", "notification_aoa", eleve=name)


def test_a_stay_of_one_day_is_told_as_one_day():
    days = {"absent_du": date(2025, 6, 3), "absent_au": date(2025, 6, 3)}
    assert "absente le 3 juin 2025." in told("european", "absence_reminder", **days)
    longer = days | {"absent_au": date(2025, 6, 4)}
    assert "absente du 3 juin 2025 au 4 juin 2025." in told(
        "european", "absence_reminder", **longer
    )
    once = {"conge_du": date(2025, 6, 3), "conge_au": date(2025, 6, 3)}
    assert "Le 3 juin 2025." in told("fwb", "event_permission", **once)
