"""Classes and courses of a school year, as Réglages edits them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sqlmodel import func, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Course, CourseFollowed, Enrolment, SchoolClass, SchoolRegime
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query
from app.rules.regime import regime

MOST_PERIODS = Decimal(40)
HIGHEST_MAXIMUM = Decimal(1000)


@dataclass(frozen=True)
class ClassLine:
    """A class with how many pupils are in it now."""

    id: int
    name: str
    regime: str
    study_year: int
    form: str
    option: str
    seventh_kind: str
    pupils: int


@dataclass(frozen=True)
class CourseLine:
    """A course with how many pupils follow it."""

    id: int
    code: str
    title: str
    short_title: str
    weekly_periods: Decimal
    maximum: Decimal
    subject: str
    vehicular: bool
    pupils: int


@dataclass(frozen=True)
class ClassDraft:
    """What is typed of a class; ``form``, ``option`` and ``seventh_kind`` may be ""."""

    name: str
    regime: str
    study_year: int
    form: str = ""
    option: str = ""
    seventh_kind: str = ""


@query
def classes(reading: Reading, year_id: int) -> tuple[ClassLine, ...]:
    """The classes of a year in their order, with the pupils enrolled without an end."""
    counts: dict[int, int] = dict(
        reading.session.exec(
            select(Enrolment.class_id, func.count())
            .where(Enrolment.year_id == year_id, Enrolment.end == None)  # noqa: E711
            .group_by(Enrolment.class_id)  # type: ignore[arg-type]
        ).all()
    )
    rows = reading.session.exec(
        select(SchoolClass)
        .where(SchoolClass.year_id == year_id)
        .order_by(SchoolClass.position, SchoolClass.name)  # type: ignore[arg-type]
    )
    return tuple(
        ClassLine(
            row.id or 0,
            row.name,
            row.regime,
            row.study_year,
            row.form,
            row.option,
            row.seventh_kind,
            counts.get(row.id or 0, 0),
        )
        for row in rows
    )


@query
def courses(reading: Reading, year_id: int) -> tuple[CourseLine, ...]:
    """The courses of a year by code, with how many follow them."""
    counts: dict[int, int] = dict(
        reading.session.exec(
            select(CourseFollowed.course_id, func.count())
            .join(Course, Course.id == CourseFollowed.course_id)  # type: ignore[arg-type]
            .where(Course.year_id == year_id)
            .group_by(CourseFollowed.course_id)  # type: ignore[arg-type]
        ).all()
    )
    rows = reading.session.exec(
        select(Course).where(Course.year_id == year_id).order_by(Course.code)
    )
    return tuple(_course(row, counts.get(row.id or 0, 0)) for row in rows)


@command(Right.EDIT_SETTINGS, N_("Ajout d'une classe"))
def add_class(work: Work, year_id: int, draft: ClassDraft) -> Done[int]:
    """Add a class to a year."""
    _check_class(work, year_id, draft, 0)
    row = SchoolClass(year_id=year_id, name="-", regime=draft.regime, study_year=1)
    _fill(row, draft)
    work.session.add(row)
    work.session.flush()
    work.note("class", row.id, after={"name": draft.name, "regime": draft.regime})
    return done(row.id or 0, Facet.CLASSES)


@command(Right.EDIT_SETTINGS, N_("Modification d'une classe"))
def edit_class(work: Work, class_id: int, draft: ClassDraft) -> Done[None]:
    """Change a class; what councils have sealed keeps the name it had."""
    row = work.session.get(SchoolClass, class_id)
    if row is None:
        raise Refusal(_("Cette classe n'est plus dans le fichier."))
    _check_class(work, row.year_id, draft, class_id)
    before = {"name": row.name, "study_year": row.study_year, "form": row.form}
    _fill(row, draft)
    work.session.add(row)
    after = {"name": row.name, "study_year": row.study_year, "form": row.form}
    work.note("class", class_id, before=before, after=after)
    return done(None, Facet.CLASSES)


@command(Right.EDIT_SETTINGS, N_("Modification d'un cours"))
def edit_course(
    work: Work,
    course_id: int,
    title: str,
    short_title: str,
    weekly_periods: Decimal,
    maximum: Decimal,
    subject: str | None = None,
    vehicular: bool | None = None,
) -> Done[None]:
    """Change a course: its titles, weekly periods and the maximum of its marks.

    ``subject`` is the word that the rules of a regime know it by, "" where they know none;
    ``vehicular`` whether it is taught in a vehicular language; None leaves them as they are.
    """
    row = work.session.get(Course, course_id)
    if row is None:
        raise Refusal(_("Ce cours n'est plus dans le fichier."))
    if not title.strip():
        raise Refusal(_("Donnez un nom au cours."), field="title")
    check_number(weekly_periods, MOST_PERIODS, "weekly_periods", least=Decimal(0))
    check_number(maximum, HIGHEST_MAXIMUM, "maximum", least=Decimal(1))
    before = _told(row)
    if subject is not None:
        _check_subject(work, row, subject)
        row.subject = subject
    if vehicular is not None:
        row.vehicular = vehicular
    row.title, row.short_title = title.strip(), short_title.strip()
    row.weekly_periods, row.maximum = weekly_periods, maximum
    work.session.add(row)
    work.note("course", course_id, before=before, after=_told(row))
    return done(None, Facet.CLASSES, Facet.COUNCILS)


def subjects_of(codes: Iterable[str]) -> dict[str, str]:
    """The subjects that the rules of these regimes tell apart, by word."""
    return {word: title for code in codes for word, title in regime(code).subjects.items()}


def _check_subject(work: Work, row: Course, subject: str) -> None:
    known = subjects_of(work.session.exec(select(SchoolRegime.regime)))
    if subject and subject != row.subject and subject not in known:
        raise Refusal(_("Aucun régime de l'école ne connaît cette matière."), field="subject")


def _told(row: Course) -> dict[str, object]:
    return {
        "periods": row.weekly_periods,
        "maximum": row.maximum,
        "title": row.title,
        "subject": row.subject,
        "vehicular": row.vehicular,
    }


def _course(row: Course, pupils: int) -> CourseLine:
    return CourseLine(
        row.id or 0,
        row.code,
        row.title,
        row.short_title,
        row.weekly_periods,
        row.maximum,
        row.subject,
        row.vehicular,
        pupils,
    )


def _fill(row: SchoolClass, draft: ClassDraft) -> None:
    row.name, row.regime, row.study_year = draft.name.strip(), draft.regime, draft.study_year
    row.form, row.option = draft.form, draft.option.strip()
    row.seventh_kind = draft.seventh_kind


def _check_class(work: Work, year_id: int, draft: ClassDraft, class_id: int) -> None:
    if not draft.name.strip():
        raise Refusal(_("Donnez un nom à la classe."), field="name")
    if work.session.get(SchoolRegime, draft.regime) is None:
        raise Refusal(_("L'école ne suit pas ce régime."), field="regime")
    descriptor = regime(draft.regime)
    if draft.study_year not in descriptor.study_years:
        raise Refusal(_("Cette année d'études n'existe pas dans ce régime."), field="study_year")
    if draft.form and draft.form not in {form.code for form in descriptor.forms}:
        raise Refusal(_("Cette forme n'existe pas dans ce régime."), field="form")
    same = select(SchoolClass).where(
        SchoolClass.year_id == year_id,
        SchoolClass.name == draft.name.strip(),
        SchoolClass.id != class_id,
    )
    if work.session.exec(same).first():
        raise Refusal(_("Une classe porte déjà ce nom cette année."), field="name")


def check_number(value: Decimal, most: Decimal, field: str, least: Decimal) -> None:
    """Refusal, beside ``field``, of a number out of bounds or finer than a hundredth."""
    if not least <= value <= most or value != round(value, 2):
        raise Refusal(
            _("Un nombre de {least} à {most} est attendu, avec deux décimales au plus.").format(
                least=least, most=most
            ),
            field=field,
        )
