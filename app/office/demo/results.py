"""Marks of every kind: all sufficient, one failure, many, some missing, dispensed."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from app.office.demo.studies import Programme
from app.office.demo.teaching import Taught

PROFILES = (
    ("all_pass", 22),
    ("one_failure", 5),
    ("several_failures", 6),
    ("many_failures", 3),
    ("at_the_edge", 2),
    ("dispensed", 1),
    ("absent", 1),
    ("missing", 1),
    ("as_it_comes", 3),
)
SPREAD = 0.09
WORST, BEST = 0.15, 0.97


@dataclass(frozen=True)
class Result:
    """What stands in a cell; neither a value nor a word where nothing was entered yet."""

    taught: Taught
    value: Decimal | None = None
    special: str = ""

    @property
    def entered(self) -> bool:
        """Was anything entered?"""
        return self.value is not None or bool(self.special)


def profiles(rng: Random) -> Iterator[str]:
    """Profiles without end: each pack holds every kind, in an order of its own."""
    pack = [name for name, number in PROFILES for _one in range(number)]
    while True:
        rng.shuffle(pack)
        yield from pack


class Marker:
    """Gives the marks of a programme's pupils, on its scale."""

    def __init__(self, rng: Random, programme: Programme) -> None:
        self._rng = rng
        self._scale = programme.scale

    def results(
        self, profile: str, ability: float, followed: tuple[Taught, ...]
    ) -> tuple[Result, ...]:
        """The marks of one pupil in the courses followed."""
        fails = self._failed(profile, len(followed))
        given = [
            self._mark(taught, ability, fails[place], as_it_comes=profile == "as_it_comes")
            for place, taught in enumerate(followed)
        ]
        odd = self._rng.randrange(len(followed))
        taught = followed[odd]
        if profile == "at_the_edge":
            given[odd] = Result(taught, self._threshold(taught))
        elif profile in ("dispensed", "absent"):
            given[odd] = Result(taught, special=profile)
        elif profile == "missing":
            given[odd] = Result(taught)
        return tuple(given)

    def fails(self, result: Result) -> bool:
        """Is it a mark that does not suffice?"""
        if result.value is None:
            return False
        return not self._scale.suffices(result.value, result.taught.maximum)

    def _failed(self, profile: str, courses: int) -> list[bool]:
        """Which courses are failed, as the profile has it."""
        number = {
            "one_failure": 1,
            "several_failures": self._rng.randint(2, 3),
            "many_failures": self._rng.randint(5, 9),
            "absent": 1,
        }.get(profile, 0)
        places = set(self._rng.sample(range(courses), min(number, courses)))
        return [place in places for place in range(courses)]

    def _mark(self, taught: Taught, ability: float, failed: bool, *, as_it_comes: bool) -> Result:
        threshold = self._threshold(taught)
        value = self._rounded(self._rng.gauss(ability, SPREAD), taught)
        if as_it_comes:
            return Result(taught, value)
        if failed:
            share = float(self._scale.pass_share) * self._rng.uniform(0.45, 0.97)
            below = threshold - self._scale.step
            return Result(taught, min(self._rounded(share, taught), below))
        return Result(taught, max(value, threshold))

    def _threshold(self, taught: Taught) -> Decimal:
        """The lowest mark that suffices."""
        exact = taught.maximum * self._scale.pass_share
        steps = -(-exact // self._scale.step)
        return steps * self._scale.step

    def _rounded(self, share: float, taught: Taught) -> Decimal:
        kept = Decimal(str(round(min(BEST, max(WORST, share)), 4)))
        return (taught.maximum * kept / self._scale.step).quantize(Decimal(1)) * self._scale.step
