"""What the command line says of what was typed: a French sentence, and an exit code."""

import pytest

from app import bootstrap
from app.i18n import use_language


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--today", "2025-13-45"], "« 2025-13-45 » n'est pas une date comme 2025-06-24"),
        (["--today"], "Il manque une valeur après --today."),
        (["--bavard"], "« --bavard » n'est pas compris."),
        (["demo"], "Il manque --out."),
        (["demo", "--out", "x", "--size", "beaucoup"], "« beaucoup » n'est pas un nombre entier"),
        (["demo", "--out", "x", "--size", "-5"], "d'au moins"),
        (["demo", "--out", "x", "--years", "0"], "d'au moins 1."),
    ],
)
def test_what_cannot_be_done_is_said_in_french(capsys, words, sentence):
    with pytest.raises(SystemExit) as left:
        bootstrap.main(words)
    assert left.value.code == 2
    assert sentence in capsys.readouterr().err


def test_a_tour_that_was_not_played_cannot_be_verified(capsys, tmp_path):
    assert bootstrap.main(["tour", "--verify", "--out", str(tmp_path / "rien")]) == 1
    assert "rien\u202f» ne peut être ouvert." in capsys.readouterr().err


def test_it_speaks_the_language_of_the_window(capsys, monkeypatch):
    monkeypatch.setattr(bootstrap, "_speak", lambda: use_language("pseudo"))
    with pytest.raises(SystemExit):
        bootstrap.main(["--today", "hier"])
    said = capsys.readouterr().err
    assert said.startswith("⟦«") and "« hier »" in said
    use_language("fr")


def test_a_terminal_gets_plain_spaces(capsys):
    with pytest.raises(SystemExit):
        bootstrap.main(["--help"])
    told = capsys.readouterr().out
    assert "Autres commandes : demo, tour" in " ".join(told.split())
    assert not {"\u00a0", "\u202f"} & set(told)
