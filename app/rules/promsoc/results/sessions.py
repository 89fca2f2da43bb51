"""First and second session, single session: what these facts may not say together."""

from typing import Annotated

from app.rules.errors import RuleInputError
from app.rules.facts import between

Session = Annotated[int, between(1, 2)]
SECOND = 2


class SessionChecks:
    """Checks for facts that hold ``session``, ``single_session`` and ``integrated_test``."""

    session: Session
    single_session: bool
    integrated_test: bool

    def check_single_session(self) -> None:
        """A unit with one session has no second one (art. 23 §1)."""
        if self.single_session and self.session == SECOND:
            raise RuleInputError("session", "une unité à session unique n'a pas de seconde session")

    def check_integrated_test(self) -> None:
        """The épreuve intégrée has two sessions (art. 13 §8, 23 §6)."""
        if self.integrated_test and self.single_session:
            raise RuleInputError("single_session", "l'épreuve intégrée a deux sessions")

    @property
    def is_second(self) -> bool:
        """Is this the second session?"""
        return self.session == SECOND
