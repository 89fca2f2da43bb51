"""``european.language_section``: the section in which a pupil is enrolled (art. 47 e)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.european.inputs import forbid
from app.rules.european.source import because
from app.rules.facts import Text, facts, not_empty, unique
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Outcome = Literal["language_test", "mother_tongue_section", "swals"]


@facts
class LanguageSectionFacts:
    """The pupil's language, and the sections of the school.

    ``test_language`` is what a proof or a test showed, where there was ``doubt``.
    """

    dominant_language: Text
    sections: Annotated[tuple[Text, ...], not_empty, unique]
    vehicular_sections: Annotated[tuple[Text, ...], unique]
    vehicular_choice: Text | None = None
    doubt: bool = False
    test_language: Text | None = None

    def check_vehicular_sections(self) -> None:
        """Vehicular sections are sections of the school."""
        if not set(self.vehicular_sections) <= set(self.sections):
            raise RuleInputError("vehicular_sections", "des sections de l'école sont attendues")

    def check_test_language(self) -> None:
        """Without a section of the language, one of a vehicular language is chosen."""
        to_choose = self.is_settled and not self.has_section
        if to_choose and self.vehicular_choice not in self.vehicular_sections:
            raise RuleInputError("vehicular_choice", "une section de langue véhiculaire")
        if not self.doubt:
            forbid(self.test_language, "test_language", "sans doute sur la langue")

    @property
    def is_settled(self) -> bool:
        """Is there no doubt left about the language?"""
        return not self.doubt or self.test_language is not None

    @property
    def language(self) -> str:
        """The language that counts."""
        return self.test_language or self.dominant_language

    @property
    def has_section(self) -> bool:
        """Does the school have a section of that language?"""
        return self.language in self.sections


@dataclass(frozen=True)
class LanguageSection:
    """The section and the first language, once there is no doubt."""

    outcome: Outcome
    section: str | None = None
    l1: str | None = None


@rule(
    "european.language_section",
    version=1,
    title="La section linguistique de l'élève",
    source="Règlement général EE, art. 47 e",
)
def language_section(facts: LanguageSectionFacts, figures: FigureReader) -> Ruling[LanguageSection]:
    """The section of the mother tongue or dominant language where the school has it.

    Elsewhere a section of a vehicular language, with the own language as L1 (SWALS). In
    doubt the director asks for a proof or a test.
    """
    if not facts.is_settled:
        return Ruling(LanguageSection("language_test"), (PROOF_REQUIRED,))
    if facts.has_section:
        result = LanguageSection("mother_tongue_section", facts.language, facts.language)
    else:
        result = LanguageSection("swals", facts.vehicular_choice, facts.language)
    return Ruling(result, tuple(_reasons(facts, result)))


PROOF_REQUIRED = because(
    "proof_required",
    "Il y a doute sur la langue maternelle ou dominante ; le directeur peut demander la preuve du "
    "niveau linguistique de l'enfant et lui faire passer un test de langue.",
    "art. 47 e",
)


def _reasons(facts: LanguageSectionFacts, result: LanguageSection) -> Iterator[Reason]:
    if facts.has_section:
        yield because(
            "section_exists",
            f"La section de la langue maternelle ou dominante (« {result.l1} ») existe à l'école ; "
            "l'élève y est inscrit.",
            "art. 47 e",
        )
    else:
        yield because(
            "no_section",
            f"L'école n'a pas de section de la langue maternelle ou dominante (« {result.l1} ») ; "
            f"l'élève est inscrit dans la section de langue véhiculaire « {result.section} » et "
            "suit sa langue comme L1 (SWALS).",
            "art. 47 e",
        )
    if facts.language != facts.dominant_language:
        yield because(
            "language_corrected",
            f"La langue indiquée à l'inscription (« {facts.dominant_language} ») est corrigée "
            f"d'après la preuve ou le test (« {facts.language} »).",
            "art. 47 e",
        )
