"""What is proposed for each pupil of a year that ends; nothing is written here."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.folding import folded
from app.i18n import _
from app.models import Enrolment, Pupil, SchoolClass
from app.office.rollover.decisions import Standing, standing_decisions
from app.office.rollover.places import (
    Classes,
    Place,
    following,
    load_classes,
    of_study_year,
)
from app.office.rollover.years import YearToCome, years_to_come
from app.office.work import Reading, query
from app.rules.regime import DecisionKind, regime

ENDING: Final = frozenset({"certificate"})
"""The decisions after which a pupil may leave with what they came for."""


class State(StrEnum):
    """How far it is known what comes next for a pupil."""

    READY = "ready"
    TO_CHECK = "to_check"
    TO_CHOOSE = "to_choose"
    WAITING = "waiting"
    FINISHED = "finished"
    ENROLLED = "enrolled"


@dataclass(frozen=True, slots=True)
class Continuation:
    """A pupil of the year that ends: what was decided, the class proposed ("" for none)."""

    pupil_id: int
    register_number: int
    name: str
    class_name: str
    class_rank: tuple[int, str]
    regime: str
    decision: str
    state: State
    proposed: str
    note: str
    searched: str


@dataclass(frozen=True)
class Rollover:
    """All that the page shows; ``year`` is None where the year to come is not known."""

    years: tuple[YearToCome, ...]
    year: YearToCome | None
    rows: tuple[Continuation, ...] = ()
    places: tuple[Place, ...] = ()
    left_out: tuple[str, ...] = ()


@query
def rollover(reading: Reading, label: str | None = None) -> Rollover:
    """What comes next for each pupil still enrolled at the end of the year before.

    Five statements, however many classes and pupils.
    """
    years = years_to_come(reading.session, reading.today)
    year = next((one for one in years if label in (None, one.label)), None)
    if year is None:
        return Rollover(years, None)
    classes = load_classes(reading.session, year)
    rows = continuations(reading.session, year, classes)
    return Rollover(years, year, rows, classes.places, classes.left_out)


def year_called(reading: Reading, label: str) -> YearToCome:
    """The year to prepare of that name; Refusal where none can be."""
    found = next(
        (one for one in years_to_come(reading.session, reading.today) if one.label == label), None
    )
    if found is None:
        raise Refusal(
            _("L'année {label} ne peut pas être préparée.").format(label=label),
            _("Si elle est à venir, ajoutez-la dans Réglages, page Années."),
        )
    return found


def continuations(session: Session, year: YearToCome, classes: Classes) -> tuple[Continuation, ...]:
    """The pupils by class then by name, with what is proposed; three statements."""
    there = _enrolled(session, year)
    standing = standing_decisions(session, year.before.id)
    rows = session.exec(
        select(Pupil, Enrolment.class_id)
        .join(Enrolment, col(Enrolment.pupil_id) == col(Pupil.id))
        .where(col(Enrolment.year_id) == year.before.id, col(Enrolment.end).is_(None))
        .order_by(col(Pupil.search_key), col(Pupil.id))
    ).all()
    found = [
        _continuation(pupil, classes.before[class_id], outcome)
        for pupil, class_id in rows
        if class_id in classes.before
        for outcome in (_outcome(pupil, classes.before[class_id], there, standing, classes),)
    ]
    return tuple(sorted(found, key=lambda one: one.class_rank))


@dataclass(frozen=True)
class _Outcome:
    state: State
    proposed: str = ""
    note: str = ""
    decision: str = ""


def _enrolled(session: Session, year: YearToCome) -> dict[int, str]:
    """By pupil, the class of the year to come that they were enrolled in, left since or not."""
    if year.year_id is None:
        return {}
    rows = session.execute(
        select(Enrolment.pupil_id, SchoolClass.name)
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .where(col(Enrolment.year_id) == year.year_id)
        .order_by(col(Enrolment.start))
    )
    return dict(rows.all())


def _outcome(
    pupil: Pupil,
    here: SchoolClass,
    there: dict[int, str],
    standing: dict[int, Standing],
    classes: Classes,
) -> _Outcome:
    taken = standing.get(pupil.id or 0)
    kind = taken.kind if taken is not None else None
    decision = kind.short if kind is not None else ""
    if pupil.id in there:
        return _Outcome(State.ENROLLED, there[pupil.id], _("Déjà inscrit"), decision)
    if taken is None:
        return _Outcome(State.TO_CHOOSE, note=_("Pas encore de décision"))
    if kind is None:
        return _Outcome(State.TO_CHOOSE, note=_("Conseil pas encore clôturé"))
    return _after(here, kind, taken, classes)


def _after(here: SchoolClass, kind: DecisionKind, taken: Standing, classes: Classes) -> _Outcome:
    """What follows a decision that is sealed."""
    if kind.favourable is None:
        return _Outcome(State.WAITING, note=_("Attend la seconde session"), decision=kind.short)
    if not kind.favourable:
        return _into(here, here.study_year, kind, classes)
    if kind.needs_restrictions:
        note = _("Restrictions : {texts}").format(texts=", ".join(taken.restrictions) or "–")
        return _Outcome(State.TO_CHOOSE, note=note, decision=kind.short)
    after = here.study_year + 1
    if after not in regime(here.regime).study_years:
        return _Outcome(State.FINISHED, note=_("Études terminées"), decision=kind.short)
    if kind.code in ENDING:
        if not of_study_year(here, after, classes.places):
            return _Outcome(State.FINISHED, note=_("Études terminées"), decision=kind.short)
        note = _("Part, ou continue en {year}e année").format(year=after)
        return _Outcome(State.TO_CHOOSE, note=note, decision=kind.short)
    return _into(here, after, kind, classes)


def _into(here: SchoolClass, study_year: int, kind: DecisionKind, classes: Classes) -> _Outcome:
    place = _same(here, classes) if study_year == here.study_year else None
    place = place or following(here, study_year, classes.places)
    if place is None:
        some = of_study_year(here, study_year, classes.places)
        note = _("Plusieurs classes possibles") if some else _("Orientation à choisir")
        return _Outcome(State.TO_CHOOSE, note=note, decision=kind.short)
    # Where no form tells studies apart, options are but the names of years.
    if here.form and place.option != here.option:
        note = _("Autre option : {option}").format(option=place.option or "–")
        return _Outcome(State.TO_CHECK, place.name, note, kind.short)
    return _Outcome(State.READY, place.name, decision=kind.short)


def _same(here: SchoolClass, classes: Classes) -> Place | None:
    """The class of the same name, where it still is of the same studies."""
    place = classes.place(here.name)
    kept = place is not None and place in of_study_year(here, here.study_year, (place,))
    return place if kept else None


def _continuation(pupil: Pupil, here: SchoolClass, outcome: _Outcome) -> Continuation:
    return Continuation(
        pupil_id=pupil.id or 0,
        register_number=pupil.register_number,
        name=f"{pupil.last_name} {pupil.first_name}".strip(),
        class_name=here.name,
        class_rank=(here.position, here.name),
        regime=here.regime,
        decision=outcome.decision,
        state=outcome.state,
        proposed=outcome.proposed,
        note=outcome.note,
        searched=f"{pupil.search_key} {pupil.register_number} {folded(here.name)}",
    )
