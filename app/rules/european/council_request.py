"""``european.council_request``: members who ask for a council (art. 17)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.rules.errors import RuleInputError
from app.rules.european.source import because
from app.rules.facts import Count, Positive, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling


@facts
class CouncilRequestFacts:
    """How many members ask for the council, and how."""

    members: Positive
    requesting: Count
    written: bool
    agenda_given: bool

    def check_requesting(self) -> None:
        """Those who ask are members."""
        if self.requesting > self.members:
            raise RuleInputError("requesting", "pas plus de membres que n'en compte le Conseil")


@dataclass(frozen=True)
class CouncilRequest:
    """Is the director bound to convene? ``needed``: the smallest number that binds him."""

    outcome: Literal["must_convene", "not_bound"]
    needed: int


@rule(
    "european.council_request",
    version=1,
    title="La demande de convocation d'un Conseil par ses membres",
    source="Règlement général EE, art. 17",
)
def council_request(facts: CouncilRequestFacts, figures: FigureReader) -> Ruling[CouncilRequest]:
    """A quarter of the members or more, in writing, with a draft agenda, bind the director."""
    one_in = figures.integer("european.council.request_share")
    needed = -(-facts.members // one_in)
    faults = tuple(_faults(facts, needed))
    if faults:
        return Ruling(CouncilRequest("not_bound", needed), faults)
    return Ruling(CouncilRequest("must_convene", needed), (_quarter_reached(facts),))


def _faults(facts: CouncilRequestFacts, needed: int) -> Iterator[Reason]:
    if facts.requesting < needed:
        yield because(
            "quarter_missing",
            f"La demande émane de {facts.requesting} membres sur {facts.members} ; le quart au "
            f"moins, soit {needed}, est requis.",
            "art. 17",
        )
    if not facts.written:
        yield because("not_written", "La demande n'est pas adressée par écrit.", "art. 17")
    if not facts.agenda_given:
        yield because(
            "no_agenda",
            "La demande n'indique pas de manière précise un projet d'ordre du jour.",
            "art. 17",
        )


def _quarter_reached(facts: CouncilRequestFacts) -> Reason:
    return because(
        "quarter_reached",
        f"Le quart au moins des membres ({facts.requesting} sur {facts.members}) en fait la "
        "demande écrite ; le directeur est tenu de convoquer le Conseil au plus tôt.",
        "art. 17",
    )
