"""Promotion sociale: evaluations, results, appeals and discipline (ROI, titres III to V, VIII)."""

from typing import Any

from app.rules.promsoc.results.assessment_information import assessment_information
from app.rules.promsoc.results.council_vote import council_vote
from app.rules.promsoc.results.evaluation_absence import evaluation_absence
from app.rules.promsoc.results.integrated_test_admission import integrated_test_admission
from app.rules.promsoc.results.second_session import second_session
from app.rules.promsoc.results.section_result import section_result
from app.rules.promsoc.results.single_session import single_session
from app.rules.promsoc.results.unit_result import unit_result
from app.rules.registry import Rule

RULES: tuple[Rule[Any, Any], ...] = (
    assessment_information,
    evaluation_absence,
    single_session,
    unit_result,
    second_session,
    council_vote,
    integrated_test_admission,
    section_result,
)

NOT_COVERED: tuple[str, ...] = ()
