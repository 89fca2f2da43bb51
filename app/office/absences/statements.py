"""Attestations d'assiduité of adult education: seen as drafts, issued once, never changed.

Hours are those that the rule on the paid leave judged: given, present, justified or not.
"""

import hashlib
import json
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.errors import Refusal
from app.formats import decimal, long_date
from app.i18n import N_, _
from app.models import (
    AttendanceStatement,
    Enrolment,
    Pupil,
    School,
    SchoolClass,
    StoredDocument,
)
from app.office.absences.presence_facts import presence_facts
from app.office.absences.unit_presence import QUARTER_MONTHS, UnitStanding
from app.office.absences.year_entries import PupilYear, pupil_years
from app.office.absences.year_standings import YearStandings
from app.office.councils.sealing import school_view
from app.office.pupils.years import all_years, year_at
from app.office.rights import Right
from app.office.settings.calendars import rule_calendar
from app.office.work import Done, Facet, Reading, Work, command, done, query
from app.reports.attendance_statement_view import AttendanceStatementView
from app.reports.files import safe_name
from app.rules.promsoc.enrolment.working import WorkingCalendar
from app.rules.regime import regime
from app.rules.registry import find
from app.rules.verdict import Verdict

ORDINALS: Final = ("premier", "deuxième", "troisième", "quatrième")
MENTIONS: Final = (
    "Seules les heures de présence comptent pour le congé-éducation payé (ROI, art. 14 §1).",
    "Cette attestation se remet exclusivement à l'étudiant ou à l'étudiante "
    "(ROI, art. 14 §7). L'accepter, c'est en accepter le contenu : elle ne peut plus être "
    "modifiée (ROI, art. 14 §9).",
)


@dataclass(frozen=True)
class StatementLine:
    """A student with a paid leave and a term: issued or not."""

    pupil_id: int
    enrolment_id: int
    name: str
    class_name: str
    term: str
    term_title: str
    issued: str
    issued_on: date | None

    @property
    def key(self) -> tuple[int, str]:
        """What it is known by."""
        return (self.enrolment_id, self.term)


@dataclass(frozen=True)
class IssuedStatement:
    """The bytes of an attestation as it was issued."""

    name: str
    pdf: bytes = field(repr=False)


@query
def statement_lines(reading: Reading) -> tuple[StatementLine, ...]:
    """The terms of the present year for which an attestation may be issued, or was."""
    issued = {
        (row.enrolment_id, row.term): row
        for row in reading.session.exec(select(AttendanceStatement))
    }
    found = []
    for pupil, standing in _students(reading, None):
        for term, _verdict in standing.leaves:
            row = issued.get((pupil.enrolment_id, term))
            found.append(
                StatementLine(
                    pupil_id=pupil.pupil_id,
                    enrolment_id=pupil.enrolment_id,
                    name=pupil.name,
                    class_name=pupil.class_name,
                    term=term,
                    term_title=term_title(term),
                    issued=_reference(row) if row else "",
                    issued_on=row.issued_on if row else None,
                )
            )
    return tuple(found)


@query
def statement_draft(reading: Reading, pupil_id: int, term: str) -> AttendanceStatementView:
    """What an attestation would say today; Refusal where nothing is known of the term."""
    return _view(reading, pupil_id, term, "")


@query
def issued_statement(reading: Reading, enrolment_id: int, term: str) -> IssuedStatement:
    """The attestation as it was issued; Refusal where it was not."""
    row = reading.session.exec(
        select(StoredDocument)
        .join(AttendanceStatement, col(AttendanceStatement.document_id) == col(StoredDocument.id))
        .where(col(AttendanceStatement.enrolment_id) == enrolment_id)
        .where(col(AttendanceStatement.term) == term)
    ).first()
    if row is None:
        raise Refusal(_("Cette attestation n'est pas encore délivrée."))
    return IssuedStatement(row.name, row.content)


@query
def statement_to_issue(reading: Reading, pupil_id: int, term: str) -> AttendanceStatementView:
    """The attestation with the number it will have; Refusal where it may not be issued."""
    _check_issuable(reading, pupil_id, term)
    number = _next_number(reading.session, reading.today.year)
    return _view(reading, pupil_id, term, f"{reading.today.year}/{number}")


@command(Right.WRITE_LETTERS, N_("Attestation d'assiduité délivrée"))
def issue_statement(
    work: Work, pupil_id: int, term: str, drawn: AttendanceStatementView, pdf: bytes
) -> Done[str]:
    """Freeze an attestation: its PDF is kept, and it never changes; its number.

    Raises Refusal where it was issued already, where the term is not over, or where what
    it says changed since it was drawn.
    """
    if statement_to_issue(work.reading, pupil_id, term) != drawn:
        raise Refusal(
            _("Les heures ont changé pendant que l'attestation se dessinait."),
            _("Délivrez-la de nouveau."),
        )
    (found,) = list(_students(work.reading, pupil_id))
    pupil, standing = found
    row = AttendanceStatement(
        enrolment_id=pupil.enrolment_id,
        term=term,
        year=work.today.year,
        number=_next_number(work.session, work.today.year),
        document_id=_stored(work, drawn, pdf),
        issued_on=work.today,
        issued_by=work.actor.account_id,
        verdict=json.dumps({"digest": _leave(standing, term).digest}),
    )
    work.session.add(row)
    work.session.flush()
    work.note("pupil", pupil_id, after={"term": term, "statement": _reference(row)})
    return done(_reference(row), Facet.ABSENCES)


def term_title(term: str) -> str:
    """The term in words: "2025-2" is the deuxième trimestre 2025."""
    year, quarter = term.split("-")
    return f"{ORDINALS[int(quarter) - 1]} trimestre {year}"


