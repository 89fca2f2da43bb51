"""``cefa.grouping``: may pupils be taught together (V.I)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.rules.cefa.sources import D91, EXECUTIVE_1992, circular
from app.rules.errors import RuleInputError
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

GROUPS = circular("V.I", f"{D91}, art. 2ter §1er")
LANGUAGES = circular("V.I", f"{EXECUTIVE_1992}, art. 21")

Population = Literal["art45", "art49", "full_time"]
Course = Literal["option", "modern_language", "other"]


@facts
class GroupingFacts:
    """Two or three populations, a course, and where it is given."""

    populations: tuple[Population, ...]
    course: Course
    same_school: bool
    cooperating: bool = False

    def check_populations(self) -> None:
        """A group is made of different populations."""
        if len(self.populations) < 2 or len(set(self.populations)) < len(self.populations):
            raise RuleInputError(
                "populations", "deux ou trois populations différentes sont attendues"
            )

    def includes(self, *populations: Population) -> bool:
        """Are all these populations in the group?"""
        return set(populations) <= set(self.populations)


@dataclass(frozen=True)
class Grouping:
    """Is the group allowed?"""

    outcome: Literal["allowed", "forbidden"]


@rule(
    "cefa.grouping",
    version=1,
    title="Le regroupement d'élèves de plusieurs enseignements",
    source=GROUPS,
)
def grouping(facts: GroupingFacts, figures: FigureReader) -> Ruling[Grouping]:
    """Art. 49 with plein exercice "au sein d'un même établissement"; never art. 45 with it."""
    refusals = tuple(_refusals(facts))
    if refusals:
        return Ruling(Grouping("forbidden"), refusals)
    return Ruling(
        Grouping("allowed"), (Reason("allowed", "Ce regroupement est autorisé.", GROUPS),)
    )


def _refusals(facts: GroupingFacts) -> Iterator[Reason]:
    if facts.includes("art45", "full_time"):
        yield Reason(
            "art45_full_time",
            "Des élèves de l'article 45 ne peuvent être regroupés avec ceux du plein exercice.",
            GROUPS,
        )
    if facts.includes("art45", "art49") and facts.course != "option":
        yield Reason(
            "art45_art49_option_only",
            "Des élèves de l'article 45 ne sont regroupés avec ceux de l'article 49 que pour les "
            "cours de l'option de base groupée.",
            GROUPS,
        )
    if not facts.same_school and not _language_in_cooperating_school(facts):
        yield Reason(
            "other_school",
            "Le regroupement doit avoir lieu au sein d'un même établissement ; seul un cours de "
            "langue moderne peut être suivi, par des élèves de l'article 49, dans un "
            "établissement coopérant.",
            LANGUAGES,
        )


def _language_in_cooperating_school(facts: GroupingFacts) -> bool:
    """Art. 49 may "suivre un ou des cours de langues modernes dans un établissement coopérant"."""
    alone = set(facts.populations) == {"art49", "full_time"}
    return alone and facts.course == "modern_language" and facts.cooperating
