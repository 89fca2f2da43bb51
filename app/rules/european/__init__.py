"""Rules of this regime."""

from typing import Any

from app.rules.registry import Rule

RULES: tuple[Rule[Any, Any], ...] = ()

NOT_COVERED: tuple[str, ...] = ()
