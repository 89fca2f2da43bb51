"""``european.admission_age``: age of admission (art. 49, 50)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.errors import RuleInputError
from app.rules.european.classes import Cycle, check_class, class_in_french, statutory
from app.rules.european.source import because
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Outcome = Literal["sen_procedure", "admissible", "director_decides", "refused"]


@facts
class AdmissionAgeFacts:
    """The class asked for, and the September of entry."""

    cycle: Cycle
    class_: int
    birth_date: date
    september_year: int
    special_circumstances: bool = False
    sen: bool = False

    def check_class(self) -> None:
        """The cycle has the class."""
        check_class(self.cycle, self.class_)

    def check_september_year(self) -> None:
        """Nobody enters before birth."""
        if self.september_year < self.birth_date.year:
            raise RuleInputError("september_year", "une année qui ne précède pas la naissance")

    @property
    def age(self) -> int:
        """The age reached in the calendar year: "l'année civile où l'enfant atteint l'âge"."""
        return self.september_year - self.birth_date.year


@dataclass(frozen=True)
class AdmissionAge:
    """May the child be admitted at that age?"""

    outcome: Outcome
    normal_age: int
    age: int
    excess: int
    limit: int


@rule(
    "european.admission_age",
    version=1,
    title="L'âge d'admission",
    source="Règlement général EE, art. 49 et 50",
)
def admission_age(facts: AdmissionAgeFacts, figures: FigureReader) -> Ruling[AdmissionAge]:
    """Nursery at four (49 a), primary at six (49 b), and two years above at most (49 c).

    Three years in secondary 4 to 6. Special circumstances are for the director (50), special
    needs for another decision (49 d).
    """
    normal = normal_age(facts.cycle, facts.class_, figures)
    excess, limit = facts.age - normal, _limit(facts, figures)
    unfit = _unfit(facts, excess, limit, figures)
    outcome = _outcome(facts, unfit)
    result = AdmissionAge(outcome, normal, facts.age, excess, limit)
    return Ruling(result, tuple(_reasons(facts, result, unfit)))


def normal_age(cycle: Cycle, class_: int, figures: FigureReader) -> int:
    """The age of the first nursery or primary class, and a year more for each class after."""
    if cycle == "nursery":
        return figures.integer("european.admission.age_nursery") + class_ - 1
    before = class_ - 1 if cycle == "primary" else statutory("classes.primary") + class_ - 1
    return figures.integer("european.admission.age_primary") + before


def _limit(facts: AdmissionAgeFacts, figures: FigureReader) -> int:
    """Class 7 is not among those that the text names."""
    upper = figures.integers("european.admission.excess_upper_classes")
    if facts.cycle == "secondary" and facts.class_ in upper:
        return figures.integer("european.admission.excess_upper")
    return figures.integer("european.admission.excess")


def _unfit(
    facts: AdmissionAgeFacts, excess: int, limit: int, figures: FigureReader
) -> Literal["too_old", "too_young"] | None:
    """Too young: under four for either nursery class, under six for primary 1."""
    if excess > limit:
        return "too_old"
    if facts.cycle == "nursery" and facts.age < figures.integer("european.admission.age_nursery"):
        return "too_young"
    if facts.cycle == "primary" and facts.class_ == 1 and excess < 0:
        return "too_young"
    return None


def _outcome(facts: AdmissionAgeFacts, unfit: str | None) -> Outcome:
    if facts.sen:
        return "sen_procedure"
    if unfit is None:
        return "admissible"
    return "director_decides" if facts.special_circumstances else "refused"


def _reasons(facts: AdmissionAgeFacts, result: AdmissionAge, unfit: str | None) -> Iterator[Reason]:
    where = class_in_french(facts.cycle, facts.class_)
    age = f"L'enfant atteint {result.age} ans dans l'année civile {facts.september_year}"
    normal = f"l'âge normal en {where} est de {result.normal_age} ans"
    if result.outcome == "sen_procedure":
        yield SEN_PROCEDURE
    elif unfit == "too_young":
        article = "art. 49 a" if facts.cycle == "nursery" else "art. 49 b"
        yield because("too_young", f"{age} ; {normal} et il est trop jeune.", article)
    elif unfit == "too_old":
        yield because(
            "too_old",
            f"{age} ; {normal}, qui ne peut être dépassé de plus de {result.limit} ans.",
            "art. 49 c",
        )
    else:
        yield _admitted(result, age, normal)
    if result.outcome == "director_decides":
        yield SPECIAL_CIRCUMSTANCES


def _admitted(result: AdmissionAge, age: str, normal: str) -> Reason:
    if result.excess > 0:
        return because(
            "within_limit",
            f"{age} ; {normal}, qui peut être dépassé de {result.limit} ans.",
            "art. 49 c",
        )
    if result.excess < 0:
        return because("ahead", f"{age} ; {normal} et l'enfant est en avance.", "art. 49")
    return because("normal_age", f"{age} ; {normal}.", "art. 49")


SEN_PROCEDURE = because(
    "sen_procedure",
    "L'enfant a des besoins spécifiques (SEN) ; son admission suit la décision du Conseil "
    "supérieur relative à leur intégration.",
    "art. 49 d",
)
SPECIAL_CIRCUMSTANCES = because(
    "special_circumstances",
    "Des circonstances particulières dûment justifiées peuvent être prises en considération ; la "
    "décision appartient au directeur.",
    "art. 50",
)
