"""``promsoc.accommodation``: is a request for aménagements raisonnables receivable (art. 42)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from app.rules.dates import add_years_to_next_day, french_date
from app.rules.errors import RuleInputError
from app.rules.facts import facts, not_empty
from app.rules.figures import FigureReader
from app.rules.promsoc.enrolment.roi import roi
from app.rules.promsoc.enrolment.working import WorkingCalendar
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import ordinal

Outcome = Literal["receivable", "late", "incomplete"]
BASIS = "décret 30.06.2016"
DEFECTS = ("document_missing", "report_too_old", "renewal_needed")


@facts
class AccommodationFacts:
    """When the request came, for which units, and on what document."""

    calendar: WorkingCalendar
    request_date: date
    openings: Annotated[tuple[date, ...], not_empty]
    document: Literal["none", "official_proof", "specialist_report"]
    document_date: date | None = None
    first_request: date | None = None
    situation_changed: bool = False

    def check_document_date(self) -> None:
        """A report has a date, not later than the request that it supports."""
        if self.document != "specialist_report":
            return
        if self.document_date is None or self.document_date > self.request_date:
            raise RuleInputError(
                "document_date", "la date du rapport, qui ne suit pas la demande, est attendue"
            )

    def check_first_request(self) -> None:
        """The first request is this one or an earlier one."""
        if self.first_requested > self.request_date:
            raise RuleInputError(
                "first_request", "une date qui ne suit pas celle de la demande est attendue"
            )

    @property
    def first_requested(self) -> date:
        """The day of the student's first request."""
        return self.first_request or self.request_date


@dataclass(frozen=True)
class Accommodation:
    """The verdict, the last day, the openings that are still in time, and the report's worth."""

    outcome: Outcome
    limit: date
    openings_in_time: tuple[date, ...]
    report_valid: bool | None


@rule(
    "promsoc.accommodation",
    version=1,
    title="Recevabilité d'une demande d'aménagements raisonnables",
    source=roi("42 §4 à §6", BASIS),
)
def accommodation(facts: AccommodationFacts, figures: FigureReader) -> Ruling[Accommodation]:
    """A document (§5), handed in ten jours ouvrables before the first opening (§6)."""
    days = figures.integer("promsoc.enrolment.accommodation_days")
    limits = {
        opening: facts.calendar.working_days_before(opening, days)
        for opening in sorted(facts.openings)
    }
    limit = limits[min(facts.openings)]
    documents = tuple(_documents(facts, figures))
    sound = all(reason.code not in DEFECTS for reason in documents)
    in_time = facts.request_date <= limit
    result = Accommodation(
        outcome="incomplete" if not sound else "receivable" if in_time else "late",
        limit=limit,
        openings_in_time=tuple(
            opening for opening, last in limits.items() if last >= facts.request_date
        ),
        report_valid=sound if facts.document == "specialist_report" else None,
    )
    timing = _in_time(facts, limit) if in_time else _request_late(limit, days)
    return Ruling(result, (*documents, timing))


def _documents(facts: AccommodationFacts, figures: FigureReader) -> Iterator[Reason]:
    if facts.document == "official_proof":
        yield OFFICIAL_PROOF
    elif facts.document_date is None or facts.document == "none":
        yield DOCUMENT_MISSING
    else:
        yield from _report(facts, facts.document_date, figures)


def _report(facts: AccommodationFacts, written: date, figures: FigureReader) -> Iterator[Reason]:
    """Less than five years old at the first request; renewed where the situation evolved (§5)."""
    years = figures.integer("promsoc.enrolment.report_years")
    reference = facts.request_date if facts.situation_changed else facts.first_requested
    too_old = add_years_to_next_day(written, years) <= reference
    renewal_needed = (
        facts.situation_changed and written <= facts.first_requested < facts.request_date
    )
    report = f"Le rapport du spécialiste, du {french_date(written)},"
    if too_old:
        text = f"{report} ne date pas de moins de {years} ans au {french_date(reference)}."
        yield Reason("report_too_old", text, roi("42 §5", BASIS))
    if renewal_needed:
        text = (
            f"{report} doit être renouvelé, la situation médicale ayant évolué depuis la première "
            f"demande ({french_date(facts.first_requested)})."
        )
        yield Reason("renewal_needed", text, roi("42 §5", BASIS))
    if not too_old and not renewal_needed:
        text = f"{report} date de moins de {years} ans au {french_date(reference)}."
        yield Reason("report_valid", text, roi("42 §5", BASIS))


def _in_time(facts: AccommodationFacts, limit: date) -> Reason:
    return Reason(
        "in_time",
        f"La demande est parvenue à la personne de référence le "
        f"{french_date(facts.request_date)}, dans le délai (date limite : {french_date(limit)}).",
        roi("42 §6"),
    )


def _request_late(limit: date, days: int) -> Reason:
    return Reason(
        "request_late",
        "La demande devait parvenir à la personne de référence au plus tard le "
        f"{french_date(limit)}, {ordinal(days)} jour ouvrable avant l'ouverture de l'unité.",
        roi("42 §6"),
    )


OFFICIAL_PROOF = Reason(
    "official_proof",
    "Un document probant d'une administration publique ou une décision judiciaire appuie la "
    "demande.",
    roi("42 §5", BASIS),
)
DOCUMENT_MISSING = Reason(
    "document_missing",
    "La demande n'est accompagnée ni d'un document probant ni du rapport d'un spécialiste.",
    roi("42 §5", BASIS),
)
