"""How letters write what was missed: official French, whatever the language of the window."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

from app.reports.typography import printed_date

WEEKDAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
HALVES: Final = {"am": "matin", "pm": "après-midi"}
QUARTERS: Final = (
    "de janvier à mars",
    "d'avril à juin",
    "de juillet à septembre",
    "d'octobre à décembre",
)


def half_days_said(number: int) -> str:
    """9 demi-journées."""
    return counted(number, "demi-journée")


def counted(number: object, noun: str) -> str:
    """The number and its noun, in the plural from two on."""
    text = str(number).replace(".", ",")
    plural = text not in ("0", "1") and not text.startswith(("0,", "1,"))
    return f"{text} {noun}{'s' if plural else ''}"


def half_days_listed(covers: Iterable[str]) -> tuple[str, ...]:
    """By day: "lundi 12 mai 2025, matin et après-midi"."""
    days: dict[date, list[str]] = defaultdict(list)
    for key in covers:
        day, _space, half = key.partition(" ")
        days[date.fromisoformat(day)].append(HALVES.get(half, half))
    return tuple(f"{day_said(day)}, {' et '.join(halves)}" for day, halves in days.items())


def periods_listed(covers: Iterable[str]) -> tuple[str, ...]:
    """By day: "mardi 11 mars 2025 : 4 périodes"."""
    days: dict[date, int] = defaultdict(int)
    for key in covers:
        days[date.fromisoformat(key.partition(" ")[0])] += 1
    return tuple(f"{day_said(day)} : {counted(number, 'période')}" for day, number in days.items())


def day_said(day: date) -> str:
    """Lundi 12 mai 2025, without a capital."""
    return f"{WEEKDAYS[day.weekday()]} {printed_date(day)}"


def quarter_said(term: str) -> str:
    """The term "2025-1" in words: "trimestre de janvier à mars 2025"."""
    year, _dash, quarter = term.partition("-")
    return f"trimestre {QUARTERS[int(quarter) - 1]} {year}"
