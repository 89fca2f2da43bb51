"""Setting bell schedules: named, dated, given to classes and weekdays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.formats import long_date
from app.i18n import N_, _
from app.models import BellAssignment, BellPeriod, BellSchedule, ClosedMonth, SchoolClass
from app.office.absences.bell_checks import check_given, check_lessons
from app.office.absences.bells import Bell, default_bells
from app.office.absences.marks import is_time
from app.office.pupils.years import all_years, year_at
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query

MOST_PERIODS: Final = 12
NOON: Final = "12:20"
"""A period that begins before belongs to the morning."""


@dataclass(frozen=True)
class PeriodDraft:
    """A period as it is typed: "08:25" to "09:10"."""

    start: str
    end: str


@dataclass(frozen=True)
class ScheduleLine:
    """A schedule as it stands from ``valid_from`` on; ``versions`` the days it changed."""

    id: int
    title: str
    valid_from: date
    bells: tuple[Bell, ...]
    versions: tuple[date, ...]


@dataclass(frozen=True)
class AssignmentLine:
    """Which schedule a class has on a weekday from a day on; None is the default."""

    id: int
    class_id: int | None
    class_name: str
    weekday: int
    schedule_id: int | None
    schedule: str
    valid_from: date


@dataclass(frozen=True)
class BellPage:
    """All that the page of schedules shows."""

    schedules: tuple[ScheduleLine, ...]
    assignments: tuple[AssignmentLine, ...]
    classes: tuple[tuple[int, str], ...]
    proposed: tuple[Bell, ...]


@query
def bell_page(reading: Reading) -> BellPage:
    """The schedules, what they are given to, and the classes of the present year."""
    session = reading.session
    year = year_at(all_years(session), reading.today)
    rows = session.exec(
        select(SchoolClass)
        .where(col(SchoolClass.year_id) == (year.id if year else 0))
        .order_by(col(SchoolClass.position), col(SchoolClass.name))
    ).all()
    return BellPage(
        schedules=_schedules(session),
        assignments=_assignments(session),
        classes=tuple((row.id or 0, row.name) for row in rows),
        proposed=default_bells(),
    )


@command(Right.EDIT_SETTINGS, N_("Horaire"))
def save_schedule(
    work: Work,
    schedule_id: int | None,
    title: str,
    valid_from: date,
    periods: tuple[PeriodDraft, ...],
) -> Done[int]:
    """Name a schedule, and set its periods from a day on; what ruled before stays.

    Raises Refusal where a time cannot be read, periods overlap, or the day falls in a
    month that is closed.
    """
    bells = _bells(periods)
    row = _named(work, schedule_id, title.strip())
    _require_open_from(work.session, valid_from)
    check_given(work, row.id or 0, bells, valid_from)
    old = _periods(work.session, row.id or 0, valid_from)
    before = [f"{one.start}-{one.end}" for one in old]
    for one in old:
        work.session.delete(one)
    work.session.flush()
    work.session.add_all(_period(row.id or 0, valid_from, bell) for bell in bells)
    after = [f"{bell.start}-{bell.end}" for bell in bells]
    work.note(
        "settings",
        row.id,
        before={"valid_from": valid_from, "lessons": before},
        after={"schedule": row.title, "valid_from": valid_from, "lessons": after},
    )
    return done(row.id or 0, Facet.SETTINGS, Facet.ABSENCES)


@command(Right.EDIT_SETTINGS, N_("Horaire donné à des classes"))
def assign_schedule(
    work: Work,
    schedule_id: int | None,
    class_ids: tuple[int, ...],
    weekdays: tuple[int, ...],
    valid_from: date,
) -> Done[None]:
    """Give a schedule to classes (to all where none is named) on weekdays, from a day on."""
    if not weekdays:
        raise Refusal(_("Choisissez au moins un jour de la semaine."), field="weekdays")
    _require_open_from(work.session, valid_from)
    lessons = _lessons(work.session, schedule_id, valid_from)
    check_lessons(work, lessons, class_ids, weekdays, valid_from)
    owners: Sequence[int | None] = class_ids or (None,)
    for owner in owners:
        for weekday in weekdays:
            _assign(work.session, owner, weekday, schedule_id, valid_from)
    work.note(
        "settings",
        schedule_id,
        after={"classes": class_ids, "weekdays": weekdays, "valid_from": valid_from},
    )
    return done(None, Facet.SETTINGS, Facet.ABSENCES)


@command(Right.EDIT_SETTINGS, N_("Horaire retiré à des classes"))
def withdraw_assignment(work: Work, assignment_id: int) -> Done[None]:
    """Take an assignment back: what ruled before it rules again from its day."""
    row = work.session.get(BellAssignment, assignment_id)
    if row is None:
        raise Refusal(_("Cet horaire n'est plus donné à cette classe."))
    _require_open_from(work.session, row.valid_from)
    before = {"weekdays": [row.weekday], "valid_from": row.valid_from}
    work.session.delete(row)
    work.note("settings", row.schedule_id, before=before)
    return done(None, Facet.SETTINGS, Facet.ABSENCES)


def _lessons(session: Session, schedule_id: int | None, day: date) -> Sequence[Bell]:
    """The periods of a schedule on a day; the default's where it has none yet."""
    if schedule_id is None:
        return default_bells()
    found = next((one for one in _schedules(session) if one.id == schedule_id), None)
    if found is None:
        raise Refusal(_("Cet horaire n'est plus dans le fichier."), field="schedule")
    begun = [one for one in found.versions if one <= day]
    if not begun:
        raise Refusal(
            _("Cet horaire n'a pas encore de périodes ce jour-là."),
            _("Faites-le valoir à partir du {day}.").format(day=long_date(found.versions[0])),
            field="valid_from",
        )
    return found.bells


