"""``european.mark``: a mark of the secondary cycle and the band it stands for (art. 60)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.rules.errors import RuleInputError
from app.rules.european.classes import SecondaryClass, in_observation_cycle, is_last_secondary
from app.rules.european.scale import in_scale, step_of
from app.rules.european.source import because
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.numbers import french_number
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Component = Literal["term", "final", "a", "b"]
Band = Literal["outstanding", "full", "broad", "sufficient", "weak", "poor", "very_poor", "nil"]
FLOORED: tuple[Band, ...] = ("outstanding", "full", "broad", "sufficient", "weak", "poor")


@facts
class MarkFacts:
    """A mark of a secondary class, and what it is a mark of."""

    class_: SecondaryClass
    component: Component
    mark: Decimal

    def check_component(self) -> None:
        """Terms are marked in the three first classes, A and B from the fourth on."""
        accepted = {
            "term": in_observation_cycle(self.class_),
            "final": not is_last_secondary(self.class_),
            "a": not in_observation_cycle(self.class_),
            "b": not in_observation_cycle(self.class_),
        }
        if not accepted[self.component]:
            raise RuleInputError("component", "une composante de la note de cette classe")


@dataclass(frozen=True)
class MarkResult:
    """Whether the mark may be entered; the band and sufficiency of one that may."""

    outcome: Literal["valid", "invalid"]
    step: Decimal
    band: Band | None = None
    sufficient: bool | None = None


@rule(
    "european.mark",
    version=1,
    title="Une note du secondaire et la performance qu'elle exprime",
    source="Règlement général EE, art. 60 et 62 B.1",
)
def mark(facts: MarkFacts, figures: FigureReader) -> Ruling[MarkResult]:
    """Marks go from 0 to 10 (60.1): whole points, half points in classes 4-6, tenths in 7."""
    step = step_of(facts.class_, figures)
    if not in_scale(facts.mark, figures):
        return Ruling(MarkResult("invalid", step), (_out_of_scale(facts, figures),))
    if facts.mark % step:
        return Ruling(MarkResult("invalid", step), (_bad_step(facts, step),))
    result = MarkResult(
        outcome="valid",
        step=step,
        band=band_of(facts.mark, figures),
        sufficient=facts.mark >= figures.decimal("european.mark.sufficient"),
    )
    return Ruling(result, (_mark_valid(facts, result),))


def band_of(mark: Decimal, figures: FigureReader) -> Band:
    """The band of a mark or an average: half-open, so that each falls in one."""
    floors = figures.decimals("european.mark.bands")
    for band, floor in zip(FLOORED, floors, strict=True):
        if mark >= floor:
            return band
    return "very_poor" if mark > figures.decimal("european.mark.lowest") else "nil"


def _out_of_scale(facts: MarkFacts, figures: FigureReader) -> Reason:
    lowest = french_number(figures.decimal("european.mark.lowest"))
    highest = french_number(figures.decimal("european.mark.highest"))
    return because(
        "out_of_scale",
        f"La note {french_number(facts.mark)} est en dehors de l'échelle de notation "
        f"de {lowest} à {highest}.",
        "art. 60.1",
    )


def _bad_step(facts: MarkFacts, step: Decimal) -> Reason:
    return because(
        "bad_step",
        f"La note {french_number(facts.mark)} n'est pas un multiple de {french_number(step)}, "
        f"l'échelon des notes de la classe {facts.class_}.",
        f"art. {_article_of_step(facts)}",
    )


def _mark_valid(facts: MarkFacts, result: MarkResult) -> Reason:
    worth = "suffisante" if result.sufficient else "insuffisante"
    return because(
        "mark_valid",
        f"La note {french_number(facts.mark)} peut être inscrite en classe {facts.class_} ; "
        f"elle est {worth}.",
        f"art. 60.1 et {_article_of_step(facts)}",
    )


def _article_of_step(facts: MarkFacts) -> str:
    if in_observation_cycle(facts.class_):
        return "60.2"
    return "62 B.1" if facts.component == "final" else "60.4"
