"""``fwb.justification_deadlines``: until when an absence may be justified."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.calendar.deadline import days_after
from app.rules.dates import french_date
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.fwb.studies.absence import Missed, check_missed, half_days_in
from app.rules.fwb.studies.school_days import school_day_after
from app.rules.fwb.studies.sources import READING, reasons, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted, ordinal

Length = Literal["short", "long"]


@facts
class JustificationDeadlinesFacts:
    """The school year and the days missed."""

    calendar: SchoolCalendar
    missed: Missed

    def check_missed(self) -> None:
        """The days are those of one absence."""
        check_missed(self.calendar, self.missed)


@dataclass(frozen=True)
class JustificationDeadlines:
    """The length of the absence, the last day for its document, the end of its file."""

    outcome: Length
    school_days: int
    half_days: int
    certificate_required: bool
    document_by: date
    confirm_by: date


@rule(
    "fwb.justification_deadlines",
    version=1,
    title="Jusqu'à quand une absence peut être justifiée",
    source=roi("7.2 et 7.4"),
)
def justification_deadlines(
    facts: JustificationDeadlinesFacts, figures: FigureReader
) -> Ruling[JustificationDeadlines]:
    """The document comes the day after an absence of three days, else on its fourth day (7.2).

    The absence is confirmed unjustified "dans un délai de cinq jours ouvrables scolaires"
    (7.4), read as counted from its last day: 7.2 treats the span as one absence.
    """
    result = deadlines_of(facts.calendar, facts.missed, figures)
    found = reasons(
        _day_after(result) if result.outcome == "short" else _fourth_day(result, figures),
        _capped(facts, result, figures),
    )
    return Ruling(result, found)


def deadlines_of(
    calendar: SchoolCalendar, missed: Missed, figures: FigureReader
) -> JustificationDeadlines:
    """The length and the two deadlines of an absence."""
    days, last = len(missed), missed[-1].date
    short = days <= figures.integer("fwb.document_short_days")
    return JustificationDeadlines(
        outcome="short" if short else "long",
        school_days=days,
        half_days=half_days_in(missed),
        certificate_required=days > figures.integer("fwb.certificate_beyond_days"),
        document_by=_within_year(calendar, last, 1) if short else _day_of_absence(missed, figures),
        confirm_by=_within_year(calendar, last, figures.integer("fwb.confirm_school_days")),
    )


def _day_of_absence(missed: Missed, figures: FigureReader) -> date:
    return missed[: figures.integer("fwb.document_long_day")][-1].date


def _within_year(calendar: SchoolCalendar, last: date, count: int) -> date:
    """The school day ``count`` days after, or the end of the year where it comes first.

    The register closes with the year; but "le lendemain" is never taken away, so who is
    absent on the last school day has the next business day.
    """
    day = school_day_after(calendar, last, count)
    if day is not None:
        return day
    if school_day_after(calendar, last, 1) is not None:
        return calendar.last_day
    return days_after(calendar, last, 1, "business")


def _day_after(result: JustificationDeadlines) -> Reason:
    text = (
        f"L'absence compte {counted(result.school_days, 'jour')} d'école : le document est remis "
        f"le lendemain du dernier jour au plus tard, le {french_date(result.document_by)}."
    )
    return Reason("day_after", text, roi("7.2"))


def _fourth_day(result: JustificationDeadlines, figures: FigureReader) -> Reason:
    rank = ordinal(figures.integer("fwb.document_long_day"))
    text = (
        f"L'absence compte {counted(result.school_days, 'jour')} d'école : le document est remis "
        f"le {rank} jour de l'absence au plus tard, le {french_date(result.document_by)}."
    )
    return Reason("fourth_day", text, roi("7.2"))


def _capped(
    facts: JustificationDeadlinesFacts, result: JustificationDeadlines, figures: FigureReader
) -> Reason | None:
    last = facts.missed[-1].date
    days = figures.integer("fwb.confirm_school_days")
    if school_day_after(facts.calendar, last, days) is not None:
        return None
    text = (
        f"L'année scolaire se termine avant la fin des {days} jours ouvrables scolaires qui "
        "suivent l'absence : les justificatifs sont acceptés jusqu'au "
        f"{french_date(result.confirm_by)}."
    )
    return Reason("capped_at_year_end", text, roi("7.2 et 7.4") + READING)
