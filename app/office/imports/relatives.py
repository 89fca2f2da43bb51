"""Those who answer for a pupil, as a class list tells them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from app.folding import folded
from app.i18n import _
from app.office.imports.comparing import changed_fields, is_blank
from app.office.imports.drafts import Draft
from app.office.imports.known import RELATIVE_FIELDS, KnownPupil, KnownRelative, name_words
from app.office.imports.outcomes import RecordOutcome, RelativeOutcome
from app.office.imports.plan import Change
from app.office.pupils.checks import RELATIONS

_FIELDS: Final = ("last_name", "first_name", "street", "postal_code", "locality", "email")
_CIVILITIES: Final = {"mother": "mrs", "father": "mr"}
_TITLES: Final = {
    "mr": ("m", "mr", "monsieur"),
    "mrs": ("mme", "mevr", "madame", "mlle"),
}
_TITLE: Final = re.compile(r"(M|Mr|Mme|Mlle|Mevr|Monsieur|Madame)\.? +(?=\S)", re.IGNORECASE)
_CAPITALS: Final = re.compile(r"((?:[^\W\d_a-zà-öø-ÿ]{2,}|[DL]['’]|[\-' ’])+) +(\S.*)")


def relatives_of(draft: Draft) -> tuple[RelativeOutcome, ...]:
    """The responsible person, the mother and the father that the row names.

    Who is named twice, as a parent and as the responsible person, is one. Letters go to
    the responsible person; to the parents where the list names none.
    """
    responsible = _told(draft, "responsible")
    parents = {word: _told(draft, word) for word in ("mother", "father")}
    found: list[RelativeOutcome] = []
    if responsible:
        relation = _same(responsible, parents) or "other"
        own = {**parents.pop(relation, {}), **responsible}
        found.append(_outcome(relation, own, letters=True))
    for relation, values in parents.items():
        if values:
            found.append(_outcome(relation, values, letters=not responsible))
    return tuple(replace(one, position=position) for position, one in enumerate(found))


def compared(
    pupil: KnownPupil, told: Sequence[RelativeOutcome]
) -> tuple[tuple[RelativeOutcome, ...], tuple[Change, ...]]:
    """What the row changes of those who answer for a pupil that the file knows."""
    outcomes: list[RelativeOutcome] = []
    found: list[Change] = []
    for one in told:
        match = _match(pupil.relatives, one)
        if match is None:
            extra, last = bool(pupil.relatives), len(pupil.relatives)
            outcomes.append(replace(one, extra=extra, position=last + one.position))
            title = _(RELATIONS[one.relation])
            found.append(Change("relatives", title, "", _plain(one.record.values), not extra))
            continue
        fields = tuple(changed_fields(match.values, one.record.values))
        outcomes.append(_updated(match, one, fields))
        found += _changes(match, one.record.values, fields)
    return tuple(outcomes), tuple(found)


def _told(draft: Draft, word: str) -> dict[str, Any]:
    """What the row says of one of them; nothing where it has no name."""
    values = {name: draft.text(f"{word}_{name}") for name in _FIELDS}
    values["telephone"] = draft.text(f"{word}_mobile") or draft.text(f"{word}_telephone")
    if not values["last_name"]:
        return {}
    given = {name: value for name, value in values.items() if value}
    return given | _named(given, _CIVILITIES.get(word, "none"))


def _named(given: Mapping[str, Any], civility: str) -> dict[str, Any]:
    """A title before the name, and a name in capitals before a first name, are told apart.

    Other names in one cell stay whole: which word is the family's cannot be known.
    """
    last, first = given["last_name"], given.get("first_name", "")
    title = _TITLE.match(last)
    if title and " et " not in last:
        word = folded(title[1])
        civility = next(code for code, words in _TITLES.items() if word in words)
        last = last[title.end() :]
    if not first and (parts := _CAPITALS.fullmatch(last)) and not parts[2].isupper():
        last, first = parts[1].strip(), parts[2]
    return {"last_name": last, "first_name": first, "civility": civility}


def _same(responsible: Mapping[str, Any], parents: Mapping[str, dict[str, Any]]) -> str:
    words = _words(responsible)
    return next((word for word, one in parents.items() if one and _words(one) == words), "")


def _words(values: Mapping[str, Any]) -> tuple[str, ...]:
    return name_words(values["last_name"], values.get("first_name", ""))


def _outcome(relation: str, values: Mapping[str, Any], *, letters: bool) -> RelativeOutcome:
    kept = {name: value for name, value in values.items() if name in RELATIVE_FIELDS}
    if is_blank(kept.get("civility")):
        kept["civility"] = _CIVILITIES.get(relation, "none")
    return RelativeOutcome(RecordOutcome(None, kept), relation, letters)


def _match(known: Sequence[KnownRelative], told: RelativeOutcome) -> KnownRelative | None:
    """The one of that name; else the mother, or the father, who can be but one."""
    words = _words(told.record.values)
    named = (one for one in known if one.words == words)
    alike = (one for one in known if one.relation == told.relation and told.relation in _CIVILITIES)
    return next(named, None) or next(alike, None)


def _updated(
    match: KnownRelative, told: RelativeOutcome, fields: Sequence[tuple[str, bool]]
) -> RelativeOutcome:
    record = RecordOutcome(
        match.id,
        told.record.values,
        frozenset(name for name, fills in fields if fills),
        frozenset(name for name, fills in fields if not fills),
    )
    return replace(told, record=record, relation=match.relation)


def _changes(
    match: KnownRelative, values: Mapping[str, Any], fields: Sequence[tuple[str, bool]]
) -> Iterator[Change]:
    title = _(RELATIONS[match.relation])
    for name, fills in fields:
        before = "" if is_blank(match.values[name]) else str(match.values[name])
        if name != "civility":
            yield Change(name, title, before, str(values[name]), fills)
        else:
            yield Change(name, title, before, _CIVILITY_SHORT.get(values[name], ""), fills)


def _plain(values: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (values.get("first_name", ""), values["last_name"])))


_CIVILITY_SHORT: Final = {"mr": "M.", "mrs": "Mme"}
