"""Promotion sociale: evaluations, results, appeals and discipline (ROI, titres III to V, VIII)."""

from typing import Any

from app.rules.promsoc.results.section_result import section_result
from app.rules.promsoc.results.unit_result import unit_result
from app.rules.registry import Rule

RULES: tuple[Rule[Any, Any], ...] = (
    unit_result,
    section_result,
)

NOT_COVERED: tuple[str, ...] = ()
