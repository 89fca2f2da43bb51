"""``european.absence_permission``: absence for personal convenience (art. 30.3.c)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.european.calendar import Calendar, school_days
from app.rules.european.source import because
from app.rules.facts import Count, Positive, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling


@facts
class AbsencePermissionFacts:
    """A request of the legal representatives.

    ``travel_days``: school days that the director accepts as reasonable travel;
    ``death_degree``: degree of kinship of a deceased relative.
    """

    calendar: Calendar
    requested_on: date
    first_day: date
    last_day: date
    written: bool
    reason_given: bool
    travel_days: Count = 0
    force_majeure: bool = False
    death_degree: Positive | None = None

    def check_last_day(self) -> None:
        """The absence does not end before it starts."""
        if self.last_day < self.first_day:
            raise RuleInputError("last_day", "une date qui ne précède pas le premier jour")

    @property
    def days(self) -> list[date]:
        """The school days of the absence."""
        return list(school_days(self.calendar, self.first_day, self.last_day))

    @property
    def notice_days(self) -> int:
        """Calendar days between the request and the absence; negative where it comes after."""
        return (self.first_day - self.requested_on).days

    def next_to_holiday(self, week: timedelta) -> bool:
        """Does a school day lie in the week before or after school holidays, summer's too?"""
        year, one = self.calendar, timedelta(days=1)
        holidays = [(item.start, item.end) for item in year.holidays]
        summers = [(year.first_day, year.first_day - one), (year.last_day + one, year.last_day)]
        return any(
            start - week <= day < start or end < day <= end + week
            for day in self.days
            for start, end in (*holidays, *summers)
        )


@dataclass(frozen=True)
class AbsencePermission:
    """May the director authorise the absence?"""

    outcome: Literal["not_needed", "may_grant", "refuse"]
    absence_days: int
    limit_days: int
    notice_days: int
    latest_request: date


@dataclass(frozen=True)
class Conditions:
    """The conditions of 30.3.c, before anything waives them."""

    late: bool
    week: bool
    long: bool
    close_death: bool


@rule(
    "european.absence_permission",
    version=1,
    title="L'autorisation d'absence pour convenance personnelle",
    source="Règlement général EE, art. 30.3.c",
)
def absence_permission(
    facts: AbsencePermissionFacts, figures: FigureReader
) -> Ruling[AbsencePermission]:
    """Asked in writing seven days ahead, for two days and the way at most (c.ii, c.iii).

    Never in the week before or after holidays (c.iv); force majeure waives notice and weeks,
    a death up to the second degree the length alone (c.v).
    """
    conditions = _conditions(facts, figures)
    refusals = tuple(_refusals(facts, conditions, figures)) if facts.days else ()
    outcome: Literal["not_needed", "may_grant", "refuse"] = "refuse" if refusals else "may_grant"
    result = AbsencePermission(
        outcome=outcome if facts.days else "not_needed",
        absence_days=len(facts.days),
        limit_days=_limit(facts, figures),
        notice_days=facts.notice_days,
        latest_request=facts.first_day - _notice(figures),
    )
    if not facts.days:
        return Ruling(result, (NO_SCHOOL_DAY,))
    return Ruling(result, (*(refusals or (CONDITIONS_MET,)), *_waivers(facts, conditions)))


def _notice(figures: FigureReader) -> timedelta:
    return timedelta(days=figures.integer("european.permission.notice"))


def _limit(facts: AbsencePermissionFacts, figures: FigureReader) -> int:
    return figures.integer("european.permission.days") + facts.travel_days


def _conditions(facts: AbsencePermissionFacts, figures: FigureReader) -> Conditions:
    degree = figures.integer("european.permission.death_degree")
    return Conditions(
        late=facts.notice_days < _notice(figures).days,
        week=facts.next_to_holiday(timedelta(days=figures.integer("european.permission.week"))),
        long=len(facts.days) > _limit(facts, figures),
        close_death=facts.death_degree is not None and facts.death_degree <= degree,
    )


def _refusals(
    facts: AbsencePermissionFacts, conditions: Conditions, figures: FigureReader
) -> Iterator[Reason]:
    if not facts.written:
        yield NOT_WRITTEN
    if not facts.reason_given:
        yield NO_REASON
    if conditions.late and not facts.force_majeure:
        yield _late_request(facts, figures)
    if conditions.long and not conditions.close_death:
        yield _too_long(facts, figures)
    if conditions.week and not facts.force_majeure:
        yield WEEK_NEXT_TO_HOLIDAY


def _waivers(facts: AbsencePermissionFacts, conditions: Conditions) -> Iterator[Reason]:
    if facts.force_majeure and (conditions.late or conditions.week):
        yield FORCE_MAJEURE_WAIVER
    if conditions.long and conditions.close_death:
        yield BEREAVEMENT_EXTENSION


NO_SCHOOL_DAY = because(
    "no_school_day",
    "Aucun jour d'école ne tombe dans la période ; aucune autorisation n'est nécessaire.",
    "art. 30.3.c.i",
)
CONDITIONS_MET = because(
    "conditions_met",
    "La demande remplit les conditions ; le directeur peut autoriser l'absence.",
    "art. 30.3.c",
)
NOT_WRITTEN = because("not_written", "La demande n'est pas faite par écrit.", "art. 30.3.c.ii")
NO_REASON = because(
    "no_reason", "La demande n'indique pas la justification de l'absence.", "art. 30.3.c.ii"
)
WEEK_NEXT_TO_HOLIDAY = because(
    "week_next_to_holiday",
    "Sauf cas de force majeure, aucune absence ne peut être autorisée dans la semaine qui précède "
    "ou qui suit des vacances ou des congés scolaires.",
    "art. 30.3.c.iv",
)
FORCE_MAJEURE_WAIVER = because(
    "force_majeure_waiver",
    "Le cas de force majeure dispense du délai de la demande et de l'interdiction des semaines "
    "proches des congés.",
    "art. 30.3.c.ii et 30.3.c.iv",
)
BEREAVEMENT_EXTENSION = because(
    "bereavement_extension",
    "Le décès d'un membre de la famille jusqu'au deuxième degré permet de prolonger la durée de "
    "l'absence.",
    "art. 30.3.c.v",
)


def _late_request(facts: AbsencePermissionFacts, figures: FigureReader) -> Reason:
    notice = _notice(figures)
    return because(
        "late_request",
        f"La demande du {french_date(facts.requested_on)} devait être introduite au moins "
        f"{notice.days} jours calendrier à l'avance, au plus tard le "
        f"{french_date(facts.first_day - notice)}.",
        "art. 30.3.c.ii",
    )


def _too_long(facts: AbsencePermissionFacts, figures: FigureReader) -> Reason:
    return because(
        "too_long",
        f"L'absence compte {len(facts.days)} jours d'école ; elle ne peut en dépasser "
        f"{_limit(facts, figures)}, délais de route compris.",
        "art. 30.3.c.iii",
    )
