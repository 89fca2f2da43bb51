"""What the rules ask for a pupil just now: the duties wanted, and the grounds that hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.rules.verdict import Verdict

Key = tuple[str, str]
"""Kind and part."""


@dataclass(frozen=True)
class Wanted:
    """A duty that a verdict asks for.

    ``arose_on`` is the day on which the threshold was reached, ``due`` the rule's own
    deadline, None where no text sets one. ``covers`` are the half-days or days counted.
    """

    kind: str
    arose_on: date
    verdict: Verdict[Any] | None
    part: str = ""
    due: date | None = None
    number: int = 0
    covers: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What tells it from the pupil's other duties."""
        return self.kind, self.part


@dataclass(frozen=True)
class Claims:
    """All of it for one pupil.

    ``completed`` are kinds whose step was taken; ``grounded`` kinds whose ground still
    holds though nothing is to be done. ``counted`` are the half-days that count now, None
    where reports are not made of them. ``verdict`` is the one on the count, and ``why``
    says in French where it stands; ``whys`` why a kind is not asked for though its ground
    holds.
    """

    wanted: tuple[Wanted, ...]
    completed: frozenset[str] = frozenset()
    grounded: frozenset[Key] = frozenset()
    counted: frozenset[str] | None = None
    why: str = ""
    verdict: Verdict[Any] | None = None
    whys: Mapping[str, str] = field(default_factory=dict)

    @property
    def grounds(self) -> frozenset[Key]:
        """Every duty whose ground holds."""
        return self.grounded | {one.key for one in self.wanted}


NOTHING = Claims(())
