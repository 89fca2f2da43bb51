import pytest

from app import i18n
from app.i18n import N_, _, current_language, ngettext, pgettext, pseudo, use_language


def test_french_is_the_source():
    assert _("Langue") == "Langue"
    assert pgettext("masculin", "absent") == "absent"
    assert current_language() == "fr"


def test_french_punctuation_is_not_parted_from_its_word():
    assert _("Où : « là » ; ici ? Non !") == (
        "Où\u00a0: «\u202flà\u202f»\u202f; ici\u202f? Non\u202f!"
    )
    assert ngettext("un : {n}", "des : {n}", 3) == "des\u00a0: {n}"


@pytest.mark.parametrize(("n", "word"), [(0, "élève"), (1, "élève"), (2, "élèves")])
def test_zero_is_singular_in_french(n, word):
    assert ngettext("élève", "élèves", n) == word


def test_english_comes_from_its_catalogue():
    use_language("en")
    assert _("Langue") == "Language"
    assert current_language() == "en"


def test_a_text_without_translation_stays_french_with_its_plural():
    use_language("en")
    assert _("Texte que personne n'a traduit") == "Texte que personne n'a traduit"
    assert ngettext("jour inconnu", "jours inconnus", 0) == "jour inconnu"


def test_a_marked_text_is_translated_when_asked_for():
    title = N_("Langue")
    assert title == "Langue"
    use_language("en")
    assert _(title) == "Language"


def test_an_unknown_language_is_refused_and_changes_nothing():
    with pytest.raises(ValueError, match="nl"):
        use_language("nl")
    assert current_language() == "fr"


def test_every_language_has_its_catalogue():
    for language in i18n.LANGUAGES:
        use_language(language)


def test_the_pseudo_language_shows_on_every_text():
    use_language("pseudo")
    for text in (_("Élève"), ngettext("a", "b", 2), pgettext("c", "d")):
        assert text.startswith("⟦")
        assert text.endswith("⟧")


@pytest.mark.parametrize("kept", ["{name}", "%s", "%(count)d", "<b>", "</a>", "&amp;"])
def test_the_pseudo_language_keeps_what_programs_read(kept):
    assert kept in pseudo(f"Classe {kept} ouverte")


def test_the_pseudo_language_is_longer_and_leaves_nothing_empty_but_the_empty():
    text = "Procès-verbal de la délibération"
    assert len(pseudo(text)) > len(text) * 1.3
    assert pseudo("") == ""
