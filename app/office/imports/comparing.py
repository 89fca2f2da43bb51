"""What a row says against what the file holds: what it adds, and where they differ."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from app.i18n import _
from app.office.imports.drafts import shown_value
from app.office.imports.kinds import ListKind
from app.office.imports.plan import Change, Status

ADDRESS: Final = ("street", "postal_code", "locality", "country")


def changes(
    kind: ListKind, present: Mapping[str, Any], values: Mapping[str, Any]
) -> tuple[Change, ...]:
    """The fields of ``present`` that the row fills or says otherwise."""
    return tuple(
        Change(
            name,
            _(kind.column(name).title),
            "" if is_blank(present[name]) else shown_value(kind.column(name), present[name]),
            shown_value(kind.column(name), values[name]),
            fills,
        )
        for name, fills in changed_fields(present, values)
    )


def changed_fields(
    present: Mapping[str, Any], values: Mapping[str, Any]
) -> Iterable[tuple[str, bool]]:
    """Each field that differs, and whether nothing was there.

    An address is one thing: where a part of it is known, the others are not filled from
    elsewhere.
    """
    placed = any(not is_blank(present.get(name)) for name in ADDRESS)
    for name, value in values.items():
        if name not in present or is_blank(value) or value == present[name]:
            continue
        yield name, is_blank(present[name]) and not (placed and name in ADDRESS)


def is_blank(value: object) -> bool:
    """Does the field say nothing?"""
    return value in (None, "", "none")


def status_of(found: Collection[Change]) -> Status:
    """What becomes of a row about something that the file knows."""
    if not found:
        return Status.SAME
    return Status.COMPLETED if all(change.fills for change in found) else Status.DIFFERENT
