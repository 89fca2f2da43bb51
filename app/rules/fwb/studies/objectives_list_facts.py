"""The pupils of a school, and how far each one's procedure went."""

from datetime import date
from typing import Annotated

from app.rules.errors import RuleInputError
from app.rules.facts import Count, SchoolYear, facts, not_empty
from app.rules.fwb.studies.exam_admission_facts import Answer, Council
from app.rules.fwb.studies.school_days import StudyYear
from app.rules.fwb.studies.school_years import FIRST_PLAUSIBLE, falls_in, in_first_year


@facts
class ListedPupil:
    """One pupil: unjustified half-days, and how far the procedure went."""

    id: Annotated[str, not_empty]
    study_year: StudyYear
    unjustified: Count
    excess_date: date | None = None
    returned: bool
    proposed: bool = True
    answer: Answer = "none"
    council: Council = "none"

    def check_answer(self) -> None:
        """An answer is given to objectives, by a family seen again."""
        if self.answer != "none" and not (self.returned and self.proposed):
            raise RuleInputError("answer", "aucune réponse sans objectifs proposés n'est attendue")

    def check_council(self) -> None:
        """The council judges objectives that were approved."""
        if self.council != "none" and self.answer != "approved":
            raise RuleInputError(
                "council", "des objectifs approuvés sont attendus avant le conseil"
            )


@facts
class ObjectivesListFacts:
    """The pupils of the school, and the day the list was sent."""

    school_year: SchoolYear
    pupils: tuple[ListedPupil, ...]
    sent: date | None = None

    def check_pupils(self) -> None:
        """Each pupil once, with an excess of that school year."""
        if len({pupil.id for pupil in self.pupils}) < len(self.pupils):
            raise RuleInputError("pupils", "chaque élève une seule fois est attendu")
        days = (pupil.excess_date for pupil in self.pupils)
        if not all(falls_in(self.school_year, day) for day in days if day is not None):
            raise RuleInputError("pupils", "des dépassements de l'année scolaire sont attendus")

    def check_sent(self) -> None:
        """The list is sent in the school year, or after it."""
        if self.sent and self.sent < in_first_year(self.school_year, FIRST_PLAUSIBLE):
            raise RuleInputError("sent", "un jour à partir de l'année scolaire est attendu")
