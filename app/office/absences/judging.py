"""What the rule says of a document and the half-days that it is to justify."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import groupby
from typing import Any, Final

from app.errors import Refusal
from app.i18n import _
from app.office.absences.bells import school_bells
from app.office.absences.half_days import HALVES, HalfDay
from app.office.absences.missed_periods import MissedPeriod
from app.office.absences.motives import ACTIVITIES, HALF_DAYS, NOTE, usual_motive
from app.office.absences.paper import Offer, Paper
from app.office.absences.period_documents import PeriodDocuments, period_documents
from app.office.absences.standing import Standings
from app.office.absences.year_entries import PupilYear, pupil_years
from app.office.pupils.years import all_years
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading
from app.rules.digest import canonical
from app.rules.errors import RuleInputError
from app.rules.fwb.studies.absence import MissedDay
from app.rules.regime import AttendanceRules, regime
from app.rules.registry import find
from app.rules.verdict import Reason, Verdict

TOO_LATE = "too_late"
LATE: Final[Mapping[str, frozenset[str]]] = {
    "refused": frozenset({TOO_LATE}),
    "invalid": frozenset(),
    "late": frozenset({"document_late"}),
    "unjustified": frozenset({"informed_late", "certificate_late"}),
}
"""What justifies nothing, and the codes that say that the document came too late for it."""


Missed = HalfDay | MissedPeriod
"""What a document may justify."""


@dataclass(frozen=True)
class Case:
    """A pupil's year, with every half-day counted."""

    pupil: PupilYear
    rules: AttendanceRules
    half_days: tuple[HalfDay, ...]
    standings: Standings
    offer: Offer = HALF_DAYS

    @property
    def missed(self) -> tuple[HalfDay, ...]:
        """All that was missed."""
        return self.half_days


@dataclass(frozen=True)
class PeriodCase:
    """A pupil's year where periods are counted, with every period missed."""

    pupil: PupilYear
    missed: tuple[MissedPeriod, ...]
    documents: PeriodDocuments

    @property
    def offer(self) -> Offer:
        """What may be received."""
        return self.documents.offer


def case_of(reading: Reading, pupil_id: int, day: date) -> Case | PeriodCase:
    """The year in which a day falls, for a pupil; Refusal where they are not enrolled."""
    year = next(
        (one for one in all_years(reading.session) if one.first_day <= day <= one.last_day), None
    )
    found = pupil_years(reading.session, year.id, pupil_id) if year else ()
    if year is None or not found:
        raise Refusal(_("L'élève n'est pas inscrit ce jour-là."), field="start")
    calendar = rule_calendar(reading.session, year.id)
    standings = Standings(calendar, reading.today, reading.figures, school_bells(reading.session))
    documents = period_documents(found[0].regime, calendar, reading.today, reading.figures)
    if documents is not None:
        return PeriodCase(found[0], documents.missed(found[0]), documents)
    standing, rules = standings.of(found[0]), regime(found[0].regime).attendance
    if standing is None or rules is None:
        raise Refusal(_("Dans cette classe, les absences ne se comptent pas."), field="start")
    return Case(found[0], rules, standing.half_days, standings)


def absences_between(
    case: Case | PeriodCase, start: date, end: date
) -> tuple[tuple[Missed, ...], ...]:
    """The absences of a period that nothing justifies yet, each of consecutive days."""
    return consecutive(
        case, [one for one in case.missed if start <= one.day <= end and one.status != "justified"]
    )


def consecutive(
    case: Case | PeriodCase, missed: Iterable[Missed]
) -> tuple[tuple[Missed, ...], ...]:
    """What was missed, grouped by absence: for half-days, school days that follow each other."""
    if isinstance(case, PeriodCase):
        return case.documents.absences(one for one in missed if isinstance(one, MissedPeriod))
    counts = case.standings.counts(case.pupil.regime)
    found: list[list[Missed]] = []
    for one in missed:
        if found and counts is not None and counts.follows(found[-1][-1].day, one.day):
            found[-1].append(one)
        else:
            found.append([one])
    return tuple(tuple(group) for group in found)


def judge(
    case: Case | PeriodCase,
    absence: Sequence[Missed],
    paper: Paper,
    today: date,
    without: int | None = None,
) -> Verdict[Any]:
    """The verdict on one absence and its document.

    ``without`` is the justification being judged again: what it justified until now does
    not use up its own cap.
    """
    _check_offered(case.offer, paper)
    if isinstance(case, Case):
        half_days = [one for one in absence if isinstance(one, HalfDay)]
        return _judge_half_days(case, half_days, paper, today, without)
    periods = [one for one in absence if isinstance(one, MissedPeriod)]
    try:
        return case.documents.judge(periods, paper, today)
    except RuleInputError as error:
        raise _refused(error) from error


