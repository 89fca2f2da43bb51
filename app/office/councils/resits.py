"""Which examinations a pupil sits again in this session: opened and closed one by one."""

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Mark, Resit
from app.office.councils.carrying import resit
from app.office.councils.loading import open_view, pupil_of
from app.office.councils.views import FINAL, MarkValue
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done


@command(Right.DECIDE, N_("Examen à représenter"))
def set_resit(
    work: Work, council_id: int, enrolment_id: int, course_id: int, again: bool
) -> Done[None]:
    """Have a pupil sit a course again, or no longer; the former mark is kept either way."""
    view = open_view(work, council_id)
    pupil = pupil_of(view, enrolment_id)
    if pupil.resits is None or course_id not in pupil.followed:
        raise Refusal(
            _("Dans ce conseil, cet élève ne représente pas d'examen."),
            _("Les examens à représenter sont ceux d'une session qui suit un ajournement."),
        )
    if (course_id in pupil.open_courses) == again:
        raise Refusal(_("Cet examen est déjà ainsi."))
    if not again and len(pupil.resits) == 1:
        raise Refusal(_("Un élève ajourné représente au moins un examen."))
    if again:
        _reopen(work.session, council_id, enrolment_id, course_id)
    else:
        _close(work.session, council_id, enrolment_id, course_id)
    work.note("council", council_id, after={"resit": [enrolment_id, course_id, again]})
    return done(None, Facet.COUNCILS)


def _reopen(session: Session, council_id: int, enrolment_id: int, course_id: int) -> None:
    mark = _mark(session, council_id, enrolment_id, course_id)
    former = MarkValue(mark.value, mark.special) if mark else None
    session.add(resit(council_id, enrolment_id, course_id, former))
    if mark is not None:
        session.delete(mark)


def _close(session: Session, council_id: int, enrolment_id: int, course_id: int) -> None:
    row = session.get(Resit, (council_id, enrolment_id, course_id))
    mark = _mark(session, council_id, enrolment_id, course_id)
    if row is None:
        return
    if row.former_value is None and not row.former_special:
        if mark is not None:
            session.delete(mark)
    else:
        mark = mark or Mark(
            council_id=council_id,
            enrolment_id=enrolment_id,
            course_id=course_id,
            component=FINAL,
        )
        mark.value, mark.special = row.former_value, row.former_special
        session.add(mark)
    session.delete(row)


def _mark(session: Session, council_id: int, enrolment_id: int, course_id: int) -> Mark | None:
    return session.exec(
        select(Mark).where(
            col(Mark.council_id) == council_id,
            col(Mark.enrolment_id) == enrolment_id,
            col(Mark.course_id) == course_id,
            col(Mark.component) == FINAL,
        )
    ).first()
