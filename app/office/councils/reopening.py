"""Reopening a sealed council: an addendum that refers to it, on the pupils concerned only.

Addenda are a chain: each follows the last one sealed, and names all those before it.
Nothing of what was sealed is written again: an appeal's new decision too stands in a new
document, with the marks and the decision that were sealed to start from.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import (
    Convocation,
    Council,
    CouncilMember,
    CouncilPupil,
    CourseComment,
    Decision,
    Mark,
    PupilCircumstance,
    Recusal,
    Resit,
    SchoolYear,
    SecondMark,
    Vote,
)
from app.office.councils.loading import open_sitting, sitting
from app.office.councils.sessions import same_council
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done

ORIGINS: Final = {
    "correction": N_("Erreur à corriger"),
    "internal_appeal": N_("Décision sur recours interne"),
    "external_appeal": N_("Décision sur recours externe"),
}
_COPIED: Final = (Mark, CourseComment, PupilCircumstance, Resit, Recusal, Decision)
_OWNED: Final = (*_COPIED, SecondMark, CouncilPupil, CouncilMember)


@dataclass(frozen=True)
class Reopening:
    """On whom, since when and why a sealed council is taken up again."""

    enrolment_ids: tuple[int, ...]
    origin: str
    reason: str
    held_on: date


@command(Right.REOPEN, N_("Réouverture d'un conseil scellé"))
def reopen(work: Work, council_id: int, wanted: Reopening) -> Done[int]:
    """Open an addendum to a sealed council, or to its last addendum; its number.

    Whichever of them is taken up, the addendum follows the last one sealed, and starts for
    each pupil from what was decided on them last. Refusal without a reason, without
    pupils, or while an addendum is still open.
    """
    session = work.session
    asked, _klass, year = sitting(session, council_id)
    family = _family(session, asked)
    last = family[-1]
    _check(wanted, asked, family)
    _check_day(wanted.held_on, last, year)
    latest = _latest(session, family, wanted.enrolment_ids)
    added = _addendum(last, wanted)
    session.add(added)
    session.flush()
    added_id = added.id or 0
    for row in session.exec(select(CouncilMember).where(col(CouncilMember.council_id) == last.id)):
        session.add(CouncilMember(**{**row.model_dump(), "council_id": added_id}))
    for enrolment_id, source in latest.items():
        session.add(CouncilPupil(council_id=added_id, enrolment_id=enrolment_id))
        _copy(session, source, added_id, enrolment_id)
    work.note(
        "council",
        added_id,
        before={"council": last.id},
        after={
            "origin": wanted.origin,
            "reason": added.reason,
            "pupils": list(wanted.enrolment_ids),
        },
    )
    return done(added_id, Facet.COUNCILS)


@command(Right.REOPEN, N_("Abandon d'un addendum"))
def drop_addendum(work: Work, council_id: int) -> Done[None]:
    """Give up an addendum that was opened by mistake; what was sealed stays.

    Refusal once votes were taken in it or members convened: they stay on paper.
    """
    session = work.session
    council = open_sitting(session, council_id).council
    if council.corrects_id is None:
        raise Refusal(_("Seul un addendum encore ouvert peut être abandonné."))
    for model in (Vote, Convocation):
        if session.exec(select(model).where(col(model.council_id) == council_id)).first():
            raise Refusal(
                _("Cet addendum a déjà des votes ou des convocations : il ne s'abandonne plus."),
                _("Retirez d'abord les votes notés par erreur, ou clôturez-le."),
            )
    for owned in _OWNED:
        for row in session.exec(select(owned).where(col(owned.council_id) == council_id)):
            session.delete(row)
    session.flush()
    work.note("council", council_id, before={"reason": council.reason})
    session.delete(council)
    return done(None, Facet.COUNCILS)


def _check_day(day: date, last: Council, year: SchoolYear) -> None:
    if day < last.held_on:
        raise Refusal(
            _("Cet addendum ne peut dater d'avant le document qu'il corrige."), field="held_on"
        )
    if day > date(year.last_day.year + 1, 8, 31):
        raise Refusal(
            _("Cette date est trop éloignée de l'année scolaire {label}.").format(label=year.label),
            _("Vérifiez l'année."),
            field="held_on",
        )


def _check(wanted: Reopening, asked: Council, family: list[Council]) -> None:
    if asked.status != "sealed":
        raise Refusal(_("Ce conseil n'est pas clôturé : il peut encore être modifié."))
    if wanted.origin not in ORIGINS:
        raise Refusal(_("Dites ce qui conduit à rouvrir le conseil."), field="origin")
    if not wanted.reason.strip():
        raise Refusal(_("Dites pourquoi le conseil est rouvert."), field="reason")
    if not wanted.enrolment_ids:
        raise Refusal(_("Choisissez les élèves concernés."), field="pupils")
    if any(council.status == "open" for council in family):
        raise Refusal(
            _("Un addendum à ce conseil est déjà ouvert."),
            _("Clôturez-le ou abandonnez-le avant d'en ouvrir un autre."),
        )


def _family(session: Session, asked: Council) -> list[Council]:
    """The council and its addenda, oldest first."""
    wanted = select(Council).where(*same_council(asked)).order_by(col(Council.addendum))
    return list(session.exec(wanted))


def _latest(
    session: Session, family: list[Council], enrolment_ids: tuple[int, ...]
) -> dict[int, int]:
    """For each pupil, the council of the family that decided on them last."""
    rows = session.exec(
        select(col(Decision.enrolment_id), col(Decision.council_id), col(Council.addendum))
        .join(Council, col(Council.id) == col(Decision.council_id))
        .where(
            col(Decision.council_id).in_([council.id for council in family]),
            col(Decision.enrolment_id).in_(enrolment_ids),
        )
        .order_by(col(Council.addendum))
    )
    found = {enrolment_id: council_id for enrolment_id, council_id, _addendum in rows}
    if len(found) < len(set(enrolment_ids)):
        raise Refusal(_("Ce conseil n'a rien décidé sur l'un de ces élèves."), field="pupils")
    return found


def _addendum(last: Council, wanted: Reopening) -> Council:
    """The next of the chain, under whom the last one sat."""
    return Council(
        class_id=last.class_id,
        kind=last.kind,
        number=last.number,
        addendum=last.addendum + 1,
        corrects_id=last.id,
        held_on=wanted.held_on,
        place=last.place,
        president_id=last.president_id,
        secretary_id=last.secretary_id,
        presidency=last.presidency,
        delegation=last.delegation,
        listed=True,
        origin=wanted.origin,
        reason=wanted.reason.strip(),
    )


def _copy(session: Session, source: int, target: int, enrolment_id: int) -> None:
    """What stood there, to be changed where it must: marks, circumstances, the decision."""
    for model in _COPIED:
        rows = session.exec(
            select(model).where(
                col(model.council_id) == source, col(model.enrolment_id) == enrolment_id
            )
        ).all()
        for row in rows:
            plain = row.model_dump(exclude={"id", "council_id"})
            session.add(model(**plain, council_id=target))
