"""Where periods are counted: those that await a document, and the documents that came."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.office.absences.document_dossier import Received, document_dossier
from app.office.absences.dossier import Dossier
from app.office.absences.explaining import period_would, why_period
from app.office.absences.missed_periods import MissedPeriod
from app.office.absences.period_documents import PeriodDocuments
from app.office.absences.year_entries import PupilYear
from app.rules.verdict import Reason


def period_dossiers(
    pupil: PupilYear, documents: PeriodDocuments, received: Iterable[Received]
) -> Iterator[Dossier]:
    """The absences of a pupil without a document, then each document, by whom decided."""
    missed = documents.missed(pupil)
    waiting = [one for one in missed if one.status == "pending" and one.cover is None]
    for absence in documents.absences(waiting):
        yield _awaited(pupil, documents, absence)
    for one in received:
        yield _document(pupil, documents, missed, one)


def _awaited(
    pupil: PupilYear, documents: PeriodDocuments, absence: tuple[MissedPeriod, ...]
) -> Dossier:
    first = absence[0]
    said = (why_period(first), *period_would(first))
    return Dossier(
        pupil_id=pupil.pupil_id,
        name=pupil.name,
        class_name=pupil.class_name,
        class_rank=pupil.class_rank,
        state="waiting",
        start=first.day,
        end=absence[-1].day,
        half_days=len(absence),
        justified=0,
        justification_id=None,
        kind="",
        motive="",
        received_on=None,
        due=first.limit,
        document_by=first.limit,
        needs_certificate=documents.certificate_required(absence),
        note=first.entry.mark.note,
        head_decision="",
        decided_by="",
        decided_on=None,
        decision_reason="",
        reasons=tuple(Reason("", text, "") for text in said),
        cap=None,
        unit="period",
        offer=documents.offer,
    )


def _document(
    pupil: PupilYear,
    documents: PeriodDocuments,
    missed: Iterable[MissedPeriod],
    received: Received,
) -> Dossier:
    links = {
        entry
        for entry, covers in pupil.covers.items()
        if any(cover.justification_id == received.row.id for cover in covers)
    }
    covered = [one for one in missed if one.entry.id in links]
    dossier = document_dossier(pupil, received, covered)
    return replace(dossier, unit="period", offer=documents.offer)
