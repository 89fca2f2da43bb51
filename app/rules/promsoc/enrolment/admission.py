"""``promsoc.admission``: may this person be admitted to this unit (art. 2)?"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from app.rules.dates import age_on, french_date
from app.rules.errors import RuleInputError
from app.rules.facts import between, facts
from app.rules.figures import FigureReader
from app.rules.promsoc.enrolment.common import EnrolmentFacts, gravest, refuse_after
from app.rules.promsoc.enrolment.roi import DECREE, RGE, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

Status = Literal["admitted", "pending", "refused"]
Basis = Literal["none_required", "title", "test", "council", "none"]
Test = Literal["none", "passed", "failed"]
Opinion = Literal["none", "favourable", "unfavourable"]
SecondaryYear = Annotated[int, between(1, 7)]
Step = tuple[Status, Reason]

FROM_BEST: tuple[Status, ...] = ("admitted", "pending", "refused")
COUNCIL = roi("2 §4 et §4bis", f"{DECREE}, art. 34", f"{RGE}, art. 9 §2 et 10")
CAPACITIES = roi("2 §3 et 4 §2", f"{RGE}, art. 9")
SCHOOLING = roi("2 §2", f"{DECREE}, art. 6")


@facts
class AdmissionFacts(EnrolmentFacts):
    """The person, the unit's first tenth, and what the file and the council say."""

    regular_years: tuple[SecondaryYear, ...] = ()
    derogation: bool = False
    schooling_proof: date | None = None
    countersigned: date | None = None
    capacities_required: bool = True
    title_held: bool = False
    test: Test = "none"
    council: Opinion = "none"
    council_date: date | None = None

    def check_schooling_proof(self) -> None:
        """The proof has been received."""
        refuse_after(self.on, "schooling_proof", self.schooling_proof)

    def check_countersigned(self) -> None:
        """The signature has been given."""
        refuse_after(self.on, "countersigned", self.countersigned)

    def check_council_date(self) -> None:
        """A decision has a date, that of its procès-verbal."""
        if self.council == "none":
            return
        if self.council_date is None:
            raise RuleInputError("council_date", "la date du procès-verbal est attendue")
        refuse_after(self.on, "council_date", self.council_date)

    @property
    def still_open(self) -> Status:
        """What a lacking piece amounts to: pending up to the limit, then refused."""
        return "pending" if self.on <= self.limit else "refused"


@dataclass(frozen=True)
class Admission:
    """The verdict, the two ages that it looks at, and what stands for the capacities."""

    outcome: Status
    age: int
    age_first_tenth: int
    basis: Basis
    limit: date


@rule(
    "promsoc.admission",
    version=1,
    title="Admission dans une unité d'enseignement",
    source=roi("2 §1 à §4bis", f"{DECREE}, art. 6 et 34", f"{RGE}, art. 9 et 10"),
)
def admission(facts: AdmissionFacts, figures: FigureReader) -> Ruling[Admission]:
    """Age (§1), compulsory schooling and countersignature (§2), capacities (§3, §4)."""
    basis, capacities = _capacities(facts)
    steps = (
        _age(facts, figures),
        *_schooling(facts, figures),
        *_countersignature(facts, figures),
        capacities,
        *_note(facts),
    )
    result = Admission(
        outcome=gravest((status for status, _ in steps), FROM_BEST),
        age=age_on(facts.birth_date, facts.enrolment_date),
        age_first_tenth=age_on(facts.birth_date, facts.first_tenth),
        basis=basis,
        limit=facts.limit,
    )
    return Ruling(result, tuple(reason for _, reason in steps))


def _age(facts: AdmissionFacts, figures: FigureReader) -> Step:
    """16, or 15 with the first two years of secondary education, or a derogation."""
    age = age_on(facts.birth_date, facts.enrolment_date)
    least = figures.integer("promsoc.enrolment.minimum_age")
    reduced = figures.integer("promsoc.enrolment.reduced_age")
    years = figures.integers("promsoc.enrolment.reduced_age_years")
    names = f"les années {enumeration(map(str, years))} de l'enseignement secondaire"
    if age >= least:
        text = f"L'étudiant, âgé de {age} ans à l'inscription, a atteint l'âge de {least} ans."
        return "admitted", Reason("age_16", text, roi("2 §1"))
    if age >= reduced and set(years) <= set(facts.regular_years):
        text = (
            f"L'étudiant, âgé de {age} ans à l'inscription, a été inscrit comme élève régulier "
            f"dans {names}."
        )
        return "admitted", Reason("age_15_two_years", text, roi("2 §1"))
    if facts.derogation:
        text = f"L'étudiant, âgé de {age} ans, bénéficie d'une dérogation pour cette formation."
        return "admitted", Reason("derogation", text, SCHOOLING)
    if age < reduced:
        text = f"L'étudiant, âgé de {age} ans à l'inscription, n'a pas atteint {reduced} ans."
        return "refused", Reason("too_young", text, roi("2 §1"))
    text = (
        f"L'étudiant, âgé de {age} ans à l'inscription, n'a pas atteint {least} ans et n'a pas "
        f"été inscrit comme élève régulier dans {names}."
    )
    return "refused", Reason("two_years_missing", text, roi("2 §1"))


