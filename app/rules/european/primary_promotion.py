"""``european.primary_promotion``: passing in the primary cycle (art. 57, 58, 59)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.dates import add_years_to_month_end
from app.rules.errors import RuleInputError
from app.rules.european.classes import PrimaryClass, last_class, level_in_french
from app.rules.european.inputs import forbid, require
from app.rules.european.source import because
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

Subject = Literal["mother_tongue", "mathematics", "language_2", "world_discovery", "other"]
Outcome = Literal[
    "sen_procedure", "attendance_missing", "promoted", "reasons_missing", "unsupported", "repeat"
]
IN_FRENCH: dict[Subject, str] = {
    "mother_tongue": "langue maternelle",
    "mathematics": "mathématique",
    "language_2": "langue II",
    "world_discovery": "découverte du monde",
    "other": "une autre matière",
}


@facts
class Insufficiency:
    """A subject in which the level is insufficient, maybe taught in a vehicular language."""

    subject: Subject
    vehicular: bool = False


@facts
class PrimaryPromotionFacts:
    """The council's decision on one pupil, and what it rests on.

    ``european_since``: first attendance at any European School; ``entered_on``: at this one.
    """

    class_: PrimaryClass
    council_decision: Literal["promote", "repeat"]
    reasons_recorded: bool = False
    insufficient: tuple[Insufficiency, ...] = ()
    swals: bool = False
    from_outside: bool = False
    european_since: date | None = None
    entered_on: date | None = None
    year_start: date | None = None
    decision_on: date
    regular_attendance: bool | None = None
    sen_adapted_programme: bool = False

    def check_insufficient(self) -> None:
        """Each subject once; ``other`` stands for several."""
        named = [item.subject for item in self.insufficient if item.subject != "other"]
        if len(set(named)) < len(named):
            raise RuleInputError("insufficient", "des matières toutes différentes sont attendues")

    def check_european_since(self) -> None:
        """The two years of one from outside are counted from a day."""
        if self.from_outside:
            require(self.european_since, "european_since", "pour un élève venu de l'extérieur")

    def check_year_start(self) -> None:
        """The two dates that make a new pupil go together."""
        if self.entered_on is not None:
            require(self.year_start, "year_start", "avec la date d'entrée")
        elif self.year_start is not None:
            require(self.entered_on, "entered_on", "avec le début de l'année scolaire")

    def check_regular_attendance(self) -> None:
        """Regular attendance is asked of those who leave the last primary class (59 a)."""
        if not self.in_last_class:
            forbid(self.regular_attendance, "regular_attendance", "avant la dernière classe")

    @property
    def in_last_class(self) -> bool:
        """Is it the class from which one is admitted to the secondary cycle?"""
        return self.class_ == last_class("primary")

    @property
    def is_new(self) -> bool:
        """Is the pupil at the end of the first year at the school?"""
        if self.entered_on is None or self.year_start is None:
            return False
        return self.entered_on >= self.year_start

    def ignores_language_2(self, years: int) -> bool:
        """57 a, 59 b: for fewer than two years in the European Schools, coming from outside.

        In classes 1 to 4 for SWALS alone, in class 5 for all.
        """
        if not self.from_outside or self.european_since is None:
            return False
        recent = add_years_to_month_end(self.european_since, years) > self.decision_on
        return recent and (self.swals or self.in_last_class)


@dataclass(frozen=True)
class PrimaryPromotion:
    """What becomes of the decision, and what the council must or may leave out."""

    outcome: Outcome
    ignored: tuple[Subject, ...]
    may_ignore: tuple[Subject, ...]
    next_level: str | None = None


@rule(
    "european.primary_promotion",
    version=1,
    title="Le passage de classe au primaire et l'admission au secondaire",
    source="Règlement général EE, art. 57, 58 et 59",
)
def primary_promotion(
    facts: PrimaryPromotionFacts, figures: FigureReader
) -> Ruling[PrimaryPromotion]:
    """The council decides (57 a, 58); to repeat is exceptional and reasoned (57 b, 59 a)."""
    years = figures.integer("european.primary_promotion.language_2_years")
    must = facts.ignores_language_2(years)
    left = [item for item in facts.insufficient if not (must and item.subject == "language_2")]
    ignored: tuple[Subject, ...] = ("language_2",) if len(left) < len(facts.insufficient) else ()
    may_ignore = tuple(item.subject for item in left if item.vehicular and facts.is_new)
    outcome = _outcome(facts, supported=bool(left))
    level = _next_level(facts) if outcome == "promoted" else None
    result = PrimaryPromotion(outcome, ignored, may_ignore, level)
    return Ruling(result, tuple(_reasons(facts, result)))


def _outcome(facts: PrimaryPromotionFacts, supported: bool) -> Outcome:
    if facts.sen_adapted_programme:
        return "sen_procedure"
    if facts.council_decision == "promote":
        return "attendance_missing" if facts.regular_attendance is False else "promoted"
    if not facts.reasons_recorded:
        return "reasons_missing"
    return "repeat" if supported else "unsupported"


def _next_level(facts: PrimaryPromotionFacts) -> str:
    return "secondary 1" if facts.in_last_class else f"primary {facts.class_ + 1}"


def _reasons(facts: PrimaryPromotionFacts, result: PrimaryPromotion) -> Iterator[Reason]:
    yield _by_outcome(facts, result)
    if result.ignored:
        yield because(
            "language_2_ignored",
            "L'élève, venu de l'extérieur, a fréquenté les écoles européennes pendant moins de "
            "deux ans ; son niveau en deuxième langue n'est pas pris en considération.",
            "art. 59 b" if facts.in_last_class else "art. 57 a",
        )
    if result.may_ignore:
        yield because(
            "vehicular_may_be_ignored",
            "L'élève est à la fin de sa première année de présence à l'école ; le Conseil de "
            "classe peut faire abstraction de ses insuffisances dans les matières enseignées en "
            f"langue véhiculaire ({enumeration(IN_FRENCH[key] for key in result.may_ignore)}).",
            "art. 57 a",
        )


def _by_outcome(facts: PrimaryPromotionFacts, result: PrimaryPromotion) -> Reason:
    reasoned = "art. 59 a" if facts.in_last_class else "art. 57 b"
    match result.outcome:
        case "sen_procedure":
            return SEN_PROCEDURE
        case "attendance_missing":
            return ATTENDANCE_MISSING
        case "promoted":
            return because(
                "promoted",
                f"Le Conseil de classe admet l'élève en {level_in_french(_next_level(facts))}.",
                "art. 58 et 59 a" if facts.in_last_class else "art. 57 a",
            )
        case "reasons_missing":
            return because(
                "reasons_missing",
                "La décision de redoublement ou de non-admission n'est pas motivée, alors qu'elle "
                "doit l'être.",
                reasoned,
            )
        case "unsupported":
            return because(
                "unsupported",
                "Aucune insuffisance qui puisse être prise en considération n'appuie la décision "
                "de redoublement ou de non-admission.",
                reasoned,
            )
        case _:
            return because("repeat", _refused(facts), reasoned)


def _refused(facts: PrimaryPromotionFacts) -> str:
    if facts.in_last_class:
        return "Le Conseil de classe n'admet pas l'élève au cycle secondaire, par décision motivée."
    return (
        "Le niveau de compétences atteint ne garantit pas une poursuite normale des "
        "apprentissages ; le Conseil de classe décide le redoublement, par décision motivée."
    )


SEN_PROCEDURE = because(
    "sen_procedure",
    "L'élève suit un programme adapté (SEN) : le Groupe conseil propose au Conseil de classe les "
    "modalités de progression et de poursuite de la scolarité, et les représentants légaux "
    "reçoivent un certificat précisant les progrès réalisés.",
    "art. 57 d",
)
ATTENDANCE_MISSING = because(
    "attendance_missing",
    "L'élève n'a pas fréquenté régulièrement la cinquième année primaire, ce que suppose le "
    "passage au cycle secondaire.",
    "art. 59 a",
)
