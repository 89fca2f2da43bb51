"""What import-linter's contracts cannot say: what rules import, and what nobody calls."""

import ast
import sys
from pathlib import Path

import pytest

import app
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


PROGRAM = Path(app.__file__).parent
TREES = {
    path.relative_to(PROGRAM).as_posix(): ast.parse(path.read_bytes())
    for path in sorted(PROGRAM.rglob("*.py"))
}
REGIMES = frozenset({"fwb", "cefa", "promsoc", "european"})
THREADS = frozenset({"threading", "concurrent.futures", "multiprocessing", "_thread", "asyncio"})


def places(found, *excepted):
    """File and line of each node of the program that ``found`` takes, but in these places."""
    return [
        f"{name}:{node.lineno}"
        for name, tree in TREES.items()
        if not name.startswith(excepted)
        for node in ast.walk(tree)
        if found(node)
    ]


def asks_which_regime(node):
    """``if regime == "fwb"`` and its kin: a comparison or a case with a regime's word."""
    if not isinstance(node, ast.Compare | ast.MatchValue):
        return False
    return any(isinstance(one, ast.Constant) and one.value in REGIMES for one in ast.walk(node))


def reads_a_clock(node):
    return isinstance(node, ast.Call) and ast.unparse(node.func) in {
        *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
        *("time.time", "time.localtime", "QDate.currentDate", "QDateTime.currentDateTime"),
        *("QTime.currentTime",),
    }


def commits(node):
    """A session or a connection that commits: forms of the window commit what is typed."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) in {
        f"{owner}.commit"
        for owner in ("session", "self.session", "work.session", "connection", "self._session")
    }


def brings_threads(node):
    if isinstance(node, ast.Import):
        return any(alias.name in THREADS for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        brought = {alias.name for alias in node.names}
        return node.module in THREADS or bool({"QThread", "QThreadPool", "QRunnable"} & brought)
    return False


def spins_or_sleeps(node):
    called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    return called.rpartition(".")[2] in {"processEvents", "sleep", "msleep", "qWait"}


@pytest.mark.parametrize(
    ("found", "source"),
    [
        (asks_which_regime, 'if one.regime == "fwb": pass'),
        (asks_which_regime, 'if regime in ("cefa", "promsoc"): pass'),
        (reads_a_clock, "datetime.now(tz=UTC)"),
        (reads_a_clock, "date.today()"),
        (commits, "work.session.commit()"),
        (brings_threads, "import threading"),
        (brings_threads, "from PySide6.QtCore import QObject, QThread"),
        (spins_or_sleeps, "time.sleep(1)"),
        (spins_or_sleeps, "QApplication.processEvents()"),
    ],
)
def test_what_is_looked_for_is_found(found, source):
    assert any(found(node) for node in ast.walk(ast.parse(source)))


def test_nobody_asks_which_regime_outside_its_folder():
    # The demonstration invents classes of each regime.
    own = tuple(f"rules/{name}/" for name in REGIMES)
    assert places(asks_which_regime, *own, "office/demo/") == []


def test_the_clock_is_read_in_bootstrap_alone():
    assert places(reads_a_clock, "bootstrap.py") == []


def test_one_place_commits():
    assert {place.partition(":")[0] for place in places(commits)} == {"db/unit_of_work.py"}


def test_the_runner_and_its_pool_own_the_threads():
    # the log's hook hears of threads that died
    owners = ("ui/runner.py", "ui/process_pool.py", "ui/logs.py")
    assert places(brings_threads, *owners) == []


def test_the_window_neither_sleeps_nor_spins():
    # the tour waits for its own window as a person would
    assert places(spins_or_sleeps, "ui/tour/") == []
