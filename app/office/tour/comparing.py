"""Two sides laid beside each other: what was typed, what is stored."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

Side = Mapping[str, object]
"""By what is compared, in words, its value."""
Typed = Mapping[str, Any]
"""The sections of what was typed, as they were read from JSON."""


def differences(typed: Side, stored: Side) -> Iterator[str]:
    """A sentence for each thing that the two sides do not say alike."""
    for what in dict.fromkeys((*typed, *stored)):
        one, other = _text(typed.get(what)), _text(stored.get(what))
        if one != other:
            yield f"{what}: typed {one or 'nothing'}, stored {other or 'nothing'}"


def flat(name: str, record: Mapping[str, object]) -> dict[str, object]:
    """A record with each of its fields named after it."""
    return {f"{name}, {field}": value for field, value in record.items()}


def _text(value: object) -> str:
    """What is not there and what is empty are alike; 12,50 is 12,5."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(_text(one) for one in value)
    return str(value)
