"""What import-linter's contracts cannot say: rules use the standard library as a whole."""

import ast
import sys
from pathlib import Path

import pytest

from app import rules

FOLDER = Path(rules.__file__).parent
FILES = sorted(FOLDER.rglob("*.py"))


def imported(path):
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name}: imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_rules_use_the_standard_library_and_the_resources_alone(path):
    for name in imported(path):
        allowed = name.split(".")[0] in sys.stdlib_module_names
        assert allowed or name.startswith(("app.rules", "app.resources")), name
