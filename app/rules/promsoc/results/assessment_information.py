"""``promsoc.assessment_information``: were the criteria of success given in time (art. 15, 16)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.days import ONE_DAY
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.promsoc.results.roi import AGCF, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling


@facts
class AssessmentInformationFacts:
    """When the criteria of one unit were given, and when it was evaluated."""

    integrated_test: bool = False
    first_tenth: date
    given_on: date | None = None
    last_lesson: date
    final_evaluation: date | None = None

    def check_last_lesson(self) -> None:
        """Lessons do not end before the first tenth."""
        if self.last_lesson < self.first_tenth:
            raise RuleInputError("last_lesson", "une date à partir du premier dixième est attendue")


@dataclass(frozen=True)
class AssessmentInformation:
    """In time or not, and the last day to give the criteria."""

    outcome: Literal["in_time", "late"]
    give_by: date


@rule(
    "promsoc.assessment_information",
    version=1,
    title="Les critères de réussite ont-ils été remis à temps ?",
    source="ROI Binche, art. 15, 16 §1 et §2",
)
def assessment_information(
    facts: AssessmentInformationFacts, figures: FigureReader
) -> Ruling[AssessmentInformation]:
    """Criteria "avant le premier dixième" (16 §1), épreuve intégrée "au plus tard au" (16 §2).

    The final evaluation, first session, is on the last day of lessons at the latest (15).
    """
    give_by = facts.first_tenth if facts.integrated_test else facts.first_tenth - ONE_DAY
    reasons = (_criteria(facts, give_by), *_evaluation(facts))
    late = any(reason.code != "criteria_in_time" for reason in reasons)
    return Ruling(AssessmentInformation("late" if late else "in_time", give_by), reasons)


def _criteria(facts: AssessmentInformationFacts, give_by: date) -> Reason:
    article = (
        roi("16 §2", f"{AGCF}, art. 18")
        if facts.integrated_test
        else roi("16 §1", f"{AGCF}, art. 14 §1er")
    )
    limit = f"au plus tard le {french_date(give_by)}"
    if facts.given_on is None:
        text = f"Les critères de réussite n'ont pas été remis, ils devaient l'être {limit}."
        return Reason("criteria_not_given", text, article)
    given = f"Les critères de réussite ont été remis le {french_date(facts.given_on)}"
    if facts.given_on > give_by:
        return Reason("criteria_late", f"{given}, ils devaient l'être {limit}.", article)
    return Reason("criteria_in_time", f"{given}, à temps ({limit}).", article)


def _evaluation(facts: AssessmentInformationFacts) -> Iterator[Reason]:
    if facts.final_evaluation is not None and facts.final_evaluation > facts.last_lesson:
        yield Reason(
            "evaluation_late",
            f"L'évaluation finale du {french_date(facts.final_evaluation)} suit le dernier jour "
            f"de cours de l'unité ({french_date(facts.last_lesson)}).",
            roi("15"),
        )
