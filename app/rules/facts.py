"""Facts: the frozen, validated input of a rule.

A class decorated with ``@facts`` is a frozen dataclass with keyword arguments. Its
fields are checked in the order they are written, each by what its ``Annotated`` type
asks and then by the class's own ``check_<field>`` method (which may look at the fields
before it); last comes ``check`` (which may look at all). ``read`` makes such an
instance from a plain table, as a case file or another program gives it. A key that is a
reserved word of Python has a field with an underscore: ``class_`` holds ``class``, and
``check_class`` checks it.
"""

import re
import typing
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from app.rules.errors import RuleInputError
from app.rules.keys import key_of

T = TypeVar("T")


@dataclass(frozen=True)
class Check:
    """A condition that a value meets, and in French what it asks ("un nombre positif")."""

    holds: Callable[[Any], bool]
    expected: str


def at_least(least: int) -> Check:
    """The number is ``least`` or more."""
    return Check(lambda value: value >= least, f"un nombre d'au moins {least}")


def above(limit: int) -> Check:
    """The number is more than ``limit``."""
    return Check(lambda value: value > limit, f"un nombre supérieur à {limit}")


def between(least: int, most: int) -> Check:
    """The number lies between the two, both included."""
    return Check(lambda value: least <= value <= most, f"un nombre de {least} à {most}")


def decimals(most: int) -> Check:
    """The number has no more than ``most`` decimals."""
    unit = Fraction(10) ** -most

    def holds(value: Decimal) -> bool:
        return (Fraction(value) / unit).denominator == 1

    return Check(holds, f"un nombre de {most} décimales au plus")


not_empty = Check(lambda value: len(value) > 0, "au moins un élément")
not_blank = Check(lambda value: bool(value.strip()), "un texte qui n'est pas vide")


def _all_different(values: Iterable[Hashable]) -> bool:
    items = list(values)
    return len(set(items)) == len(items)


unique = Check(_all_different, "des éléments tous différents")


def matches(pattern: str, expected: str) -> Check:
    """The text has, whole, the form of the regular expression."""
    compiled = re.compile(pattern)
    return Check(lambda value: compiled.fullmatch(value) is not None, expected)


def _is_school_year(value: str) -> bool:
    first, dash, second = value.partition("-")
    if not dash or not re.fullmatch("[0-9]{4}", first) or not re.fullmatch("[0-9]{4}", second):
        return False
    return int(second) == int(first) + 1


Count = Annotated[int, at_least(0)]
Positive = Annotated[int, at_least(1)]
Amount = Annotated[Decimal, at_least(0), decimals(2)]
Percentage = Annotated[Decimal, between(0, 100)]
Text = Annotated[str, not_blank]
TimeOfDay = Annotated[
    str, matches("([01][0-9]|2[0-3]):[0-5][0-9]", "une heure de la forme « 08:25 »")
]
SchoolYear = Annotated[str, Check(_is_school_year, "deux années consécutives, comme « 2024-2025 »")]


@typing.dataclass_transform(frozen_default=True, kw_only_default=True)
def facts(cls: type[T]) -> type[T]:
    """Make of the class a frozen dataclass whose fields are checked as it is built."""
    if "__post_init__" not in cls.__dict__:
        cls.__post_init__ = _validate  # type: ignore[attr-defined]
    return dataclass(frozen=True, kw_only=True)(cls)


def read(cls: type[T], table: Mapping[str, object]) -> T:
    """The facts that a plain table holds.

    Raises RuleInputError for the first key, in the order of the fields, that is missing
    or not what is expected; then for a key that the rule does not know.
    """
    partial = object.__new__(cls)
    known = 0
    for item in _plan_of(cls):
        if item.key in table:
            known += 1
            value = item.convert(item.key, table[item.key])
        elif item.default is MISSING:
            raise RuleInputError(item.key, "donnée requise")
        else:
            value = item.default
        object.__setattr__(partial, item.name, value)
        _check_field(partial, item, value)
    if known < len(table):
        raise RuleInputError(_first_unknown(cls, table), "donnée inconnue de cette règle")
    _check_whole(partial)
    return partial


def _first_unknown(cls: type, table: Mapping[str, object]) -> str:
    keys = {item.key for item in _plan_of(cls)}
    return next(key for key in table if key not in keys)


