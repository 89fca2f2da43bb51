"""Every case in tests/cases passes: those of the specification and our own."""

from pathlib import Path

import pytest

from app.rules.cases import Case, differences, read_cases
from app.rules.figures import packaged_figures

FOLDER = Path(__file__).parents[1] / "cases"
FILES = sorted(FOLDER.rglob("*.toml"))
CASES = [
    pytest.param(case, id=f"{path.relative_to(FOLDER).as_posix()}: {case.rule}: {case.name}")
    for path in FILES
    for case in read_cases(path)
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: Case) -> None:
    assert differences(case, packaged_figures()) == ()
