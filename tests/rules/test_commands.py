"""The three verbs of ``python -m app.rules``, and how a case is compared."""

import runpy
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from app.rules.cases import differences, read_cases
from app.rules.commands import main
from app.rules.figures import packaged_figures
from app.rules.registry import all_rules

CASE = """
[[case]]
name = "{name}"
rule = "{rule}"

[case.input]
{given}

[case.expect]
{expect}
"""
COPY = (
    'kind = "copy"\nrequester = "parent"\nwritten = true\njustified = true\npages = 14\npaid = 3.50'
)


def case(expect: str, given: str = COPY, rule: str = "fwb.document_copies", name: str = "a") -> str:
    return CASE.format(name=name, rule=rule, given=given, expect=expect)


@pytest.fixture
def written(tmp_path: Path):
    def write(text: str, name: str = "cases.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def found_in(path: Path) -> tuple[str, ...]:
    (one,) = read_cases(path)
    return differences(one, packaged_figures())


# --- check ------------------------------------------------------------------------------------


def test_cases_that_pass_are_counted(written, capsys) -> None:
    good = case('outcome = "allowed"\nprice = 3.5\nreason_codes = ["copy_paid"]')
    assert main(["check", str(written(good + good))]) == 0
    assert capsys.readouterr().out == "2 passed, 0 failed\n"


def test_a_case_that_fails_has_a_line(written, capsys) -> None:
    text = case('outcome = "allowed"') + case('outcome = "refused"\nprice = 4', name="b")
    assert main(["check", str(written(text))]) == 1
    assert capsys.readouterr().out == (
        "cases.toml: fwb.document_copies: b: outcome: expected refused, got allowed; "
        "price: expected 4, got 3.50\n1 passed, 1 failed\n"
    )


def test_several_files_are_summed(written, capsys) -> None:
    files = [str(written(case('outcome = "allowed"'), f"{name}.toml")) for name in "ab"]
    assert main(["check", *files]) == 0
    assert capsys.readouterr().out == "2 passed, 0 failed\n"


@pytest.mark.parametrize(
    ("expect", "difference"),
    [
        ('reason_codes = ["copy_paid", "free"]', "reason_codes: expected"),
        ('reason_codes = "copy_paid"', "reason_codes: expected copy_paid"),
        ('weight = "a"', "weight: expected a, absent from the result"),
        ('error = "pages"', "expected the input to be refused on pages, got a verdict"),
        ("price = true", "price: expected True, got 3.50"),
        ('price = "3.50"', "price: expected 3.50, got 3.50"),
        ("price = [3.50]", "price: expected [Decimal('3.50')], got 3.50"),
        ("price = { euros = 3 }", "price.euros: expected 3, absent from the result"),
    ],
)
def test_what_differs_is_said(written, expect: str, difference: str) -> None:
    assert found_in(written(case(expect)))[0].startswith(difference)


def test_a_refusal_is_compared_by_its_key(written) -> None:
    given = COPY.replace("pages = 14", "pages = 0")
    assert found_in(written(case('error = "pages"', given))) == ()
    (other,) = found_in(written(case('error = "paid"', given)))
    assert other.startswith("expected the input to be refused on paid, got pages: ")
    (refused,) = found_in(written(case('outcome = "allowed"', given)))
    assert refused.startswith("the input was refused: pages: ")


def test_a_rule_that_does_not_exist_fails_its_case(written) -> None:
    assert found_in(written(case("", rule="fwb.lunch"))) == ("no rule is named fwb.lunch",)


def test_a_case_without_a_name_has_its_number(written) -> None:
    (one,) = read_cases(written('[[case]]\nrule = "fwb.fees"'))
    assert (one.name, one.given, one.expect) == ("case 1", {}, {})
    assert read_cases(written("")) == ()


DEADLINE = (
    "calendar = { first_day = 2024-08-26, last_day = 2025-07-04 }\n"
    "start = 2025-03-10\ncount = 1\nunit = 'school'"
)


def test_dates_are_compared_as_dates(written) -> None:
    assert found_in(written(case("date = 2025-03-11", DEADLINE, "calendar.deadline"))) == ()
    (text,) = found_in(written(case("date = '2025-03-11'", DEADLINE, "calendar.deadline")))
    assert text == f"date: expected 2025-03-11, got {date(2025, 3, 11)}"


PROMOTION = """
class = 5
subjects = [{ subject = "history", mark = 5 }, { subject = "latin", mark = 8 }]
"""


def test_lists_are_compared_in_order(written) -> None:
    rule = "european.promotion"
    good = case('failed_subjects = ["history"]\nfailed_indices = [2]', PROMOTION, rule)
    assert found_in(written(good)) == ()
    longer = case('failed_subjects = ["history", "latin"]', PROMOTION, rule)
    assert found_in(written(longer)) == (
        "failed_subjects: expected ['history', 'latin'], got ('history',)",
    )
    other = case('failed_subjects = ["latin"]', PROMOTION, rule)
    assert found_in(written(other)) == ("failed_subjects[0]: expected latin, got history",)


# --- list -------------------------------------------------------------------------------------


def test_every_rule_is_listed_with_its_source(capsys) -> None:
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(all_rules())
    assert lines == sorted(lines)
    assert (
        "fwb.document_copies  Ce document peut-il être consulté, copié ou délivré, et à quel prix "
        "? (ROI Eole, 17; circulaire 3685; ROI Eole, 18; Code de l'enseignement, art. 1.7.2-3 §2)"
    ) in lines


# --- explain ----------------------------------------------------------------------------------


def explained(capsys, rule: str, path: Path) -> tuple[int, str]:
    code = main(["explain", rule, str(path)])
    return code, capsys.readouterr().out


@pytest.mark.parametrize("text", [COPY, f"[input]\n{COPY}", case("")])
def test_a_verdict_is_explained_from_inputs_alone_a_table_or_a_case(written, capsys, text) -> None:
    code, out = explained(capsys, "fwb.document_copies", written(text))
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "fwb.document_copies (version 1)"
    assert lines[1] == "  Ce document peut-il être consulté, copié ou délivré, et à quel prix ?"
    assert "  price = 3.5" in lines
    assert (
        "  - [copy_paid] La copie est délivrée : 14 pages, 3,50 euros, payés. "
        "(ROI Eole, 17; circulaire 3685)"
    ) in lines
    assert "  chiffre fwb.life.copy_price = 0.25 euro par page photocopiée (ROI Eole, 17)" in lines
    assert lines[-1].startswith("  empreinte ")


def test_a_sentence_without_a_code_and_a_dated_figure_are_shown(written, capsys) -> None:
    holiday = DEADLINE.replace("}", ", public_holidays = [2025-03-11] }")
    _code, out = explained(capsys, "calendar.deadline", written(holiday))
    assert "  - Le 11 mars 2025, jour férié légal, ne compte pas. (Calendrier de l'école)" in out
    appeal = Path(__file__).parents[1] / "cases" / "fwb-studies.toml"
    _code, out = explained(capsys, "fwb.external_appeal", appeal)
    assert ", 2024-2025)" in out


def test_a_refused_input_is_explained(written, capsys) -> None:
    path = written(COPY.replace("pages = 14", "pages = 0"))
    code, out = explained(capsys, "fwb.document_copies", path)
    assert code == 1
    assert out.startswith("fwb.document_copies : donnée refusée, pages: ")


def test_nothing_to_explain_is_said(written, capsys) -> None:
    assert main(["explain", "fwb.lunch", str(written(COPY))]) == 2
    assert capsys.readouterr().err == "Aucune règle ne s'appelle « fwb.lunch ».\n"
    assert main(["explain", "fwb.fees", str(written(case("")))]) == 2
    assert capsys.readouterr().err == "Aucun cas de « fwb.fees » dans cases.toml.\n"
    assert main(["explain", "fwb.fees", str(written("input = 3"))]) == 2


# --- calls that are off -----------------------------------------------------------------------


def test_a_file_that_cannot_be_read_ends_with_two(written, tmp_path, capsys) -> None:
    assert main(["check", str(tmp_path / "absent.toml")]) == 2
    assert main(["check", str(written("[[case"))]) == 2
    (tmp_path / "latin.toml").write_bytes(b"name = '\xe9'")
    assert main(["check", str(tmp_path / "latin.toml")]) == 2
    assert len(capsys.readouterr().err.splitlines()) >= 3


def test_a_verb_is_required(capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "list" in capsys.readouterr().err


def test_the_module_runs_as_a_program(monkeypatch, capsys) -> None:
    import_module("app.rules.__main__")
    monkeypatch.delitem(sys.modules, "app.rules.__main__")
    monkeypatch.setattr(sys, "argv", ["rules", "list"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("app.rules", run_name="__main__")
    assert ended.value.code == 0
    assert "fwb.fees" in capsys.readouterr().out
