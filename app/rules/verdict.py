"""The verdict: what a rule answers, and everything that made it answer so."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Generic, TypeVar

from app.rules.digest import digest_of
from app.rules.figures import Figure
from app.rules.keys import key_of

R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True)
class Reason:
    """One ground of a verdict.

    ``code`` is a stable word (empty where the rule has no codes), ``text`` a French
    sentence ready to be printed, ``source`` the document and article it rests on.
    """

    code: str
    text: str
    source: str


@dataclass(frozen=True)
class Ruling(Generic[R_co]):
    """What the function of a rule returns: its result and the reasons for it."""

    result: R_co
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Verdict(Generic[R_co]):
    """The frozen answer of one rule on one set of facts.

    ``result`` is the rule's own frozen dataclass; a field that is ``None`` has no
    value in this case. ``figures`` are those the rule read, with their sources, and
    ``school_year`` the year of the dated ones ("" where only standing figures served).
    """

    rule: str
    version: int
    result: R_co
    reasons: tuple[Reason, ...]
    figures: tuple[Figure, ...]
    school_year: str
    facts: object

    @property
    def outcome(self) -> str:
        """The word that sums up the verdict, "" for a rule that only computes."""
        return str(getattr(self.result, "outcome", ""))

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the reasons; a plain sentence has none."""
        return frozenset(reason.code for reason in self.reasons if reason.code)

    def outputs(self) -> Mapping[str, object]:
        """The result by key, without those that have no value in this case."""
        return {
            key_of(field.name): value
            for field in fields(self.result)  # type: ignore[arg-type]
            if (value := getattr(self.result, field.name)) is not None
        }

    @cached_property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, of facts, figures, result, reasons and version."""
        return digest_of(
            self.rule,
            self.version,
            self.school_year,
            self.facts,
            self.figures,
            self.result,
            self.reasons,
        )
