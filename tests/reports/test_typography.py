import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.escape import REPLACEMENT, clean, one_line, undrawable
from app.reports.hyphenation import cuts
from app.reports.typography import ordinal, polish, printed_date


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Pourquoi?", "Pourquoi\u202f?"),
        ("a ; b", "a\u202f; b"),
        ("Voici : a", "Voici\u00a0: a"),
        ("Voici: a", "Voici\u00a0: a"),
        ('"oui"', "«\u00a0oui\u00a0»"),
        ("« oui » ; non", "«\u00a0oui\u00a0»\u202f; non"),
        ("l'école d'Ath", "l’école d’Ath"),
        ("et...", "et…"),
        ("art. 12", "art.\u00a012"),
        ("M. Noël et Mme Noël", "M.\u00a0Noël et Mme\u00a0Noël"),
        ("le 24 juin 2026", "le 24\u00a0juin 2026"),
        ("le 1er juin", "le 1er\u00a0juin"),
        ("à 16 h 15", "à 16\u00a0h\u00a015"),
        ("50 %", "50\u00a0%"),
        ("n° 12", "n°\u00a012"),
        ("- un", "–\u00a0un"),
    ],
)
def test_french_signs_and_spaces(typed, printed):
    assert polish(typed) == printed
    assert polish(printed) == printed


@pytest.mark.parametrize("text", ["16:15", "https://x.be/?a=1;b", "AA-12", "2025-2026", "C:D"])
def test_what_is_no_punctuation_stays(text):
    assert polish(text) == text


def test_dates_and_ordinals():
    assert printed_date(date(2026, 6, 30)) == "30\u00a0juin 2026"
    assert printed_date(date(2026, 3, 1)) == "1er\u00a0mars 2026"
    assert [ordinal(1), ordinal(1, feminine=True), ordinal(4)] == ["1er", "1re", "4e"]


def test_words_are_cut_between_syllables():
    assert ("concilia-", "tion") in cuts("conciliation")
    assert ("l’éta-", "blissement,") in cuts("l’établissement,")
    assert cuts("peut-être")[0] == ("peut-", "être")


@pytest.mark.parametrize(
    "word", ["Lambert", "AOB", "2025", "école", "a@b.example", "ÉTABLISSEMENT"]
)
def test_names_capitals_figures_and_short_words_are_not_cut(word):
    assert cuts(word) == ()


@given(st.text(alphabet="abcdefghijéèêœ’-", min_size=1, max_size=30))
def test_a_cut_word_loses_nothing(word):
    for head, tail in cuts(word):
        assert word in (head + tail, head.removesuffix("-") + tail)


@given(st.text(max_size=80))
def test_cleaning_leaves_only_what_can_be_drawn(text):
    cleaned = clean(text)
    assert undrawable(cleaned) == ()
    categories = {unicodedata.category(sign) for sign in cleaned if sign != "\n"}
    assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert clean(cleaned) == cleaned


def test_invisible_signs_go():
    assert clean("a\u202eb\u2066c\u200bd\u00ade\x00f\x07") == "abcdef"
    assert clean("a\tb\u2028c") == "a b c"
    assert clean("a\r\nb\rc") == "a\nb\nc"
    assert one_line("a\nb ") == "a b"


def test_signs_that_the_typeface_lacks():
    assert clean("\u2212\u65e5") == f"–{REPLACEMENT}"
    assert clean("\U0001d400") == "A"
    assert undrawable("É日日→x") == ("日",)


def test_composed_and_decomposed_letters_are_one():
    assert clean("e\u0301") == "é"
