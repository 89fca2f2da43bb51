"""What becomes of an enrolment: another class, another status, its end, its return."""

from datetime import date, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from app.errors import Refusal
from app.formats import short_date
from app.i18n import N_, _
from app.models import Absence, CourseFollowed, Decision, Enrolment, Mark, SchoolClass
from app.office.absences.duties.following import followed
from app.office.absences.moving import carry_entries, entries_left, require_open_since
from app.office.pupils import checks
from app.office.pupils.placing import check_end, check_start, give_courses, refuse_second
from app.office.pupils.years import class_of, year_of
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done


@command(Right.ENROL, N_("Changement de classe"))
def change_class(work: Work, enrolment_id: int, class_id: int, day: date | None) -> Done[None]:
    """Have a pupil be in another class from a day on.

    The present enrolment ends the day before and another begins; where it began that
    very day, and nothing hangs on it, its class is corrected instead.
    """
    before = _open_one(work, enrolment_id)
    old, new = class_of(work.session, before.class_id), class_of(work.session, class_id)
    start = _check_change(work.session, before, new, day)
    work.note(
        "pupil",
        before.pupil_id,
        before={"class": old.name},
        after={"class": new.name, "start": start},
    )
    if start == before.start:
        _correct(work.session, before, new)
    else:
        _move(work, before, new, start)
    answer = done(None, Facet.PUPILS, Facet.CLASSES, Facet.ABSENCES)
    return followed(work, answer, start, (before.pupil_id,))


@command(Right.ENROL, N_("Fin d'une inscription"))
def end_enrolment(work: Work, enrolment_id: int, day: date | None, reason: str) -> Done[None]:
    """The pupil leaves: ``day`` is the last one; the reason is kept in the register."""
    row = _open_one(work, enrolment_id)
    last = check_end(year_of(work.session, row.year_id), row.start, day)
    if not reason.strip():
        raise Refusal(
            _("Le motif du départ manque."), _("Le registre doit pouvoir le dire."), "end_reason"
        )
    why = checks.name(reason, "end_reason")
    require_open_since(work, {row.class_id}, last + timedelta(days=1))
    row.end, row.end_reason = last, why
    work.session.add(row)
    work.session.flush()
    work.note("pupil", row.pupil_id, before={"end": None}, after={"end": last, "end_reason": why})
    answer = done(None, Facet.PUPILS, Facet.CLASSES, Facet.ABSENCES)
    left = entries_left(work.session, row.id or 0, last)
    return followed(work, answer.telling(*filter(None, (left,))), last, (row.pupil_id,))


@command(Right.ENROL, N_("Réouverture d'une inscription"))
def reopen_enrolment(work: Work, enrolment_id: int) -> Done[None]:
    """The end of an enrolment was a mistake: it runs on as if there had been none."""
    row = _enrolment(work, enrolment_id)
    if row.end is None:
        raise Refusal(_("Cette inscription est en cours."))
    refuse_second(work.session, row.pupil_id, row.year_id)
    _refuse_later(work.session, row)
    require_open_since(work, {row.class_id}, row.end + timedelta(days=1))
    before, last = {"end": row.end, "end_reason": row.end_reason}, row.end
    row.end, row.end_reason = None, ""
    work.session.add(row)
    work.session.flush()
    work.note("pupil", row.pupil_id, before=before, after={"end": None})
    answer = done(None, Facet.PUPILS, Facet.CLASSES, Facet.ABSENCES)
    return followed(work, answer, last, (row.pupil_id,))


@command(Right.ENROL, N_("Modification du statut d'une inscription"))
def set_status(work: Work, enrolment_id: int, status: str) -> Done[None]:
    """Make an enrolment regular, free or provisional."""
    row = _enrolment(work, enrolment_id)
    checks.word(status, checks.STATUSES, "status")
    work.note("pupil", row.pupil_id, before={"status": row.status}, after={"status": status})
    row.status = status
    work.session.add(row)
    return done(None, Facet.PUPILS)


def _enrolment(work: Work, enrolment_id: int) -> Enrolment:
    row = work.session.get(Enrolment, enrolment_id)
    if row is None:
        raise Refusal(_("Cette inscription n'est plus dans le fichier."))
    return row


def _open_one(work: Work, enrolment_id: int) -> Enrolment:
    row = _enrolment(work, enrolment_id)
    if row.end is not None:
        raise Refusal(
            _("Cette inscription a pris fin le {day}.").format(day=short_date(row.end)),
            _("Rouvrez-la d'abord, ou réinscrivez l'élève."),
        )
    return row


def _check_change(session: Session, before: Enrolment, new: SchoolClass, day: date | None) -> date:
    year = year_of(session, before.year_id)
    if new.year_id != before.year_id:
        raise Refusal(
            _("Cette classe est d'une autre année scolaire."),
            _("Réinscrivez l'élève pour cette année-là."),
            "class_id",
        )
    if new.id == before.class_id:
        raise Refusal(_("L'élève est déjà dans cette classe."), field="class_id")
    start = check_start(year, day)
    if start < before.start:
        raise Refusal(
            _("L'élève n'est dans sa classe que depuis le {day}.").format(
                day=short_date(before.start)
            ),
            _("Indiquez ce jour-là, ou un jour qui le suit."),
            "start",
        )
    return start


def _correct(session: Session, row: Enrolment, new: SchoolClass) -> None:
    _refuse_used(session, row)
    session.execute(delete(CourseFollowed).where(col(CourseFollowed.enrolment_id) == row.id))
    row.class_id = new.id or 0
    session.add(row)
    session.flush()
    give_courses(session, row)


def _move(work: Work, before: Enrolment, new: SchoolClass, start: date) -> None:
    session = work.session
    require_open_since(work, {before.class_id, new.id or 0}, start)
    before.end = start - timedelta(days=1)
    before.end_reason = _("Passage en {name}").format(name=new.name)
    session.add(before)
    session.flush()
    after = Enrolment(
        pupil_id=before.pupil_id,
        year_id=before.year_id,
        class_id=new.id or 0,
        start=start,
        status=before.status,
    )
    session.add(after)
    session.flush()
    give_courses(session, after, before.id)
    carry_entries(work, before, after)


def _refuse_used(session: Session, row: Enrolment) -> None:
    """A class in which something was recorded is not corrected: it is left."""
    for table in (Absence, Mark, Decision):
        found = session.exec(
            select(table.id).where(col(table.enrolment_id) == row.id).limit(1)
        ).first()
        if found is not None:
            raise Refusal(
                _("Des absences, des notes ou une décision sont déjà inscrites dans cette classe."),
                _("Indiquez le lendemain comme premier jour dans la nouvelle classe."),
                "start",
            )


def _refuse_later(session: Session, row: Enrolment) -> None:
    later = session.exec(
        select(Enrolment)
        .where(col(Enrolment.pupil_id) == row.pupil_id, col(Enrolment.year_id) == row.year_id)
        .where(col(Enrolment.start) > row.start)
    ).first()
    if later is not None:
        raise Refusal(
            _("Une autre inscription a commencé le {day}.").format(day=short_date(later.start)),
            _("Seule la dernière inscription de l'année peut être rouverte."),
        )
