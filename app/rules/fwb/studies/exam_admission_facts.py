"""The procedure that follows more than 20 unjustified half-days, step by step."""

from datetime import date
from typing import Literal

from app.rules.errors import RuleInputError
from app.rules.facts import SchoolYear, facts
from app.rules.fwb.studies.family import Signer
from app.rules.fwb.studies.school_days import StudyYear
from app.rules.fwb.studies.school_years import falls_in

Answer = Literal["none", "approved", "refused"]
Council = Literal["none", "met", "not_met"]


@facts
class ExamAdmissionFacts:
    """The day of the excess, and what the school, the family and the council did since.

    ``proposed`` is the day of the objectives in force: after a change of school that
    adapted them, the day of the new document.
    """

    school_year: SchoolYear
    study_year: StudyYear
    birth_date: date
    today: date
    excess_date: date | None = None
    informed: date | None = None
    returned: date | None = None
    proposed: date | None = None
    answer: Answer = "none"
    answer_date: date | None = None
    signed_by: Signer | None = None
    council: Council = "none"
    council_date: date | None = None

    def check_excess_date(self) -> None:
        """The excess belongs to the school year and is past."""
        day = self.excess_date
        if day is not None and not (falls_in(self.school_year, day) and day <= self.today):
            raise RuleInputError("excess_date", "un jour passé de l'année scolaire est attendu")

    def check_informed(self) -> None:
        """The letter follows the excess."""
        self._check_step("informed", self.informed)

    def check_returned(self) -> None:
        """The return follows the excess."""
        self._check_step("returned", self.returned)

    def check_proposed(self) -> None:
        """Objectives are put to the family once the pupil is back."""
        self._check_step("proposed", self.proposed)
        if self.proposed is None:
            return
        if self.returned is None or self.proposed < self.returned:
            raise RuleInputError("proposed", "un jour qui suit le retour de l'élève est attendu")

    def check_answer(self) -> None:
        """An answer is one to objectives."""
        if self.answer != "none" and self.proposed is None:
            raise RuleInputError("answer", "aucune réponse sans objectifs proposés n'est attendue")

    def check_answer_date(self) -> None:
        """An answer, and it alone, has a day."""
        self._check_step("answer_date", self.answer_date)
        _check_together("answer_date", self.answer_date, self.answer)

    def check_signed_by(self) -> None:
        """An answer, and it alone, is signed."""
        _check_together("signed_by", self.signed_by, self.answer)

    def check_council(self) -> None:
        """The council judges objectives that were approved."""
        if self.council != "none" and self.answer != "approved":
            raise RuleInputError(
                "council", "des objectifs approuvés sont attendus avant le conseil"
            )

    def check_council_date(self) -> None:
        """A finding, and it alone, has a day."""
        self._check_step("council_date", self.council_date)
        _check_together("council_date", self.council_date, self.council)

    def _check_step(self, key: str, day: date | None) -> None:
        if day is None:
            return
        if self.excess_date is None or not self.excess_date <= day <= self.today:
            raise RuleInputError(key, "un jour entre le dépassement et aujourd'hui est attendu")


def _check_together(key: str, value: object, word: str) -> None:
    if (value is None) != (word == "none"):
        raise RuleInputError(key, "cette donnée avec une réponse, et avec elle seule, est attendue")
