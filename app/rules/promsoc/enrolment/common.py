"""What several rules of enrolment share: the limit of the file, the gravest of several words."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from app.rules.errors import RuleInputError
from app.rules.facts import facts

W = TypeVar("W", bound=str)


@facts
class EnrolmentFacts:
    """One enrolment of one person in one unit, seen on the day of the question."""

    on: date
    birth_date: date
    enrolment_date: date
    first_tenth: date

    def check_enrolment_date(self) -> None:
        """Nobody enrols before birth; the enrolment asked about has taken place."""
        if not self.birth_date <= self.enrolment_date <= self.on:
            raise RuleInputError(
                "enrolment_date",
                "une date qui suit la naissance et ne dépasse pas le jour de la question "
                "est attendue",
            )

    @property
    def limit(self) -> date:
        """The last day for the pieces of the file."""
        return file_limit(self.first_tenth, self.enrolment_date)


def file_limit(first_tenth: date, enrolment_date: date) -> date:
    """The first tenth (art. 3 §1, that day included).

    For a late enrolment (art. 4 §4), the day of enrolment: no other is printed, and the
    fee is payable that day (art. 5 §3).
    """
    return max(first_tenth, enrolment_date)


def refuse_after(on: date, key: str, *days: date | None) -> None:
    """Refuse, on ``key``, a fact dated later than the day of the question."""
    if any(day is not None and day > on for day in days):
        raise RuleInputError(key, "une date qui ne dépasse pas le jour de la question est attendue")


def gravest(found: Iterable[W], from_best: Sequence[W]) -> W:
    """The gravest word found; the best where there is none."""
    return max(found, key=from_best.index, default=from_best[0])
