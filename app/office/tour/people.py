"""The school and its people as stored, beside what was typed."""

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session, col, select

from app.models import (
    Enrolment,
    LegalRepresentative,
    Pupil,
    PupilRepresentative,
    School,
    SchoolClass,
    SchoolRegime,
    SchoolYear,
)
from app.office.tour.comparing import Typed, differences, flat

IDENTITY = ("other_number", "civility", "birth_date", "birth_place")
ADDRESS = ("street", "postal_code", "locality")
PARENT = ("first_name", *ADDRESS, "telephone")


def school(typed: Typed, session: Session) -> Iterator[str]:
    """Its identity, its regimes and its year."""
    row = session.get_one(School, 1)
    told = dict(typed["school"])
    regimes, year = told.pop("regimes"), told.pop("year")
    yield from differences(told, {name: getattr(row, name) for name in told})
    yield from differences(
        {"regimes": regimes, "school years": [year]},
        {
            "regimes": list(session.exec(select(SchoolRegime.regime))),
            "school years": list(session.exec(select(SchoolYear.label))),
        },
    )


def pupils(typed: Typed, session: Session) -> Iterator[str]:
    """Who they are, where they live, in which class and since when; and nobody else."""
    told: dict[str, object] = {}
    for one in typed["pupils"]:
        told |= flat(_key(one), _told_pupil(one))
    found: dict[str, object] = {}
    for row in session.exec(select(Pupil)):
        found |= flat(f"{row.last_name} {row.first_name}", _stored_pupil(session, row))
    yield from differences(told, found)


def representatives(typed: Typed, session: Session) -> Iterator[str]:
    """Those who answer for each pupil, and where they live."""
    told: dict[str, object] = {}
    for one in typed["pupils"]:
        for parent in one["parents"]:
            told |= _parent(_key(one), parent["relation"], parent["last_name"], parent)
    found: dict[str, object] = {}
    rows = session.exec(
        select(Pupil, PupilRepresentative, LegalRepresentative)
        .join(PupilRepresentative, col(PupilRepresentative.pupil_id) == col(Pupil.id))
        .join(
            LegalRepresentative,
            col(PupilRepresentative.representative_id) == col(LegalRepresentative.id),
        )
    )
    for pupil, tie, person in rows:
        key = f"{pupil.last_name} {pupil.first_name}"
        values = {name: getattr(person, name) for name in PARENT}
        found |= _parent(key, tie.relation, person.last_name, values)
        if not tie.receives_letters:
            yield f"{key}, {tie.relation}: receives no letters"
    yield from differences(told, found)


def _key(one: Any) -> str:
    return f"{one['last_name']} {one['first_name']}"


def _told_pupil(one: Any) -> dict[str, object]:
    fields = {
        "other_number": one["number"],
        **{name: one[name] for name in IDENTITY[1:]},
        **{name: one["address"].get(name, "") for name in ADDRESS},
    }
    return {**fields, "enrolments": [f"{one['class']} {one['start']} regular"]}


def _stored_pupil(session: Session, row: Pupil) -> dict[str, object]:
    enrolments = session.exec(
        select(Enrolment, SchoolClass.name)
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .where(col(Enrolment.pupil_id) == row.id, col(Enrolment.end).is_(None))
    )
    fields = {name: getattr(row, name) for name in (*IDENTITY, *ADDRESS)}
    return {
        **fields,
        "enrolments": [f"{name} {one.start} {one.status}" for one, name in enrolments],
    }


def _parent(key: str, relation: str, last_name: str, values: Any) -> dict[str, object]:
    return flat(f"{key}, {relation} {last_name}", {name: values[name] for name in PARENT})
