"""``fwb.enrolment``: a new enrolment, and the documents that make it final."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.days import ONE_DAY
from app.rules.dates import day_of_year, french_date
from app.rules.figures import FigureReader
from app.rules.fwb.life.calendars import first_school_day
from app.rules.fwb.life.enrolment_facts import EnrolmentFacts
from app.rules.fwb.life.sources import READING, law, reasons, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

EnrolmentOutcome = Literal["refused", "lapsed", "provisional", "final"]

SOURCE = roi("1")
FIRST_YEAR = 1


@dataclass(frozen=True)
class Enrolment:
    """Refused, provisional or final, the two limits, and the documents still missing."""

    outcome: EnrolmentOutcome
    enrol_by: date
    documents_by: date | None
    missing: tuple[str, ...]


@rule(
    "fwb.enrolment",
    version=1,
    title="L'inscription est-elle prise à temps et peut-elle être validée ?",
    source=f"{SOURCE}; Code de l'enseignement, chapitre VII et art. 1.7.2-3 §2",
)
def enrolment(facts: EnrolmentFacts, figures: FigureReader) -> Ruling[Enrolment]:
    """Taken "au plus tard le premier jour ouvrable scolaire", later for an accepted reason.

    It cannot be validated "de manière définitive" unless the documents come "avant le
    16 septembre"; no limit is printed for one that is accepted after that.
    """
    enrol_by = first_school_day(facts.calendar)
    documents_by = _documents_by(facts, figures)
    missing = tuple(sorted(set(facts.required_documents) - _received(facts).keys()))
    late = facts.request_date > enrol_by
    refusals = reasons(
        _late(facts.request_date, enrol_by) if late and not _is_accepted(facts) else None,
        NO_PLACE if facts.year != FIRST_YEAR and facts.places_left == 0 else None,
    )
    outcome, found = _outcome(facts, documents_by, missing, refusals)
    added = reasons(
        _late_accepted(facts) if late and _is_accepted(facts) else None,
        FIRST_YEAR_RULES if facts.year == FIRST_YEAR else None,
        FEES_NO_GROUND if facts.unpaid_fees else None,
    )
    return Ruling(Enrolment(outcome, enrol_by, documents_by, missing), (*found, *added))


def _documents_by(facts: EnrolmentFacts, figures: FigureReader) -> date | None:
    """The last day before 16 September; none where the request comes later."""
    before = figures.word("fwb.life.documents_before")
    limit = day_of_year(facts.calendar.first_day.year, before) - ONE_DAY
    return limit if facts.request_date <= limit else None


def _received(facts: EnrolmentFacts) -> dict[str, date]:
    """What came so far, by name; what is dated later has not come."""
    return {item.name: item.date for item in facts.received if item.date <= facts.on}


def _is_accepted(facts: EnrolmentFacts) -> bool:
    """Later "pour des raisons exceptionnelles et motivées, appréciées par la direction"."""
    return bool(facts.late_reason.strip()) and facts.late_accepted


def _outcome(
    facts: EnrolmentFacts,
    limit: date | None,
    missing: tuple[str, ...],
    refusals: tuple[Reason, ...],
) -> tuple[EnrolmentOutcome, tuple[Reason, ...]]:
    if refusals:
        return "refused", refusals
    late = [name for name, day in _received(facts).items() if limit is not None and day > limit]
    expired = limit is not None and facts.on > limit
    if found := reasons(
        _documents_late(late, limit) if late and limit else None,
        _documents_missing(missing, limit) if missing and limit and expired else None,
    ):
        return "lapsed", found
    if missing:
        return "provisional", (_documents_pending(missing, limit),)
    return "final", (DOCUMENTS_COMPLETE,)


def _late(request: date, enrol_by: date) -> Reason:
    text = (
        f"L'inscription est demandée le {french_date(request)}, après le {french_date(enrol_by)}, "
        "premier jour ouvrable scolaire, sans raison exceptionnelle et motivée que la direction "
        "accepte."
    )
    return Reason("late", text, SOURCE)


def _late_accepted(facts: EnrolmentFacts) -> Reason:
    text = (
        f"L'inscription est prise au-delà du premier jour ouvrable scolaire : la direction accepte "
        f"la raison donnée ({facts.late_reason.strip()})."
    )
    return Reason("late_accepted", text, SOURCE)


def _documents_late(names: list[str], limit: date) -> Reason:
    text = (
        f"Documents reçus après le {french_date(limit)} : {enumeration(sorted(names))}. "
        "L'inscription ne peut être validée de manière définitive."
    )
    return Reason("documents_late", text, SOURCE)


def _documents_missing(names: tuple[str, ...], limit: date) -> Reason:
    text = (
        f"Documents qui n'ont pas été fournis au plus tard le {french_date(limit)} : "
        f"{enumeration(names)}. L'inscription ne peut être validée de manière définitive."
    )
    return Reason("documents_missing", text, SOURCE)


def _documents_pending(names: tuple[str, ...], limit: date | None) -> Reason:
    asked = f"L'inscription est provisoire : documents attendus, {enumeration(names)}"
    if limit is None:
        text = (
            f"{asked} ; le règlement n'imprime pas de délai pour une inscription prise à cette "
            "date, la direction le fixe."
        )
        return Reason("documents_pending", text, SOURCE + READING)
    text = f"{asked}, au plus tard le {french_date(limit)}."
    return Reason("documents_pending", text, SOURCE)


NO_PLACE = Reason(
    "no_place",
    "L'école ne dispose plus de place dans cette année d'études.",
    SOURCE,
)
FIRST_YEAR_RULES = Reason(
    "first_year",
    "Les places et l'ordre des inscriptions en première année suivent les dispositions spécifiques "
    "du décret : ils ne sont pas examinés ici.",
    SOURCE,
)
DOCUMENTS_COMPLETE = Reason(
    "documents_complete",
    "Tous les documents requis ont été fournis dans le délai : l'inscription est définitive.",
    SOURCE,
)
FEES_NO_GROUND = Reason(
    "fees_no_ground",
    "Le non-paiement de frais scolaires n'est jamais un motif de refus d'inscription.",
    law("18", "1.7.2-3 §2"),
)
