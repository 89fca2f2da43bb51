"""A document is taken back: it was encoded for another pupil, or proves not to hold."""

from app.errors import Refusal
from app.i18n import N_, _
from app.office.absences.duties.following import followed
from app.office.absences.receiving import justification_of
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done


@command(Right.JUDGE_JUSTIFICATIONS, N_("Document d'absence retiré"))
def withdraw_document(work: Work, justification_id: int, reason: str) -> Done[None]:
    """It justifies nothing any more; it stays in the file with who withdrew it, and why.

    What depended on it (counters, thresholds, what they oblige to) follows in the same
    gesture. Raises Refusal without a reason, or where it was withdrawn already.
    """
    row = justification_of(work.session, justification_id)
    text = reason.strip()
    if not text:
        raise Refusal(_("La raison du retrait manque."), field="reason")
    row.withdrawn_at, row.withdrawn_by = work.now, work.actor.account_id
    row.withdrawn_reason = text
    work.session.add(row)
    work.note(
        "pupil",
        row.pupil_id,
        before={"document": row.kind, "status": row.status},
        after={"withdrawn": True, "reason": text},
    )
    return followed(work, done(None, Facet.ABSENCES), row.start, (row.pupil_id,))
