"""The dossier of a document that came, whatever the absences that it covers count in."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.models import Justification
from app.office.absences.dossier import Dossier, Withdrawal
from app.office.absences.half_days import HalfDay
from app.office.absences.judging import kept_reasons
from app.office.absences.missed_periods import MissedPeriod
from app.office.absences.motives import usual_motive
from app.office.absences.year_entries import PupilYear


@dataclass(frozen=True)
class Received:
    """A document that came, and the names of who decided on it and who withdrew it."""

    row: Justification
    decided_by: str = ""
    withdrawn_by: str = ""

    @property
    def withdrawal(self) -> Withdrawal | None:
        """Set once it was withdrawn."""
        at = self.row.withdrawn_at
        if at is None:
            return None
        return Withdrawal(at.astimezone().date(), self.withdrawn_by, self.row.withdrawn_reason)


def document_dossier(
    pupil: PupilYear, received: Received, covered: Sequence[HalfDay | MissedPeriod]
) -> Dossier:
    """The dossier of a document that came; what is proper to a count is added to it."""
    row = received.row
    justified = sum(
        one.status == "justified" and one.cover is not None and one.cover.justification_id == row.id
        for one in covered
    )
    return Dossier(
        pupil_id=pupil.pupil_id,
        name=pupil.name,
        class_name=pupil.class_name,
        class_rank=pupil.class_rank,
        state="withdrawn" if received.withdrawal else row.status,  # type: ignore[arg-type]
        start=row.start,
        end=row.end,
        half_days=len(covered),
        justified=justified,
        justification_id=row.id,
        kind=row.kind,
        motive=row.motive or usual_motive(row.kind),
        received_on=row.received_on,
        due=None,
        document_by=None,
        needs_certificate=False,
        note=row.note,
        head_decision=row.head_decision,
        decided_by=received.decided_by,
        decided_on=row.decided_on,
        decision_reason=row.decision_reason,
        reasons=kept_reasons(row.verdict),
        cap=None,
        has_copy=row.document_id is not None,
        withdrawal=received.withdrawal,
    )
