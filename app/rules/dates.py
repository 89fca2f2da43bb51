"""Ages, months and dates in words.

Texts do not all add months and years alike: each function names what it does where
the day does not exist, and a rule picks the one that its text asks for.
"""

from calendar import isleap, monthrange
from datetime import date

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
MONTHS_IN_YEAR = len(MONTHS)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def age_on(birth: date, day: date) -> int:
    """Completed years; one born on 29 February is a year older on 1 March in common years."""
    had_birthday = (day.month, day.day) >= (birth.month, birth.day)
    return day.year - birth.year - (not had_birthday)


def add_months_to_month_end(day: date, months: int) -> date:
    """The same day number ``months`` later (earlier where negative).

    Where that day does not exist, the last day of that month: 31 October and four months
    is 28 February.
    """
    index = day.year * MONTHS_IN_YEAR + day.month - 1 + months
    year, month = index // MONTHS_IN_YEAR, index % MONTHS_IN_YEAR + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_years_to_month_end(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes 28 February in common years."""
    return add_months_to_month_end(day, years * MONTHS_IN_YEAR)


def add_years_to_next_day(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes 1 March in common years."""
    year = day.year + years
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1)
    return day.replace(year=year)


def day_of_year(year: int, month_and_day: str) -> date:
    """The day of that year that a figure names by month and day: "12-31", "01-15"."""
    month, day = month_and_day.split("-")
    return date(year, int(month), int(day))


def french_date(day: date) -> str:
    """The date in words: "24 juin 2025", "1er juin 2025"."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def french_weekday_date(day: date) -> str:
    """The date in words with its day of the week: "vendredi 14 mars 2025"."""
    return f"{WEEKDAYS[day.weekday()]} {french_date(day)}"


def western_easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the computation of Oudin."""
    century = year // 100
    golden = year % 19
    shift = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = shift - (shift // 28) * (1 - (29 // (shift + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    day = moon - weekday
    month = 3 + (day + 40) // 44
    return date(year, month, day + 28 - 31 * (month // 4))
