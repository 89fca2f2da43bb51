"""Names of files that every system takes, from names of people."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from app.reports.letter_view import LetterView

_LONGEST: Final = 110
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]+')
_RESERVED: Final = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)


def file_name(view: LetterView) -> str:
    """The name of a letter's file: "4TQ A - LAMBERT Léa - Notification AOB.pdf"."""
    label = view.label
    parts = (label.group, label.person, label.letter, view.reference)
    return safe_name(" - ".join(part for part in parts if part.strip()), "pdf")


def safe_name(title: str, extension: str) -> str:
    """``title`` without what Windows, macOS or Linux refuse in the name of a file.

    Signs that cannot be seen, or that turn the direction of reading so that a name
    would seem to end otherwise, are taken out.
    """
    composed = unicodedata.normalize("NFC", title)
    visible = "".join(sign for sign in composed if unicodedata.category(sign)[0] != "C")
    spaced = " ".join(_FORBIDDEN.sub("-", visible).split())
    stem = _RESERVED.sub(r"_\1", _shortened(spaced.strip(" .-"))) or "document"
    return f"{stem}.{extension}"


def _shortened(stem: str) -> str:
    """At most what fits with the extension in 255 bytes, whatever the letters."""
    stem = stem[:_LONGEST]
    while len(stem.encode()) > 2 * _LONGEST:
        stem = stem[:-1]
    return stem.rstrip(" .")


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """The names, a number added to those met before; capitals make no difference."""
    seen: set[str] = set()
    unique: list[str] = []
    for name in names:
        stem, _, extension = name.rpartition(".")
        candidate, number = name, 2
        while candidate.casefold() in seen:
            candidate = f"{stem} ({number}).{extension}"
            number += 1
        seen.add(candidate.casefold())
        unique.append(candidate)
    return tuple(unique)
