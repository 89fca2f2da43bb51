"""What teachers say of a pupil in their course: one comment a course and council."""

from typing import Final

from app.errors import Refusal
from app.i18n import N_, _
from app.models import CourseComment
from app.office.councils.columns import course_of
from app.office.councils.loading import open_view, pupil_of
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done

LONGEST: Final = 500
"""Characters of a comment: it stands in a procès-verbal beside those of other courses."""


@command(Right.ENTER_MARKS, N_("Commentaire d'un cours"))
def comment_course(
    work: Work, council_id: int, enrolment_id: int, course_id: int, text: str
) -> Done[None]:
    """Say something of a pupil in a course, or nothing more (""); ``course_id`` is a column's.

    Refusal where the pupil does not follow the course, or the text is too long.
    """
    pupil = pupil_of(open_view(work, council_id), enrolment_id)
    text, course_id = " ".join(text.split()), course_of(course_id)
    if course_id not in {course_of(column) for column in pupil.followed}:
        raise Refusal(_("Cet élève ne suit pas ce cours à la date du conseil."))
    if len(text) > LONGEST:
        raise Refusal(
            _("Ce commentaire est trop long : {n} signes au plus.").format(n=LONGEST),
            field="comment",
        )
    row = work.session.get(CourseComment, (council_id, enrolment_id, course_id))
    before = {"comment": [enrolment_id, course_id, row.text]} if row else {}
    if row is not None and not text:
        work.session.delete(row)
    elif text:
        row = row or CourseComment(
            council_id=council_id, enrolment_id=enrolment_id, course_id=course_id, text=text
        )
        row.text = text
        work.session.add(row)
    work.note(
        "council", council_id, before=before, after={"comment": [enrolment_id, course_id, text]}
    )
    return done(None, Facet.COUNCILS)
