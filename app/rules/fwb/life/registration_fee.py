"""``fwb.registration_fee``: the droit d'inscription, ordinary and specific."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.rules.errors import RuleInputError
from app.rules.facts import Amount, facts
from app.rules.figures import FigureReader
from app.rules.fwb.life.sources import law
from app.rules.numbers import french_amount
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

RegistrationOutcome = Literal["none", "ordinary", "specific", "both"]

ORDINARY, SPECIFIC = law("18", "1.7.2-1 §2"), law("18", "1.7.2-1 §3")


@facts
class RegistrationFeeFacts:
    """``specific_amount`` is the Government's, after a partial exemption: no source gives it."""

    programme: Literal["preparatory_7", "other"]
    scholarship: bool = False
    subject_to_compulsory_schooling: bool
    eu_national: bool
    parent_belgian: bool
    parent_resident: bool
    long_stay: bool = False
    government_exemption: Literal["none", "partial", "total"] = "none"
    specific_amount: Amount | None = None
    asked: Amount = Decimal(0)

    @property
    def is_concerned(self) -> bool:
        """Would the specific fee be due but for an exemption?"""
        escapes = self.eu_national or self.parent_belgian or self.parent_resident
        return not (self.subject_to_compulsory_schooling or escapes)

    @property
    def owes_specific(self) -> bool:
        """Is the specific fee due?"""
        exempt = self.long_stay or self.government_exemption == "total"
        return self.is_concerned and not exempt

    def check(self) -> None:
        """A fee that is due has an amount."""
        if self.owes_specific and self.specific_amount is None:
            raise RuleInputError(
                "specific_amount", "le montant fixé par le Gouvernement est attendu"
            )


@dataclass(frozen=True)
class RegistrationFee:
    """Which fees are due, the most of the ordinary one, and the specific one."""

    outcome: RegistrationOutcome
    maximum: Decimal
    specific_due: bool
    specific: Decimal


@rule(
    "fwb.registration_fee",
    version=1,
    title="Quel droit d'inscription peut être demandé ?",
    source=law("18", "1.7.2-1 §2 et §3"),
)
def registration_fee(facts: RegistrationFeeFacts, figures: FigureReader) -> Ruling[RegistrationFee]:
    """At most 124 euros in the preparatory 7th year, 62 with an allocation d'études.

    A specific fee "est exigé" of pupils past compulsory schooling who are no nationals of
    the Union "et dont les parents non belges ne résident pas en Belgique".
    """
    maximum = _maximum(facts, figures)
    due = facts.owes_specific
    result = RegistrationFee(
        outcome=_outcome(maximum, due),
        maximum=maximum,
        specific_due=due,
        specific=(facts.specific_amount or Decimal(0)) if due else Decimal(0),
    )
    return Ruling(result, tuple(_reasons(facts, result)))


def _maximum(facts: RegistrationFeeFacts, figures: FigureReader) -> Decimal:
    if facts.programme == "other":
        return Decimal(0)
    name = "preparatory_fee_reduced" if facts.scholarship else "preparatory_fee"
    return figures.decimal(f"fwb.life.{name}")


def _outcome(maximum: Decimal, due: bool) -> RegistrationOutcome:
    if maximum > 0:
        return "both" if due else "ordinary"
    return "specific" if due else "none"


def _reasons(facts: RegistrationFeeFacts, result: RegistrationFee) -> Iterator[Reason]:
    if facts.programme == "preparatory_7":
        yield _seventh_year(facts.scholarship, result.maximum)
    if result.specific_due:
        yield _specific(result.specific)
    if facts.is_concerned and facts.long_stay:
        yield EXEMPT_LONG_STAY
    if facts.is_concerned and facts.government_exemption == "total":
        yield EXEMPT_GOVERNMENT
    if result.outcome == "none":
        yield FREE
    if facts.asked > result.maximum:
        yield _over_maximum(facts.asked, result.maximum)


def _seventh_year(scholarship: bool, maximum: Decimal) -> Reason:
    code = "seventh_year_reduced" if scholarship else "seventh_year"
    why = ", l'élève bénéficiant d'une allocation d'études" if scholarship else ""
    text = (
        "En 7e année de transition préparatoire à l'enseignement supérieur, le droit d'inscription "
        f"est de {french_amount(maximum)} euros au plus{why}."
    )
    return Reason(code, text, ORDINARY)


def _specific(amount: Decimal) -> Reason:
    text = (
        f"Un droit d'inscription spécifique de {french_amount(amount)} euros est exigible au "
        "moment de l'inscription : l'élève n'est pas soumis à l'obligation scolaire, n'est pas "
        "ressortissant d'un État membre de l'Union européenne, et ses parents, non belges, ne "
        "résident pas en Belgique."
    )
    return Reason("specific_fee", text, SPECIFIC)


def _over_maximum(asked: Decimal, maximum: Decimal) -> Reason:
    text = (
        f"Le droit d'inscription demandé, {french_amount(asked)} euros, dépasse le maximum de "
        f"{french_amount(maximum)} euros."
    )
    return Reason("over_maximum", text, ORDINARY)


EXEMPT_LONG_STAY = Reason(
    "exempt_long_stay",
    "L'élève, admis à séjourner plus de trois mois ou autorisé à s'établir en Belgique, est "
    "exempté de plein droit du droit d'inscription spécifique.",
    SPECIFIC,
)
EXEMPT_GOVERNMENT = Reason(
    "exempt_government",
    "L'élève appartient à une catégorie que le Gouvernement exempte totalement du droit "
    "d'inscription spécifique.",
    SPECIFIC,
)
FREE = Reason(
    "free",
    "Aucun droit d'inscription n'est dû : aucun minerval, direct ou indirect, ne peut être perçu.",
    law("18", "1.7.2-1 §1"),
)
