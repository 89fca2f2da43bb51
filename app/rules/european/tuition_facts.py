"""The facts that ``european.tuition`` is decided on."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from app.rules.errors import RuleInputError
from app.rules.european.inputs import forbid, require, require_only
from app.rules.facts import Amount, above, decimals, facts

Fee = Annotated[Decimal, above(0), decimals(2)]


@facts
class TuitionFacts:
    """The fee (minerval) of the next year, what is paid, and the days that matter.

    A first enrolment has a first school day and no current year; ``deferral_until`` is the
    delay asked of the director, ``deferral_justified`` whether he granted it.
    """

    annual_fee: Fee
    as_of: date
    deposit_paid: Amount = Decimal(0)
    first_enrolment: bool = False
    first_school_day: date | None = None
    director_deadline: date | None = None
    current_due: Amount | None = None
    year_end: date | None = None
    next_first_day: date | None = None
    deferral_until: date | None = None
    deferral_justified: bool = False

    def check_first_school_day(self) -> None:
        """A first enrolment has a first day of schooling."""
        where = "pour une première inscription"
        require_only(self.first_school_day, "first_school_day", self.first_enrolment, where)

    def check_director_deadline(self) -> None:
        """The director's time limit lies "obligatoirement avant le premier jour"."""
        if not self.first_enrolment:
            forbid(self.director_deadline, "director_deadline", "hors d'une première inscription")
        elif (
            self.director_deadline is not None
            and self.first_school_day is not None
            and self.director_deadline >= self.first_school_day
        ):
            raise RuleInputError("director_deadline", "une date avant le premier jour d'école")

    def check_current_due(self) -> None:
        """A pupil enrolled for the first time owes nothing for the current year."""
        if self.first_enrolment:
            forbid(self.current_due, "current_due", "pour une première inscription")

    def check_year_end(self) -> None:
        """The current school year ends, for those who are in it."""
        where = "sauf pour une première inscription"
        require_only(self.year_end, "year_end", not self.first_enrolment, where)

    def check_deferral_until(self) -> None:
        """A delay is asked until the first day of the next year at most."""
        if self.deferral_until is not None:
            require(self.next_first_day, "next_first_day", "avec un délai de paiement")
        if self.first_enrolment:
            forbid(self.deferral_until, "deferral_until", "pour une première inscription")

    @property
    def deferred_to(self) -> date | None:
        """Until when payment is put off: never beyond the first day of the next year."""
        if self.deferral_until is None or self.next_first_day is None:
            return None
        return min(self.deferral_until, self.next_first_day) if self.deferral_justified else None
