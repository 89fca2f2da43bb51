"""Letters that fulfil a duty: each says what the duty counted when it arose.

The values are those kept with the duty, so that a letter already issued still comes out
the same once the counts have moved.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from sqlmodel import col, select

from app.models import Duty, Pupil, School
from app.office.absences.duties.kinds import KINDS, REPORTS
from app.office.absences.duties.settling import settle_by_letter
from app.office.letters.occasions import duty_values
from app.office.letters.occasions.absence_words import (
    half_days_listed,
    half_days_said,
    periods_listed,
    quarter_said,
)
from app.office.letters.occasions.authorities import Authorities
from app.office.letters.occasions.duty_dossiers import Dossier, dossiers_of
from app.office.letters.occasions.duty_values import Values, rectified, steps_taken
from app.office.letters.occasions.occasion import Document, Occasion, Wanted
from app.office.letters.views import Subject
from app.office.pupils.recipients import LetterRecipient, own_envelope
from app.office.work import Facet, Reading, Work
from app.reports.views import Ground

ABOUT: Final = "duty:"
TO_THE_STUDENT_ALONE: Final = ("irregularity_notice", "presence_hearing", "leave_warning")
"""Never to the parents of a minor (ROI promotion sociale, art. 12 §8)."""


def find(kind: str, values: Callable[[Dossier], Values]) -> Callable[[Reading, Wanted], Any]:
    """The occasions of a kind of duty, with the values that its letter asks for."""

    def found(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
        authorities = Authorities(reading.session)
        school = reading.session.get_one(School, 1)
        students = _students(reading, wanted) if kind in TO_THE_STUDENT_ALONE else {}
        for one in dossiers_of(reading, wanted, kind):
            alone = students.get(one.seat.person.id)
            yield one.seat.occasion(
                wanted,
                about=f"{ABOUT}{one.row.id}",
                detail=_detail(one.row),
                values={**_common(one), "fase": school.fase_number, **values(one)},
                recipients=(alone,) if alone else _recipients(one, authorities),
                digest=hashlib.sha256(one.row.verdict.encode()).hexdigest(),
                completed_in=("duty", one.row.id),
            )

    return found


def issued(work: Work, subject: Subject, letter_id: int) -> Iterable[str]:
    """The letter went out: its duty is done."""
    settle_by_letter(work, int(subject.about.removeprefix(ABOUT)), letter_id, work.today)
    return (Facet.ABSENCES,)


def _detail(row: Duty) -> str:
    return quarter_said(row.part) if row.kind == "leave_warning" else ""


def _students(reading: Reading, wanted: Wanted) -> dict[int, LetterRecipient]:
    rows = reading.session.exec(select(Pupil).where(col(Pupil.id).in_(wanted.pupil_ids)))
    return {row.id or 0: own_envelope(row) for row in rows}


def _common(one: Dossier) -> Values:
    return {
        "majeur": one.of_age,
        "responsables": _people(one),
        "demi_jours_nombre": half_days_said(one.row.number),
        "demi_jours": half_days_listed(one.row.covers),
        "jours_absence": periods_listed(one.row.covers),
        "demarches": tuple(steps_taken(one)),
        "compte_le": one.written_on,
        "motifs": tuple(
            Ground(reason["text"], reason["source"]) for reason in one.verdict.get("reasons", ())
        ),
    }


def _people(one: Dossier) -> str:
    recipients = one.people.recipients if one.people else ()
    return " ; ".join(", ".join((recipient.name, *recipient.address)) for recipient in recipients)


def _recipients(one: Dossier, authorities: Authorities) -> tuple[LetterRecipient, ...] | None:
    """The administration, a service; None for the family."""
    kind = one.row.kind
    if kind in REPORTS or (kind == "rectification" and rectified(one).kind in REPORTS):
        return (authorities.administration,)
    if kind == "home_visit":
        return (authorities.guidance_centre,)
    return None


_VALUES: Final[Mapping[str, Callable[[Dossier], Values]]] = {
    "report_first": duty_values.report_values,
    "report_monthly": duty_values.report_values,
    "convocation": duty_values.convocation_values,
    "home_visit": lambda _one: {},
    "excess_information": duty_values.excess_values,
    "seek_approval": duty_values.objectives_values,
    "admission_notice": duty_values.decision_values,
    "free_attestation": duty_values.attestation_values,
    "rectification": duty_values.rectification_values,
    "irregularity_notice": duty_values.irregularity_values,
    "presence_hearing": duty_values.hearing_values,
    "leave_warning": duty_values.leave_values,
    "rate_warning": duty_values.rate_values,
    "repeated_warning": duty_values.repeated_values,
    "left_school": duty_values.left_values,
}

DOCUMENTS: Final = tuple(
    Document(
        KINDS[kind].letter,
        KINDS[kind].title,
        "absences",
        find(kind, values),
        issued=issued if KINDS[kind].by_hand else None,
        to="pupil" if kind == "free_attestation" else "family",
    )
    for kind, values in _VALUES.items()
)
