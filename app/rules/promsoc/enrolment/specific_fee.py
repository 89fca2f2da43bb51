"""``promsoc.specific_fee``: does the droit d'inscription spécifique apply (art. 7)?"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import facts, matches, not_empty
from app.rules.figures import FigureReader
from app.rules.promsoc.enrolment.roi import roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

Country = Annotated[
    str, matches("[A-Z]{2}", "un code de pays de deux lettres majuscules, comme « BE »")
]
Outcome = Literal["due", "not_due", "examine"]
Answer = tuple[Outcome, Reason]

CIRCULAR = "circulaire n° 8681"


@facts
class SpecificFeeFacts:
    """Nationality, domicile and titles of stay on the day of enrolment."""

    on: date
    nationalities: Annotated[tuple[Country, ...], not_empty]
    eu_countries: Annotated[tuple[str, ...], not_empty]
    domiciled_in_belgium: bool
    eu_permit_until: date | None = None
    belgian_permit_until: date | None = None
    category: str = ""
    exempt_categories: tuple[str, ...]

    def check_exempt_categories(self) -> None:
        """The category, where there is one, is of the circular."""
        if self.category and self.category not in self.exempt_categories:
            raise RuleInputError("category", "une catégorie de la circulaire est attendue")

    @property
    def eu_nationalities(self) -> list[str]:
        """Those of a member state."""
        return sorted(set(self.nationalities) & set(self.eu_countries))

    @property
    def expired(self) -> list[date]:
        """The ends of the titles that are no longer titles on that day."""
        ends = (self.eu_permit_until, self.belgian_permit_until)
        return sorted(end for end in ends if end is not None and end < self.on)

    def holds(self, permit_until: date | None) -> bool:
        """Is the title valid on that day?"""
        return permit_until is not None and permit_until >= self.on


@dataclass(frozen=True)
class SpecificFee:
    """The verdict."""

    outcome: Outcome


@rule(
    "promsoc.specific_fee",
    version=1,
    title="Droit d'inscription spécifique : dû ou non",
    source=roi("7", CIRCULAR),
)
def specific_fee(facts: SpecificFeeFacts, figures: FigureReader) -> Ruling[SpecificFee]:
    """Due from non-EU nationals, on either limb of art. 7 §2; in neither, to be examined.

    One EU nationality is enough. The first limb names no category, so it binds even one
    whose category is exempt.
    """
    if facts.eu_nationalities:
        return Ruling(SpecificFee("not_due"), (_eu_national(facts),))
    outcome, reason = _outside_the_union(facts)
    return Ruling(SpecificFee(outcome), (reason, *_expired(facts)))


def _outside_the_union(facts: SpecificFeeFacts) -> Answer:
    if not facts.domiciled_in_belgium and facts.holds(facts.eu_permit_until):
        return "due", NOT_DOMICILED
    if not facts.holds(facts.belgian_permit_until):
        return "examine", NO_VALID_TITLE
    if facts.category:
        return "not_due", _category_exempt(facts.category)
    return "due", NO_CATEGORY


def _eu_national(facts: SpecificFeeFacts) -> Reason:
    return Reason(
        "eu_national",
        "L'étudiant est ressortissant d'un pays membre de l'Union européenne "
        f"({enumeration(facts.eu_nationalities)}) : le droit d'inscription spécifique n'est "
        "pas dû.",
        roi("7 §2", CIRCULAR),
    )


def _category_exempt(category: str) -> Reason:
    return Reason(
        "category_exempt",
        "L'étudiant a un titre de séjour valable en Belgique et entre dans une catégorie citée "
        f"dans la circulaire ({category}) : le droit d'inscription spécifique n'est pas dû.",
        roi("7 §2", CIRCULAR),
    )


def _expired(facts: SpecificFeeFacts) -> tuple[Reason, ...]:
    if not facts.expired:
        return ()
    ends = enumeration(french_date(end) for end in facts.expired)
    text = (
        f"Un titre ou une autorisation de séjour a expiré (échéance : {ends}) : il n'est pas pris "
        f"en compte au {french_date(facts.on)}."
    )
    return (Reason("permit_expired", text, roi("7 §1 et §2", CIRCULAR)),)


NOT_DOMICILED = Reason(
    "not_domiciled",
    "L'étudiant, non-ressortissant de l'Union européenne, n'est pas domicilié en Belgique et "
    "possède une autorisation de séjour dans un autre pays membre : le droit d'inscription "
    "spécifique est dû.",
    roi("7 §2", CIRCULAR),
)
NO_CATEGORY = Reason(
    "no_category",
    "L'étudiant, non-ressortissant de l'Union européenne, a un titre de séjour valable en "
    "Belgique, mais n'entre dans aucune catégorie citée dans la circulaire : le droit "
    "d'inscription spécifique est dû.",
    roi("7 §2", CIRCULAR),
)
NO_VALID_TITLE = Reason(
    "no_valid_title",
    "Aucun titre de séjour valable ne place l'étudiant dans un des cas prévus : sa situation est "
    "à examiner au regard de la circulaire.",
    roi("7 §1", CIRCULAR),
)
