"""Things found by name as people write them: capitals do not matter where one fits."""

from collections.abc import Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Names(Generic[T]):
    """Finds by exact name first, then by the one name that differs in capitals only."""

    def __init__(self, found: Mapping[str, T]) -> None:
        self._exact = dict(found)
        self._loose: dict[str, list[str]] = {}
        for name in self._exact:
            self._loose.setdefault(name.casefold(), []).append(name)

    def __len__(self) -> int:
        return len(self._exact)

    def get(self, name: str) -> T | None:
        """What has this name; None where nothing has, or several might."""
        known = self.spelling(name)
        return None if known is None else self._exact[known]

    def spelling(self, name: str) -> str | None:
        """The name as it is kept."""
        if name in self._exact:
            return name
        like = self._loose.get(name.casefold(), [])
        return like[0] if len(like) == 1 else None

    def add(self, name: str, value: T) -> None:
        """Something has this name from now on."""
        self._exact[name] = value
        self._loose.setdefault(name.casefold(), []).append(name)
