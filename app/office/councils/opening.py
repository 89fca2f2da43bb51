"""Opening a council on a class, and changing when, where and under whom it sits."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Council, CouncilMember, School, SchoolClass, SchoolYear, Staff
from app.office.councils.loading import open_sitting
from app.office.councils.seats import courses_taught, person
from app.office.councils.views import Person
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query
from app.rules.regime import CouncilKind, regime

_TIME: Final = re.compile(r"([01]?\d|2[0-3])\s*[:hH]\s*([0-5]\d)?")


@dataclass(frozen=True)
class SessionDetails:
    """When, where and under whom a council sits; the head presides where nobody is named."""

    held_on: date
    begins_at: str = ""
    place: str = ""
    president_id: int | None = None
    secretary_id: int | None = None


@dataclass(frozen=True)
class NewCouncil:
    """What is asked to open one; ``members`` are identities of staff, who deliberate."""

    class_id: int
    kind: str
    details: SessionDetails
    members: tuple[int, ...]


@dataclass(frozen=True)
class ProposedMember:
    """Somebody who teaches in the class."""

    person: Person
    courses: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """What is proposed for a class: the kinds of council not held yet, a day, members."""

    class_id: int
    class_name: str
    kinds: tuple[CouncilKind, ...]
    held_on: date
    head_name: str
    secretary_id: int | None
    members: tuple[ProposedMember, ...]
    staff: tuple[Person, ...]


@query
def proposal(reading: Reading, class_id: int) -> Proposal:
    """What a new council on this class begins with."""
    session = reading.session
    klass, year = _class(session, class_id)
    day = min(max(reading.today, year.first_day), year.last_day)
    staff = session.exec(
        select(Staff)
        .where(col(Staff.active).is_(True))
        .order_by(col(Staff.last_name), col(Staff.first_name))
    ).all()
    taught = courses_taught(session, class_id, day)
    school = session.get(School, 1)
    return Proposal(
        class_id=class_id,
        class_name=klass.name,
        kinds=_kinds_left(session, klass),
        held_on=day,
        head_name=school.head_name if school else "",
        secretary_id=klass.form_teacher_id,
        members=tuple(
            ProposedMember(person(row), taught[row.id]) for row in staff if row.id in taught
        ),
        staff=tuple(person(row) for row in staff),
    )


@command(Right.DECIDE, N_("Ouverture d'un conseil"))
def open_council(work: Work, new: NewCouncil) -> Done[int]:
    """Open a council; its number. Refusal where the class already has one of that kind."""
    klass, year = _class(work.session, new.class_id)
    kinds = {kind.code for kind in _kinds_left(work.session, klass)}
    if new.kind not in kinds:
        raise Refusal(
            _("La classe {name} a déjà ce conseil.").format(name=klass.name),
            _("Ouvrez celui qui existe, ou choisissez une autre session."),
            field="kind",
        )
    council = Council(class_id=new.class_id, kind=new.kind, held_on=new.details.held_on)
    _set(council, new.details, year)
    work.session.add(council)
    work.session.flush()
    council_id = council.id or 0
    work.session.add_all(
        CouncilMember(council_id=council_id, staff_id=staff_id)
        for staff_id in dict.fromkeys(new.members)
    )
    work.note(
        "council",
        council_id,
        after={"class": klass.name, "kind": new.kind, "held_on": new.details.held_on},
    )
    return done(council_id, Facet.COUNCILS)


@command(Right.DECIDE, N_("Date, lieu et présidence d'un conseil"))
def change_session(work: Work, council_id: int, details: SessionDetails) -> Done[None]:
    """Change when, where and under whom the council sits. Refusal where it is sealed."""
    council, _klass, year = open_sitting(work.session, council_id)
    before = _told(council)
    _set(council, details, year)
    work.session.add(council)
    work.note("council", council_id, before=before, after=_told(council))
    return done(None, Facet.COUNCILS)


def _set(council: Council, details: SessionDetails, year: SchoolYear) -> None:
    council.held_on = _checked_day(details.held_on, year)
    council.begins_at = _time(details.begins_at)
    council.place = details.place.strip()
    council.president_id = details.president_id
    council.secretary_id = details.secretary_id


def _checked_day(day: date, year: SchoolYear) -> date:
    """From the first day of the year to the end of the next autumn: September belongs to it."""
    if not year.first_day <= day <= date(year.last_day.year, 12, 31):
        raise Refusal(
            _("Cette date n'est pas de l'année scolaire {label}.").format(label=year.label),
            _("Vérifiez l'année."),
            field="held_on",
        )
    return day


def _time(text: str) -> str:
    """The hour as it is kept, "14:05"."""
    typed = text.strip()
    if not typed:
        return ""
    found = _TIME.fullmatch(typed)
    if found is None:
        raise Refusal(_("Écrivez l'heure ainsi : 14:30."), field="begins_at")
    return f"{int(found[1]):02}:{found[2] or '00'}"


def _told(council: Council) -> dict[str, object]:
    return {
        "held_on": council.held_on,
        "begins_at": council.begins_at,
        "place": council.place,
        "president": council.president_id,
        "secretary": council.secretary_id,
    }


def _class(session: Session, class_id: int) -> tuple[SchoolClass, SchoolYear]:
    found = session.exec(
        select(SchoolClass, SchoolYear)
        .join(SchoolYear, col(SchoolYear.id) == col(SchoolClass.year_id))
        .where(col(SchoolClass.id) == class_id)
    ).first()
    if found is None:
        raise Refusal(_("Cette classe n'est plus dans le fichier."), field="class_id")
    return found[0], found[1]


def _kinds_left(session: Session, klass: SchoolClass) -> tuple[CouncilKind, ...]:
    held = set(session.exec(select(Council.kind).where(col(Council.class_id) == klass.id)))
    return kinds_left(klass, held)


def kinds_left(klass: SchoolClass, held: Iterable[str]) -> tuple[CouncilKind, ...]:
    """The kinds of council that the class may still hold in its study year."""
    known = set(held)
    return tuple(
        kind
        for kind in regime(klass.regime).councils
        if kind.code not in known and kind.decisions_in(klass.study_year)
    )
