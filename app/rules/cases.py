"""Cases: a rule, an input and what must come out, written in TOML."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from pathlib import Path

from app.rules.errors import RuleInputError, UnknownRule
from app.rules.figures import Figures
from app.rules.keys import key_of
from app.rules.registry import find


@dataclass(frozen=True)
class Case:
    """One case of a file."""

    name: str
    rule: str
    given: Mapping[str, object]
    expect: Mapping[str, object]


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a TOML file."""
    with path.open("rb") as file:
        document = tomllib.load(file, parse_float=Decimal)
    return tuple(
        Case(
            name=str(entry.get("name", f"case {number}")),
            rule=str(entry["rule"]),
            given=entry.get("input", {}),
            expect=entry.get("expect", {}),
        )
        for number, entry in enumerate(document.get("case", ()), start=1)
    )


def differences(case: Case, figures: Figures) -> tuple[str, ...]:
    """What differs between the verdict and what the case expects; empty where it passes."""
    try:
        verdict = find(case.rule).judge(case.given, figures)
    except UnknownRule:
        return (f"no rule is named {case.rule}",)
    except RuleInputError as error:
        return tuple(_refused(case, error))
    if "error" in case.expect:
        return (f"expected the input to be refused on {case.expect['error']}, got a verdict",)
    return tuple(_compared(case.expect, verdict.outputs(), verdict.codes))


def _refused(case: Case, error: RuleInputError) -> Iterator[str]:
    if "error" not in case.expect:
        yield f"the input was refused: {error}"
    elif case.expect["error"] != error.key:
        yield f"expected the input to be refused on {case.expect['error']}, got {error}"


def _compared(
    expect: Mapping[str, object], outputs: Mapping[str, object], codes: frozenset[str]
) -> Iterator[str]:
    for key, wanted in expect.items():
        if key == "reason_codes":
            if not isinstance(wanted, list) or set(wanted) != codes:
                yield f"reason_codes: expected {wanted}, got {sorted(codes)}"
        elif key not in outputs:
            yield f"{key}: expected {wanted}, absent from the result"
        else:
            yield from _differs(key, wanted, outputs[key])


def _differs(path: str, wanted: object, got: object) -> Iterator[str]:
    if isinstance(wanted, Mapping):
        table = _as_table(got)
        for key, value in wanted.items():
            if table is None or key not in table:
                yield f"{path}.{key}: expected {value}, absent from the result"
            else:
                yield from _differs(f"{path}.{key}", value, table[key])
    elif isinstance(wanted, list):
        if not isinstance(got, tuple | list) or len(got) != len(wanted):
            yield f"{path}: expected {wanted}, got {got}"
            return
        for position, (one, other) in enumerate(zip(wanted, got, strict=True)):
            yield from _differs(f"{path}[{position}]", one, other)
    elif not _equal(wanted, got):
        yield f"{path}: expected {wanted}, got {got}"


def _as_table(value: object) -> Mapping[str, object] | None:
    if isinstance(value, Mapping):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {
            key_of(field.name): item
            for field in fields(value)
            if (item := getattr(value, field.name)) is not None
        }
    return None


def _equal(wanted: object, got: object) -> bool:
    if isinstance(wanted, bool) or isinstance(got, bool):
        return wanted is got
    if isinstance(wanted, int | Decimal) and isinstance(got, int | Decimal):
        return Decimal(wanted) == Decimal(got)
    return type(wanted) is type(got) and wanted == got
