"""The little language in which letters are worded, read once and never drawn as markup.

``{champ}`` stands for a value, ``{personne:né|née}`` agrees with a person and
``{champ:oui|non}`` with a yes or no, ``**…**`` is bold. A line that begins with
``{?champ}`` or ``{?!champ,!autre}`` is printed only where the conditions hold.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final


@dataclass(frozen=True)
class Literal:
    """Words of the wording itself."""

    text: str
    bold: bool


@dataclass(frozen=True)
class Value:
    """The place of a field."""

    name: str
    bold: bool


@dataclass(frozen=True)
class Choice:
    """Two forms, of which a person or a yes-or-no field takes one.

    ``first`` is the masculine or the "yes", ``second`` the feminine or the "no".
    """

    name: str
    first: str
    second: str
    bold: bool


Part = Literal | Value | Choice


@dataclass(frozen=True)
class Condition:
    """A field that must be filled or true, or, ``negated``, must not."""

    name: str
    negated: bool


@dataclass(frozen=True)
class TemplateLine:
    """One line: its conditions, then its parts."""

    conditions: tuple[Condition, ...]
    parts: tuple[Part, ...]

    @property
    def names(self) -> frozenset[str]:
        """The fields of which the line prints the value."""
        return frozenset(part.name for part in self.parts if isinstance(part, Value))

    @property
    def agreements(self) -> frozenset[str]:
        """The fields that choose between two forms."""
        return frozenset(part.name for part in self.parts if isinstance(part, Choice))


class TemplateError(ValueError):
    """A wording that cannot be read; the message says why, in French."""


_FIELD: Final = re.compile(r"\{(?P<name>[a-z][a-z0-9_]*)(?::(?P<one>[^{}|]*)\|(?P<two>[^{}|]*))?\}")
_CONDITIONS: Final = re.compile(r"^\{\?(?P<list>!?[a-z][a-z0-9_]*(?:,\s*!?[a-z][a-z0-9_]*)*)\}")
_BOLD: Final = "**"


@lru_cache(maxsize=1024)
def parse(text: str) -> tuple[TemplateLine, ...]:
    """The lines of a wording, empty ones left out.

    Raises:
        TemplateError: a brace or a bold sign is left open, a field is badly written.
    """
    return tuple(_line(line.strip()) for line in text.split("\n") if line.strip())


def condition(text: str) -> Condition:
    """``"champ"`` or ``"!champ"`` as a condition."""
    return Condition(text.strip().removeprefix("!"), text.strip().startswith("!"))


def _line(line: str) -> TemplateLine:
    conditions: tuple[Condition, ...] = ()
    found = _CONDITIONS.match(line)
    if found:
        conditions = tuple(map(condition, found["list"].split(",")))
        line = line[found.end() :].lstrip()
    pieces = line.split(_BOLD)
    if len(pieces) % 2 == 0:
        raise TemplateError(f"Le signe ** du gras n’est pas refermé dans « {line} ».")
    parts = tuple(part for place, piece in enumerate(pieces) for part in _parts(piece, place % 2))
    return TemplateLine(conditions, parts)


def _parts(piece: str, bold: int) -> list[Part]:
    parts: list[Part] = []
    place = 0
    for found in _FIELD.finditer(piece):
        _append_literal(parts, piece[place : found.start()], bold)
        if found["one"] is None:
            parts.append(Value(found["name"], bool(bold)))
        else:
            parts.append(Choice(found["name"], found["one"], found["two"], bool(bold)))
        place = found.end()
    _append_literal(parts, piece[place:], bold)
    return parts


def _append_literal(parts: list[Part], text: str, bold: int) -> None:
    if "{" in text or "}" in text:
        raise TemplateError(f"Une accolade n’entoure pas un champ connu dans « {text.strip()} ».")
    if text:
        parts.append(Literal(text, bool(bold)))
