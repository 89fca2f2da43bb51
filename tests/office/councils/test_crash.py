"""A process that is killed while marks are entered loses at most the one being entered.

Each gesture is one transaction, on the disk before it is acknowledged; the room sends each
cell as a gesture of its own, so nothing waits in memory but the field being typed.
"""

import signal
import subprocess
import sys
from decimal import Decimal

import pytest
from sqlmodel import col, select

from app.db.unit_of_work import unit_of_work
from app.models import JournalEntry, Mark
from app.office.files.creation import open_school
from app.office.journal import broken_lines
from tests.office.councils.conftest import sit
from tests.schools import PASSWORD, make_school

TYPIST = """
import sys
from decimal import Decimal
from pathlib import Path
from app.office.councils.entering import MarkEdit, enter_marks
from app.office.councils.views import MarkValue
from app.office.files.creation import open_school
from app.office.work import Desk
from tests.schools import NOW, PASSWORD, TODAY

file = open_school(Path(sys.argv[1]), "anne", PASSWORD, NOW)
desk = Desk(file.actor, TODAY, NOW)
council, enrolment, *courses = map(int, sys.argv[2:])
for number in range(100_000):
    course = courses[number % len(courses)]
    mark = MarkValue(Decimal(number % 41) / 2)
    file.run(enter_marks, desk, council, (MarkEdit(enrolment, course, mark),))
    print(number, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 7, 23])
def test_what_was_acknowledged_is_in_the_file_after_kill_9(tmp_path, acknowledged):
    school = make_school(tmp_path)
    sitting = sit(school, "4TQA")
    courses = [sitting.course(code) for code in ("FR", "MA", "NL")]
    school.file.close(school.desk.now)
    arguments = [str(school.file.path), sitting.id, sitting.enrolment("Dubois"), *courses]
    with subprocess.Popen(
        [sys.executable, "-c", TYPIST, *map(str, arguments)], stdout=subprocess.PIPE, text=True
    ) as typist:
        assert typist.stdout is not None
        last = -1
        while last < acknowledged:
            last = int(typist.stdout.readline())
        typist.send_signal(signal.SIGKILL)
        rest = typist.stdout.read().split()
        last = int(rest[-1]) if rest else last
    file = open_school(school.file.path, "anne", PASSWORD, school.desk.now)
    with unit_of_work(file.engine, file.path) as session:
        lines = session.exec(
            select(JournalEntry).where(col(JournalEntry.action).endswith("enter_marks"))
        ).all()
        stored = {row.course_id: row.value for row in session.exec(select(Mark))}
        assert list(broken_lines(session)) == []
    file.close(school.desk.now)
    # Killed between the commit and its word, one more may be there than was acknowledged.
    assert len(lines) in (last + 1, last + 2)
    done = len(lines)
    expected = {courses[number % 3]: Decimal(number % 41) / 2 for number in range(done)}
    assert stored == expected
