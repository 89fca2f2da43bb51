"""``fwb.provisional_removal``: keeping a pupil away during a procedure of exclusion."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import Count, facts
from app.rules.figures import FigureReader
from app.rules.fwb.life.calendars import (
    check_not_before,
    check_within,
    nth_school_day,
    school_days_in,
)
from app.rules.fwb.life.measures import DecidedBy
from app.rules.fwb.life.sources import law, reasons
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

RemovalOutcome = Literal["refused", "too_long", "allowed"]

SOURCE = law("5.4.2.2", "1.7.9-5")


@facts
class RemovalFacts:
    """The days kept away, those spent so before in the same procedure, and the decision."""

    calendar: SchoolCalendar
    next_calendar: SchoolCalendar | None = None
    procedure_opened: date | None = None
    start: date
    end: date | None = None
    previous_days: Count = 0
    decided_by: DecidedBy
    gravity_stated: bool

    def check(self) -> None:
        """The days lie in the years that are given, and follow each other."""
        check_within("start", self.calendar, self.start)
        check_not_before("end", self.end, self.start)
        beyond = self.end is not None and self.end > self.calendar.last_day
        if beyond and self.next_calendar is None:
            raise RuleInputError("next_calendar", "le calendrier de l'année suivante est attendu")


@dataclass(frozen=True)
class ProvisionalRemoval:
    """May the pupil be kept away, until when, and how many school days that takes."""

    outcome: RemovalOutcome
    last_day: date | None
    school_days: int | None


@rule(
    "fwb.provisional_removal",
    version=1,
    title="Cet écartement provisoire est-il permis, et jusqu'à quand ?",
    source=SOURCE,
)
def provisional_removal(facts: RemovalFacts, figures: FigureReader) -> Ruling[ProvisionalRemoval]:
    """During the procedure, "si la gravité des faits le justifie"; no sanction.

    "L'écartement provisoire ne peut dépasser dix jours ouvrables scolaires", the first
    day included.
    """
    most = figures.integer("fwb.life.removal_school_days")
    last_day, days = _last_day(facts, most), _school_days(facts)
    if refusals := _refusals(facts):
        return Ruling(ProvisionalRemoval("refused", last_day, days), refusals)
    total = facts.previous_days + (days or 0)
    if last_day is None or total > most:
        return Ruling(ProvisionalRemoval("too_long", last_day, days), (_over(total, most),))
    within = _within(last_day, most)
    return Ruling(ProvisionalRemoval("allowed", last_day, days), (within,))


def _last_day(facts: RemovalFacts, most: int) -> date | None:
    left = most - facts.previous_days
    if left <= 0:
        return None
    return nth_school_day(facts.calendar, facts.next_calendar, facts.start, left)


def _school_days(facts: RemovalFacts) -> int | None:
    if facts.end is None:
        return None
    return school_days_in(facts.calendar, facts.next_calendar, facts.start, facts.end)


def _refusals(facts: RemovalFacts) -> tuple[Reason, ...]:
    opened = facts.procedure_opened
    return reasons(
        NO_AUTHORITY if facts.decided_by == "other" else None,
        None if facts.gravity_stated else GRAVITY_NOT_STATED,
        NO_PROCEDURE if opened is None or opened > facts.start else None,
    )


def _within(last_day: date, most: int) -> Reason:
    text = (
        f"L'élève peut être écarté jusqu'au {french_date(last_day)} compris : {most} jours "
        "ouvrables scolaires au plus dans la procédure."
    )
    return Reason("within_ten_days", text, SOURCE)


def _over(total: int, most: int) -> Reason:
    days = counted(total, "jour ouvrable scolaire", "jours ouvrables scolaires")
    if total > most:
        text = f"L'écartement provisoire prendrait {days} dans la procédure, sur {most} au plus."
    else:
        text = (
            f"L'élève a déjà été écarté pendant {days} dans la procédure : l'écartement provisoire "
            "ne peut être prolongé."
        )
    return Reason("over_ten_days", text, SOURCE)


NO_AUTHORITY = Reason(
    "no_authority",
    "L'écartement provisoire n'est pas décidé par le pouvoir organisateur ou son délégué.",
    SOURCE,
)
GRAVITY_NOT_STATED = Reason(
    "gravity_not_stated",
    "La décision ne dit pas quelle gravité des faits justifie l'écartement provisoire.",
    SOURCE,
)
NO_PROCEDURE = Reason(
    "no_procedure",
    "Aucune procédure d'exclusion définitive n'est engagée le premier jour de l'écartement.",
    SOURCE,
)
