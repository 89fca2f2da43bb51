"""The types of columns that the database has no word for, and shorthands for the others."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, Dialect, Integer, TypeDecorator
from sqlmodel import Field


class Hundredths(TypeDecorator[Decimal]):
    """An exact decimal of at most two places, kept as a whole number of hundredths.

    A mark of 12,5 is 1250. No arithmetic is done on it in SQL; SQLite would keep a
    decimal column as a binary float.
    """

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """The decimal as hundredths; ValueError where it has more than two places."""
        if value is None:
            return None
        hundredths = value * 100
        if hundredths != hundredths.to_integral_value():
            raise ValueError(f"{value} has more than two decimals")
        return int(hundredths)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        """The decimal again, without idle zeros: 1250 is 12.5."""
        return None if value is None else without_idle_zeros(Decimal(value).scaleb(-2))


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware on both sides, kept in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant in UTC; ValueError where it has no time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant, aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def without_idle_zeros(value: Decimal) -> Decimal:
    """12.50 as 12.5, 12.00 as 12."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def one_of(column: str, words: Sequence[str], name: str) -> CheckConstraint:
    """The column holds one of these words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=name)


def not_blank(column: str, table: str) -> CheckConstraint:
    """The column is not the empty text."""
    return CheckConstraint(f"{column} <> ''", name=f"ck_{table}_{column}_not_blank")


def key() -> Any:
    """The primary key, given by the database."""
    return Field(default=None, primary_key=True)


def refers(target: str, *, index: bool = True) -> Any:
    """A required reference to another table's row."""
    return Field(foreign_key=target, index=index, ondelete="RESTRICT")


def may_refer(target: str, *, index: bool = True) -> Any:
    """A reference that may be absent."""
    return Field(default=None, foreign_key=target, index=index, ondelete="RESTRICT")
