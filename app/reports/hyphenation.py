"""Where a French word may be cut, by the patterns that pyphen brings along."""

import re
from functools import cache, lru_cache
from typing import Final

from pyphen import Pyphen

SHORTEST_WORD: Final = 7
_LEFT: Final = 3
_RIGHT: Final = 3
_WORD: Final = re.compile(
    r"^(?P<elided>\w{1,5}’)?(?P<word>[^\W\d_]+)(?P<tail>[.,;:…)»\u00a0\u202f]*)$"
)
_COMPOUND: Final = re.compile(r"(?<=[^\W\d_]{2}-)(?=[^\W\d_]{2})")


@cache
def _patterns() -> Pyphen:
    return Pyphen(lang="fr", left=_LEFT, right=_RIGHT)


@lru_cache(maxsize=4096)
def cuts(word: str) -> tuple[tuple[str, str], ...]:
    """The ways to part ``word`` over two lines, the longest head first.

    A compound is parted after its own hyphen, anything else between syllables; names,
    capitals and figures are never cut.
    """
    own = [(word[: place.start()], word[place.start() :]) for place in _COMPOUND.finditer(word)]
    if own:
        return tuple(reversed(own))
    found = _WORD.match(word)
    if not found or not _may_be_cut(found["word"]):
        return ()
    start = len(found["elided"] or "")
    places = [start + place for place in _patterns().positions(found["word"])]
    return tuple((f"{word[:place]}-", word[place:]) for place in reversed(places))


def _may_be_cut(word: str) -> bool:
    return len(word) >= SHORTEST_WORD and word.islower()
