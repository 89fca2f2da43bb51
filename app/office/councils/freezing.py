"""Plain data to JSON text and back: what is sealed is read again as it was."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from app.rules.digest import canonical, digest_of

T = TypeVar("T")

SEAL: Final = "seal"
"""Where the content says who sealed it and by which document; no part of its fingerprint."""


def frozen(value: object) -> object:
    """The value as JSON holds it: dataclasses by field, pictures by their absence."""
    if isinstance(value, bytes):
        return ""
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {item.name: frozen(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): frozen(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [frozen(item) for item in value]
    return canonical(value)


def frozen_text(value: object) -> str:
    """The JSON text that is stored, one form for one content."""
    return json.dumps(frozen(value), ensure_ascii=False, sort_keys=True)


def fingerprint_of(text: str) -> str:
    """SHA-256, in hexadecimal, of a stored content; ValueError where it is no JSON.

    What was added of the seal itself is left out: the document bears the fingerprint, and
    cannot be known before it.
    """
    content = json.loads(text)
    if isinstance(content, dict):
        content.pop(SEAL, None)
    return digest_of(content)


def with_seal(text: str, seal: Mapping[str, object]) -> str:
    """The stored content with who sealed it, when and in which document."""
    return frozen_text({**json.loads(text), SEAL: seal})


def thawed(cls: type[T], plain: object) -> T:
    """An instance of the dataclass from its frozen form; later fields take their default."""
    return cast(T, _thaw(cls, plain))


def _thaw(hint: Any, plain: Any) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return None if plain is None else _thaw(_first_not_none(hint), plain)
    if origin is tuple:
        return tuple(_thaw(get_args(hint)[0], item) for item in plain)
    if isinstance(hint, type) and is_dataclass(hint):
        return _thaw_dataclass(hint, plain)
    if hint is Decimal:
        return Decimal(plain)
    if hint in (date, datetime):
        return hint.fromisoformat(plain)
    return plain


def _thaw_dataclass(cls: type[Any], plain: Mapping[str, Any]) -> Any:
    hints = get_type_hints(cls)
    known = {
        item.name: _thaw(hints[item.name], plain[item.name])
        for item in fields(cls)
        if item.name in plain or item.default is MISSING
    }
    return cls(**known)


def _first_not_none(hint: Any) -> Any:
    return next(one for one in get_args(hint) if one is not type(None))
