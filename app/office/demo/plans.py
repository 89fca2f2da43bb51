"""How many classes of which studies a school of a given size has."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from app.office.demo.studies import Programme, programmes

PUPILS_A_CLASS = 620 / 30
ADULTS_A_UNIT = 25


@dataclass(frozen=True)
class ClassPlan:
    """One class to be: its studies, its name, its seats, and whether its council is held."""

    programme: Programme
    name: str
    seats: int
    has_council: bool = True


def class_plans(size: int) -> tuple[ClassPlan, ...]:
    """The classes of a school of ``size`` pupils."""
    named = [
        (programme, _name(programme, number, count))
        for programme, count in zip(programmes(), _class_counts(size), strict=True)
        for number in range(count)
    ]
    seats = apportioned(size, [programme.seats for programme, _ in named])
    return tuple(
        ClassPlan(programme, name, share)
        for (programme, name), share in zip(named, seats, strict=True)
    )


def unit_plans(adults: int) -> tuple[ClassPlan, ...]:
    """More units for so many adults: they only fill the register, no council is held."""
    units = [programme for programme in programmes() if programme.is_for_adults]
    return tuple(
        ClassPlan(
            units[number % len(units)],
            f"{units[number % len(units)].key}-{number // len(units) + 1:02}",
            ADULTS_A_UNIT,
            has_council=False,
        )
        for number in range(adults // ADULTS_A_UNIT)
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
    """4TQ where there is one, 4TQA and 4TQB where there are two."""
    return programme.key if count == 1 else f"{programme.key}{ascii_uppercase[number]}"
