"""``fwb.reenrolment``: the tacit renewal of an enrolment, and what stops it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.dates import day_of_year, french_date
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.fwb.life.calendars import first_school_day
from app.rules.fwb.life.sources import law, reasons, roi
from app.rules.fwb.studies.family import is_adult
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

ReenrolmentOutcome = Literal["not_renewed", "pending", "renewed"]

SOURCE = roi("1")
REFUSAL = law("1 et 5.4.3", "1.7.9-11")


@facts
class ReenrolmentFacts:
    """``calendar`` is the new school year; ``withdrawn_by`` is read with ``withdrawal_date``."""

    calendar: SchoolCalendar
    birth_date: date
    regular: bool = True
    schooling_completed: bool = False
    withdrawal_date: date | None = None
    withdrawn_by: Literal["pupil", "parents"] = "parents"
    refusal_presented: date | None = None
    refusal_overturned: bool = False
    first_presence: date | None = None
    absence_justified: bool = False
    on: date


@dataclass(frozen=True)
class Reenrolment:
    """Renewed or not, and the day of the rentrée."""

    outcome: ReenrolmentOutcome
    rentree: date


@rule(
    "fwb.reenrolment",
    version=1,
    title="L'inscription est-elle tacitement reconduite pour l'année nouvelle ?",
    source=SOURCE,
)
def reenrolment(facts: ReenrolmentFacts, figures: FigureReader) -> Ruling[Reenrolment]:
    """Renewed "tacitement … chaque année jusqu'à la fin de sa scolarité", but in three cases.

    The family withdraws in writing, the pupil is absent at the rentrée without valid
    justification, or a refus de réinscription was pronounced by the procedure.
    """
    rentree = first_school_day(facts.calendar)
    entitled = _may_withdraw(facts, figures)
    notify_by = day_of_year(
        facts.calendar.first_day.year, figures.word("fwb.life.refusal_notified_by")
    )
    stopped = reasons(
        COMPLETED if facts.schooling_completed else None,
        None if facts.regular else NOT_REGULAR,
        _withdrawn(facts) if entitled else None,
        _refused(facts, notify_by),
        _absent_at_start(facts, rentree),
    )
    added = reasons(
        WITHDRAWAL_NOT_ENTITLED if entitled is False else None, _refusal_late(facts, notify_by)
    )
    outcome, found = _outcome(facts, rentree, stopped)
    return Ruling(Reenrolment(outcome, rentree), (*found, *added))


def _outcome(
    facts: ReenrolmentFacts, rentree: date, stopped: tuple[Reason, ...]
) -> tuple[ReenrolmentOutcome, tuple[Reason, ...]]:
    if stopped:
        return "not_renewed", stopped
    if facts.on <= rentree and facts.first_presence is None:
        text = f"La rentrée a lieu le {french_date(rentree)} : la présence de l'élève est attendue."
        return "pending", (Reason("before_start", text, SOURCE),)
    return "renewed", (TACIT,)


def _may_withdraw(facts: ReenrolmentFacts, figures: FigureReader) -> bool | None:
    """The parents of a minor, the adult himself; None where nobody withdrew."""
    if facts.withdrawal_date is None:
        return None
    adult = is_adult(facts.birth_date, facts.withdrawal_date, figures)
    return facts.withdrawn_by == ("pupil" if adult else "parents")


def _withdrawn(facts: ReenrolmentFacts) -> Reason:
    who = "L'élève majeur a" if facts.withdrawn_by == "pupil" else "Les parents ont"
    text = f"{who} signifié par écrit la volonté de désinscrire l'élève de l'école."
    return Reason("withdrawn", text, SOURCE)


def _refused(facts: ReenrolmentFacts, notify_by: date) -> Reason | None:
    presented = facts.refusal_presented
    if presented is None or presented > notify_by or facts.refusal_overturned:
        return None
    text = f"Un refus de réinscription a été notifié le {french_date(presented)}."
    return Reason("refused", text, REFUSAL)


def _refusal_late(facts: ReenrolmentFacts, notify_by: date) -> Reason | None:
    presented = facts.refusal_presented
    if presented is None or presented <= notify_by:
        return None
    text = (
        f"Le refus de réinscription a été notifié le {french_date(presented)}, après le "
        f"{french_date(notify_by)} : il n'a pas d'effet."
    )
    return Reason("refusal_late", text, REFUSAL)


def _absent_at_start(facts: ReenrolmentFacts, rentree: date) -> Reason | None:
    if facts.absence_justified or (facts.first_presence or facts.on) <= rentree:
        return None
    text = (
        f"L'élève n'était pas présent à la rentrée, le {french_date(rentree)}, sans justification "
        "valable."
    )
    return Reason("absent_at_start", text, SOURCE)


COMPLETED = Reason("completed", "L'élève a terminé sa scolarité.", SOURCE)
NOT_REGULAR = Reason(
    "not_regular",
    "L'élève n'était pas régulièrement inscrit : son inscription n'est pas tacitement reconduite.",
    SOURCE,
)
WITHDRAWAL_NOT_ENTITLED = Reason(
    "withdrawal_not_entitled",
    "La désinscription n'est pas signifiée par les parents de l'élève mineur ou par l'élève "
    "majeur : elle n'a pas d'effet.",
    SOURCE,
)
TACIT = Reason("tacit", "L'inscription est tacitement reconduite.", SOURCE)
