"""A defect of the program in words: where it happened, and nothing private."""

import platform
import re
import traceback
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import qVersion

from app.version import NAME, version

_FRAME: Final = re.compile(r'^\s*File "([^"]+)", line (\d+), in (.+)$', re.MULTILINE)


def report_text(error: BaseException) -> str:
    """Versions, and where in the program it happened.

    Messages of exceptions are left out: a database error holds what was typed, hence
    names of pupils. Files are named from the package on: a path holds a user's name.
    """
    lines = [f"{NAME} {version()} · Python {platform.python_version()} · Qt {qVersion()}"]
    lines.append(f"{platform.system()} {platform.release()}")
    return "\n".join([*lines, *_chain(error)])


def _chain(error: BaseException) -> Iterator[str]:
    """The error that was raised, then those it came from."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield f"\n{type(current).__module__}.{type(current).__qualname__}"
        for frame in traceback.extract_tb(current.__traceback__):
            yield f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
        if type(current).__name__ == "_RemoteTraceback":
            yield from _remote(str(current))
        current = current.__cause__ or current.__context__


def _remote(text: str) -> Iterator[str]:
    """What a rendering process says of where it failed comes as one text."""
    for file, line, name in _FRAME.findall(text):
        yield f"  {_short(file)}:{line} {name}"


def _short(file: str) -> str:
    parts = file.replace("\\", "/").split("/")
    for root in ("app", "site-packages"):
        if root in parts:
            last = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[last:] if root == "app" else parts[last + 1 :])
    return parts[-1]
