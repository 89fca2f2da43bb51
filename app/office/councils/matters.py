"""Points put to the vote that are no pupil's: those of a Conseil de direction."""

from app.errors import Refusal
from app.i18n import N_, _
from app.models import CouncilMatter
from app.office.councils.loading import matter_of, open_view
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done


@command(Right.DECIDE, N_("Point mis aux voix"))
def add_matter(work: Work, council_id: int, subject: str, text: str) -> Done[int]:
    """Add a point that is no pupil's; its number. Refusal without words."""
    view = open_view(work, council_id)
    if subject not in {matter.code for matter in view.subjects}:
        raise Refusal(_("Ce conseil ne vote pas sur de tels points."), field="subject")
    if not text.strip():
        raise Refusal(_("Dites en quelques mots ce qui est mis aux voix."), field="text")
    row = CouncilMatter(
        council_id=council_id,
        position=len(view.matters) + 1,
        subject=subject,
        text=text.strip(),
    )
    work.session.add(row)
    work.session.flush()
    work.note("council", council_id, after={"matter": text.strip(), "subject": subject})
    return done(row.id or 0, Facet.COUNCILS)


@command(Right.DECIDE, N_("Retrait d'un point mis aux voix"))
def remove_matter(work: Work, council_id: int, matter_id: int) -> Done[None]:
    """Take back a point on which nobody voted."""
    view = open_view(work, council_id)
    matter = matter_of(view, matter_id)
    if matter.votes:
        raise Refusal(
            _("Ce point a été voté : il reste au procès-verbal."),
            _("Retirez d'abord le vote s'il a été noté par erreur."),
        )
    row = work.session.get(CouncilMatter, matter_id)
    work.session.delete(row)
    work.note("council", council_id, before={"matter": matter.text})
    return done(None, Facet.COUNCILS)
