"""``european.sick_absence``: absence because of illness (art. 30.3.d)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.deadline import days_after
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.european.calendar import Calendar, school_days
from app.rules.european.classes import Cycle
from app.rules.european.inputs import forbid
from app.rules.european.source import because
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling


@facts
class SickAbsenceFacts:
    """One absence: when the director was told in writing, and the papers handed in."""

    calendar: Calendar
    cycle: Cycle
    first_day: date
    last_day: date
    informed_on: date | None = None
    certificate_on: date | None = None
    contagious: bool = False
    clearance_on: date | None = None

    def check_first_day(self) -> None:
        """An absence starts on a day with lessons."""
        if not self.calendar.is_school_day(self.first_day):
            raise RuleInputError("first_day", "un jour d'école est attendu")

    def check_last_day(self) -> None:
        """It ends on one, and the pupil comes back on a later one of the same year."""
        if self.last_day < self.first_day or not self.calendar.is_school_day(self.last_day):
            raise RuleInputError("last_day", "un jour d'école depuis le premier jour est attendu")
        if len(list(school_days(self.calendar, self.last_day, self.calendar.last_day))) == 1:
            raise RuleInputError("last_day", "un jour d'école est attendu après l'absence")

    def check_clearance_on(self) -> None:
        """Only a contagious illness needs an attestation to come back."""
        if not self.contagious:
            forbid(self.clearance_on, "clearance_on", "sans maladie contagieuse")


@dataclass(frozen=True)
class SickAbsence:
    """Whether the absence is justified, and whether the pupil may come back."""

    outcome: Literal["justified", "unjustified"]
    absence_days: int
    inform_by: date
    return_day: date
    certificate_required: bool
    may_return: bool


@rule(
    "european.sick_absence",
    version=1,
    title="L'absence pour cause de maladie",
    source="Règlement général EE, art. 30.3.d",
)
def sick_absence(facts: SickAbsenceFacts, figures: FigureReader) -> Ruling[SickAbsence]:
    """The director is told by the second day (d.i); beyond two days, a certificate (d.ii).

    Without either in time the absence counts as unjustified (d.iv); a contagious illness
    asks for a doctor's attestation before the pupil comes back (d.v).
    """
    days = len(list(school_days(facts.calendar, facts.first_day, facts.last_day)))
    inform_by = days_after(
        facts.calendar,
        facts.first_day,
        figures.integer("european.sickness.inform_by") - 1,
        "school",
    )
    return_day = days_after(facts.calendar, facts.last_day, 1, "school")
    beyond = figures.integer("european.sickness.certificate_beyond")
    required = facts.cycle != "nursery" and days > beyond
    certified = not required or _by(facts.certificate_on, return_day)
    cleared = not facts.contagious or _by(facts.clearance_on, return_day)
    result = SickAbsence(
        outcome="justified" if _by(facts.informed_on, inform_by) and certified else "unjustified",
        absence_days=days,
        inform_by=inform_by,
        return_day=return_day,
        certificate_required=required,
        may_return=certified and cleared,
    )
    return Ruling(result, tuple(_reasons(facts, result, beyond, cleared)))


def _by(day: date | None, limit: date) -> bool:
    return day is not None and day <= limit


def _reasons(
    facts: SickAbsenceFacts, result: SickAbsence, beyond: int, cleared: bool
) -> Iterator[Reason]:
    yield _informed(facts, result)
    yield _certificate(facts, result, beyond)
    if not cleared:
        yield because(
            "clearance_missing",
            f"Aucune attestation n'est produite pour le {french_date(result.return_day)} ; l'élève "
            "atteint d'une maladie contagieuse n'est autorisé à rentrer en classe que sur "
            "attestation d'un médecin agréé ou du médecin de l'école.",
            "art. 30.3.d.v",
        )


def _informed(facts: SickAbsenceFacts, result: SickAbsence) -> Reason:
    limit = f"au plus tard le {french_date(result.inform_by)}, deuxième jour de l'absence"
    if facts.informed_on is None:
        return because(
            "not_informed",
            f"Le directeur n'a pas été informé par écrit de la raison de l'absence, {limit}.",
            "art. 30.3.d.i et 30.3.d.iv",
        )
    told = f"Le directeur a été informé par écrit le {french_date(facts.informed_on)}"
    if facts.informed_on > result.inform_by:
        return because(
            "informed_late", f"{told} ; il devait l'être {limit}.", "art. 30.3.d.i et 30.3.d.iv"
        )
    return because(
        "informed_in_time",
        f"{told}, dans le délai qui court jusqu'au {french_date(result.inform_by)}.",
        "art. 30.3.d.i",
    )


def _certificate(facts: SickAbsenceFacts, result: SickAbsence, beyond: int) -> Reason:
    if not result.certificate_required:
        return because(
            "certificate_not_required",
            "Aucun certificat médical n'est exigé : il l'est, au primaire et au secondaire, après "
            f"une absence de plus de {beyond} jours d'école.",
            "art. 30.3.d.ii",
        )
    days = f"L'absence a duré {result.absence_days} jours d'école"
    if facts.certificate_on is None:
        return because(
            "certificate_missing",
            f"{days} et aucun certificat médical n'est produit.",
            "art. 30.3.d.ii et 30.3.d.iv",
        )
    handed = f"le certificat médical a été remis le {french_date(facts.certificate_on)}"
    if facts.certificate_on > result.return_day:
        return because(
            "certificate_late",
            f"{days} ; {handed}, après le jour de la rentrée en classe "
            f"({french_date(result.return_day)}).",
            "art. 30.3.d.ii et 30.3.d.iv",
        )
    return because("certificate_presented", f"{days} ; {handed}.", "art. 30.3.d.ii")
