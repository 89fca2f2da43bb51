"""Keys that other keys call for, or rule out."""

from app.rules.errors import RuleInputError


def require(value: object, key: str, where: str) -> None:
    """Refuse, on ``key``, that nothing is given: ``where`` says when something must be."""
    if value is None:
        raise RuleInputError(key, f"donnée requise {where}")


def forbid(value: object, key: str, where: str) -> None:
    """Refuse, on ``key``, what is given: ``where`` says when nothing may be."""
    if value is not None:
        raise RuleInputError(key, f"donnée exclue {where}")


def require_only(value: object, key: str, wanted: bool, where: str) -> None:
    """Ask for the key where ``wanted``, and refuse it elsewhere: ``where`` says when."""
    if wanted:
        require(value, key, where)
    elif value is not None:
        raise RuleInputError(key, f"donnée admise seulement {where}")
