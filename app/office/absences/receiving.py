"""Documents that come in for absences, and what is decided on them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Justification, JustifiedAbsence
from app.office.absences.duties.following import followed
from app.office.absences.judging import (
    Case,
    Missed,
    PeriodCase,
    absences_between,
    case_of,
    consecutive,
    frozen,
    judge,
    status_of,
)
from app.office.absences.motives import check_document, usual_motive
from app.office.absences.paper import Paper
from app.office.letters.receipts import ReceivedFile, keep_scan
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query
from app.rules.regime import AbsenceUnit
from app.rules.verdict import Verdict

AnyCase = Case | PeriodCase
Absence = tuple[Missed, ...]
DECISIONS = ("accepted", "refused", "refused_rest")


@dataclass(frozen=True)
class NewDocument:
    """A document for the absences of a period, of one pupil or of several of a family.

    ``scan`` is its copy, kept once for all of them.
    """

    pupil_ids: tuple[int, ...]
    start: date
    end: date
    paper: Paper
    note: str = ""
    scan: ReceivedFile | None = None


@dataclass(frozen=True)
class Foreseen:
    """What a document would do to one absence: its days, and the verdict.

    Of so many ``unit`` it would justify some, leave some to the head, and refuse the rest.
    """

    pupil_id: int
    start: date
    end: date
    verdict: Verdict[Any]
    unit: AbsenceUnit
    justified: int
    waiting: int
    refused: int


@query
def foresee(reading: Reading, document: NewDocument) -> tuple[Foreseen, ...]:
    """What the rule says of a document before it is received, absence by absence."""
    _check(document, reading.today)
    return tuple(
        _foreseen(case, absence, verdict) for case, absence, verdict in _judged(reading, document)
    )


def justification_of(session: Session, justification_id: int) -> Justification:
    """The document, for a change; Refusal where it is gone, or was withdrawn."""
    row = session.get(Justification, justification_id)
    if row is None:
        raise Refusal(_("Cette justification n'est plus dans le fichier."))
    if row.withdrawn_at is not None:
        raise Refusal(
            _("Ce document a été retiré : {reason}").format(reason=row.withdrawn_reason),
            _("Recevez-le à nouveau s'il vaut malgré tout."),
        )
    return row


@query
def rule_on(reading: Reading, justification_id: int) -> tuple[Verdict[Any], ...]:
    """What the rule says today of a document, before anybody decides; one for each absence."""
    row = reading.session.get(Justification, justification_id)
    if row is None:
        raise Refusal(_("Cette justification n'est plus dans le fichier."))
    case = case_of(reading, row.pupil_id, row.start)
    return tuple(
        judge(case, one, paper_of(row), reading.today, justification_id)
        for one in _covered(reading, case, justification_id)
    )


@command(Right.TAKE_ABSENCES, N_("Document reçu pour une absence"))
def receive(work: Work, document: NewDocument) -> Done[tuple[int, ...]]:
    """Keep a document with the verdict on each absence that it covers; their numbers.

    What the rule justifies by right is justified; what it leaves to the head waits.
    """
    _check(document, work.today)
    judged = _judged(work.reading, document)
    scan_id = keep_scan(work, document.scan) if document.scan is not None else None
    ids = [_keep(work, document, scan_id, *one) for one in judged]
    said = {"document": replace(document, scan=None), "kept": len(ids)}
    if document.scan is not None:
        said["attached"] = document.scan.name
    work.note("pupil", document.pupil_ids[0], after=said)
    answer = done(tuple(ids), Facet.ABSENCES)
    return followed(work, answer, document.start, document.pupil_ids)


@command(Right.JUDGE_JUSTIFICATIONS, N_("Décision sur une absence"))
def decide(work: Work, justification_id: int, decision: str, motivation: str) -> Done[str]:
    """Recognise an absence or not, or decide again; the status that follows.

    Raises Refusal where a decision of recognition has no motivation, or a decision taken
    before is changed without a reason.
    """
    row = justification_of(work.session, justification_id)
    if decision not in DECISIONS:
        raise Refusal(_("Choisissez une décision."))
    text = motivation.strip()
    if not text and (decision == "accepted" or row.decided_on is not None):
        raise Refusal(_("La motivation de la décision manque."), field="motivation")
    before = {"status": row.status, "decision": row.head_decision, "reason": row.decision_reason}
    case = case_of(work.reading, row.pupil_id, row.start)
    absences = _covered(work.reading, case, justification_id)
    paper = replace(
        paper_of(row), head_decision=decision, head_date=work.today, head_motivation=text
    )
    verdicts = [judge(case, one, paper, work.today, justification_id) for one in absences]
    row.status, row.verdict = status_of(verdicts), frozen(verdicts)
    row.head_decision, row.decision_reason = decision, text
    row.decided_by, row.decided_on = work.actor.account_id, work.today
    work.session.add(row)
    after = {"status": row.status, "decision": decision, "reason": text}
    work.note("pupil", row.pupil_id, before=before, after=after)
    return followed(work, done(row.status, Facet.ABSENCES), row.start, (row.pupil_id,))


def paper_of(row: Justification) -> Paper:
    """The document of a stored justification, without any decision."""
    kind = row.kind
    return Paper(
        kind=kind,
        motive=row.motive or usual_motive(kind),
        received_on=row.received_on,
        signed_by=row.signed_by or ("parent" if kind == "note" else ""),
        announced=row.announced,
        event_start=row.event_start,
        authorisation=row.authorisation,
        derogation=row.derogation,
    )


def _check(document: NewDocument, today: date) -> None:
    paper = document.paper
    check_document(paper.kind, paper.motive, paper.signed_by)
    if not document.pupil_ids:
        raise Refusal(_("Choisissez l'élève."), field="pupil")
    if document.end < document.start:
        raise Refusal(_("Le dernier jour précède le premier."), field="end")
    if paper.received_on > today:
        raise Refusal(_("Ce jour n'est pas encore venu."), field="received_on")


def _foreseen(case: AnyCase, absence: Absence, verdict: Verdict[Any]) -> Foreseen:
    who, first, last = case.pupil.pupil_id, absence[0].day, absence[-1].day
    result, number = verdict.result, len(absence)
    if isinstance(case, Case):
        numbers = (result.justified, result.waiting, result.refused)
        return Foreseen(who, first, last, verdict, "half_day", *numbers)
    status = status_of((verdict,))
    kept, left = status == "accepted", status == "to_judge"
    refused = not (kept or left)
    return Foreseen(
        who, first, last, verdict, "period", number * kept, number * left, number * refused
    )


def _judged(reading: Reading, document: NewDocument) -> list[tuple[AnyCase, Absence, Verdict[Any]]]:
    found = []
    for pupil_id in document.pupil_ids:
        case = case_of(reading, pupil_id, document.start)
        for absence in absences_between(case, document.start, document.end):
            verdict = judge(case, absence, document.paper, reading.today)
            found.append((case, absence, verdict))
    if not found:
        raise Refusal(
            _("Aucune absence n'est à justifier dans cette période."),
            _("Vérifiez les dates, ou notez d'abord l'absence à l'appel."),
            "start",
        )
    return found


def _keep(
    work: Work,
    document: NewDocument,
    scan_id: int | None,
    case: AnyCase,
    absence: Absence,
    verdict: Verdict[Any],
) -> int:
    paper = document.paper
    row = Justification(
        pupil_id=case.pupil.pupil_id,
        kind=paper.kind,
        motive=paper.motive,
        start=absence[0].day,
        end=absence[-1].day,
        received_on=paper.received_on,
        signed_by=paper.signed_by,
        announced=paper.announced,
        event_start=paper.event_start,
        authorisation=paper.authorisation,
        derogation=paper.derogation,
        status=status_of((verdict,)),
        note=document.note.strip(),
        verdict=frozen((verdict,)),
        document_id=scan_id,
    )
    work.session.add(row)
    work.session.flush()
    entries = dict.fromkeys(one.entry.id for one in absence)
    work.session.add_all(
        JustifiedAbsence(justification_id=row.id or 0, absence_id=entry_id) for entry_id in entries
    )
    return row.id or 0


def _covered(reading: Reading, case: AnyCase, justification_id: int) -> tuple[Absence, ...]:
    """The absences that the document covers; Refusal where the register has none any more."""
    links = set(
        reading.session.exec(
            select(JustifiedAbsence.absence_id).where(
                col(JustifiedAbsence.justification_id) == justification_id
            )
        )
    )
    covered = consecutive(case, [one for one in case.missed if one.entry.id in links])
    if not covered:
        raise Refusal(
            _("Les absences que ce document couvrait ne sont plus au registre."),
            _("Il n'y a plus rien à décider."),
        )
    return covered
