"""Écoles européennes: the Règlement général (réf. 2007-D-4010-fr-6)."""

from typing import Any

from app.rules.european.mark import mark
from app.rules.european.promotion import promotion
from app.rules.registry import Rule

RULES: tuple[Rule[Any, Any], ...] = (mark, promotion)

NOT_COVERED: tuple[str, ...] = ()
