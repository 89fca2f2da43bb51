"""``cefa.late_enrolment``: half-days missed before an enrolment during the year (II.I)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from app.rules.calendar.days import ONE_DAY, SchoolCalendar, days_between
from app.rules.calendar.half_days import USUAL_WEEK, Halves
from app.rules.cefa.days import day_in
from app.rules.cefa.sources import D2013, circular
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

SOURCE = circular("II.I", f"{D2013}, art. 26")


@facts
class JustifiedPeriod:
    """A period before the enrolment that the circular counts as justified."""

    situation: Literal[
        "youth_care",
        "ifapme_sfpme",
        "home_education",
        "higher_or_promsoc",
        "wrong_year",
        "excluded",
    ]
    start: date
    end: date
    attestation: bool = False

    def check_end(self) -> None:
        """A period does not end before it starts."""
        if self.end < self.start:
            raise RuleInputError("end", "une date qui ne précède pas le début est attendue")

    @property
    def lacks_attestation(self) -> bool:
        """Youth care and health justify "à condition qu'il produise une attestation"."""
        return self.situation == "youth_care" and not self.attestation

    def covers(self, day: date) -> bool:
        """Does the period justify the absence of that day?"""
        return self.start <= day <= self.end and not self.lacks_attestation


@facts
class LateEnrolmentFacts:
    """The day of the enrolment, and where the pupil was before it."""

    calendar: SchoolCalendar
    enrolment_date: date
    last_attendance: date | None = None
    justified: tuple[JustifiedPeriod, ...] = ()
    half_days: Mapping[str, Halves] = field(default_factory=lambda: USUAL_WEEK)

    def check_enrolment_date(self) -> None:
        """The enrolment falls in the school year."""
        if not self.calendar.within(self.enrolment_date):
            raise RuleInputError("enrolment_date", "un jour de l'année scolaire est attendu")

    def check_last_attendance(self) -> None:
        """The last day elsewhere falls in the school year, before the enrolment."""
        last = self.last_attendance
        if last is not None and not self.calendar.first_day <= last < self.enrolment_date:
            raise RuleInputError(
                "last_attendance",
                "un jour de l'année scolaire qui précède l'inscription est attendu",
            )

    def check_half_days(self) -> None:
        """The keys are ISO weekdays."""
        if not set(self.half_days) <= set("1234567"):
            raise RuleInputError("half_days", "des jours de « 1 » (lundi) à « 7 » sont attendus")


@dataclass(frozen=True)
class LateEnrolment:
    """Half-days missed, of which justified and not."""

    outcome: Literal["within_limit", "contract_required", "contract_possible"]
    half_days: int
    justified_half_days: int
    unjustified_half_days: int


@rule(
    "cefa.late_enrolment",
    version=1,
    title="Les demi-jours d'absence qui précèdent une inscription en cours d'année",
    source=SOURCE,
)
def late_enrolment(facts: LateEnrolmentFacts, figures: FigureReader) -> Ruling[LateEnrolment]:
    """Absences before the enrolment are unjustified, save the cases that II.I lists.

    More than 20 of them: the head "soumet" the pupil to the contrat d'objectifs; where the
    pupil comes from another school, the contract only "pourra être mis en place".
    """
    limit = figures.integer("cefa.absence.limit_half_days")
    days = tuple(days_between(_window_start(facts, figures), facts.enrolment_date - ONE_DAY))
    missed = sum(_halves(facts, day) for day in days)
    justified = sum(
        _halves(facts, day) for day in days if any(period.covers(day) for period in facts.justified)
    )
    result = LateEnrolment(
        outcome=_outcome(facts, missed - justified, limit),
        half_days=missed,
        justified_half_days=justified,
        unjustified_half_days=missed - justified,
    )
    return Ruling(result, tuple(_reasons(facts, result, limit)))


def _window_start(facts: LateEnrolmentFacts, figures: FigureReader) -> date:
    """1 September: only school days count, so the first of them opens the window."""
    if facts.last_attendance is not None:
        return facts.last_attendance + ONE_DAY
    return day_in(facts.calendar.first_day.year, "school_year", figures)


def _halves(facts: LateEnrolmentFacts, day: date) -> int:
    if not facts.calendar.is_school_day(day):
        return 0
    return len(facts.half_days.get(str(day.isoweekday()), ()))


def _outcome(
    facts: LateEnrolmentFacts, unjustified: int, limit: int
) -> Literal["within_limit", "contract_required", "contract_possible"]:
    if unjustified <= limit:
        return "within_limit"
    return "contract_required" if facts.last_attendance is None else "contract_possible"


def _reasons(facts: LateEnrolmentFacts, result: LateEnrolment, limit: int) -> Iterator[Reason]:
    yield Reason(result.outcome, _text(facts, result, limit), SOURCE)
    if result.justified_half_days > 0:
        yield Reason(
            "justified_period",
            "Les absences qui précèdent l'inscription comprennent "
            f"{counted(result.justified_half_days, 'demi-jour justifié', 'demi-jours justifiés')}.",
            SOURCE,
        )
    if any(period.lacks_attestation for period in facts.justified):
        yield Reason(
            "attestation_missing",
            "Le placement dans une institution de l'aide à la jeunesse ou de la santé ne justifie "
            "les absences que sur production d'une attestation : elle manque.",
            SOURCE,
        )


def _text(facts: LateEnrolmentFacts, result: LateEnrolment, limit: int) -> str:
    if result.outcome == "contract_required":
        return (
            f"Les absences non justifiées avant l'inscription dépassent {limit} demi-jours : "
            "l'élève est soumis au contrat d'objectifs (décret du 21 novembre 2013, art. 26)."
        )
    missed = f"{counted(result.unjustified_half_days, 'demi-jour')} d'absence non justifiée"
    day = french_date(facts.enrolment_date)
    if result.outcome == "contract_possible":
        return (
            f"L'élève compte {missed} entre son dernier jour de fréquentation et l'inscription "
            f"du {day}, soit plus de {limit} : un contrat d'objectifs peut être mis en place."
        )
    return (
        f"L'élève compte {missed} avant l'inscription du {day} : la limite de {limit} "
        "demi-jours n'est pas dépassée."
    )
