"""``cefa.maintenance_status``: M1, M2, S1, S2 and what may be done next (VII.III; D92 art. 19)."""

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal

from app.rules.cefa.days import first_year
from app.rules.cefa.sources import D92, circular
from app.rules.errors import RuleInputError
from app.rules.facts import Count, SchoolYear, at_least, facts, not_empty
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

SOURCE = circular("VII.III", f"{D92}, art. 19 §§2 à 4")

Status = Literal["reached", "m1", "m2", "derogation", "s1", "s2", "closed"]
Carried = Literal["m1", "reached", "none"]

NEXT: dict[Status, tuple[str, ...]] = {
    "reached": ("continue", "suspend"),
    "m1": ("continue", "suspend"),
    "m2": ("close", "derogation", "recreate"),
    "derogation": ("close", "derogation", "recreate"),
    "s1": ("reorganise", "suspend"),
    "s2": ("close", "reorganise"),
    "closed": ("recreate",),
}
TEXTS: dict[Status, str] = {
    "reached": "La norme de maintien est atteinte : l'organisation se poursuit sans condition.",
    "m1": "La norme de maintien n'est pas atteinte pour la première fois (M1).",
    "m2": (
        "La norme de maintien n'est pas atteinte pour la deuxième fois consécutive (M2) : il faut "
        "fermer, recréer par une programmation, ou obtenir une dérogation."
    ),
    "derogation": (
        "La norme de maintien n'est toujours pas atteinte et l'organisation se poursuit sous "
        "dérogation : il faut fermer, recréer par une programmation, ou obtenir une dérogation."
    ),
    "s1": "L'option est suspendue pour la première fois (S1).",
    "s2": (
        "L'option est suspendue pour la deuxième fois consécutive (S2) : elle doit être "
        "réorganisée ou fermée."
    ),
    "closed": "La fermeture est acquise : une réorganisation ultérieure implique la programmation.",
}


@facts
class CountedYear:
    """One school year: was the option organised, and how many pupils on 15 January?"""

    school_year: SchoolYear
    organised: bool
    pupils: Count | None = None
    norm: Annotated[Decimal, at_least(0)] | None = None
    derogation: bool = False

    def check_pupils(self) -> None:
        """Pupils are counted where the year is organised."""
        if self.organised and self.pupils is None:
            raise RuleInputError("pupils", "le nombre d'élèves au 15 janvier est attendu")

    def check_norm(self) -> None:
        """The norm is known where the year is organised."""
        if self.organised and self.norm is None:
            raise RuleInputError("norm", "la norme de maintien est attendue")

    @property
    def is_reached(self) -> bool:
        """Was the norm reached on 15 January?"""
        return self.pupils is not None and self.norm is not None and self.pupils >= self.norm


@facts
class StatusFacts:
    """An option, a year or a degree, and its consecutive school years."""

    object: Literal["option", "study_year", "degree"]
    years: Annotated[tuple[CountedYear, ...], not_empty]

    def check_years(self) -> None:
        """School years follow one another."""
        starts = [first_year(year.school_year) for year in self.years]
        if any(later != earlier + 1 for earlier, later in pairwise(starts)):
            raise RuleInputError("years", "des années scolaires consécutives sont attendues")


@dataclass(frozen=True)
class State:
    """Years under the norm, and years of suspension, that follow one another."""

    status: Status = "reached"
    misses: int = 0
    suspensions: int = 0


@dataclass(frozen=True)
class MaintenanceStatus:
    """The situation, the status kept through a suspension, and what may follow."""

    outcome: Status
    status: Status
    carried: Carried
    next: tuple[str, ...]


@rule(
    "cefa.maintenance_status",
    version=1,
    title="La situation d'une option, d'une année ou d'un degré au regard des normes de maintien",
    source=SOURCE,
)
def maintenance_status(facts: StatusFacts, figures: FigureReader) -> Ruling[MaintenanceStatus]:
    """Follow the years one by one; "la suspension ne vise que les options"."""
    state = State()
    for year in facts.years:
        state = _after(facts, state, year, figures)
    status = state.status
    steps = tuple(step for step in NEXT[status] if facts.object == "option" or step != "suspend")
    text = TEXTS[status]
    carried = _carried(state)
    if carried == "m1":
        text += " Elle conserve le statut M1 acquis auparavant."
    result = MaintenanceStatus(status, status, carried, steps)
    return Ruling(result, (Reason(status, text, SOURCE),))


def _carried(state: State) -> Carried:
    """A suspended option "conserve le statut de maintien qu'elle avait acquis"."""
    if state.status not in ("s1", "s2"):
        return "none"
    return "m1" if state.misses else "reached"


def _after(facts: StatusFacts, state: State, year: CountedYear, figures: FigureReader) -> State:
    """The state after one more year; refuses a year that the law does not allow."""
    if state.status == "closed":
        raise RuleInputError("years", "aucune année n'est attendue après la fermeture")
    must_close = state.misses == figures.integer("cefa.maintenance.misses")
    if year.derogation and not must_close:
        raise RuleInputError("years", "une dérogation n'est attendue qu'après M2")
    if year.organised:
        if must_close and not year.derogation:
            raise RuleInputError("years", "une dérogation est attendue pour organiser après M2")
        return _organised(state, year, must_close)
    if must_close:
        # VII.III.1, 4° and 5°: even with a dérogation, not organising is closing.
        return replace(state, status="closed", suspensions=0)
    return _suspended(facts, state, figures)


def _organised(state: State, year: CountedYear, under_derogation: bool) -> State:
    if year.is_reached:
        return State()
    if under_derogation:
        return State("derogation", state.misses)
    return State("m2" if state.misses else "m1", state.misses + 1)


def _suspended(facts: StatusFacts, state: State, figures: FigureReader) -> State:
    if facts.object != "option":
        raise RuleInputError(
            "years", "une année organisée est attendue : seule une option se suspend"
        )
    if state.suspensions == figures.integer("cefa.maintenance.suspensions"):
        raise RuleInputError("years", "deux suspensions consécutives au plus sont attendues")
    status: Status = "s2" if state.suspensions else "s1"
    return replace(state, status=status, suspensions=state.suspensions + 1)
