"""What tests of the office share."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from sqlalchemy import event

from app.office.journal import recent_journal


@pytest.fixture
def statements() -> Callable[[object], AbstractContextManager[list[str]]]:
    """``with statements(school) as seen``: the statements sent to the file meanwhile."""

    @contextmanager
    def watched(school) -> Iterator[list[str]]:
        seen: list[str] = []
        # The figures are read once for as long as the file is open.
        school.file.ask(recent_journal, school.desk, 1)

        def note(_connection, _cursor, statement, *_rest):
            if statement != "BEGIN":
                seen.append(statement)

        event.listen(school.file.engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(school.file.engine, "before_cursor_execute", note)

    return watched