def _check_offered(offer: Offer, paper: Paper) -> None:
    if paper.kind not in offer.kinds:
        raise Refusal(_("Ce document ne justifie rien dans cette classe."), field="kind")
    if paper.motive not in offer.motives:
        raise Refusal(
            _("Ce motif ne se justifie pas par un document dans cette classe."),
            _("Notez l'absence comme excusée à l'appel si la direction l'autorise."),
            "motive",
        )


def _judge_half_days(
    case: Case, half_days: Sequence[HalfDay], paper: Paper, today: date, without: int | None
) -> Verdict[Any]:
    rule = find(case.rules.justification)
    activity = paper.motive in ACTIVITIES
    try:
        facts = rule.facts_type(
            calendar=case.standings.calendar,
            birth_date=case.pupil.birth_date,
            missed=tuple(_missed(half_days)),
            motive=paper.motive,
            document=paper.kind,
            today=today,
            received=paper.received_on,
            note_signed_by=paper.signed_by or None,
            announced=paper.announced if activity else None,
            event_start=paper.event_start if activity else None,
            authorisation=paper.authorisation,
            derogation=paper.derogation,
            note_used=used_by_notes(case.half_days, without),
            activity_used=used_by_motive(case.half_days, paper.motive, without),
            head_decision=paper.head_decision or "none",
            head_date=paper.head_date if paper.head_decision else None,
            head_motivation=paper.head_motivation or None,
        )
    except RuleInputError as error:
        raise _refused(error) from error
    return rule(facts, case.standings.figures)


def used_by_notes(half_days: Iterable[HalfDay], without: int | None = None) -> int:
    """The half-days of the year that words of the family justified."""
    return sum(_justified_by(one, without) and one.cover.kind == NOTE for one in half_days)  # type: ignore[union-attr]


def used_by_motive(half_days: Iterable[HalfDay], motive: str, without: int | None = None) -> int:
    """The half-days of the year justified under the same motive of sport or art."""
    if motive not in ACTIVITIES:
        return 0
    return sum(_justified_by(one, without) and _motive(one) == motive for one in half_days)


def status_of(verdicts: Sequence[Verdict[Any]]) -> str:
    """The status that the verdicts on its absences give a justification."""
    found = {_status(verdict) for verdict in verdicts}
    order = ("to_judge", "accepted", "refused", TOO_LATE)
    return next(status for status in order if status in found)


def frozen(verdicts: Sequence[Verdict[Any]]) -> str:
    """The verdicts as they are kept, as JSON, and what they justify together."""
    kept: Mapping[str, object] = {
        "verdicts": [_kept(verdict) for verdict in verdicts],
        "justified": sum(getattr(verdict.result, "justified", 0) for verdict in verdicts),
    }
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def kept_reasons(verdict: str) -> tuple[Reason, ...]:
    """The reasons of the verdicts kept, each once."""
    kept = json.loads(verdict)["verdicts"] if verdict else []
    found = (
        Reason(one["code"], one["text"], one["source"]) for item in kept for one in item["reasons"]
    )
    return tuple(dict.fromkeys(found))


def _status(verdict: Verdict[Any]) -> str:
    if verdict.outcome in ("head", "pending", "to_judge"):
        return "to_judge"
    if verdict.outcome in LATE:
        return TOO_LATE if LATE[verdict.outcome] & verdict.codes else "refused"
    return "accepted"


def _kept(verdict: Verdict[Any]) -> Mapping[str, object]:
    """All of it but the calendar, which is the year's."""
    facts = {
        item.name: canonical(getattr(verdict.facts, item.name))
        for item in fields(verdict.facts)  # type: ignore[arg-type]
        if item.name != "calendar"
    }
    return {
        "rule": verdict.rule,
        "version": verdict.version,
        "school_year": verdict.school_year,
        "digest": verdict.digest,
        "facts": facts,
        "figures": canonical(verdict.figures),
        "result": canonical(verdict.result),
        "reasons": canonical(verdict.reasons),
    }


def _missed(half_days: Sequence[HalfDay]) -> Iterable[MissedDay]:
    for day, group in groupby(half_days, key=lambda one: one.day):
        missed = {one.half for one in group}
        halves = tuple(half for half in HALVES if half in missed)
        yield MissedDay(date=day, halves=halves)


def _justified_by(one: HalfDay, without: int | None) -> bool:
    cover = one.cover
    return one.status == "justified" and cover is not None and cover.justification_id != without


def _motive(one: HalfDay) -> str:
    return (one.cover.motive or usual_motive(one.cover.kind)) if one.cover else ""


_FIELDS = {
    "sent": "announced",
    "degree": "motive",
    "last_day": "end",
    "received": "received_on",
    "note_signed_by": "signed_by",
    "event_start": "event_start",
    "head_date": "decided_on",
    "head_motivation": "motivation",
    "today": "start",
    "missed": "start",
}


def _refused(error: RuleInputError) -> Refusal:
    text = _("La règle attend {expected}.").format(expected=error.expected)
    return Refusal(text, "", _FIELDS.get(error.key))
