"""What ``cefa.certification`` is told, and the words that it uses."""

from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.facts import Count, between, facts

Title = Literal[
    "aoa",
    "aob",
    "aoc",
    "ces2d",
    "ce6p",
    "cess",
    "cq6",
    "cq7",
    "cq45",
    "ceb",
    "acc",
    "aci",
    "acp_d2",
    "reinsertion",
    "partial_attendance",
    "attendance",
    "free_pupil_attendance",
    "gestion",
    "degree_report",
]
Body = Literal["class_council", "jury", "management_council", "head"]


@facts
class CertificationFacts:
    """A pupil, the formation followed, and what was reached."""

    programme: Literal["art45", "art49", "urgence"]
    event: Literal["year_end", "left_during_year", "changes_school"]
    regular: bool
    year: Annotated[int, between(3, 7)] | None = None
    form: Literal["p", "tq"] | None = None
    seventh_kind: Literal["qualifying", "complementary"] | None = None
    passed: bool = False
    restriction: bool = False
    qualification_passed: bool = False
    profile_reached: bool = False
    qualifying_only: bool = False
    fifth_passed_same_option: bool = False
    sixth_p_passed: bool = False
    no_attestation_3p: bool = False
    titles_held: tuple[Title, ...] = ()
    art45_years_same_option: Count = 0
    full_time_third_same_option: bool = False
    alternance_years: Count = 0
    fit_for: tuple[Annotated[int, between(4, 5)], ...] = ()
    analogous_path: bool = False
    coordinator_proposal: bool = False
    management_authorisation: bool = False
    changed_option_sufficient: bool = False
    request: bool = False
    cpu_report: bool = False
    gestion_met: bool = False
    equivalence_pending: bool = False

    def check_year(self) -> None:
        """Art. 49 goes by years of study."""
        if self.is_art49 and self.year is None:
            raise RuleInputError("year", "une année de 3 à 7 est attendue pour l'article 49")

    def check_form(self) -> None:
        """Art. 49 goes by forms; there is no 3TQ in alternance."""
        if self.is_art49 and self.form is None:
            raise RuleInputError("form", "« p » ou « tq » est attendu pour l'article 49")
        if self.form == "tq" and self.year == 3:
            raise RuleInputError("form", "« p » est attendu pour la 3e année")

    def check_seventh_kind(self) -> None:
        """A 7th year is qualifying or complementary."""
        if self.is_art49 and self.year == 7 and self.seventh_kind is None:
            raise RuleInputError("seventh_kind", "« qualifying » ou « complementary » est attendu")

    @property
    def is_art49(self) -> bool:
        """Is it an art. 49 formation?"""
        return self.programme == "art49"

    @property
    def ends_year(self) -> bool:
        """Is the council deliberating at the end of the year?"""
        return self.event == "year_end"

    @property
    def only_trade(self) -> bool:
        """Does an adult follow only the qualifying training of an art. 49 formation?"""
        return self.qualifying_only and self.is_art49

    def in_year(self, *years: int, form: str = "") -> bool:
        """Is it one of these years of art. 49, in that form?"""
        return self.is_art49 and self.year in years and form in ("", self.form)
