"""Écoles européennes: the Règlement général (réf. 2007-D-4010-fr-6)."""

from typing import Any

from app.rules.european.baccalaureate import baccalaureate
from app.rules.european.composition_absence import composition_absence
from app.rules.european.mark import mark
from app.rules.european.promotion import promotion
from app.rules.european.repeat import repeat
from app.rules.european.semester_mark import semester_mark
from app.rules.registry import Rule

RULES: tuple[Rule[Any, Any], ...] = (
    mark,
    promotion,
    repeat,
    semester_mark,
    composition_absence,
    baccalaureate,
)

NOT_COVERED: tuple[str, ...] = ()
