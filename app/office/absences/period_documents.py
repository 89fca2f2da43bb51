"""Documents for periods missed: which absence they are for, and what the rule says of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final, Protocol

from app.errors import Refusal
from app.i18n import _
from app.office.absences.course_presence import CYCLE, CoursePresences
from app.office.absences.missed_periods import MissedPeriod
from app.office.absences.paper import Offer, Paper
from app.office.absences.unit_presence import UnitPresences
from app.office.absences.year_entries import PupilYear
from app.rules.calendar.days import SchoolCalendar
from app.rules.figures import Figures
from app.rules.promsoc.enrolment.working import WorkingCalendar
from app.rules.regime import CoursePresence, UnitPresence, regime
from app.rules.registry import find
from app.rules.verdict import Verdict

Absence = tuple[MissedPeriod, ...]
"""The periods that one document is for."""

_OF_UNITS: Final[Mapping[str, str]] = {
    "medical_certificate": "medical",
    "hospital_attestation": "medical",
    "relative_certificate": "medical_relative",
    "social_law_attestation": "social_law",
    "employer_attestation": "employer",
    "death_document": "death",
    "note": "written_note",
    "authority_attestation": "other",
    "presence_attestation": "other",
    "dixit_attestation": "medical",
    "backdated_attestation": "medical",
}
"""The kinds that the rule of adult education knows them as."""
_DEGREES: Final[Mapping[str, int]] = {
    "death_first_degree": 1,
    "death_third_degree": 3,
    "death_further": 4,
}
_HEAD: Final[Mapping[str, str]] = {"accepted": "accepted", "": "none"}


class PeriodDocuments(Protocol):
    """How documents are judged where a regime counts periods."""

    offer: Offer

    def missed(self, pupil: PupilYear) -> Absence:
        """All periods missed."""

    def absences(self, periods: Iterable[MissedPeriod]) -> tuple[Absence, ...]:
        """The periods, told apart by absence."""

    def judge(self, absence: Sequence[MissedPeriod], paper: Paper, today: date) -> Verdict[Any]:
        """What the rule says of a document for one absence; RuleInputError where it cannot."""

    def certificate_required(self, absence: Sequence[MissedPeriod]) -> bool:
        """Does nothing but a certificate justify it?"""


class UnitDocuments:
    """Each evening is an absence of its own (ROI promotion sociale, art. 12 §2 to §4).

    A decision to recognise says that the circumstances are exceptional and the motive new:
    that is what the rule lets the head find.
    """

    offer = Offer(
        kinds=tuple(_OF_UNITS),
        motives=(
            *("illness", "medical_appointment", "personal", "force_majeure", "authority"),
            *_DEGREES,
        ),
        usual="medical_certificate",
        signer="pupil",
    )

    def __init__(
        self, rules: UnitPresence, calendar: SchoolCalendar, today: date, figures: Figures
    ) -> None:
        self._rules = rules
        self._working = WorkingCalendar.of(calendar)
        self._figures = figures
        self._presences = UnitPresences(rules, calendar, today, figures)

    def missed(self, pupil: PupilYear) -> Absence:
        """All periods missed."""
        return self._presences.missed(pupil)

    def absences(self, periods: Iterable[MissedPeriod]) -> tuple[Absence, ...]:
        """One a day."""
        return tuple(tuple(group) for _day, group in groupby(periods, key=lambda one: one.day))

    def judge(self, absence: Sequence[MissedPeriod], paper: Paper, today: date) -> Verdict[Any]:
        """What art. 12 says of the document."""
        rule = find(self._rules.document)
        kind = _OF_UNITS[paper.kind]
        head = _HEAD.get(paper.head_decision, "rejected")
        facts = rule.facts_type(
            calendar=self._working,
            on=today,
            context="course",
            absence_start=absence[0].day,
            kind=kind,
            degree=_DEGREES.get(paper.motive) if kind == "death" else None,
            dixit=paper.kind == "dixit_attestation",
            backdated=paper.kind == "backdated_attestation",
            received=paper.received_on,
            sent=paper.announced,
            exceptional=head == "accepted",
            head=head,
        )
        return rule(facts, self._figures)

    def certificate_required(self, absence: Sequence[MissedPeriod]) -> bool:
        """Any listed document does."""
        return False


class CourseDocuments:
    """Days that follow each other are one absence (Règlement général EE, art. 30.3.d).

    Illness alone is judged by documents; the director authorises the rest beforehand
    (art. 30.3.c), and it is excused at the roll.
    """

    offer = Offer(
        kinds=("note", "medical_certificate", "hospital_attestation"),
        motives=("illness",),
        usual="note",
    )

    def __init__(
        self, rules: CoursePresence, calendar: SchoolCalendar, today: date, figures: Figures
    ) -> None:
        self._rules = rules
        self._calendar = calendar
        self._figures = figures
        self._presences = CoursePresences(rules, calendar, today, figures)

    def missed(self, pupil: PupilYear) -> Absence:
        """All periods missed."""
        return self._presences.missed(pupil)

    def absences(self, periods: Iterable[MissedPeriod]) -> tuple[Absence, ...]:
        """Days between which there is no day of school stay together."""
        found: list[list[MissedPeriod]] = []
        for one in periods:
            if found and not self._presences.parted(found[-1][-1].day, one.day):
                found[-1].append(one)
            else:
                found.append([one])
        return tuple(tuple(group) for group in found)

    def judge(self, absence: Sequence[MissedPeriod], paper: Paper, today: date) -> Verdict[Any]:
        """What art. 30.3.d says of the document."""
        if paper.head_decision:
            raise Refusal(
                _("Le règlement juge seul un document de maladie : il ne reste rien à décider."),
                _("Notez l'absence comme excusée à l'appel si la direction l'accepte."),
                "motivation",
            )
        certificate = paper.received_on if paper.kind != "note" else None
        return self._ruled(absence, paper.announced or paper.received_on, certificate)

    def certificate_required(self, absence: Sequence[MissedPeriod]) -> bool:
        """Beyond two days of school."""
        days = {one.day for one in absence}
        return len(days) > 1 and bool(self._ruled(absence, None, None).result.certificate_required)

    def _ruled(
        self, absence: Sequence[MissedPeriod], informed: date | None, certificate: date | None
    ) -> Verdict[Any]:
        rule = find(self._rules.sickness)
        facts = rule.facts_type(
            calendar=self._calendar,
            cycle=CYCLE,
            first_day=absence[0].day,
            last_day=absence[-1].day,
            informed_on=informed,
            certificate_on=certificate,
        )
        return rule(facts, self._figures)


def period_documents(
    word: str, calendar: SchoolCalendar, today: date, figures: Figures
) -> PeriodDocuments | None:
    """How the regime judges documents for periods; None where it counts half-days."""
    found = regime(word)
    if found.unit_presence is not None:
        return UnitDocuments(found.unit_presence, calendar, today, figures)
    if found.course_presence is not None:
        return CourseDocuments(found.course_presence, calendar, today, figures)
    return None
