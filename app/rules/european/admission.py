"""``european.admission``: level and conditions of entry (art. 45, 47, 48; annex V)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.european.classes import level_in_french
from app.rules.european.equivalences import equivalences
from app.rules.european.inputs import forbid, require
from app.rules.european.source import because
from app.rules.facts import Check, Text, at_least, facts
from app.rules.figures import FigureReader
from app.rules.numbers import french_number
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Outcome = Literal[
    "entrance_exam",
    "manual_equivalence",
    "resit_at_origin",
    "resit_choice",
    "tests_possible",
    "by_certificate",
]
EuropeanYear = Annotated[
    int,
    Check(lambda year: 1 <= year <= equivalences().last_year, "une année d'études du tableau"),
]


@facts
class AdmissionFacts:
    """The certificate of the class just attended: who issued it and what it says.

    ``passed``: promoted, not promoted, or with failures to make good (``resit``);
    ``distance_km``: from the former school to the seat of this one.
    """

    issuer: Literal["public", "recognised", "european_school", "other", "none"]
    passed: Literal["yes", "no", "resit"] | None = None
    country: Text | None = None
    national_level: Text | None = None
    european_year: EuropeanYear | None = None
    full_year: bool = True
    distance_km: Annotated[Decimal, at_least(0)] | None = None

    def check_passed(self) -> None:
        """A certificate says whether the pupil was promoted."""
        if self.counts:
            require(self.passed, "passed", "avec un certificat reconnu")
        if self.issuer == "none":
            forbid(self.passed, "passed", "sans certificat")

    def check_country(self) -> None:
        """A national certificate is of a country of the table."""
        self._check_national("country", self.country)
        if self.is_national and self.country not in equivalences().years:
            raise RuleInputError("country", "un pays du tableau d'équivalences est attendu")

    def check_national_level(self) -> None:
        """A national certificate names a level, below the last one of the table."""
        self._check_national("national_level", self.national_level)
        if self.is_national:
            self._check_not_last("national_level")

    def check_european_year(self) -> None:
        """A certificate of a European School names its year, below the last."""
        if self.is_national:
            forbid(self.european_year, "european_year", "avec un certificat national")
        if self.issuer == "european_school":
            require(self.european_year, "european_year", "pour une École européenne")
            self._check_not_last("european_year")

    def check_distance_km(self) -> None:
        """The distance decides where failures are made good."""
        if self.counts and self.passed == "resit":
            require(self.distance_km, "distance_km", "avec des examens de passage à subir")

    def _check_national(self, key: str, value: str | None) -> None:
        if self.is_national:
            require(value, key, "avec un certificat national")
        if self.issuer == "european_school":
            forbid(value, key, "pour une École européenne")

    def _check_not_last(self, key: str) -> None:
        if self.passed != "no" and self.year == equivalences().last_year:
            raise RuleInputError(key, "une année d'études après laquelle il en vient une autre")

    @property
    def counts(self) -> bool:
        """Is it a certificate of a public, a recognised or a European school?"""
        return self.is_national or self.issuer == "european_school"

    @property
    def is_national(self) -> bool:
        """Is it a certificate that the table of equivalences translates?"""
        return self.issuer in ("public", "recognised")

    @property
    def year(self) -> int | None:
        """The year of study attended; None where the table cannot be read."""
        if not self.is_national:
            return self.european_year
        return equivalences().year_of(self.country or "", self.national_level or "")


@dataclass(frozen=True)
class Admission:
    """How the pupil comes in, and at which level where the certificate decides it."""

    outcome: Outcome
    year_completed: int | None = None
    admitted_to: str | None = None


@rule(
    "european.admission",
    version=1,
    title="Le niveau et les conditions d'intégration",
    source="Règlement général EE, art. 45, 47 et 48, annexe V",
)
def admission(facts: AdmissionFacts, figures: FigureReader) -> Ruling[Admission]:
    """By the table of equivalences, on a certificate of promotion (47 a); else by exam (48).

    Failures are made good at the former school, or here where it lies more than 100 km
    away (47 c); without a complete school year the director may ask for tests (48 c).
    """
    if not facts.counts:
        return Ruling(Admission("entrance_exam"), (_no_certificate(facts),))
    if facts.passed == "no":
        return Ruling(Admission("entrance_exam"), (NOT_PROMOTED,))
    year = facts.year
    if year is None:
        return Ruling(Admission("manual_equivalence"), (_level_unreadable(facts),))
    level = equivalences().levels[year + 1]
    outcome, reason = _with_level(facts, level, figures)
    return Ruling(Admission(outcome, year, level), (reason,))


def _with_level(facts: AdmissionFacts, level: str, figures: FigureReader) -> tuple[Outcome, Reason]:
    if facts.passed == "resit":
        return _resit(facts, figures)
    if not facts.full_year:
        return "tests_possible", YEAR_INCOMPLETE
    return "by_certificate", because(
        "equivalence_table",
        f"Le certificat atteste le passage ; le tableau d'équivalences donne accès à la "
        f"{level_in_french(level)}.",
        "art. 47 a et annexe V",
    )


def _resit(facts: AdmissionFacts, figures: FigureReader) -> tuple[Outcome, Reason]:
    """47 c: "à une distance supérieure à 100 km du siège de l'école"."""
    limit = figures.decimal("european.admission.resit_distance")
    distance = facts.distance_km or Decimal(0)
    away = f"se trouve à {french_number(distance)} km du siège de l'école"
    if distance > limit:
        return "resit_choice", because(
            "resit_beyond_100_km",
            f"L'établissement d'origine {away}, soit plus de {french_number(limit)} km ; l'élève "
            "peut subir les examens de passage à l'École européenne.",
            "art. 47 c",
        )
    return "resit_at_origin", because(
        "resit_within_100_km",
        f"L'établissement d'origine {away}, soit {french_number(limit)} km au plus ; l'élève doit "
        "y subir les examens de passage.",
        "art. 47 c",
    )


def _no_certificate(facts: AdmissionFacts) -> Reason:
    if facts.issuer == "none":
        return because(
            "no_certificate",
            "L'élève n'est pas en possession d'un certificat de scolarité ; son niveau est "
            "déterminé par un examen d'admission.",
            "art. 48 a",
        )
    return because(
        "not_recognised",
        "Le certificat n'émane pas d'une instance publique ou reconnue ; le niveau de l'élève est "
        "déterminé par un examen d'admission.",
        "art. 48 a",
    )


NOT_PROMOTED = because(
    "not_promoted",
    "Aucun certificat de passage à la classe supérieure ne peut être produit ; l'élève est soumis "
    "à l'examen d'admission, au vu duquel le directeur décide de la classe.",
    "art. 48 b",
)
YEAR_INCOMPLETE = because(
    "year_incomplete",
    "L'élève n'a pas réussi une année scolaire complète ; le directeur peut exiger des tests "
    "d'admission.",
    "art. 48 c",
)


def _level_unreadable(facts: AdmissionFacts) -> Reason:
    return because(
        "level_unreadable",
        f"Le niveau « {facts.national_level} » ne se lit pas dans le tableau d'équivalences ; "
        "l'équivalence est à établir par l'école.",
        "art. 47 a et annexe V",
    )
