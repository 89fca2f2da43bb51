"""What ``cefa.admission`` is told of a pupil, and the words that it uses."""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.facts import between, facts

Programme = Literal[
    "art45_d2",
    "art45_d3",
    "urgence",
    "mfi",
    "p3",
    "p4",
    "p5",
    "p6",
    "p7",
    "tq5",
    "tq6",
    "tq7",
]
FirstDegreeYear = Literal["1c", "2c", "1d", "2d", "2s", "2ds", "3sdo"]
Document = Literal[
    "ce1d",
    "orientation_3p",
    "no_equivalence",
    "admission_council_favourable",
    "derogation_56_4",
    "acp_d2",
    "ces2d",
    "cesi",
    "cq4",
    "cq_f3_phase3",
    "reinsertion_4",
    "reinsertion_5",
    "cesi_jury",
    "cesi_jury_professional",
    "ces2d_jury_general",
    "ces2d_jury_technical",
    "ces2d_jury_artistic",
    "ces2d_jury_professional",
    "ces2d_general_promsoc",
]
Form = Literal["general", "technical", "technical_qualification", "artistic", "professional"]
Mode = Literal["full_time", "art49", "art45"]
YearResult = Literal["passed", "failed", "no_attestation"]
Access = Literal["open", "semi_open", "limited"]
SeventhKind = Literal["qualifying", "complementary"]
Contract = Literal[
    "none",
    "contrat_alternance",
    "apprenticeship",
    "emploi_formation",
    "first_job",
    "other_approved",
    "cisp",
]
Title = Literal["cq45", "acp_d2", "ces2d", "ce6p", "cq6", "cess", "cq7", "acc"]

SEVENTH_YEARS: tuple[Programme, ...] = ("p7", "tq7")

# The "two first years" of secondary education, as II.II.1 lists them.
FIRST_TWO_YEARS = (frozenset({"1c", "2c"}), frozenset({"1d", "1c"}), frozenset({"1d", "2d"}))


@facts
class StudyYear:
    """One year of study followed, and how it ended."""

    year: Annotated[int, between(3, 7)]
    form: Form
    mode: Mode
    result: YearResult
    option: str = ""


@facts
class HeldTitle:
    """A title that the pupil holds already, in an option."""

    title: Title
    option: str


@facts
class AdmissionFacts:
    """A pupil, the programme wanted, and the day of the enrolment."""

    programme: Programme
    birth_date: date
    enrolment_date: date
    option: str = ""
    first_degree_years: tuple[FirstDegreeYear, ...] = ()
    documents: tuple[Document, ...] = ()
    jury_option: str = ""
    record: tuple[StudyYear, ...] = ()
    corresponding_options: tuple[str, ...] = ()
    access: Access | None = None
    seventh_kind: SeventhKind | None = None
    cq_options: tuple[str, ...] = ()
    accepted_cq: tuple[str, ...] = ()
    contract: Contract = "none"
    contract_date: date | None = None
    contract_end: date | None = None
    in_alternance_since: date | None = None
    enrolled_full_time: bool = False
    definitively_excluded: bool = False
    titles_held: tuple[HeldTitle, ...] = ()
    equivalent_options: tuple[str, ...] = ()
    in_option_before: bool = False

    def check_enrolment_date(self) -> None:
        """Nobody is enrolled before birth."""
        if self.enrolment_date < self.birth_date:
            raise RuleInputError("enrolment_date", "une date qui suit la naissance est attendue")

    def check_option(self) -> None:
        """Every programme has an option, save the module de formation individualisé."""
        if self.programme != "mfi" and not self.option.strip():
            raise RuleInputError("option", "le code de l'option demandée est attendu")

    def check_jury_option(self) -> None:
        """The jury's CES2D opens 4P only on a change of option, which must be known."""
        needed = self.programme == "p4" and self.has("ces2d_jury_professional")
        if needed and not self.jury_option.strip():
            raise RuleInputError("jury_option", "l'option du certificat du jury est attendue")

    def check_access(self) -> None:
        """A 7th year has a class."""
        if self.is_seventh and self.access is None:
            raise RuleInputError("access", "la classe de l'option de 7e année est attendue")

    def check_seventh_kind(self) -> None:
        """A 7th year is qualifying or complementary."""
        if self.is_seventh and self.seventh_kind is None:
            raise RuleInputError("seventh_kind", "« qualifying » ou « complementary » est attendu")

    def check_contract_date(self) -> None:
        """An insertion convention holds by its date."""
        if self.contract == "cisp" and self.contract_date is None:
            raise RuleInputError("contract_date", "la date de la convention est attendue")

    def check_contract_end(self) -> None:
        """An insertion convention runs to its term."""
        if self.contract == "cisp" and self.contract_end is None:
            raise RuleInputError("contract_end", "le terme de la convention est attendu")

    @property
    def is_seventh(self) -> bool:
        """Is a 7th year wanted?"""
        return self.programme in SEVENTH_YEARS

    @property
    def has_first_two_years(self) -> bool:
        """Were the two first years of secondary education followed?"""
        followed = frozenset(self.first_degree_years)
        return any(years <= followed for years in FIRST_TWO_YEARS)

    def has(self, *documents: Document) -> bool:
        """Does the pupil hold one of these documents?"""
        return any(document in self.documents for document in documents)

    def passed(
        self,
        year: int,
        full_time: Collection[Form],
        art49: Collection[Form],
        options: Collection[str] | None = None,
    ) -> bool:
        """Was the year finished "avec fruit", in one of these forms and options?

        Years of an art. 45 formation never count.
        """
        return any(
            line.year == year
            and line.result == "passed"
            and line.form in {"full_time": full_time, "art49": art49, "art45": ()}[line.mode]
            and (options is None or line.option in options)
            for line in self.record
        )
