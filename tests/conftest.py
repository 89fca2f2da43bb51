"""What all tests share: folders of their own, no screen, French, and nothing left behind."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import pytest

from app import i18n, paths

if TYPE_CHECKING:
    from tests.schools import SmallSchool

_homes = count()


@pytest.fixture(autouse=True)
def matricule_home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Each test has its own folder of settings and logs, made only by who writes in it."""
    home = tmp_path_factory.getbasetemp() / f"home-{next(_homes)}"
    monkeypatch.setenv(paths.HOME_VARIABLE, str(home))
    yield
    i18n.use_language(i18n.SOURCE)


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that drives Qt leaves no thread, no active timer and no window."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    from tests.leaks import Watch

    with pytest.MonkeyPatch.context() as patch:
        watch = Watch(patch)
        yield
        left = watch.left()
    if left:
        pytest.fail("left behind: " + "; ".join(left))


@pytest.fixture
def school(tmp_path: Path) -> Iterator["SmallSchool"]:
    """A small school's file, open; see ``tests/schools.py``."""
    from tests.schools import make_school

    small = make_school(tmp_path)
    yield small
    small.file.close(small.desk.now)
