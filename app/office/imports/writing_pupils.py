"""Writing pupils: their numbers, their enrolments, those who answer for them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from sqlmodel import col, select

from app.errors import Refusal
from app.models import (
    CourseFollowed,
    Enrolment,
    LegalRepresentative,
    Pupil,
    PupilRepresentative,
    RegisterCounter,
    SchoolClass,
)
from app.office.imports.known import PUPIL_FIELDS, RELATIVE_FIELDS, household
from app.office.imports.outcomes import PupilOutcome, RelativeOutcome
from app.office.imports.plan import NewClass, Request
from app.office.imports.writing import insert_rows, tie_rows, update_rows
from app.office.imports.writing_records import Writer
from app.office.pupils.enrolling import REGISTER
from app.office.pupils.enrolments import change_class
from app.office.pupils.identity import search_key
from app.office.pupils.placing import give_courses

_BLANK_PUPIL: Final = dict.fromkeys(PUPIL_FIELDS, "") | {
    "civility": "none",
    "language": "fr",
    "other_number": None,
}
_BLANK_RELATIVE: Final = dict.fromkeys(RELATIVE_FIELDS, "") | {"civility": "none"}


def write_classes(writer: Writer, classes: Sequence[NewClass], named: frozenset[str]) -> int:
    """Make the classes that a written row names; how many."""
    wanted = [one for one in classes if one.name in named]
    first = len(writer.known.classes)
    rows = [
        {
            "year_id": writer.known.year.id,
            "regime": one.kind.regime,
            "name": one.name,
            "study_year": one.kind.study_year,
            "form": one.kind.form,
            "option": "",
            "seventh_kind": "",
            "position": position,
        }
        for position, one in enumerate(wanted, start=first)
    ]
    made = insert_rows(writer.work.session, SchoolClass, rows)
    for one, identity in zip(wanted, made, strict=True):
        writer.known.classes.add(one.name, identity)
    return len(wanted)


def write_pupils(
    writer: Writer, outcomes: Sequence[PupilOutcome], request: Request, *, with_courses: bool
) -> None:
    """Pupils new and known; ``with_courses`` gives newcomers what their class follows."""
    numbers = _new_pupils(writer, outcomes)
    _known_pupils(writer, outcomes)
    followed = _classes_with_courses(writer) if with_courses else frozenset()
    entered = _enrol(writer, outcomes, numbers, request)
    _write_relatives(writer, outcomes, numbers)
    for enrolment in entered:
        if enrolment.class_id in followed:
            give_courses(writer.work.session, enrolment)
    if writer.overwrite:
        _move(writer, outcomes, request)


def _new_pupils(writer: Writer, outcomes: Sequence[PupilOutcome]) -> Mapping[int, int]:
    """The number of each pupil of the list in the file, by their place in it."""
    work = writer.work
    new = [place for place, one in enumerate(outcomes) if one.record.id is None]
    first = _reserve(writer, len(new))
    rows = [
        _pupil(outcomes[place].record.values, first + step, work.now)
        for step, place in enumerate(new)
    ]
    made = dict(zip(new, insert_rows(work.session, Pupil, rows), strict=True))
    known = {place: one.record.id for place, one in enumerate(outcomes) if one.record.id}
    return made | known


def _reserve(writer: Writer, wanted: int) -> int:
    """Take numbers of the register, as many as wanted; the first of them."""
    session = writer.work.session
    counter = session.get_one(RegisterCounter, REGISTER, with_for_update=True)
    first = counter.next_number
    counter.next_number = first + wanted
    session.add(counter)
    session.flush()
    return first


def _pupil(values: Mapping[str, Any], number: int, now: object) -> dict[str, Any]:
    row = {**_BLANK_PUPIL, **values}
    key = search_key(row["last_name"], row["first_name"])
    return {**row, "register_number": number, "search_key": key, "created_at": now}


def _known_pupils(writer: Writer, outcomes: Sequence[PupilOutcome]) -> None:
    rows = []
    for one in outcomes:
        written = one.record.written(writer.overwrite) if one.record.id else {}
        if not written:
            continue
        if {"last_name", "first_name"} & written.keys():
            written = written | {"search_key": _new_key(writer, one, written)}
        rows.append({"id": one.record.id, **written})
    update_rows(writer.work.session, Pupil, rows)


def _new_key(writer: Writer, one: PupilOutcome, written: Mapping[str, Any]) -> str:
    pupil = writer.work.session.get_one(Pupil, one.record.id)
    return search_key(
        written.get("last_name", pupil.last_name), written.get("first_name", pupil.first_name)
    )


def _classes_with_courses(writer: Writer) -> frozenset[int]:
    """The classes whose pupils follow courses already."""
    rows = writer.work.session.exec(
        select(Enrolment.class_id)
        .join(CourseFollowed, col(CourseFollowed.enrolment_id) == col(Enrolment.id))
        .where(col(Enrolment.year_id) == writer.known.year.id)
        .distinct()
    )
    return frozenset(rows)


def _enrol(
    writer: Writer,
    outcomes: Sequence[PupilOutcome],
    numbers: Mapping[int, int],
    request: Request,
) -> list[Enrolment]:
    """Open the enrolments of those who were not in the year."""
    rows = [
        Enrolment(
            pupil_id=numbers[place],
            year_id=request.year_id,
            class_id=writer.known.classes.get(one.enters) or 0,
            start=request.start,
        )
        for place, one in enumerate(outcomes)
        if one.enters
    ]
    writer.work.session.add_all(rows)
    writer.work.session.flush()
    return rows


def _move(writer: Writer, outcomes: Sequence[PupilOutcome], request: Request) -> None:
    """The user asked that the list be right about the class too: from today on."""
    year = writer.known.year
    today = min(max(writer.work.today, year.first_day), year.last_day)
    for one in outcomes:
        if one.moves:
            class_id = writer.known.classes.get(one.moves) or 0
            _move_one(writer, one, class_id, today)


def _move_one(writer: Writer, one: PupilOutcome, class_id: int, today: date) -> None:
    work = writer.work
    before = work.session.get_one(Enrolment, one.enrolment_id)
    if before.end is not None:
        start = max(today, before.end + timedelta(days=1))
        again = Enrolment(
            pupil_id=before.pupil_id, year_id=before.year_id, class_id=class_id, start=start
        )
        work.session.add(again)
        work.session.flush()
        return
    first = max(today, before.start)
    try:
        change_class(work, one.enrolment_id, class_id, first)
    except Refusal:
        # Something is recorded in the class of today already: the pupil leaves tomorrow.
        change_class(work, one.enrolment_id, class_id, first + timedelta(days=1))


def _write_relatives(
    writer: Writer, outcomes: Sequence[PupilOutcome], numbers: Mapping[int, int]
) -> None:
    """Those who answer for the pupils; brothers and sisters of one address share them."""
    ties: list[tuple[int, int, RelativeOutcome]] = []
    rows: list[dict[str, Any]] = []
    places: dict[tuple[str, ...], int] = {}
    for place, one in enumerate(outcomes):
        for position, relative in enumerate(one.relatives):
            if relative.record.id is not None or (relative.extra and not writer.overwrite):
                continue
            values = {**_BLANK_RELATIVE, **relative.record.values}
            key = household(values) if values["street"] else ("", str(place), str(position))
            if key not in places:
                places[key] = len(rows)
                rows.append(values)
            ties.append((numbers[place], places[key], relative))
    ids = _relative_ids(writer, rows)
    _tie(writer, ties, ids)
    _known_relatives(writer, outcomes)


def _relative_ids(writer: Writer, rows: Sequence[dict[str, Any]]) -> list[int]:
    """The number of each person: of one whom the file knows at that address, or new."""
    known = writer.known.households if rows else {}
    found = [known.get(household(row), 0) if row["street"] else 0 for row in rows]
    new = [row for row, identity in zip(rows, found, strict=True) if not identity]
    made = iter(insert_rows(writer.work.session, LegalRepresentative, new))
    return [identity or next(made) for identity in found]


def _tie(
    writer: Writer, ties: Sequence[tuple[int, int, RelativeOutcome]], ids: Sequence[int]
) -> None:
    rows: dict[tuple[int, int], dict[str, Any]] = {}
    for pupil_id, place, relative in ties:
        pair = (pupil_id, ids[place])
        rows.setdefault(
            pair,
            {
                "pupil_id": pupil_id,
                "representative_id": ids[place],
                "relation": relative.relation,
                "receives_letters": relative.receives_letters,
                "lives_with": True,
                "position": relative.position,
            },
        )
    tie_rows(writer.work.session, PupilRepresentative, list(rows.values()))


def _known_relatives(writer: Writer, outcomes: Sequence[PupilOutcome]) -> None:
    rows = [
        {"id": relative.record.id, **relative.record.written(writer.overwrite)}
        for one in outcomes
        for relative in one.relatives
        if relative.record.id is not None
    ]
    update_rows(writer.work.session, LegalRepresentative, rows)