def term_end(term: str) -> date:
    """The last day of a term."""
    year, quarter = (int(part) for part in term.split("-"))
    month = quarter * QUARTER_MONTHS
    return date(year, month, monthrange(year, month)[1])


def _students(reading: Reading, pupil_id: int | None) -> Iterator[tuple[PupilYear, UnitStanding]]:
    session = reading.session
    year = year_at(all_years(session), reading.today)
    if year is None:
        return
    pupils = [
        one
        for one in pupil_years(session, year.id, pupil_id)
        if regime(one.regime).unit_presence is not None
    ]
    facts = presence_facts(session, pupils)
    judge = YearStandings(
        year, rule_calendar(session, year.id), reading.today, reading.figures, facts
    )
    for pupil in pupils:
        standing = judge.of(pupil).unit
        if standing is not None and standing.leaves:
            yield pupil, standing


def _leave(standing: UnitStanding, term: str) -> Verdict[Any]:
    found = dict(standing.leaves).get(term)
    if found is None:
        raise Refusal(_("Aucune période n'a été donnée pendant ce trimestre."))
    return found


def _view(reading: Reading, pupil_id: int, term: str, number: str) -> AttendanceStatementView:
    found = list(_students(reading, pupil_id))
    if not found:
        raise Refusal(
            _("Aucun congé-éducation payé n'est noté pour cette personne."),
            _("Notez-le à la page des compteurs, à côté de son nom."),
        )
    session, (pupil, standing) = reading.session, found[0]
    verdict = _leave(standing, term)
    person = session.get_one(Pupil, pupil.pupil_id)
    klass = session.get_one(SchoolClass, pupil.class_id)
    school = session.get_one(School, 1)
    born = "né le" if person.civility == "mr" else "née le"
    civility = "Monsieur" if person.civility == "mr" else "Madame"
    return AttendanceStatementView(
        school=school_view(session),
        number=number,
        person=f"{civility} {person.first_name} {person.last_name}",
        born=f"{born} {long_date(person.birth_date)}",
        unit=" ".join(filter(None, (klass.name, klass.option))),
        term=term_title(term),
        hours=_hours(verdict),
        verdict=tuple((reason.text, reason.source) for reason in verdict.reasons),
        mentions=(*MENTIONS, _pickup(reading, pupil, term)),
        place=school.locality,
        issued_on=long_date(reading.today),
        head=school.head_name,
    )


def _hours(verdict: Verdict[Any]) -> tuple[tuple[str, str], ...]:
    result = verdict.result
    given: Decimal = verdict.facts.effective_hours  # type: ignore[attr-defined]
    return (
        ("Heures effectivement données", decimal(given)),
        ("Heures de présence", decimal(result.presence_hours)),
        ("Heures d'absence justifiées", decimal(result.justified_hours)),
        ("Heures d'absence injustifiées", decimal(result.unjustified_hours)),
        ("Part d'absence injustifiée", f"{decimal(result.rate)} %"),
    )


def _certificate(reading: Reading, pupil: PupilYear, on: date, term: str) -> Verdict[Any]:
    year = year_at(all_years(reading.session), reading.today)
    calendar = rule_calendar(reading.session, year.id if year else 0)
    rules = regime(pupil.regime).unit_presence
    if rules is None:
        raise ValueError("an attestation of attendance needs a unit")
    rule = find(rules.certificate)
    facts = rule.facts_type(
        calendar=WorkingCalendar.of(calendar),
        kind="attendance",
        on=on,
        taken_by="student",
        period_end=term_end(term),
    )
    return rule(facts, reading.figures)


def _pickup(reading: Reading, pupil: PupilYear, term: str) -> str:
    """Until when it is fetched, by the rule; the day after the term where that is to come."""
    on = max(reading.today, term_end(term) + timedelta(days=1))
    limit = _certificate(reading, pupil, on, term).result.pickup_limit
    return f"Elle se retire au secrétariat jusqu'au {long_date(limit)} (ROI, art. 14 §9)."


def _check_issuable(reading: Reading, pupil_id: int, term: str) -> None:
    end = term_end(term)
    if reading.today <= end:
        raise Refusal(
            _("Le trimestre n'est pas terminé."),
            _("L'attestation se délivre à partir du {day}.").format(
                day=long_date(end + timedelta(days=1))
            ),
        )
    known = reading.session.exec(
        select(AttendanceStatement)
        .join(Enrolment, col(Enrolment.id) == col(AttendanceStatement.enrolment_id))
        .where(col(Enrolment.pupil_id) == pupil_id, col(AttendanceStatement.term) == term)
    ).first()
    if known is not None:
        raise Refusal(
            _("L'attestation {number} est délivrée pour ce trimestre.").format(
                number=_reference(known)
            ),
            _("Elle ne peut plus être modifiée ; elle se réimprime telle quelle."),
        )


def _next_number(session: Session, year: int) -> int:
    most = session.exec(
        select(func.max(col(AttendanceStatement.number))).where(
            col(AttendanceStatement.year) == year
        )
    ).one()
    return (most or 0) + 1


def _reference(row: AttendanceStatement) -> str:
    return f"{row.year}/{row.number}"


def _stored(work: Work, drawn: AttendanceStatementView, pdf: bytes) -> int:
    if not pdf.startswith(b"%PDF-"):
        raise ValueError("the attestation is not a PDF")
    document = StoredDocument(
        sha256=hashlib.sha256(pdf).hexdigest(),
        media_type="application/pdf",
        name=safe_name(f"Attestation d'assiduité {drawn.person} {drawn.term}", "pdf"),
        content=pdf,
        stored_at=work.now,
    )
    work.session.add(document)
    work.session.flush()
    return document.id or 0
