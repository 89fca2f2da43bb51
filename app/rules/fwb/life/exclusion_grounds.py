"""``fwb.exclusion_grounds``: can these facts found an exclusion définitive?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.rules.figures import FigureReader
from app.rules.fwb.life.disciplinary_facts import DisciplinaryFact, ExclusionGroundsFacts
from app.rules.fwb.life.exclusion_grounds_reasons import grounds_reasons
from app.rules.fwb.life.measures import is_sanctioned
from app.rules.fwb.life.serious_facts import point_of
from app.rules.fwb.life.sources import law
from app.rules.fwb.studies.family import is_adult
from app.rules.registry import rule
from app.rules.verdict import Ruling

GroundsOutcome = Literal["possible", "impossible"]


@dataclass(frozen=True)
class ExclusionGrounds:
    """Is there a ground, on which facts, and whom the serious facts are reported to."""

    outcome: GroundsOutcome
    points: tuple[int, ...]
    usable: tuple[str, ...]
    antecedents: tuple[str, ...]
    cpms_notice: bool
    police_notice: bool


@rule(
    "fwb.exclusion_grounds",
    version=1,
    title="Ces faits peuvent-ils fonder une exclusion définitive ?",
    source=f"{law('5.4.2.1', '1.7.9-4 §1 et §2')}; Circulaire 7282, II.V.2",
)
def exclusion_grounds(
    facts: ExclusionGroundsFacts, figures: FigureReader
) -> Ruling[ExclusionGrounds]:
    """A ground is possible, never an order: "n'entraînent pas automatiquement l'exclusion".

    A fact counts that the pupil answers for, that is serious or meets a general ground,
    and that no sanction was taken on. An adult's unjustified absences "peuvent également".
    """
    grave = [fact for fact in facts.facts if _is_attributable(fact) and _meets_a_ground(fact)]
    counting = [fact for fact in grave if not is_sanctioned(fact.sanctions)]
    sanctioned = [fact for fact in grave if is_sanctioned(fact.sanctions)]
    foreign = [fact for fact in facts.facts if _meets_a_ground(fact) and not _is_attributable(fact)]
    absences = _adult_absences(facts, figures)
    serious = any(point_of(fact) is not None for fact in grave)
    result = ExclusionGrounds(
        outcome="possible" if counting or absences else "impossible",
        points=tuple(sorted({point for fact in counting if (point := point_of(fact))})),
        usable=_refs(counting),
        antecedents=_refs(sanctioned),
        cpms_notice=serious,
        police_notice=serious,
    )
    found = grounds_reasons(facts, figures, counting, sanctioned, foreign, absences)
    return Ruling(result, found)


def _refs(found: Sequence[DisciplinaryFact]) -> tuple[str, ...]:
    return tuple(sorted(fact.ref for fact in found))


def _meets_a_ground(fact: DisciplinaryFact) -> bool:
    """The ten points are "notamment": a fact short of them may meet a general ground."""
    return point_of(fact) is not None or fact.ground != "none"


def _is_attributable(fact: DisciplinaryFact) -> bool:
    """An outsider's serious fact falls on the pupil who instigated or helped; a parent's never."""
    if fact.author == "outsider":
        return fact.pupil_role != "none" and point_of(fact) is not None
    return fact.author == "pupil"


def _adult_absences(facts: ExclusionGroundsFacts, figures: FigureReader) -> bool:
    most = figures.integer("fwb.life.adult_absences_above")
    return facts.unjustified_half_days > most and is_adult(facts.birth_date, facts.on, figures)
