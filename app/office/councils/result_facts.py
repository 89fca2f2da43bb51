"""What the rules on results are told: the Baccalauréat, a unit, a section.

Each function says which rule is asked, and with which facts: an absence at an evaluation
is another rule's than the marks.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Final

from app.i18n import _
from app.office.councils.columns import course_of
from app.office.councils.marks import ABSENT, DISPENSED, FRAUD
from app.office.councils.rule_facts import NotEnough, Situation, Table, promotion_facts
from app.office.councils.standings import standing
from app.office.councils.views import CourseColumn, MarkValue
from app.rules.regime import MarkScale
from app.rules.wording import enumeration

Asked = tuple[str, Table]
DETERMINANT, INTEGRATED_TEST = "determinant", "integrated_test"
FRAUD_NATURES: Final = ("plagiarism", "uncited_sources", "phone")
"""Ticked of the pupil as ``fraud_…``; a fraud of which nothing is ticked is a plain one."""


def _promotion(situation: Situation) -> Asked:
    return "european.promotion", promotion_facts(situation)


def _baccalaureate(situation: Situation) -> Asked:
    """Marks A and B of both semesters; those of the exams once both kinds are there.

    « abs. » as A′ has A″ count twice (art. 30.3.g.i), « disp. » as B″ says that the test
    was a long one (annex VI).
    """
    columns = situation.followed
    situation.require_marks(column for column in columns if not column.optional)
    courses = [
        _course(situation, list(parts))
        for _number, parts in groupby(columns, key=lambda column: course_of(column.id))
    ]
    kinds = [any(kind in course for course in courses) for kind in ("written", "oral")]
    if any(kinds) and not all(kinds):
        raise NotEnough(
            _("Le résultat attend au moins une note d'examen écrit et une d'examen oral.")
        )
    stage = "final" if all(kinds) else "preliminary"
    return "european.baccalaureate", {"stage": stage, "courses": courses}


def _course(situation: Situation, columns: list[CourseColumn]) -> Table:
    title = columns[0].title.rpartition(", ")[0]
    table: Table = {"course": title}
    for column in columns:
        mark = situation.marks.get(column.id)
        if mark is None:
            continue
        if mark.value is not None:
            table[column.component] = mark.value
        elif column.component == "a1" and mark.special == ABSENT:
            table["second_a_twice"] = True
        elif column.component == "b2" and mark.special == DISPENSED:
            table["long"] = True
        elif not column.optional:
            said = _("Une note est attendue en {course} : la règle n'y connaît ni dispense, {no}.")
            raise NotEnough(said.format(course=column.title, no=_("ni absence")))
    return table


def _unit(situation: Situation) -> Asked:
    """Each column is an acquis d'apprentissage: mastered from half of its mark on.

    The percentage that goes with a success is the mean of the columns by their periods.
    An absence in one of them is asked of the rule on absences (art. 13), unless a fraud
    was found in another: that alone decides (art. 17 §5).
    """
    columns = situation.followed
    situation.require_marks(columns)
    words = {situation.marks[column.id].special for column in columns}
    absent = ABSENT in words and FRAUD not in words
    return _absence(situation) if absent else _mastery(situation, columns)


def _sessions(situation: Situation) -> Table:
    session = situation.council.session
    table: Table = {"session": 2 if session.session == "second" else 1}
    if session.kind.startswith("integrated"):
        table["integrated_test"] = True
    elif situation.ticked("single_session") and table["session"] == 1:
        table["single_session"] = True
    return table


def _mastery(situation: Situation, columns: list[CourseColumn]) -> Asked:
    scale = situation.council.scale
    frauds = [column.title for column in columns if situation.marks[column.id].special == FRAUD]
    outcomes = [
        {"code": column.title, "mastered": _mastered(situation.marks[column.id], scale)}
        for column in columns
    ]
    table: Table = {**_sessions(situation), "learning_outcomes": outcomes}
    if frauds:
        return "promsoc.unit_result", table | _fraud(situation, frauds, table)
    if all(one["mastered"] for one in outcomes):
        average = standing(columns, situation.marks, scale).average
        if average is None:
            raise NotEnough(
                _("Tout est dispensé : aucune note ne donne le pourcentage de la réussite.")
            )
        table["percentage"] = average
    return "promsoc.unit_result", table


def _mastered(mark: MarkValue, scale: MarkScale) -> bool:
    """By itself: what a fraud takes away, the rule says."""
    if mark.value is None:
        return mark.special in (DISPENSED, FRAUD)
    return scale.suffices(mark.value, scale.maximum)


def _fraud(situation: Situation, outcomes: list[str], sessions: Table) -> Table:
    """What the fraud was, the tests it was found in, and those established before."""
    nature = next((word for word in FRAUD_NATURES if situation.ticked(f"fraud_{word}")), "fraud")
    previous = situation.pupil.previous_frauds + situation.ticked("fraud_before")
    table: Table = {"fraud": nature, "fraud_outcomes": outcomes, "previous_frauds": previous}
    if previous and sessions["session"] == 1 and not sessions.get("single_session"):
        table["council_refuses_repeat"] = situation.ticked("fraud_refused")
    return table


def _absence(situation: Situation) -> Asked:
    """The absence is of the evaluation, hence of the day of the council at the latest."""
    day = situation.council.session.held_on
    table: Table = {
        **_sessions(situation),
        "event": "absent",
        "absence_start": day,
        "calendar": situation.calendar,
        "resit_authorised": situation.ticked("resit_authorised"),
    }
    if situation.ticked("absence_accepted"):
        table |= {
            "document": "medical_certificate",
            "document_received": day,
            "head_accepts": True,
            "council_accepts": True,
        }
    return "promsoc.evaluation_absence", table


def _section(situation: Situation) -> Asked:
    """Each column is a unit: attested from half of its mark on, weighed by its periods."""
    columns = situation.followed
    situation.require_marks(columns)
    units = [column for column in columns if column.subject != INTEGRATED_TEST]
    tests = [column for column in columns if column.subject == INTEGRATED_TEST]
    if not any(column.subject == DETERMINANT for column in units):
        raise NotEnough(
            _("Aucune unité de la section n'est déterminante : cela se dit dans Réglages, Cours.")
        )
    if len(tests) != 1:
        raise NotEnough(
            _("L'épreuve intégrée de la section se désigne dans Réglages, Cours ; il en faut une.")
        )
    integrated = _attested(situation, tests[0])
    table: Table = {
        "integrated_attested": integrated is not None,
        "units": [_section_unit(situation, column) for column in units],
    }
    if integrated is not None:
        table["integrated_percentage"] = integrated
    return "promsoc.section_result", table


def _section_unit(situation: Situation, column: CourseColumn) -> Table:
    percentage = _attested(situation, column)
    dispensed = situation.marks[column.id].special == DISPENSED
    determinant = column.subject == DETERMINANT
    if dispensed and determinant:
        said = _("Le pourcentage de {unit} est attendu : l'unité est déterminante.")
        raise NotEnough(said.format(unit=column.title))
    table: Table = {
        "unit": column.title,
        "determinant": determinant,
        "attested": dispensed or percentage is not None,
    }
    if percentage is not None:
        table["percentage"] = percentage
    if determinant:
        table["periods"] = _whole_periods(column)
    return table


def _attested(situation: Situation, column: CourseColumn) -> Decimal | None:
    """The percentage of a unit that was passed, None for another."""
    value, scale = situation.marks[column.id].value, situation.council.scale
    return value if value is not None and scale.suffices(value, scale.maximum) else None


def _whole_periods(column: CourseColumn) -> int:
    periods = Fraction(column.periods)
    if periods.denominator != 1 or periods < 1:
        said = _("L'horaire de {unit} est attendu en périodes entières : voyez Réglages, Cours.")
        raise NotEnough(said.format(unit=enumeration([column.title])))
    return int(periods)


RESULTS: Final[Mapping[str, Callable[[Situation], Asked]]] = {
    "european.promotion": _promotion,
    "european.baccalaureate": _baccalaureate,
    "promsoc.unit_result": _unit,
    "promsoc.section_result": _section,
}
"""By the rule that a council names: which rule is asked of a pupil, and what it is told."""

NEEDS_CALENDAR: Final = frozenset({"promsoc.unit_result"})
