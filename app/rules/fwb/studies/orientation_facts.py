"""What the class council decided of a pupil, as it is entered and what it becomes."""

from dataclasses import dataclass
from typing import Literal

from app.rules.errors import RuleInputError
from app.rules.facts import Text, facts

StudyYear = Literal[3, 4, 5, 6, 7]
Form = Literal[
    "general",
    "technical",
    "artistic",
    "technical_qualification",
    "artistic_qualification",
    "professional",
]
SeventhKind = Literal["type_b", "qualifying", "complementary", "preparatory"]
Session = Literal["first", "second"]
Decision = Literal["passed", "passed_with_restriction", "failed", "adjourned"]
Reservation = Literal["none", "equivalence_pending", "administrative_difficulty"]
Outcome = Literal[
    "free_attendance", "adjourned", "competence_report", "aoc", "aob", "aoa", "certificate"
]
Document = Literal[
    "aoa",
    "aob",
    "aoc",
    "ce6p",
    "ceb",
    "ces2d",
    "cess",
    "competence_report",
    "complementary_attestation",
    "free_pupil_attestation",
]

TRANSITION: tuple[Form, ...] = ("general", "technical", "artistic")
WITHOUT_HIGHER_YEAR: tuple[StudyYear, ...] = (6, 7)
SECOND_DEGREE: tuple[StudyYear, ...] = (3, 4)


@facts
class OrientationFacts:
    """The year and form followed, the decision, and what it must name.

    ``no_third_year_attestation``: the Minister allows the school to give no attestation
    after the third professional year, but one that covers the degree after the fourth.
    """

    study_year: StudyYear
    form: Form
    seventh_kind: SeventhKind | None = None
    session: Session
    decision: Decision
    admitted_to_exams: bool = True
    restrictions: tuple[Text, ...] = ()
    motivation: str = ""
    no_third_year_attestation: bool = False
    reservation: Reservation = "none"
    holds_ceb: bool = True

    def check_seventh_kind(self) -> None:
        """A seventh year is of a kind, which its form allows; no other year is."""
        if self.study_year != 7:
            accepted = self.seventh_kind is None
        elif self.form in TRANSITION:
            accepted = self.seventh_kind == "preparatory"
        elif self.form == "professional":
            accepted = self.seventh_kind in ("type_b", "qualifying", "complementary")
        else:
            accepted = self.seventh_kind in ("qualifying", "complementary")
        if not accepted:
            raise RuleInputError("seventh_kind", "une sorte de septième année de cette forme")

    def check_decision(self) -> None:
        """An AOB opens a higher year with a restriction; a second chance comes after June."""
        if self.decision == "passed_with_restriction" and self.study_year in WITHOUT_HIGHER_YEAR:
            raise RuleInputError("decision", "aucune AOB n'est délivrée en sixième et septième")
        if self.decision == "adjourned" and self.session == "second":
            raise RuleInputError("decision", "une décision de seconde session est attendue")

    def check_admitted_to_exams(self) -> None:
        """Who was not admitted to the examinations has failed."""
        if not self.admitted_to_exams and self.decision != "failed":
            raise RuleInputError("admitted_to_exams", "un élève admis aux examens est attendu")

    def check_restrictions(self) -> None:
        """The restrictions are those of an AOB."""
        if bool(self.restrictions) != (self.decision == "passed_with_restriction"):
            raise RuleInputError(
                "restrictions", "des restrictions avec une AOB, et avec elle seule, sont attendues"
            )

    def check_no_third_year_attestation(self) -> None:
        """Only the professional second degree may do without the attestation of its third year."""
        allowed = self.form == "professional" and self.study_year in SECOND_DEGREE
        if self.no_third_year_attestation and not allowed:
            raise RuleInputError(
                "no_third_year_attestation", "la troisième ou la quatrième professionnelle"
            )


@dataclass(frozen=True)
class Orientation:
    """The decision's form, its documents, the appeals it opens, what it must carry."""

    outcome: Outcome
    documents: tuple[Document, ...]
    internal_appeal: bool
    external_appeal: bool
    must_motivate: bool
    complete: bool
    must_name: tuple[str, ...]
    under_reservation: bool
    covers_degree: bool
