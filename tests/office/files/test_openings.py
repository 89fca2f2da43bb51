"""A file opened and closed many times leaves nothing open in the process."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from app.office.files.creation import open_school
from tests.office.test_work import rename
from tests.schools import NOW, PASSWORD

OPEN_FILES = Path("/proc/self/fd")


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="only Linux tells which files are open")
def test_twenty_openings_leave_no_file_and_no_thread(school):
    path = school.file.path
    school.file.close(NOW)
    before = (_open_files(path.parent), threading.active_count())
    for number in range(20):
        now = NOW + timedelta(minutes=number)
        file = open_school(path, "anne", PASSWORD, now)
        file.run(rename, school.desk, f"École {number}")
        file.close(now)
    assert (_open_files(path.parent), threading.active_count()) == before
    assert before[0] == []


def _open_files(folder: Path) -> list[str]:
    """The files of that folder that the process has open."""
    found = []
    for handle in OPEN_FILES.iterdir():
        try:
            target = str(handle.readlink())
        except OSError:  # the handle of this listing
            continue
        if target.startswith(str(folder)):
            found.append(target)
    return found
