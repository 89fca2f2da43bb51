"""Every statement that a test sends to a school's file must be one of PostgreSQL's too."""

from typing import Any, Final

from sqlalchemy import Engine, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import CompileError
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.visitors import iterate

SQLITES_OWN: Final = frozenset(
    {
        *("date", "datetime", "julianday", "strftime", "time", "unixepoch"),
        *("json_array", "json_each", "json_extract", "json_group_array", "json_object"),
        *("changes", "glob", "group_concat", "hex", "ifnull", "iif", "instr", "printf"),
        *("last_insert_rowid", "likely", "random", "total", "typeof"),
    }
)
"""Functions that PostgreSQL lacks, or has with another meaning."""

_dialect: Final = postgresql.dialect()
_seen: set[str] = set()


class NotPortable(AssertionError):
    """A statement that PostgreSQL would refuse."""


def watch(engine: Engine) -> None:
    """Hold what is executed on the engine to PostgreSQL's language, each statement once."""
    event.listen(engine, "before_cursor_execute", _check)


def check(statement: Any, column_keys: Any = None) -> None:
    """Raise NotPortable where PostgreSQL would not take it."""
    try:
        statement.compile(dialect=_dialect, column_keys=column_keys)
    except (CompileError, AttributeError) as error:  # a clause of another dialect
        raise NotPortable(str(statement)) from error
    for element in iterate(statement):
        if isinstance(element, FunctionElement) and element.name.lower() in SQLITES_OWN:
            raise NotPortable(f"{element.name}() in {statement}")


def _check(
    _connection: Any, _cursor: Any, _text: str, _values: Any, context: Any, _many: Any
) -> None:
    compiled = context.compiled
    if compiled is None or compiled.string in _seen or context.isddl:
        return
    check(compiled.statement, compiled.column_keys)
    _seen.add(compiled.string)
