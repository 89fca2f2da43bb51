"""``fwb.reenrolment_refusal``: the procedure of exclusion, and four dates of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.rules.calendar.days import ONE_DAY
from app.rules.dates import day_of_year, french_date
from app.rules.figures import FigureReader
from app.rules.fwb.life.procedure import NextStep, ProcedureOutcome, review
from app.rules.fwb.life.procedure_facts import RefusalFacts
from app.rules.fwb.life.procedure_hearing import earliest_hearing
from app.rules.fwb.life.sources import READING, law
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

SOURCE = law("5.4.3", "1.7.9-11")


@dataclass(frozen=True)
class ReenrolmentRefusal:
    """Regular or not, the dates that bind, the next step, and the defects."""

    outcome: ProcedureOutcome
    next_step: NextStep
    defects: tuple[str, ...]
    earliest_hearing: date | None
    earliest_effect: date
    notify_by: date


@dataclass(frozen=True)
class Dates:
    """The days of the summer in which the school year ends."""

    effect_from: date
    notify_by: date
    closed_from: date
    closed_until: date

    def closed(self, day: date) -> bool:
        """Neither "avant le 5 juillet" nor "après le 15 août"."""
        return self.closed_from <= day <= self.closed_until


@rule(
    "fwb.reenrolment_refusal",
    version=1,
    title="La procédure de refus de réinscription est-elle régulière, et que faire ensuite ?",
    source=SOURCE,
)
def reenrolment_refusal(facts: RefusalFacts, figures: FigureReader) -> Ruling[ReenrolmentRefusal]:
    """It is "assimilé à une exclusion définitive": the same procedure, with four dates.

    "Ne peut prendre effet qu'à partir du 1er juillet et doit être notifié au plus tard le
    5 septembre"; the hearing lies before 5 July or after 15 August.
    """
    dates = _dates(facts.calendar.last_day.year, figures)
    earliest = earliest_hearing(facts, figures)
    found = review(facts, earliest, figures, tuple(_defects(facts, dates)))
    result = ReenrolmentRefusal(
        outcome=found.outcome,
        next_step=found.next_step,
        defects=found.defects,
        earliest_hearing=_open(earliest, dates),
        earliest_effect=dates.effect_from,
        notify_by=dates.notify_by,
    )
    return Ruling(result, found.reasons)


def _dates(year: int, figures: FigureReader) -> Dates:
    first, last = figures.words("fwb.life.refusal_hearing_closed")
    return Dates(
        effect_from=day_of_year(year, figures.word("fwb.life.refusal_effect_from")),
        notify_by=day_of_year(year, figures.word("fwb.life.refusal_notified_by")),
        closed_from=day_of_year(year, first),
        closed_until=day_of_year(year, last),
    )


def _open(earliest: date | None, dates: Dates) -> date | None:
    if earliest is not None and dates.closed(earliest):
        return dates.closed_until + ONE_DAY
    return earliest


def _defects(facts: RefusalFacts, dates: Dates) -> Iterator[Reason]:
    if facts.hearing is not None and dates.closed(facts.hearing):
        yield _in_closed_period(facts.hearing, dates)
    presented = facts.notification_presented
    if presented is not None and presented > dates.notify_by:
        text = (
            f"Le refus de réinscription, présenté le {french_date(presented)}, devait être notifié "
            f"au plus tard le {french_date(dates.notify_by)}."
        )
        yield Reason("notified_late", text, SOURCE)
    if facts.effective is not None and facts.effective < dates.effect_from:
        text = (
            f"Le refus de réinscription ne peut prendre effet le {french_date(facts.effective)}, "
            f"mais à partir du {french_date(dates.effect_from)}."
        )
        yield Reason("effect_too_early", text, SOURCE)


def _in_closed_period(hearing: date, dates: Dates) -> Reason:
    text = (
        f"L'audition du {french_date(hearing)} ne pouvait avoir lieu qu'avant le "
        f"{french_date(dates.closed_from)} ou après le {french_date(dates.closed_until)}."
    )
    return Reason("hearing_in_closed_period", text, SOURCE + READING)
