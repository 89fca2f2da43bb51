"""Enrolling the pupils of a year in the next one: all of them, or nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import CourseFollowed, Enrolment, Pupil
from app.office.files.creation import add_year
from app.office.imports.writing import tie_rows
from app.office.rights import Right
from app.office.rollover.copying import Copies, copy_courses, make_classes
from app.office.rollover.places import Classes, Place, load_classes
from app.office.rollover.programmes import Programme, Teachings, load_teachings, seated
from app.office.rollover.proposing import Continuation, State, continuations, year_called
from app.office.rollover.years import YearToCome
from app.office.settings.calendars import proposed_calendar
from app.office.work import Done, Facet, Work, command, done


@dataclass(frozen=True)
class Chosen:
    """The class of the year to come, by its name, in which a pupil is to be enrolled."""

    pupil_id: int
    class_name: str


@dataclass(frozen=True)
class RolledOver:
    """What was written: how many were enrolled, how many were already, the classes made."""

    year_id: int
    enrolled: int
    already: int
    classes: tuple[str, ...]


@command(Right.ENROL, N_("Passage à l'année suivante"))
def roll_over(work: Work, label: str, chosen: Sequence[Chosen]) -> Done[RolledOver]:
    """Enrol these pupils from the first day of a year; its missing classes are made.

    The year before is left as it is, and so are those who are enrolled already: the same
    list given twice writes nothing more. Refusal, with the pupil's name, where somebody
    is not of the year before or goes to a class that cannot be.
    """
    year = year_called(work.reading, label)
    classes = load_classes(work.session, year)
    rows = {row.pupil_id: row for row in continuations(work.session, year, classes)}
    entering = _entering(work.session, year, classes, rows, chosen)
    already = len(chosen) - len(entering)
    if not entering:
        work.note("school_year", year.year_id, after={"label": label, "pupils": 0})
        return done(RolledOver(year.year_id or 0, 0, already, ()))
    year_id = year.year_id or _added(work.session, label)
    wanted = _places(classes, entering)
    made = tuple(one.name for one in wanted if not one.exists)
    known = load_teachings(work.session, year.before.id, year_id)
    copies = _copied(work.session, (year.before.id, year_id), wanted, known)
    copies.classes = make_classes(work.session, year_id, wanted, classes)
    _enrol(work.session, Year(year_id, year.first_day), entering, known, copies)
    numbers = [copies.classes[name] for name in made]
    after = {"label": label, "pupils": len(entering), "classes": numbers}
    work.note("school_year", year_id, after=after)
    rolled = RolledOver(year_id, len(entering), already, made)
    return done(rolled, Facet.PUPILS, Facet.CLASSES, Facet.SETTINGS)


@dataclass(frozen=True)
class Year:
    """The year to come, once it is in the file."""

    id: int
    first_day: date


@dataclass(frozen=True)
class Entering:
    """A pupil and the class that they enter."""

    pupil_id: int
    place: Place


def _entering(
    session: Session,
    year: YearToCome,
    classes: Classes,
    rows: Mapping[int, Continuation],
    chosen: Sequence[Chosen],
) -> list[Entering]:
    """Those to enrol, without those who are already; Refusal where one cannot be."""
    places = {one.name: one for one in classes.places}
    found: dict[int, Entering] = {}
    for one in chosen:
        row = rows.get(one.pupil_id)
        if row is None:
            raise Refusal(
                _("{name} n'est pas, à la fin de {label}, dans une classe qui continue.").format(
                    name=_name(session, one.pupil_id), label=year.before.label
                ),
                _("Relisez la liste, puis recommencez."),
            )
        if row.state is State.ENROLLED:
            continue
        place = places.get(one.class_name)
        if place is None:
            raise Refusal(
                _("{name} : la classe {place} n'existe pas en {label}.").format(
                    name=row.name, place=one.class_name or "–", label=year.label
                ),
                _("Choisissez une autre classe pour cet élève."),
            )
        if one.pupil_id in found:
            raise Refusal(_("{name} est deux fois dans la liste.").format(name=row.name))
        found[one.pupil_id] = Entering(one.pupil_id, place)
    return list(found.values())


def _name(session: Session, pupil_id: int) -> str:
    pupil = session.get(Pupil, pupil_id)
    return f"{pupil.last_name} {pupil.first_name}".strip() if pupil else _("Un élève effacé")


def _added(session: Session, label: str) -> int:
    """The year with the calendar that comes with the program, to be confirmed in Réglages."""
    calendar = proposed_calendar(label)
    if calendar is None:
        raise Refusal(_("L'année {label} n'est pas connue.").format(label=label))
    return add_year(session, calendar)


def _places(classes: Classes, entering: Sequence[Entering]) -> tuple[Place, ...]:
    """The classes entered, and all those of a regime of which the year has none yet."""
    entered = {one.place.name for one in entering}
    begun = {one.regime for one in classes.places if one.exists}
    fresh = {one.place.regime for one in entering} - begun
    return tuple(one for one in classes.places if one.name in entered or one.regime in fresh)


def _copied(
    session: Session, years: tuple[int, int], wanted: Sequence[Place], known: Teachings
) -> Copies:
    """Copy the courses of the classes to be made; of all, where the year has no course yet."""
    before, year_id = years
    bare = not known.called(year_id)
    models = [one.model_id for one in wanted if bare or not one.exists]
    followed = [known.programmes.get(model or 0, Programme()).courses for model in models]
    return copy_courses(session, year_id, before, frozenset().union(*followed), known)


def _enrol(
    session: Session, year: Year, entering: Sequence[Entering], known: Teachings, copies: Copies
) -> None:
    """The enrolments, from the first day, and what each pupil follows."""
    made = _enrolments(session, year, entering, copies)
    titles = {key: course.title for key, course in known.courses.items()}
    titles |= {new: titles[old] for old, new in copies.courses.items()}
    offered = {one.place.name: _offered(one.place, known, copies) for one in entering}
    seats = [
        {
            "enrolment_id": made[one.pupil_id],
            "course_id": course,
            "group_id": group,
            "since": None,
            "until": None,
        }
        for one in entering
        for course, group in sorted(
            seated(
                offered[one.place.name],
                (titles[key] for key in known.followed.get(one.pupil_id, ())),
                titles,
            ).items()
        )
    ]
    tie_rows(session, CourseFollowed, seats)


def _enrolments(
    session: Session, year: Year, entering: Sequence[Entering], copies: Copies
) -> dict[int, int | None]:
    """Write them; the number of each, by pupil."""
    rows = [
        {
            "pupil_id": one.pupil_id,
            "year_id": year.id,
            "class_id": copies.classes[one.place.name],
            "start": year.first_day,
            "end": None,
            "end_reason": "",
            "status": "regular",
        }
        for one in entering
    ]
    tie_rows(session, Enrolment, rows)
    now = select(Enrolment.pupil_id, Enrolment.id).where(
        col(Enrolment.year_id) == year.id, col(Enrolment.end).is_(None)
    )
    return dict(session.exec(now).all())


def _offered(place: Place, known: Teachings, copies: Copies) -> Programme:
    """What the class followed the year before, else what is followed there already."""
    carried = copies.of(known.programmes.get(place.model_id or 0, Programme()))
    return carried if carried.courses else known.programmes.get(place.class_id or 0, Programme())
