"""``european.discipline_council``: who sits on the Conseil de discipline (art. 43, 44.4, 44.6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.european.source import because
from app.rules.facts import Check, Text, facts, not_empty, unique
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration


@facts
class CouncilTeacher:
    """A teacher on the council, for a language section; ``seconded``: personnel détaché."""

    person: Text
    section: Text
    nationality: Text
    seconded: bool


@facts
class DisciplineCouncilFacts:
    """The council of one cycle; ``sections`` are the language sections of the school."""

    sections: Annotated[tuple[Text, ...], not_empty, unique]
    teachers: Annotated[
        tuple[CouncilTeacher, ...],
        Check(
            lambda items: len({item.person for item in items}) == len(items),
            "des personnes toutes différentes",
        ),
    ]
    president: Literal["director", "deputy"]
    director_absent: bool = False
    rapporteur: Text | None = None
    secretary: Text | None = None

    def check_teachers(self) -> None:
        """Each comes from a section of the school."""
        if not {item.section for item in self.teachers} <= set(self.sections):
            raise RuleInputError("teachers", "des sections linguistiques de l'école sont attendues")

    @property
    def persons(self) -> frozenset[str]:
        """The teachers by name."""
        return frozenset(item.person for item in self.teachers)

    @property
    def missing_sections(self) -> tuple[str, ...]:
        """The sections without a teacher."""
        represented = {item.section for item in self.teachers}
        return tuple(section for section in self.sections if section not in represented)

    @property
    def nationalities(self) -> int:
        """How many different nationalities the teachers have."""
        return len({item.nationality for item in self.teachers})


@dataclass(frozen=True)
class DisciplineCouncil:
    """Is the council regularly composed?"""

    outcome: Literal["regular", "irregular"]
    nationalities: int
    missing_sections: tuple[str, ...]


@rule(
    "european.discipline_council",
    version=1,
    title="La composition du Conseil de discipline",
    source="Règlement général EE, art. 43, 44.4 et 44.6",
)
def discipline_council(
    facts: DisciplineCouncilFacts, figures: FigureReader
) -> Ruling[DisciplineCouncil]:
    """The director and seconded teachers: one a section, five nationalities at least (44.4)."""
    faults = tuple(_faults(facts, figures))
    result = DisciplineCouncil(
        outcome="irregular" if faults else "regular",
        nationalities=facts.nationalities,
        missing_sections=facts.missing_sections,
    )
    return Ruling(result, faults or (REGULAR,))


def _faults(facts: DisciplineCouncilFacts, figures: FigureReader) -> Iterator[Reason]:
    if facts.missing_sections:
        yield _section_missing(facts)
    least = figures.integer("european.discipline.nationalities")
    if facts.nationalities < least:
        yield _too_few(facts, least)
    if not all(item.seconded for item in facts.teachers):
        yield _not_seconded(facts)
    if facts.president == "deputy" and not facts.director_absent:
        yield DEPUTY_WITHOUT_ABSENCE
    if facts.rapporteur in facts.persons:
        yield _rapporteur_is_member(facts)
    if facts.secretary is not None and facts.secretary not in facts.persons:
        yield _secretary_not_member(facts)


REGULAR = because(
    "regular",
    "Le Conseil de discipline est composé conformément au Règlement général.",
    "art. 44.4",
)
DEPUTY_WITHOUT_ABSENCE = because(
    "deputy_without_absence",
    "Le directeur adjoint ne préside le Conseil de discipline qu'en cas d'absence du directeur.",
    "art. 44.4",
)


def _section_missing(facts: DisciplineCouncilFacts) -> Reason:
    return because(
        "section_missing",
        "Aucun enseignant ne représente les sections linguistiques suivantes : "
        f"{enumeration(facts.missing_sections)}.",
        "art. 44.4",
    )


def _too_few(facts: DisciplineCouncilFacts, least: int) -> Reason:
    return because(
        "too_few",
        f"Nationalités différentes parmi les enseignants : {facts.nationalities} ; le minimum est "
        f"de {least}.",
        "art. 44.4",
    )


def _not_seconded(facts: DisciplineCouncilFacts) -> Reason:
    others = enumeration(item.person for item in facts.teachers if not item.seconded)
    return because(
        "not_seconded",
        f"Les enseignants sont membres du personnel détaché, ce qui n'est pas le cas de {others}.",
        "art. 44.4",
    )


def _rapporteur_is_member(facts: DisciplineCouncilFacts) -> Reason:
    return because(
        "rapporteur_is_member",
        f"Le rapporteur, {facts.rapporteur}, est désigné en dehors des membres du Conseil de "
        "discipline.",
        "art. 43",
    )


def _secretary_not_member(facts: DisciplineCouncilFacts) -> Reason:
    return because(
        "secretary_not_member",
        f"Le secrétaire de séance est désigné parmi les membres du Conseil de discipline, dont "
        f"{facts.secretary} ne fait pas partie.",
        "art. 44.6",
    )
