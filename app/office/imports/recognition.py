"""Which kind of list the titles of columns tell, and what each column is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from app.office.imports.kinds import KINDS, ListKind, kind_of, title_key

Matching = tuple[str, ...]
"""For each column of the file, the field that it fills, "" for none."""


@dataclass(frozen=True)
class Recognised:
    """What a table was taken for; the user may say otherwise. "" where nothing fits."""

    kind: str
    matching: Matching


def recognise(titles: Sequence[str]) -> Recognised:
    """The kind of list that these titles fit best, and what each column is in it."""
    candidates = [(kind, matched(titles, kind.code)) for kind in KINDS]
    kind, matching = max(candidates, key=lambda pair: _fitness(*pair))
    complete, share, _known = _fitness(kind, matching)
    if not complete and share < 0.5:
        return Recognised("", ("",) * len(titles))
    return Recognised(kind.code, matching)


def matched(titles: Sequence[str], code: str) -> Matching:
    """What each column is in a list of that kind; no field is filled twice."""
    if not code:
        return ("",) * len(titles)
    keys = [title_key(title) for title in titles]
    present = frozenset(keys)
    taken: set[str] = set()
    found = []
    for key in keys:
        field = _field_of(code, key, present)
        found.append("" if field in taken else field)
        taken.add(field)
    return tuple(found)


def lacking(kind: ListKind, matching: Matching) -> tuple[str, ...]:
    """The titles of the required columns that no column of the file is."""
    return tuple(
        column.title for column in kind.columns if column.needed and column.field not in matching
    )


def is_known(title: str) -> bool:
    """Is it a title of some kind of list?"""
    key = title_key(title)
    return any(_field_of(kind.code, key, frozenset()) for kind in KINDS)


def _fitness(kind: ListKind, matching: Matching) -> tuple[bool, float, int]:
    required = [column.field for column in kind.columns if column.required]
    have = sum(field in matching for field in required)
    return (have == len(required), have / len(required), sum(map(bool, matching)))


def _field_of(code: str, key: str, present: frozenset[str]) -> str:
    plain, beside = _titles(code)
    if key in beside:
        field, companion = beside[key]
        if companion in present:
            return field
    return plain.get(key, "")


@cache
def _titles(code: str) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """By title, the field it names; and those that it names beside a companion."""
    plain: dict[str, str] = {}
    beside: dict[str, tuple[str, str]] = {}
    for column in kind_of(code).columns:
        for title in (column.title, *column.synonyms):
            plain.setdefault(title_key(title), column.field)
        for title in column.beside:
            beside[title_key(title)] = (column.field, title_key(column.companion))
    return plain, beside
