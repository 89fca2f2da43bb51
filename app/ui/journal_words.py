"""What a line of the journal changed, in words: "Rue et numéro : Rue Haute 7 → Rue Basse 9"."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from app.formats import short_date
from app.i18n import _
from app.office.journal import JournalLine
from app.office.journal_page import Names, kind_of
from app.rules.regime import regimes
from app.ui.field_titles import FIELD_TITLES
from app.ui.journal_titles import HIDDEN, TITLES, WORDS

NOTHING: Final = "–"
_PUPIL_AND_SLOT: Final = re.compile(r"(\d+) (am|pm|p\d+)")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_CELL: Final = ("enrolment", "course")
"""What names a mark among the others of one gesture."""

State = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """One field of a gesture; ``before`` is None where it only tells what was noted."""

    title: str
    before: str | None
    after: str

    @property
    def text(self) -> str:
        """Title, before and after on one line."""
        if self.before is None:
            return f"{self.title} : {self.after}" if self.title else self.after
        return f"{self.title} : {self.before or NOTHING} → {self.after or NOTHING}"


def changes(line: JournalLine, names: Names) -> tuple[Change, ...]:
    """The fields that a gesture changed, in the order of their names in the journal."""
    old, new = _state(line.before), _state(line.after)
    fields = [field for field in {**old, **new} if field not in HIDDEN]
    about = new.get("about") or old.get("about")
    told = [Change("", None, str(about))] if about else []
    for field in fields:
        told += _field_changes(field, old, new, names)
    return tuple(told)


def in_words(line: JournalLine, names: Names) -> str:
    """All the changes of a line, one after the other."""
    return " · ".join(change.text for change in changes(line, names))


def field_title(field: str, names: Names) -> str:
    """The title of a field of the journal in the language of the window."""
    pupil = _PUPIL_AND_SLOT.fullmatch(field)
    if pupil:
        name = names.get(("pupil", int(pupil[1])), pupil[1])
        return f"{name}, {_word('slot', pupil[2])}"
    first, _space, rest = field.partition(" ")
    title = TITLES.get(first) or FIELD_TITLES.get(first)
    if title is None:
        return field
    return f"{_(title)} ({rest})" if rest else _(title)


def _state(text: str) -> State:
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}


def _field_changes(field: str, old: State, new: State, names: Names) -> Iterator[Change]:
    before, after = old.get(field), new.get(field)
    if _are_cells(before) or _are_cells(after):
        yield from _cell_changes(before or [], after or [], names)
    elif isinstance(before, dict) or isinstance(after, dict):
        yield from _part_changes(before or {}, after or {}, names)
    else:
        shown = value_text(field, after, names)
        if field not in old:
            if shown:
                yield Change(field_title(field, names), None, shown)
        elif field not in new or before != after:
            yield Change(field_title(field, names), value_text(field, before, names), shown)
        elif shown:
            yield Change(field_title(field, names), None, shown)


def _part_changes(before: Any, after: Any, names: Names) -> Iterator[Change]:
    """The fields of one thing that was noted whole, such as a decision: those that differ."""
    old = before if isinstance(before, dict) else {}
    new = after if isinstance(after, dict) else {}
    for field in {**old, **new}:
        was, now = (
            value_text(field, old.get(field), names),
            value_text(field, new.get(field), names),
        )
        if was != now:
            yield Change(field_title(field, names), was if old else None, now)


def _are_cells(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, dict) and item.keys() >= {*_CELL} for item in value)
    )


def _cell_changes(
    before: Sequence[State], after: Sequence[State], names: Names
) -> Iterator[Change]:
    was = {tuple(item[key] for key in _CELL): item for item in before}
    for item in after:
        place = tuple(item[key] for key in _CELL)
        title = ", ".join(value_text(key, item[key], names) for key in _CELL)
        old = was.get(place, {})
        yield Change(title, str(old.get("mark", "")), str(item.get("mark", "")))


def value_text(field: str, value: Any, names: Names) -> str:
    """A value of the journal as an office reads it."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    if isinstance(value, list):
        return ", ".join(filter(None, (value_text(field, item, names) for item in value)))
    if isinstance(value, dict):
        return _listed(value, names)
    if isinstance(value, int):
        return names.get((kind_of(field), value), str(value))
    return _word(field, str(value))


def _listed(value: State, names: Names) -> str:
    parts = (
        f"{field_title(field, names)} : {shown}"
        for field, item in value.items()
        if field not in HIDDEN and (shown := value_text(field, item, names))
    )
    return " ; ".join(parts)


def _word(field: str, value: str) -> str:
    known = WORDS.get(field, {})
    if value in known:
        return _(known[value])
    if field in ("kind", "decision", "code", "regime", "form"):
        return _rule_words().get((field, value), value)
    if _DATE.fullmatch(value):
        try:
            return short_date(date.fromisoformat(value))
        except ValueError:
            return value
    return value


@cache
def _rule_words() -> Mapping[tuple[str, str], str]:
    """What the regimes call their councils, decisions and forms."""
    found: dict[tuple[str, str], str] = {}
    for code, regime in regimes().items():
        found["regime", code] = regime.title
        found.update({("form", form.code): form.title for form in regime.forms})
        for council in regime.councils:
            found["kind", council.code] = council.title
            for decision in council.decisions:
                found["decision", decision.code] = found["code", decision.code] = decision.title
    return found
