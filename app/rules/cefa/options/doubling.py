"""``cefa.doubling``: dédoublement or délégation of a full-time option (VI.II.3, VI.II.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.rules.cefa.sources import D91, circular
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Operation = Literal["double", "delegate"]
Outcome = Literal["allowed", "programme_instead", "refused"]

SOURCES: dict[Operation, str] = {
    "double": circular("VI.II.3", f"{D91}, art. 2quinquies §1er"),
    "delegate": circular("VI.II.4", f"{D91}, art. 2quinquies §1er"),
}
NAMES: dict[Operation, str] = {"double": "Le dédoublement", "delegate": "La délégation"}
STATUS_NAMES = {
    "reached": "atteint la norme de maintien",
    "m1": "est en maintien 1 (M1)",
    "m2": "est en maintien 2 (M2)",
    "derogation": "est en dérogation",
}


@facts
class DoublingFacts:
    """The full-time option, and what was decided about it."""

    operation: Operation
    status: Literal["reached", "m1", "m2", "derogation"]
    suspended: bool = False
    management_agreement: bool
    already_doubled: bool = False
    already_delegated: bool = False
    cooperating: bool
    declaration: bool = False
    concertation_favourable: bool = False

    @property
    def delegates(self) -> bool:
        """Is it a délégation?"""
        return self.operation == "delegate"


@dataclass(frozen=True)
class Doubling:
    """May the option be doubled or delegated?"""

    outcome: Outcome


@rule(
    "cefa.doubling",
    version=1,
    title="Le dédoublement ou la délégation d'une option du plein exercice",
    source=circular("VI.II.3 et VI.II.4", f"{D91}, art. 2quinquies §1er"),
)
def doubling(facts: DoublingFacts, figures: FigureReader) -> Ruling[Doubling]:
    """An option at its norm, once, with the Conseil de direction; delegated, not suspended."""
    source = SOURCES[facts.operation]
    refusals = tuple(Reason(code, text, source) for code, text in _refusals(facts))
    if refusals:
        return Ruling(Doubling(_refused(facts, refusals)), refusals)
    allowed = Reason("allowed", f"{NAMES[facts.operation]} de l'option est possible.", source)
    return Ruling(Doubling("allowed"), (allowed,))


def _refused(facts: DoublingFacts, refusals: tuple[Reason, ...]) -> Outcome:
    """An option in M1 "doit passer par le processus de programmation" (VI.III.2)."""
    only_norm = [reason.code for reason in refusals] == ["maintenance"]
    programme = only_norm and facts.status == "m1" and not facts.delegates
    return "programme_instead" if programme else "refused"


def _refusals(facts: DoublingFacts) -> Iterator[tuple[str, str]]:
    name = NAMES[facts.operation]
    if facts.status != "reached":
        yield (
            "maintenance",
            f"{name} est impossible : l'option de plein exercice {STATUS_NAMES[facts.status]} au "
            "15 janvier de l'année scolaire précédente.",
        )
    if not facts.management_agreement:
        yield "agreement_missing", "L'accord du Conseil de direction manque."
    if not facts.cooperating:
        school = (
            "L'établissement qui reçoit la délégation" if facts.delegates else "L'établissement"
        )
        yield "not_cooperating", f"{school} n'est ni siège ni coopérant du CEFA."
    if facts.already_doubled:
        yield (
            "already_doubled",
            "Un dédoublement de la même option a déjà eu lieu : il exclut l'opération.",
        )
    if facts.already_delegated:
        yield (
            "already_delegated",
            "Une délégation de la même option a déjà eu lieu : elle exclut l'opération.",
        )
    if facts.delegates:
        yield from _delegation_refusals(facts)


def _delegation_refusals(facts: DoublingFacts) -> Iterator[tuple[str, str]]:
    if facts.suspended:
        yield "suspended", "Une option suspendue dans le plein exercice ne peut être déléguée."
    if not facts.declaration:
        yield (
            "declaration_missing",
            "La déclaration par laquelle l'établissement de plein exercice atteste ne pas vouloir "
            "organiser l'option en alternance manque.",
        )
    if not facts.concertation_favourable:
        yield "concertation_missing", "L'avis favorable du Comité de concertation manque."
