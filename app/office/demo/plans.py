"""How many classes of which studies a school of a given size has."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from app.office.demo.studies import Programme, programmes

PUPILS_A_CLASS = 620 / 28
ADULTS_A_UNIT = 25


@dataclass(frozen=True)
class ClassPlan:
    """One class to be: its studies, its name, and its seats."""

    programme: Programme
    name: str
    seats: int


def class_plans(size: int, more_adults: int = 0) -> tuple[ClassPlan, ...]:
    """The classes of a school of ``size`` pupils, and of ``more_adults`` beside them."""
    counts = _class_counts(size)
    if more_adults:
        for_adults = [place for place, one in enumerate(programmes()) if one.is_for_adults]
        units = max(1, more_adults // ADULTS_A_UNIT)
        shares = apportioned(units, [1] * len(for_adults))
        for place, share in zip(for_adults, shares, strict=True):
            counts[place] += share
    named = [
        (programme, _name(programme, number, count))
        for programme, count in zip(programmes(), counts, strict=True)
        for number in range(count)
    ]
    seats = apportioned(size + more_adults, [programme.seats for programme, _ in named])
    return tuple(
        ClassPlan(programme, name, share)
        for (programme, name), share in zip(named, seats, strict=True)
    )


def apportioned(total: int, weights: Sequence[float]) -> list[int]:
    """The total in whole shares as the weights have it: the largest remainders are served."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    shares = [int(share) for share in exact]
    by_remainder = sorted(range(len(weights)), key=lambda place: shares[place] - exact[place])
    for place in by_remainder[: total - sum(shares)]:
        shares[place] += 1
    return shares


def _class_counts(size: int) -> list[int]:
    """By programme: every regime has a class; where there are few, they are spread."""
    counts = [0] * len(programmes())
    regimes = list(dict.fromkeys(programme.regime for programme in programmes()))
    places = [
        [place for place, one in enumerate(programmes()) if one.regime == word] for word in regimes
    ]
    usual = [sum(programmes()[place].classes for place in group) for group in places]
    wanted = max(len(regimes), round(size / PUPILS_A_CLASS))
    shares = apportioned(wanted - len(regimes), [number - 1 for number in usual])
    for group, share in zip(places, shares, strict=True):
        for place, number in zip(group, _spread(group, share + 1), strict=True):
            counts[place] = number
    return counts


def _spread(group: Sequence[int], wanted: int) -> list[int]:
    """So many classes over the programmes of a regime."""
    usual = [programmes()[place].classes for place in group]
    if wanted >= len(group):
        extra = apportioned(wanted - len(group), [number - 0.5 for number in usual])
        return [1 + number for number in extra]
    chosen = {number * len(group) // wanted for number in range(wanted)}
    return [int(number in chosen) for number in range(len(group))]


def _name(programme: Programme, number: int, count: int) -> str:
    """4TQ alone, 4TQA and 4TQB together, and UE-NL3-02 where letters would run out."""
    if count == 1:
        return programme.key
    if count > len(ascii_uppercase):
        return f"{programme.key}-{number + 1:02}"
    return f"{programme.key}{ascii_uppercase[number]}"
