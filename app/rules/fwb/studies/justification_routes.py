"""By which route an absence is justified, and how much of it by right (ROI 7.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from app.rules.figures import FigureReader
from app.rules.fwb.studies.absence import half_days_in
from app.rules.fwb.studies.family import is_adult, is_entitled
from app.rules.fwb.studies.justification_deadlines import JustificationDeadlines
from app.rules.fwb.studies.justification_facts import Document, JustificationFacts, Motive
from app.rules.fwb.studies.justification_reasons import (
    AUTHORISATION_MISSING,
    HEAD_APPRECIATION,
    activity_cap_exceeded,
    certificate_required,
    death_cap_exceeded,
    document_late,
    legal_motive,
    note_cap_exceeded,
    notice_late,
    parent_note,
    signer_not_entitled,
    wrong_document,
)
from app.rules.fwb.studies.sources import reasons
from app.rules.verdict import Reason

Route = Literal["note", "head", "legal", "death", "activity", "none"]

# The documents that 7.2 names for each motive; an elite athlete's may come from either.
LEGAL: Mapping[Motive, tuple[Document, ...]] = {
    "illness": ("medical_certificate", "hospital_attestation"),
    "authority": ("authority_attestation",),
    "individual_stay": ("stay_attestation",),
}
DEATHS: tuple[Motive, ...] = ("death_first_degree", "death_same_roof", "death_second_to_fourth")
ACTIVITY: Mapping[Motive, tuple[Document, ...]] = {
    "elite_sport": ("federation_attestation", "organiser_attestation"),
    "sport": ("federation_attestation",),
    "art": ("organiser_attestation",),
}


@dataclass(frozen=True)
class ByRight:
    """The half-days justified by right, the checks that failed, the grounds of the rest."""

    route: Route
    half_days: int
    checks: tuple[Reason, ...]
    grounds: tuple[Reason, ...]


def by_right(
    facts: JustificationFacts, limits: JustificationDeadlines, figures: FigureReader
) -> ByRight:
    """What the document justifies by itself: nothing where a condition is not met."""
    route = route_of(facts.motive, facts.document)
    checks = reasons(*_checks(route, facts, limits, figures), document_late(facts, limits))
    if checks:
        return ByRight(route, 0, checks, ())
    half_days = min(_cap(route, facts, limits, figures), limits.half_days)
    cut = half_days < limits.half_days
    grounds = reasons(
        _ground(route, facts, half_days) if half_days else None,
        _cap_exceeded(route, facts, figures) if cut else None,
    )
    return ByRight(route, half_days, (), grounds)


def route_of(motive: Motive, document: Document) -> Route:
    """The route that the motive and the document open together."""
    if motive == "force_majeure":
        return "head"
    if document == "note":
        return "note"
    if motive == "medical_appointment" and document == "presence_attestation":
        return "head"
    if document in LEGAL.get(motive, ()):
        return "legal"
    if motive in DEATHS and document == "death_document":
        return "death"
    return "activity" if document in ACTIVITY.get(motive, ()) else "none"


def _checks(
    route: Route,
    facts: JustificationFacts,
    limits: JustificationDeadlines,
    figures: FigureReader,
) -> tuple[Reason | None, ...]:
    """The conditions of the route that are not met; those of the head never are."""
    match route:
        case "note":
            return (
                certificate_required(limits, figures) if limits.certificate_required else None,
                _signer(facts, figures),
            )
        case "activity":
            return (_notice(facts, figures), _authorisation(facts, figures))
        case "head":
            return (HEAD_APPRECIATION,)
        case "none":
            return (wrong_document(facts),)
        case _:
            return ()


def _signer(facts: JustificationFacts, figures: FigureReader) -> Reason | None:
    signer = facts.note_signed_by
    if signer and is_entitled(signer, facts.birth_date, facts.first_day, figures):
        return None
    return signer_not_entitled(facts, figures)


def _notice(facts: JustificationFacts, figures: FigureReader) -> Reason | None:
    """The length of the absence is told, with the attestation, a week before the event."""
    start = facts.event_start or facts.first_day
    latest = start - timedelta(days=figures.integer("fwb.activity_notice_days"))
    told = [day for day in (facts.announced, facts.received) if day is not None and day <= latest]
    return None if len(told) == 2 else notice_late(start, latest)


def _authorisation(facts: JustificationFacts, figures: FigureReader) -> Reason | None:
    if facts.authorisation or is_adult(facts.birth_date, facts.first_day, figures):
        return None
    return AUTHORISATION_MISSING


def _cap(
    route: Route,
    facts: JustificationFacts,
    limits: JustificationDeadlines,
    figures: FigureReader,
) -> int:
    """The half-days that the route leaves, the earliest ones first."""
    if route == "note":
        return max(0, figures.integer("fwb.note_half_days") - facts.note_used)
    if route == "death":
        days = figures.integer(f"fwb.death_days.{facts.motive.removeprefix('death_')}")
        return half_days_in(facts.missed[:days])
    if route == "legal" or (facts.motive == "elite_sport" and facts.derogation):
        return limits.half_days
    most = figures.integer(f"fwb.activity_half_days.{facts.motive}")
    return max(0, most - facts.activity_used)


def _ground(route: Route, facts: JustificationFacts, half_days: int) -> Reason:
    return parent_note(half_days) if route == "note" else legal_motive(facts, half_days)


def _cap_exceeded(route: Route, facts: JustificationFacts, figures: FigureReader) -> Reason:
    if route == "note":
        return note_cap_exceeded(facts, figures)
    if route == "death":
        return death_cap_exceeded(facts, figures)
    return activity_cap_exceeded(facts, figures)
