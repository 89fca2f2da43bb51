"""Enrolling a new pupil: the register number is given here, once."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.formats import long_date
from app.i18n import N_, _
from app.models import Enrolment, Pupil, RegisterCounter, SchoolClass
from app.office.pupils import checks
from app.office.pupils.edits import pupil_of
from app.office.pupils.identity import search_key
from app.office.pupils.placing import check_start, give_courses, refuse_second
from app.office.pupils.years import class_of, year_of
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done

REGISTER = "pupils"


@dataclass(frozen=True)
class NewPupil:
    """What is asked to enrol a pupil; the rest is completed in their file."""

    last_name: str
    first_name: str
    birth_date: date | None
    class_id: int
    start: date | None
    civility: str = "none"
    birth_place: str = ""
    nationality: str = ""
    national_number: str = ""
    status: str = "regular"


class DuplicatePupil(Refusal):
    """Somebody of that name and birth date is already there; ``pupil_id`` says who."""

    def __init__(
        self, message: str, advice: str = "", field: str | None = None, pupil_id: int = 0
    ) -> None:
        super().__init__(message, advice, field)
        self.pupil_id = pupil_id


@command(Right.ENROL, N_("Inscription d'un élève"))
def enrol_pupil(work: Work, new: NewPupil, another_person: bool = False) -> Done[int]:
    """Enrol a pupil who was never here; the number of their file.

    Refusal where a field cannot be kept; DuplicatePupil where the school knows somebody
    of that name and birth date, unless the user says it is ``another_person``.
    """
    pupil = _checked(work, new)
    klass = class_of(work.session, new.class_id)
    year = year_of(work.session, klass.year_id)
    start = check_start(year, new.start)
    status = checks.word(new.status, checks.STATUSES, "status")
    if not another_person:
        refuse_duplicate(work.session, pupil)
    pupil.register_number = next_number(work.session)
    work.session.add(pupil)
    work.session.flush()
    _open(work.session, pupil.id or 0, klass, start, status)
    work.note(
        "pupil",
        pupil.id,
        after={
            "register_number": pupil.register_number,
            "last_name": pupil.last_name,
            "first_name": pupil.first_name,
            "birth_date": pupil.birth_date,
            "class": klass.name,
            "start": start,
            "status": status,
        },
    )
    return done(pupil.id or 0, Facet.PUPILS, Facet.CLASSES)


@command(Right.ENROL, N_("Réinscription d'un élève"))
def enrol_again(
    work: Work, pupil_id: int, class_id: int, start: date | None, status: str = "regular"
) -> Done[None]:
    """Enrol in a class somebody who already has a file; their number stays theirs."""
    pupil_of(work, pupil_id)
    klass = class_of(work.session, class_id)
    first = check_start(year_of(work.session, klass.year_id), start)
    checks.word(status, checks.STATUSES, "status")
    refuse_second(work.session, pupil_id, klass.year_id)
    _refuse_overlap(work.session, pupil_id, klass, first)
    _open(work.session, pupil_id, klass, first, status)
    after = {"class": klass.name, "start": first, "status": status}
    work.note("pupil", pupil_id, after=after)
    return done(None, Facet.PUPILS, Facet.CLASSES)


def refuse_duplicate(session: Session, pupil: Pupil) -> None:
    """Raise DuplicatePupil where the file knows that name, in any order, and birth date."""
    born_then = session.exec(select(Pupil).where(col(Pupil.birth_date) == pupil.birth_date))
    words = sorted(pupil.search_key.split())
    for known in born_then:
        if sorted(known.search_key.split()) == words:
            raise _duplicate(session, known)


def next_number(session: Session) -> int:
    """The next number of the register; it is never given again, even if its file goes."""
    counter = session.get(RegisterCounter, REGISTER, with_for_update=True)
    if counter is None:
        counter = RegisterCounter(name=REGISTER, next_number=1)
    given = counter.next_number
    counter.next_number = given + 1
    session.add(counter)
    return given


def _checked(work: Work, new: NewPupil) -> Pupil:
    last = checks.name(new.last_name, "last_name")
    first = checks.name(new.first_name, "first_name")
    birth = checks.birth_date(new.birth_date, work.today)
    return Pupil(
        register_number=0,
        last_name=last,
        first_name=first,
        search_key=search_key(last, first),
        civility=checks.word(new.civility, checks.CIVILITIES, "civility"),
        birth_date=birth,
        birth_place=checks.name(new.birth_place, "birth_place", required=False),
        nationality=checks.name(new.nationality, "nationality", required=False),
        national_number=checks.national_number(new.national_number, birth),
        created_at=work.now,
    )


def _open(session: Session, pupil_id: int, klass: SchoolClass, start: date, status: str) -> None:
    enrolment = Enrolment(
        pupil_id=pupil_id,
        year_id=klass.year_id,
        class_id=klass.id or 0,
        start=start,
        status=status,
    )
    session.add(enrolment)
    session.flush()
    give_courses(session, enrolment)


def _refuse_overlap(session: Session, pupil_id: int, klass: SchoolClass, start: date) -> None:
    """A pupil is in one class on one day."""
    before = session.exec(
        select(Enrolment)
        .where(col(Enrolment.pupil_id) == pupil_id, col(Enrolment.year_id) == klass.year_id)
        .where(col(Enrolment.end) >= start)
        .order_by(col(Enrolment.end).desc())
    ).first()
    if before is not None and before.end is not None:
        raise Refusal(
            _("L'inscription précédente va jusqu'au {day}.").format(day=long_date(before.end)),
            _("Rouvrez-la, ou choisissez un jour qui la suit."),
            "start",
        )


def _duplicate(session: Session, known: Pupil) -> DuplicatePupil:
    place = session.exec(
        select(SchoolClass.name)
        .join(Enrolment, col(Enrolment.class_id) == col(SchoolClass.id))
        .where(col(Enrolment.pupil_id) == known.id)
        .order_by(col(Enrolment.start).desc())
    ).first()
    born = {"mr": _("né"), "mrs": _("née")}.get(known.civility, _("né(e)"))
    sentence = _("{name}, {born} le {day}, a déjà une fiche : numéro {number}, classe {place}.")
    return DuplicatePupil(
        sentence.format(
            name=f"{known.first_name} {known.last_name}",
            born=born,
            day=long_date(known.birth_date),
            number=known.register_number,
            place=place or "–",
        ),
        _("Ouvrez cette fiche, ou confirmez qu'il s'agit de quelqu'un d'autre."),
        "last_name",
        known.id or 0,
    )