def _validate(instance: object) -> None:
    for item in _plan_of(type(instance)):
        _check_field(instance, item, getattr(instance, item.name))
    _check_whole(instance)


def _check_field(instance: object, item: "_Item", value: Any) -> None:
    if value is not None:
        for check in item.checks:
            if not check.holds(value):
                raise _refuse(item.key, check.expected)
    if item.own is not None:
        item.own(instance)


def _check_whole(instance: object) -> None:
    whole = getattr(instance, "check", None)
    if whole is not None:
        whole()


Converter = Callable[[str, object], Any]


@dataclass(frozen=True)
class _Item:
    """One field of a facts class: how it is read, and what it is checked by."""

    name: str
    key: str
    convert: Converter
    checks: tuple[Check, ...]
    default: object
    own: Callable[[Any], None] | None


def _plan_of(cls: Any) -> tuple[_Item, ...]:
    return _plan(cls)


@cache
def _plan(cls: type) -> tuple[_Item, ...]:
    hints = typing.get_type_hints(cls, include_extras=True)
    return tuple(
        _Item(
            field.name,
            key_of(field.name),
            *_split(hints[field.name]),
            field.default if field.default_factory is MISSING else field.default_factory(),
            getattr(cls, f"check_{key_of(field.name)}", None),
        )
        for field in fields(cls)
    )


def _split(hint: Any) -> tuple[Converter, tuple[Check, ...]]:
    """The converter of a type, and the checks that its annotations ask of the whole value."""
    if get_origin(hint) in (Union, UnionType):
        inner = [_split(item) for item in get_args(hint) if item is not NoneType]
        if len(inner) != 1:
            raise TypeError(f"facts cannot hold {hint}")
        return inner[0]
    if get_origin(hint) is Annotated:
        base, *extras = get_args(hint)
        convert, checks = _split(base)
        return convert, checks + tuple(item for item in extras if isinstance(item, Check))
    return _converter(hint), ()


def _converter(hint: Any) -> Converter:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _word(arguments)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return _list(*_split(arguments[0]))
    if origin in (Mapping, dict):
        return _table(*_split(arguments[1]))
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if isinstance(hint, type) and hasattr(hint, "__dataclass_fields__"):
        return _nested(hint)
    raise TypeError(f"facts cannot hold {hint}")


def _refuse(key: str, expected: str) -> RuleInputError:
    return RuleInputError(key, f"on attend {expected}")


def _boolean(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _refuse(key, "vrai ou faux")
    return value


def _integer(key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _refuse(key, "un nombre entier")
    return value


def _decimal(key: str, value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise _refuse(key, "un nombre")
    number = Decimal(value)
    if not number.is_finite():
        raise _refuse(key, "un nombre")
    return number


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _refuse(key, "un texte")
    return value


def _date(key: str, value: object) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise _refuse(key, "une date")
    return value


_SIMPLE: Mapping[Any, Converter] = {
    bool: _boolean,
    int: _integer,
    Decimal: _decimal,
    str: _text,
    date: _date,
}


def _word(allowed: tuple[object, ...]) -> Converter:
    def convert(key: str, value: object) -> object:
        if not any(type(value) is type(word) and value == word for word in allowed):
            words = ", ".join(f"« {word} »" for word in allowed)
            raise _refuse(key, f"un de ces mots : {words}")
        return value

    return convert


def _element(convert: Converter, checks: tuple[Check, ...], key: str, value: object) -> Any:
    converted = convert(key, value)
    for check in checks:
        if not check.holds(converted):
            raise _refuse(key, check.expected)
    return converted


def _list(convert: Converter, checks: tuple[Check, ...]) -> Converter:
    def converted(key: str, value: object) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise _refuse(key, "une liste")
        return tuple(_element(convert, checks, key, item) for item in value)

    return converted


def _table(convert: Converter, checks: tuple[Check, ...]) -> Converter:
    def converted(key: str, value: object) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise _refuse(key, "un tableau")
        return MappingProxyType(
            {str(name): _element(convert, checks, key, item) for name, item in value.items()}
        )

    return converted


def _nested(cls: type) -> Converter:
    def converted(key: str, value: object) -> object:
        if isinstance(value, cls):
            return value
        if not isinstance(value, Mapping):
            raise _refuse(key, "un tableau")
        try:
            return read(cls, value)
        except RuleInputError as error:
            raise RuleInputError(key, f"{error.key} : {error.expected}") from error

    return converted
