"""The three verbs of ``python -m app.rules``."""

import argparse
import sys
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from app.rules.cases import differences, read_cases
from app.rules.digest import canonical
from app.rules.errors import RuleInputError, UnknownRule
from app.rules.figures import packaged_figures
from app.rules.registry import all_rules, find


def main(arguments: Sequence[str]) -> int:
    """Run one verb; 0 when all is well, 1 when a case fails, 2 when the call is off."""
    parser = argparse.ArgumentParser(prog="python -m app.rules", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("list", help="every rule with its source")
    check = verbs.add_parser("check", help="run the cases of TOML files")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    explain = verbs.add_parser("explain", help="print one verdict with its reasons")
    explain.add_argument("rule", metavar="RULE")
    explain.add_argument("file", type=Path, metavar="FILE")
    chosen = parser.parse_args(arguments)
    try:
        match chosen.verb:
            case "list":
                return list_rules()
            case "check":
                return check_files(chosen.files)
            case _:
                return explain_file(chosen.rule, chosen.file)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 2


def list_rules() -> int:
    """Print every rule: name, title, source."""
    for name, item in sorted(all_rules().items()):
        print(f"{name}  {item.title} ({item.source})")
    return 0


def check_files(files: Sequence[Path]) -> int:
    """Run all cases; a line for each that fails, then the two totals."""
    figures = packaged_figures()
    passed = failed = 0
    for path in files:
        for case in read_cases(path):
            found = differences(case, figures)
            if found:
                failed += 1
                print(f"{path.name}: {case.rule}: {case.name}: {'; '.join(found)}")
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def explain_file(name: str, path: Path) -> int:
    """Print the verdict of one rule on each input of a file, with reasons and sources.

    The file holds the rule's inputs themselves, a table ``input``, or cases.
    """
    try:
        found = find(name)
    except UnknownRule:
        print(f"Aucune règle ne s'appelle « {name} ».", file=sys.stderr)
        return 2
    with path.open("rb") as file:
        document = tomllib.load(file, parse_float=Decimal)
    inputs = _inputs(document, name)
    if not inputs:
        print(f"Aucun cas de « {name} » dans {path.name}.", file=sys.stderr)
        return 2
    return max(_explain(found.name, given) for given in inputs)


def _inputs(document: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    cases = document.get("case")
    if isinstance(cases, list):
        return [case.get("input", {}) for case in cases if case.get("rule") == name]
    given = document.get("input", document)
    return [given] if isinstance(given, Mapping) else []


def _explain(name: str, given: Mapping[str, object]) -> int:
    found = find(name)
    try:
        verdict = found.judge(given, packaged_figures())
    except RuleInputError as error:
        print(f"{name} : donnée refusée, {error}")
        return 1
    print(f"{name} (version {verdict.version})")
    print(f"  {found.title}")
    print(f"  Source : {found.source}")
    for key, value in verdict.outputs().items():
        print(f"  {key} = {canonical(value)}")
    for reason in verdict.reasons:
        code = f"[{reason.code}] " if reason.code else ""
        print(f"  - {code}{reason.text} ({reason.source})")
    for figure in verdict.figures:
        year = f", {figure.school_year}" if figure.school_year else ""
        print(
            f"  chiffre {figure.name} = {canonical(figure.value)} "
            f"{figure.unit} ({figure.source}{year})"
        )
    print(f"  empreinte {verdict.digest}")
    return 0
