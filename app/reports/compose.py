"""Filling a wording: from named values to the frozen texts of a letter."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from app.folding import folded
from app.reports.typography import polish, printed_date
from app.reports.views import Block, Ground, Run, Sentence
from app.reports.wording import FieldInfo, Wording, field_infos
from app.reports.wording_text import Choice, Condition, Literal, Part, TemplateLine, Value, parse

FieldValue = str | date | bool | tuple[str, ...] | tuple[Ground, ...]
Fields = Mapping[str, FieldValue]
DASH: Final = "–\u00a0"
_VOWELS: Final = frozenset("aeiou")
_DAYS: Final = re.compile(r"\b([dD])u $")
_PUNCTUATION: Final = (":", ";", "!", "?", "")


class Gender(StrEnum):
    """How words agree with a person; ``BOTH`` prints both forms."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    BOTH = "both"


@dataclass(frozen=True)
class LetterText:
    """A wording filled: what a ``LetterView`` takes, and what the file freezes."""

    subject: Sentence
    blocks: tuple[Block, ...]
    closing: str
    enclosures: tuple[str, ...]


def missing_fields(wording: Wording, fields: Fields) -> tuple[str, ...]:
    """What the letter still lacks, by its French names, in the order of the text.

    A letter that lacks anything is not to be issued.
    """
    found = [name for line in _printed_lines(wording, fields) for name in _needed(line)]
    empty = [name for name in dict.fromkeys(found) if not filled(fields.get(name))]
    return tuple(field_infos()[name].label for name in empty)


def compose(
    wording: Wording, fields: Fields, genders: Mapping[str, Gender] | None = None
) -> LetterText:
    """The texts of a letter, with ``fields`` in their places.

    ``genders`` tells how words agree with each person field; a person left out is
    given both forms.

    Raises:
        KeyError: a field that the text prints has no value (see ``missing_fields``).
    """
    filler = _Filler(fields, genders or {})
    blocks = (
        Block(block.kind, filler.sentences(block.lines), polish(block.title))
        for block in wording.blocks
        if holds(block.when, fields)
    )
    enclosures = (entry.text for entry in wording.enclosures if holds(entry.when, fields))
    return LetterText(
        subject=filler.sentences(parse(wording.subject))[0],
        blocks=tuple(block for block in blocks if block.sentences),
        closing=_plain(filler.sentences(parse(wording.closing))),
        enclosures=tuple(_plain(filler.sentences(parse(text))) for text in enclosures),
    )


def example_fields(wording: Wording) -> dict[str, FieldValue]:
    """A made-up value for each field, for the preview of a wording being edited."""
    return {name: _example(field_infos()[name]) for name in sorted(wording.field_names())}


def filled(value: FieldValue | None) -> bool:
    """Whether a field has a value that can be printed."""
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def holds(conditions: Iterable[Condition], fields: Fields) -> bool:
    """Whether every condition is met by the values."""
    return all(filled(fields.get(each.name)) is not each.negated for each in conditions)


def _printed_lines(wording: Wording, fields: Fields) -> Iterator[TemplateLine]:
    blocks = [block.text for block in wording.blocks if holds(block.when, fields)]
    for text in (wording.subject, *blocks, wording.closing):
        yield from (line for line in parse(text) if holds(line.conditions, fields))


def _needed(line: TemplateLine) -> list[str]:
    names = [part.name for part in line.parts if isinstance(part, Value)]
    return [name for name in names if not field_infos()[name].optional]


def _example(info: FieldInfo) -> FieldValue:
    if info.kind == "grounds":
        return tuple(Ground(*entry) for entry in info.example)
    return tuple(info.example) if isinstance(info.example, list) else info.example


def _plain(sentences: tuple[Sentence, ...]) -> str:
    return " ".join("".join(run.text for run in sentence) for sentence in sentences)


