"""``european.discipline_summons``: summoning the pupil (art. 44.3, 44.5)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal, get_args

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.european.source import because
from app.rules.facts import facts, unique
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Content = Literal[
    "pupil_name",
    "class",
    "date",
    "time",
    "place",
    "facts",
    "right_file",
    "right_observations",
    "right_assistance",
    "right_pupil_delegate",
]
IN_FRENCH: Mapping[Content, str] = {
    "pupil_name": "le nom de l'élève",
    "class": "sa classe",
    "date": "la date de la réunion",
    "time": "son heure",
    "place": "son lieu",
    "facts": "les faits reprochés",
    "right_file": "le droit de consulter le dossier",
    "right_observations": "le droit de formuler des observations écrites",
    "right_assistance": "le droit de se faire assister",
    "right_pupil_delegate": "le droit de demander la présence d'un délégué des élèves",
}


@facts
class DisciplineSummonsFacts:
    """The letter; ``urgent`` waives the seven days only."""

    posted_on: date
    session_on: date
    registered: bool
    content: Annotated[tuple[Content, ...], unique]
    urgent: bool = False
    sen: bool = False
    sen_group_consulted: bool = False

    def check_session_on(self) -> None:
        """The session does not come before the letter."""
        if self.session_on < self.posted_on:
            raise RuleInputError("session_on", "une date qui ne précède pas l'envoi")


@dataclass(frozen=True)
class DisciplineSummons:
    """Is the summons valid?"""

    outcome: Literal["valid", "invalid"]
    latest_posting: date
    missing_content: tuple[Content, ...]


@rule(
    "european.discipline_summons",
    version=1,
    title="La convocation de l'élève devant le Conseil de discipline",
    source="Règlement général EE, art. 44.3 et 44.5",
)
def discipline_summons(
    facts: DisciplineSummonsFacts, figures: FigureReader
) -> Ruling[DisciplineSummons]:
    """By registered letter, seven days ahead but in urgent cases (44.5.b), complete (44.5.c).

    The Groupe conseil is consulted first about a pupil with special needs (44.3).
    """
    notice = timedelta(days=figures.integer("european.discipline.summons"))
    latest = facts.session_on - notice
    missing = tuple(word for word in get_args(Content) if word not in facts.content)
    late = facts.posted_on > latest
    faults = tuple(_faults(facts, latest, missing))
    result = DisciplineSummons("invalid" if faults else "valid", latest, missing)
    urgent = (URGENT,) if late and facts.urgent else ()
    return Ruling(result, (*(faults or (_valid(facts),)), *urgent))


def _faults(
    facts: DisciplineSummonsFacts, latest: date, missing: tuple[Content, ...]
) -> Iterator[Reason]:
    if facts.posted_on > latest and not facts.urgent:
        yield because(
            "too_short",
            f"La convocation, postée le {french_date(facts.posted_on)}, devait l'être au plus tard "
            f"le {french_date(latest)}.",
            "art. 44.5.b",
        )
    if not facts.registered:
        yield NOT_REGISTERED
    if missing:
        yield because(
            "content_missing",
            f"La convocation ne mentionne pas : {', '.join(IN_FRENCH[word] for word in missing)}.",
            "art. 44.5.c",
        )
    if facts.sen and not facts.sen_group_consulted:
        yield SEN_GROUP_NOT_CONSULTED


NOT_REGISTERED = because(
    "not_registered",
    "La convocation n'est pas envoyée par lettre recommandée.",
    "art. 44.5.b",
)
SEN_GROUP_NOT_CONSULTED = because(
    "sen_group_not_consulted",
    "L'élève a des besoins spécifiques et le Groupe conseil n'a pas été consulté au préalable.",
    "art. 44.3",
)
URGENT = because(
    "urgent",
    "L'urgence dispense du délai de sept jours avant la séance.",
    "art. 44.5.b",
)


def _valid(facts: DisciplineSummonsFacts) -> Reason:
    return because(
        "valid_summons",
        f"La convocation à la séance du {french_date(facts.session_on)} est régulière et complète.",
        "art. 44.5",
    )
