"""``european.attendance``: regular attendance and its warnings (art. 30.1.d, 30.3.b.iii-iv)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.european.classes import (
    SchoolCycle,
    check_class,
    in_observation_cycle,
    is_last_secondary,
)
from app.rules.european.source import because
from app.rules.facts import Check, Count, Positive, Text, facts, not_empty, unique
from app.rules.figures import FigureReader
from app.rules.numbers import french_number, rounded_half_up
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

RATE_DECIMALS = 2


@facts
class CourseAttendance:
    """Periods of one course that were actually given, and those the pupil missed."""

    course: Text
    given: Positive
    absent: Count

    def check_absent(self) -> None:
        """One is absent only from what was given."""
        if self.absent > self.given:
            raise RuleInputError("absent", "pas plus de périodes que celles qui furent données")

    @property
    def present(self) -> int:
        """Periods of presence."""
        return self.given - self.absent

    @property
    def rate(self) -> Fraction:
        """Attendance in percent, exact."""
        return Fraction(100 * self.present, self.given)


@facts
class AttendanceFacts:
    """One pupil's courses so far; ``a_mark_at_risk`` names those that teachers reported."""

    cycle: SchoolCycle
    class_: int
    stage: Literal["first_term_end", "year_end"]
    courses: Annotated[
        tuple[CourseAttendance, ...],
        not_empty,
        Check(
            lambda items: len({item.course for item in items}) == len(items),
            "des cours tous différents",
        ),
    ]
    a_mark_at_risk: Annotated[tuple[Text, ...], unique] = ()

    def check_class(self) -> None:
        """The cycle has the class."""
        check_class(self.cycle, self.class_)

    def check_a_mark_at_risk(self) -> None:
        """A marks are given from class 4 of the secondary cycle on, in the courses followed."""
        with_a_marks = self.cycle == "secondary" and not in_observation_cycle(self.class_)
        if self.a_mark_at_risk and not with_a_marks:
            raise RuleInputError("a_mark_at_risk", "une classe qui a des notes A est attendue")
        if not set(self.a_mark_at_risk) <= {item.course for item in self.courses}:
            raise RuleInputError("a_mark_at_risk", "des cours de la liste sont attendus")

    @property
    def sits_baccalaureate(self) -> bool:
        """Is the Baccalauréat at stake, rather than promotion?"""
        return self.cycle == "secondary" and is_last_secondary(self.class_)


@dataclass(frozen=True)
class Attendance:
    """Whether every course was attended regularly, and whether to warn the family."""

    outcome: Literal["regular", "irregular"]
    rates: tuple[Decimal, ...]
    irregular_courses: tuple[str, ...]
    warn: bool
    at_stake: Literal["baccalaureate", "promotion"] | None = None


@rule(
    "european.attendance",
    version=1,
    title="La régularité de la fréquentation et les avertissements",
    source="Règlement général EE, art. 30.1.d, 30.3.b.iii et 30.3.b.iv",
)
def attendance(facts: AttendanceFacts, figures: FigureReader) -> Ruling[Attendance]:
    """Regular: presence in at least 90 % of the periods actually given (30.1.d).

    The director warns the family at the end of the first term or semester of a rate that
    may not be reached (b.iv), and as soon as an A mark is at risk (b.iii).
    """
    least = figures.integer("european.attendance.regular_rate")
    irregular = tuple(item for item in facts.courses if item.rate < least)
    rate_warning = facts.stage == "first_term_end" and bool(irregular)
    warn = rate_warning or bool(facts.a_mark_at_risk)
    result = Attendance(
        outcome="irregular" if irregular else "regular",
        rates=tuple(rounded_half_up(item.rate, RATE_DECIMALS) for item in facts.courses),
        irregular_courses=tuple(item.course for item in irregular),
        warn=warn,
        at_stake=_at_stake(facts) if warn else None,
    )
    return Ruling(result, tuple(_reasons(facts, irregular, rate_warning, least)))


def _at_stake(facts: AttendanceFacts) -> Literal["baccalaureate", "promotion"]:
    return "baccalaureate" if facts.sits_baccalaureate else "promotion"


def _reasons(
    facts: AttendanceFacts,
    irregular: tuple[CourseAttendance, ...],
    rate_warning: bool,
    least: int,
) -> Iterator[Reason]:
    if irregular:
        yield _irregular(facts, irregular, least)
    else:
        yield _regular(facts, least)
    if rate_warning:
        yield _absence_rate_warning(facts, least)
    if facts.a_mark_at_risk:
        yield _a_mark_warning(facts)


def _pupil(facts: AttendanceFacts) -> str:
    """Who is spoken of: the two stages stand side by side where both were judged."""
    return "Au premier semestre, l'élève" if facts.stage == "first_term_end" else "L'élève"


def _regular(facts: AttendanceFacts, least: int) -> Reason:
    where = " dans chaque cours" if len(facts.courses) > 1 else ""
    return because(
        "regular",
        f"{_pupil(facts)} était présent{where} à au moins {least} % des périodes effectivement "
        "dispensées.",
        "art. 30.1.d",
    )


def _irregular(
    facts: AttendanceFacts, irregular: tuple[CourseAttendance, ...], least: int
) -> Reason:
    courses = enumeration(f"{item.course} ({item.absent} sur {item.given})" for item in irregular)
    return because(
        "irregular",
        f"{_pupil(facts)} n'atteint pas {least} % de présence aux périodes effectivement "
        f"dispensées ; périodes d'absence : {courses}.",
        "art. 30.1.d",
    )


def _absence_rate_warning(facts: AttendanceFacts, least: int) -> Reason:
    risk = (
        "ne pouvoir se présenter aux épreuves du Baccalauréat"
        if facts.sits_baccalaureate
        else "ne pouvoir être promu"
    )
    return because(
        "absence_rate_warning",
        f"Les absences peuvent dépasser {french_number(100 - least)} % des cours dispensés ; le "
        f"directeur avertit les représentants légaux du risque que court l'élève de {risk}.",
        "art. 30.3.b.iv",
    )


def _a_mark_warning(facts: AttendanceFacts) -> Reason:
    article = "art. 30.3.g" if facts.sits_baccalaureate else "art. 30.3.e"
    return because(
        "a_mark_warning",
        "En raison des absences, la note A risque de ne pouvoir être établie : "
        f"{enumeration(facts.a_mark_at_risk)} ; le directeur avertit les représentants légaux des "
        f"conséquences ({article}).",
        "art. 30.3.b.iii",
    )
