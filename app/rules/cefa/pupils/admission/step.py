"""One condition of admission: the word that it is met by, or why it is not met."""

from dataclasses import dataclass

from app.rules.verdict import Reason

NONE = "none"


@dataclass(frozen=True)
class Step:
    """``word`` is "none" where the condition is not met; the reasons then say why."""

    word: str
    reasons: tuple[Reason, ...]

    @property
    def refusals(self) -> tuple[Reason, ...]:
        """The reasons that stand against the enrolment."""
        return self.reasons if self.word == NONE else ()