class _Filler:
    def __init__(self, fields: Fields, genders: Mapping[str, Gender]) -> None:
        self.fields = fields
        self.genders = genders

    def sentences(self, lines: Iterable[TemplateLine]) -> tuple[Sentence, ...]:
        printed = (line for line in lines if holds(line.conditions, self.fields))
        return tuple(
            sentence
            for line in printed
            if all(filled(self.fields.get(name)) or not _optional(name) for name in line.names)
            for sentence in self._line(replace(line, parts=self._one_day(line.parts)))
        )

    def _one_day(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """« Le 3 juin » where the wording says « du … au … » and both are the same day."""
        for place in range(1, len(parts) - 2):
            ahead, first, between, last = parts[place - 1 : place + 3]
            if not (isinstance(ahead, Literal) and isinstance(between, Literal)):
                continue
            if not (isinstance(first, Value) and isinstance(last, Value)):
                continue
            day = self.fields.get(first.name)
            once = _DAYS.sub(_from_day, ahead.text)
            same = isinstance(day, date) and day == self.fields.get(last.name)
            if same and between.text == " au " and once != ahead.text:
                return (*parts[: place - 1], replace(ahead, text=once), first, *parts[place + 3 :])
        return parts

    def _line(self, line: TemplateLine) -> list[Sentence]:
        repeated = self._repeated(line)
        if repeated is None:
            return [_merged(run for run in self._all_runs(line.parts))]
        place, values = repeated
        before = self._all_runs(line.parts)[:place]
        dashed = bool(before) and before[0].text.startswith(DASH)
        ends = _list_ends(len(values)) if dashed else [""] * len(values)
        return [
            _merged([*before, *self._element(value), Run(end)])
            for value, end in zip(values, ends, strict=True)
        ]

    def _repeated(self, line: TemplateLine) -> tuple[int, tuple[str | Ground, ...]] | None:
        """The list that makes one sentence an element, where the line ends with one."""
        *_, last = line.parts
        if not isinstance(last, Value) or len(line.parts) > 2:
            return None
        value = self.fields[last.name]
        if isinstance(value, str) and "\n" in value:
            value = tuple(part.strip() for part in value.split("\n") if part.strip())
        if not isinstance(value, tuple):
            return None
        elements = (polish(each) if isinstance(each, str) else each for each in value)
        return len(line.parts) - 1, tuple(elements)

    def _element(self, value: str | Ground) -> list[Run]:
        if isinstance(value, str):
            return [Run(value)]
        if not value.source:
            return [Run(polish(value.text))]
        told = polish(value.text).removesuffix(".")
        return [Run(f"{told} ("), Run(polish(value.source), italic=True), Run(").")]

    def _all_runs(self, parts: tuple[Part, ...]) -> list[Run]:
        last = len(parts) - 1
        runs = [
            Run(self._words(part, after=place > 0, before=place < last), part.bold)
            for place, part in enumerate(parts)
        ]
        persons = [isinstance(part, Value) and _is_person(part.name) for part in parts]
        return [
            replace(run, text=_elided(run.text, runs[place + 1].text))
            if place < last and persons[place + 1]
            else run
            for place, run in enumerate(runs)
        ]

    def _words(self, part: Part, *, after: bool, before: bool) -> str:
        """The text of a part; ``after`` and ``before`` tell whether others surround it."""
        if isinstance(part, Value):
            return self._text(part)
        text = part.text if isinstance(part, Literal) else self._chosen(part)
        return _polished(text, after=after, before=before)

    def _text(self, part: Value) -> str:
        value = self.fields[part.name]
        if isinstance(value, date):
            return printed_date(value)
        if isinstance(value, tuple):
            return _enumeration([_worded(each) for each in value])
        return _polished_value(part.name, str(value))

    def _chosen(self, part: Choice) -> str:
        if field_infos()[part.name].kind != "person":
            return part.first if filled(self.fields.get(part.name)) else part.second
        gender = self.genders.get(part.name, Gender.BOTH)
        both = f"{part.first} ou {part.second}" if part.first != part.second else part.first
        forms = {Gender.MASCULINE: part.first, Gender.FEMININE: part.second}
        return forms.get(gender, both)


def _worded(entry: str | Ground) -> str:
    return polish(entry if isinstance(entry, str) else entry.text)


def _polished_value(name: str, value: str) -> str:
    """A value with French typography; a person's name stays as it was given."""
    return value if _is_person(name) else polish(value)


def _is_person(name: str) -> bool:
    return field_infos()[name].kind == "person"


def _elided(text: str, name: str) -> str:
    """D'Éloïse, de Hugo: before an h, usage allows both and this is the safer."""
    if text.endswith((" de ", " que ")) and folded(name)[:1] in _VOWELS:
        return f"{text[:-2]}’"
    return text


def _polished(text: str, *, after: bool, before: bool) -> str:
    """The text with French typography, which looks at what stands beside a sign."""
    head = ")" if after else ""
    tail = "x" if before and text[-1:] not in _PUNCTUATION else ""
    polished = polish(f"{head}{text}{tail}")
    return polished[len(head) : len(polished) - len(tail)]


def _from_day(found: re.Match[str]) -> str:
    return "Le " if found[1] == "D" else "le "


def _optional(name: str) -> bool:
    return field_infos()[name].optional


def _list_ends(count: int) -> list[str]:
    return ["\u202f;"] * (count - 1) + ["."]


def _enumeration(items: list[str]) -> str:
    *first, last = items
    return f"{', '.join(first)} et {last}" if first else last


def _merged(runs: Iterable[Run]) -> Sentence:
    """Neighbouring runs of one look in one; empty ones gone."""
    merged: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if merged and (merged[-1].bold, merged[-1].italic) == (run.bold, run.italic):
            merged[-1] = Run(merged[-1].text + run.text, run.bold, run.italic)
        else:
            merged.append(run)
    return tuple(merged)