def _require_open_from(session: Session, day: date) -> None:
    """What a closed register counted must not be counted otherwise afterwards."""
    row = session.exec(
        select(ClosedMonth)
        .where(col(ClosedMonth.reopened_at).is_(None))
        .where(col(ClosedMonth.month) >= day.replace(day=1))
        .order_by(col(ClosedMonth.month).desc())
    ).first()
    if row is not None:
        raise Refusal(
            _("Le registre de {month} est clôturé : l'horaire ne peut plus y changer.").format(
                month=long_date(row.month).split(" ", 1)[1]
            ),
            _("Faites valoir l'horaire à partir d'un mois qui n'est pas clôturé."),
            field="valid_from",
        )


def _bells(periods: Iterable[PeriodDraft]) -> tuple[Bell, ...]:
    drafts = [one for one in periods if one.start or one.end]
    if not drafts:
        raise Refusal(_("Un horaire a au moins une période."), field="periods")
    if len(drafts) > MOST_PERIODS:
        text = _("Un horaire a au plus {n} périodes.").format(n=MOST_PERIODS)
        raise Refusal(text, field="periods")
    before = ""
    for number, one in enumerate(drafts, 1):
        _check_period(number, one, before)
        before = one.end
    return tuple(
        Bell(number, one.start, one.end, "am" if one.start < NOON else "pm")
        for number, one in enumerate(drafts, 1)
    )


def _check_period(number: int, one: PeriodDraft, before: str) -> None:
    if not is_time(one.start) or not is_time(one.end):
        text = _("Période {n} : écrivez les heures ainsi : 8:25.").format(n=number)
        raise Refusal(text, field="periods")
    if one.end <= one.start:
        text = _("Période {n} : la fin précède le début.").format(n=number)
        raise Refusal(text, field="periods")
    if one.start < before:
        text = _("Période {n} : elle commence avant la fin de la précédente.").format(n=number)
        raise Refusal(text, field="periods")


def _named(work: Work, schedule_id: int | None, title: str) -> BellSchedule:
    if not title:
        raise Refusal(_("Donnez un nom à l'horaire."), field="title")
    same = work.session.exec(select(BellSchedule).where(col(BellSchedule.title) == title)).first()
    if same is not None and same.id != schedule_id:
        raise Refusal(_("Un autre horaire s'appelle déjà ainsi."), field="title")
    row = work.session.get(BellSchedule, schedule_id) if schedule_id else BellSchedule(title=title)
    if row is None:
        raise Refusal(_("Cet horaire n'est plus dans le fichier."))
    row.title = title
    work.session.add(row)
    work.session.flush()
    return row


def _periods(session: Session, schedule_id: int, valid_from: date) -> Sequence[BellPeriod]:
    return session.exec(
        select(BellPeriod)
        .where(col(BellPeriod.schedule_id) == schedule_id)
        .where(col(BellPeriod.valid_from) == valid_from)
    ).all()


def _period(schedule_id: int, valid_from: date, bell: Bell) -> BellPeriod:
    return BellPeriod(
        schedule_id=schedule_id,
        valid_from=valid_from,
        period=bell.period,
        start=bell.start,
        end=bell.end,
        half=bell.half,
    )


def _assign(
    session: Session,
    class_id: int | None,
    weekday: int,
    schedule_id: int | None,
    valid_from: date,
) -> None:
    owner = col(BellAssignment.class_id)
    row = session.exec(
        select(BellAssignment)
        .where(owner.is_(None) if class_id is None else owner == class_id)
        .where(col(BellAssignment.weekday) == weekday)
        .where(col(BellAssignment.valid_from) == valid_from)
    ).first()
    row = row or BellAssignment(class_id=class_id, weekday=weekday, valid_from=valid_from)
    row.schedule_id = schedule_id
    session.add(row)


def _schedules(session: Session) -> tuple[ScheduleLine, ...]:
    titles = session.exec(select(BellSchedule).order_by(col(BellSchedule.title))).all()
    versions: dict[int, dict[date, list[Bell]]] = {row.id or 0: {} for row in titles}
    for row in session.exec(select(BellPeriod).order_by(col(BellPeriod.period))):
        bell = Bell(row.period, row.start, row.end, row.half)  # type: ignore[arg-type]
        versions[row.schedule_id].setdefault(row.valid_from, []).append(bell)
    return tuple(_schedule_line(row, versions[row.id or 0]) for row in titles)


def _schedule_line(row: BellSchedule, versions: Mapping[date, Sequence[Bell]]) -> ScheduleLine:
    days = sorted(versions)
    last = days[-1] if days else date.min
    return ScheduleLine(row.id or 0, row.title, last, tuple(versions.get(last, ())), tuple(days))


def _assignments(session: Session) -> tuple[AssignmentLine, ...]:
    rows = session.exec(
        select(BellAssignment, SchoolClass.name, BellSchedule.title)
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(BellAssignment.class_id))
        .outerjoin(BellSchedule, col(BellSchedule.id) == col(BellAssignment.schedule_id))
        .order_by(col(SchoolClass.position), col(BellAssignment.weekday))
        .order_by(col(BellAssignment.valid_from))
    )
    return tuple(
        AssignmentLine(
            row.id or 0,
            row.class_id,
            name or "",
            row.weekday,
            row.schedule_id,
            title or "",
            row.valid_from,
        )
        for row, name, title in rows
    )
