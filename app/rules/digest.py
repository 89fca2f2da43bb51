"""One canonical form of plain values, so that equal facts give an equal digest."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from app.rules.keys import key_of

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]


def canonical(value: object) -> Plain:
    """The value as JSON can hold it, one form for each meaning (6, 6.0 and 6.00 alike)."""
    if value is None or isinstance(value, bool | str | int):
        return value
    if isinstance(value, Decimal):
        return _plain_number(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {
            key_of(field.name): canonical(getattr(value, field.name)) for field in fields(value)
        }
    if isinstance(value, Mapping):
        return {str(key): canonical(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted((canonical(item) for item in value), key=str)
    if isinstance(value, tuple | list):
        return [canonical(item) for item in value]
    raise TypeError(f"no canonical form for {type(value).__name__}")


def digest_of(*values: object) -> str:
    """SHA-256 of the values, in hexadecimal."""
    text = json.dumps(canonical(values), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain_number(value: Decimal) -> int | str:
    if value == value.to_integral_value():
        return int(value)
    return format(value.normalize(), "f")
