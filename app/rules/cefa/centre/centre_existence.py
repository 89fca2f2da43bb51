"""``cefa.centre_existence``: creating and keeping a CEFA (I.I.3, I.I.4)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.cefa.sources import D91, circular
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import Count, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

Question = Literal["create", "keep", "second_create", "second_keep"]
Outcome = Literal["allowed", "refused", "kept", "merged", "not_kept", "not_regulated"]

# Of each question: the answer when the figure is reached, and when it is not.
ANSWERS: dict[Question, tuple[Outcome, Outcome]] = {
    "create": ("allowed", "refused"),
    "keep": ("kept", "merged"),
    "second_create": ("allowed", "refused"),
    "second_keep": ("kept", "not_kept"),
}
SOURCES: dict[Question, str] = {
    "create": circular("I.I.3", f"{D91}, art. 4 al. 1er"),
    "keep": circular("I.I.4", f"{D91}, art. 4 al. 2 et 7"),
    "second_create": circular("I.I.3"),
    "second_keep": circular("I.I.3"),
}
SECOND: tuple[Question, ...] = ("second_create", "second_keep")


@facts
class ExistenceFacts:
    """The question, and the pupils that it counts."""

    question: Question
    pupils: Count
    specialised_pupils: Count = 0
    created_on: date | None = None

    def check_created_on(self) -> None:
        """The norm to keep a CEFA is set for those which existed on 1 September 2001."""
        if self.question == "keep" and self.created_on is None:
            raise RuleInputError("created_on", "la date de création du CEFA est attendue")

    @property
    def is_second(self) -> bool:
        """Is it about a second CEFA of the zone?"""
        return self.question in SECOND

    @property
    def counted(self) -> int:
        """Pupils of specialised alternance count with the others, save for a second CEFA."""
        return self.pupils if self.is_second else self.pupils + self.specialised_pupils


@dataclass(frozen=True)
class Existence:
    """May the CEFA exist? ``norm`` is absent where none is stated."""

    outcome: Outcome
    counted: int
    norm: int | None


@rule(
    "cefa.centre_existence",
    version=1,
    title="La création et le maintien d'un CEFA",
    source=circular("I.I.3 et I.I.4", f"{D91}, art. 4"),
)
def centre_existence(facts: ExistenceFacts, figures: FigureReader) -> Ruling[Existence]:
    """At least 12 or 56 pupils for a CEFA; more than 4000 or 3000 for a second one."""
    limit = figures.day("cefa.centre.keep_existing_on")
    if facts.question == "keep" and facts.created_on is not None and facts.created_on > limit:
        return _created_later(facts, facts.created_on, limit)
    norm = figures.integer(f"cefa.centre.{facts.question}")
    reached = facts.counted > norm if facts.is_second else facts.counted >= norm
    when_reached, otherwise = ANSWERS[facts.question]
    asked = f"plus de {norm}" if facts.is_second else f"{norm} au moins"
    subject = "L'enseignement qualifiant de la zone" if facts.is_second else "Le CEFA"
    verb = "est" if reached else "n'est pas"
    reason = Reason(
        "reached" if reached else "not_reached",
        f"{subject} compte {counted(facts.counted, 'élève')} : il en faut {asked}, la norme "
        f"{verb} atteinte.",
        SOURCES[facts.question],
    )
    return Ruling(Existence(when_reached if reached else otherwise, facts.counted, norm), (reason,))


def _created_later(facts: ExistenceFacts, created_on: date, limit: date) -> Ruling[Existence]:
    reason = Reason(
        "created_after_2001",
        f"Le CEFA a été créé le {french_date(created_on)} : la norme de maintien n'est fixée que "
        f"pour ceux qui existaient au {french_date(limit)}.",
        SOURCES["keep"],
    )
    return Ruling(Existence("not_regulated", facts.counted, None), (reason,))
