"""Attendance, decisions of the class council, appeals."""

from typing import Any

from app.rules.fwb.studies.external_appeal import external_appeal
from app.rules.fwb.studies.internal_appeal import internal_appeal
from app.rules.fwb.studies.orientation import orientation
from app.rules.registry import Rule

RULES: tuple[Rule[Any, Any], ...] = (orientation, internal_appeal, external_appeal)

NOT_COVERED: tuple[str, ...] = ()