def _schooling(facts: AdmissionFacts, figures: FigureReader) -> tuple[Step, ...]:
    """Under 18 on the first tenth, the student proves that compulsory schooling is met."""
    age = figures.integer("promsoc.enrolment.schooling_age")
    if age_on(facts.birth_date, facts.first_tenth) >= age:
        return ()
    limit = french_date(facts.limit)
    if facts.schooling_proof is None:
        text = (
            f"L'étudiant(e), âgé(e) de moins de {age} ans au premier dixième, n'a pas apporté la "
            "preuve qu'il (elle) satisfait à l'obligation scolaire "
            f"(date limite : {limit})."
        )
        return ((facts.still_open, Reason("schooling_proof_missing", text, SCHOOLING)),)
    received = french_date(facts.schooling_proof)
    if facts.schooling_proof > facts.limit:
        text = (
            "La preuve que l'étudiant satisfait à l'obligation scolaire est parvenue le "
            f"{received}, après la date limite du {limit}."
        )
        return (("refused", Reason("schooling_proof_late", text, SCHOOLING)),)
    text = f"La preuve que l'étudiant satisfait à l'obligation scolaire a été reçue le {received}."
    return (("admitted", Reason("schooling_proved", text, SCHOOLING)),)


def _countersignature(facts: AdmissionFacts, figures: FigureReader) -> tuple[Step, ...]:
    """The enrolment of a minor is valid only if the legal representative countersigns it."""
    majority = figures.integer("promsoc.enrolment.majority_age")
    if age_on(facts.birth_date, facts.enrolment_date) >= majority:
        return ()
    if facts.countersigned is None:
        text = (
            "L'inscription d'un étudiant mineur n'est valide que si elle est contresignée "
            "par le responsable légal."
        )
        return ((facts.still_open, Reason("countersignature_missing", text, roi("2 §2"))),)
    text = (
        "Le responsable légal a contresigné l'inscription de l'étudiant mineur le "
        f"{french_date(facts.countersigned)}."
    )
    return (("admitted", Reason("countersigned", text, roi("2 §2"))),)


def _capacities(facts: AdmissionFacts) -> tuple[Basis, Step]:
    """Titles, tests, or the council, whose decisions are "souveraines et définitives"."""
    if facts.council == "unfavourable":
        return "none", ("refused", COUNCIL_UNFAVOURABLE)
    if not facts.capacities_required:
        return "none_required", ("admitted", NONE_REQUIRED)
    if facts.title_held:
        return "title", ("admitted", TITLE)
    if facts.test == "passed":
        return "test", ("admitted", TEST)
    if facts.council == "favourable":
        return "council", ("admitted", COUNCIL_FAVOURABLE)
    if facts.test == "failed":
        return "none", ("refused", TEST_FAILED)
    return "none", (facts.still_open, CAPACITIES_MISSING)


def _note(facts: AdmissionFacts) -> tuple[Step, ...]:
    """The council verifies "avant le premier dixième ou dès l'inscription": a note only."""
    if facts.council == "none" or facts.council_date is None:
        return ()
    if facts.enrolment_date >= facts.first_tenth or facts.council_date < facts.first_tenth:
        return ()
    text = (
        f"Le Conseil des études s'est prononcé le {french_date(facts.council_date)}, alors que "
        "les conditions d'admission se vérifient avant le premier dixième "
        f"({french_date(facts.first_tenth)}) ou dès l'inscription."
    )
    return (("admitted", Reason("council_late", text, roi("2 §4", f"{RGE}, art. 9 §2"))),)


COUNCIL_UNFAVOURABLE = Reason(
    "council_unfavourable",
    "Le Conseil des études, dont les décisions sont souveraines et définitives, a décidé de ne "
    "pas admettre l'étudiant dans cette unité d'enseignement.",
    COUNCIL,
)
NONE_REQUIRED = Reason(
    "none_required",
    "Le dossier pédagogique ne demande pas de capacités préalables pour cette unité.",
    CAPACITIES,
)
TITLE = Reason(
    "title",
    "Le titre qui tient lieu des capacités préalables requises figure au dossier.",
    CAPACITIES,
)
TEST = Reason(
    "test",
    "L'étudiant a réussi l'épreuve d'admission portant sur les capacités préalables requises.",
    CAPACITIES,
)
COUNCIL_FAVOURABLE = Reason(
    "council",
    "Le Conseil des études a décidé d'admettre l'étudiant dans cette unité d'enseignement.",
    COUNCIL,
)
TEST_FAILED = Reason(
    "test_failed",
    "L'étudiant ne possède pas le titre exigé et a échoué à l'épreuve d'admission.",
    CAPACITIES,
)
CAPACITIES_MISSING = Reason(
    "capacities_missing",
    "La preuve des capacités préalables requises manque : ni titre, ni épreuve d'admission "
    "réussie, ni décision du Conseil des études.",
    CAPACITIES,
)
