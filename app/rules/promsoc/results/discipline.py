"""``promsoc.discipline``: is a sanction taken by the right person and notified (art. 39 to 41)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.calendar.deadline import days_after
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import Text, facts, unique
from app.rules.figures import FigureReader
from app.rules.promsoc.results.roi import roi
from app.rules.promsoc.results.sanctions import (
    EXCLUSION_LETTERS,
    GENERAL_LETTERS,
    LETTERS,
    MEASURES,
    PERSONS,
    Authority,
    Letter,
    Measure,
    Person,
    is_adult,
)
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

Place = Literal["premises", "training_activity", "online", "elsewhere"]
DisciplineOutcome = Literal["valid", "invalid", "pending"]

EXCLUSIONS: frozenset[Measure] = frozenset({"unit_exclusion", "definitive_exclusion"})


@facts
class DisciplineFacts:
    """The measure, who took it, and how it was notified."""

    measure: Measure
    units: Annotated[tuple[Text, ...], unique] = ()
    place: Place
    birth_date: date
    decided_on: date
    decided_by: Authority
    reasons_written: bool
    posted_on: date | None = None
    notified_by: Letter | None = None
    notified_to: Annotated[tuple[Person, ...], unique] = ()
    calendar: SchoolCalendar

    def check_units(self) -> None:
        """Only an exclusion from units names units, and it names at least one."""
        if (self.measure == "unit_exclusion") != bool(self.units):
            raise RuleInputError(
                "units", "des unités sont attendues pour une exclusion d'unités, et alors seulement"
            )

    def check_decided_on(self) -> None:
        """The student is born when the sanction is taken."""
        if self.birth_date > self.decided_on:
            raise RuleInputError("birth_date", "une date avant la décision est attendue")

    def check_posted_on(self) -> None:
        """A decision is notified once it is taken."""
        if self.posted_on is not None and self.posted_on < self.decided_on:
            raise RuleInputError("posted_on", "une date à partir de la décision est attendue")

    def check_notified_by(self) -> None:
        """A notification has a form."""
        if self.posted_on is not None and self.notified_by is None:
            raise RuleInputError("notified_by", "la forme de la notification est attendue")


@dataclass(frozen=True)
class Discipline:
    """Valid or not, and what the notification must respect."""

    outcome: DisciplineOutcome
    notify_by: date
    refused_units: tuple[str, ...]
    recipients: tuple[Person, ...]


@rule(
    "promsoc.discipline",
    version=1,
    title="La sanction est-elle prise et notifiée régulièrement ?",
    source="ROI Binche, art. 31 §9, 39, 40 et 41 §4",
)
def discipline(facts: DisciplineFacts, figures: FigureReader) -> Ruling[Discipline]:
    """By the Direction or its delegate, an exclusion for good by the Direction alone (art. 40).

    With written reasons (39 §3), notified within eight working days (41 §4) to the
    student and to the parents of a minor (39 §5).
    """
    days = figures.integer("promsoc.results.sanction_notification_days")
    notify_by = days_after(facts.calendar, facts.decided_on, days, "working")
    recipients = _recipients(facts, figures)
    failing = (*_decision(facts), *_notification(facts, notify_by, recipients))
    outcome, reasons = _outcome(facts, failing, notify_by)
    return Ruling(Discipline(outcome, notify_by, tuple(sorted(facts.units)), recipients), reasons)


def _recipients(facts: DisciplineFacts, figures: FigureReader) -> tuple[Person, ...]:
    if is_adult(facts.birth_date, facts.decided_on, figures):
        return ("student",)
    return ("parents", "student")


def _outcome(
    facts: DisciplineFacts, failing: tuple[Reason, ...], notify_by: date
) -> tuple[DisciplineOutcome, tuple[Reason, ...]]:
    if failing:
        return "invalid", failing
    if facts.posted_on is None:
        text = f"La sanction doit encore être notifiée, au plus tard le {french_date(notify_by)}."
        return "pending", (Reason("not_notified", text, roi("41 §4")),)
    text = (
        f"La sanction ({MEASURES[facts.measure]}), décidée le {french_date(facts.decided_on)}, "
        f"a été régulièrement notifiée le {french_date(facts.posted_on)}."
    )
    return "valid", (Reason("sanction_regular", text, roi("39, 40 et 41 §4")),)


def _decision(facts: DisciplineFacts) -> Iterator[Reason]:
    if facts.place == "elsewhere":
        yield OUTSIDE_SCOPE
    if facts.measure == "definitive_exclusion":
        if facts.decided_by != "direction":
            yield DIRECTION_ONLY
    elif facts.decided_by not in ("direction", "delegate"):
        yield DIRECTION_OR_DELEGATE
    if not facts.reasons_written:
        yield NO_WRITTEN_REASONS


def _notification(
    facts: DisciplineFacts, notify_by: date, recipients: tuple[Person, ...]
) -> Iterator[Reason]:
    if facts.posted_on is None or facts.notified_by is None:
        return
    if facts.posted_on > notify_by:
        yield Reason(
            "notified_late",
            f"La sanction a été notifiée le {french_date(facts.posted_on)}, elle devait l'être au "
            f"plus tard le {french_date(notify_by)}.",
            roi("41 §4"),
        )
    yield from _form(facts.measure, facts.notified_by)
    forgotten = [PERSONS[person] for person in recipients if person not in facts.notified_to]
    if forgotten:
        yield Reason(
            "wrong_recipient",
            f"La sanction n'a pas été portée à la connaissance {enumeration(forgotten)}.",
            roi("39 §5 et §7"),
        )


def _form(measure: Measure, letter: Letter) -> Iterator[Reason]:
    """An exclusion goes by registered letter with receipt (39 §7), special to it."""
    if measure in EXCLUSIONS:
        regular, source = EXCLUSION_LETTERS, roi("39 §7")
    else:
        regular, source = GENERAL_LETTERS, roi("41 §4")
    if letter not in regular:
        ways = enumeration([text for way, text in LETTERS.items() if way in regular], "ou")
        yield Reason(
            "wrong_form",
            f"La sanction a été notifiée {LETTERS[letter]}, elle devait l'être {ways}.",
            source,
        )


OUTSIDE_SCOPE = Reason(
    "outside_scope",
    "Les faits n'ont été commis ni dans l'enceinte de l'établissement, ni lors d'une activité de "
    "la formation, ni par un moyen de communication électronique.",
    roi("31 §9 et 39 §1"),
)
DIRECTION_ONLY = Reason(
    "not_competent",
    "L'exclusion définitive de l'établissement est prise par la Direction.",
    roi("40"),
)
DIRECTION_OR_DELEGATE = Reason(
    "not_competent",
    "Cette sanction est prise par la Direction ou son délégué.",
    roi("40"),
)
NO_WRITTEN_REASONS = Reason(
    "no_written_reasons",
    "La sanction n'est pas motivée par écrit.",
    roi("39 §3"),
)
