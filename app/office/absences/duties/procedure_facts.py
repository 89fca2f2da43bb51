"""The procedure of the objectives as its rule takes it, from what is kept of it."""

from datetime import date
from typing import Any

from app.models import ObjectivesContract
from app.office.absences.duties.history import History
from app.office.absences.year_entries import PupilYear
from app.rules.figures import Figures
from app.rules.registry import find
from app.rules.verdict import Verdict


def admission(
    rule_name: str,
    pupil: PupilYear,
    label: str,
    excess: date,
    history: History,
    today: date,
    figures: Figures,
) -> Verdict[Any]:
    """The verdict on the admission to the examinations; RuleInputError where it has none.

    ``excess`` is the day of the half-day that exceeds. Where it moved to a later day
    because an earlier half-day was justified since, what was done before stands as done
    on that day.
    """
    rule = find(rule_name)
    kept = history.contract or ObjectivesContract(pupil_id=pupil.pupil_id, year_id=0)

    def since(day: date | None) -> date | None:
        return None if day is None else max(day, excess)

    facts = rule.facts_type(
        school_year=label,
        study_year=pupil.study_year,
        birth_date=pupil.birth_date,
        today=today,
        excess_date=excess,
        informed=since(history.settled_on("excess_information")),
        returned=since(kept.returned_on),
        proposed=since(kept.proposed_on),
        answer=kept.answer,
        answer_date=since(kept.answered_on),
        signed_by=kept.signed_by or None,
        council=kept.council,
        council_date=since(kept.council_on),
    )
    return rule(facts, figures)
