"""Days and deadlines a second time, slowly, from the text of the rulebook alone.

Nothing here comes from the program: a day is looked at on its own, by walking through the
lists of the calendar. A refusal is the key at fault.
"""

from datetime import timedelta

UNITS = ("calendar", "calendar_outside_holidays", "working", "business", "school")
USUAL_HALVES = {"1": 2, "2": 2, "3": 1, "4": 2, "5": 2}


class Refused(Exception):
    """The input must be refused, naming this key."""

    def __init__(self, key):
        super().__init__(key)
        self.key = key


def check_calendar(calendar):
    if calendar["first_day"] > calendar["last_day"]:
        raise Refused("calendar")
    if any(holiday["end"] < holiday["start"] for holiday in calendar.get("holidays", [])):
        raise Refused("calendar")


def in_year(calendar, day):
    return not (day < calendar["first_day"] or day > calendar["last_day"])


def in_holiday(calendar, day):
    for holiday in calendar.get("holidays", []):
        if day >= holiday["start"] and not day > holiday["end"]:
            return True
    return False


def counts(calendar, day, unit):
    """Does the day count? "what counts" of the table of units."""
    public = day in calendar.get("public_holidays", [])
    if unit == "calendar":
        return True
    if unit == "calendar_outside_holidays":
        return in_year(calendar, day) and not in_holiday(calendar, day)
    if unit == "working":
        return day.isoweekday() != 7 and not public
    if unit == "business":
        return day.isoweekday() not in (6, 7) and not public
    return is_school_day(calendar, day)


def is_school_day(calendar, day):
    if not in_year(calendar, day) or in_holiday(calendar, day):
        return False
    if day in calendar.get("closures", []) or day in calendar.get("public_holidays", []):
        return False
    return day.isoweekday() in calendar.get("class_weekdays", [1, 2, 3, 4, 5])


def none_left(calendar, day, unit, step):
    """Is there no day of the unit any more, that day and beyond, in that direction?"""
    if unit not in ("school", "calendar_outside_holidays"):
        return False
    return day > calendar["last_day"] if step > 0 else day < calendar["first_day"]


def deadline(given):
    calendar = given["calendar"]
    check_calendar(calendar)
    if given["count"] < 0:
        raise Refused("count")
    if given["unit"] not in UNITS:
        raise Refused("unit")
    day, left = given["start"], given["count"]
    step = -1 if given.get("direction", "after") == "before" else 1
    while left:
        day += timedelta(days=step)
        if none_left(calendar, day, given["unit"], step):
            raise Refused("start")
        if counts(calendar, day, given["unit"]):
            left -= 1
    return rolled(calendar, day, given)


def rolled(calendar, day, given):
    if given.get("roll", "none") == "none":
        return day
    unit = given.get("roll_unit", given["unit"])
    step = 1 if given["roll"] == "forward" else -1
    while not counts(calendar, day, unit):
        day += timedelta(days=step)
        if none_left(calendar, day, unit, step):
            raise Refused("start")
    return day


def count(given):
    calendar = given["calendar"]
    check_calendar(calendar)
    if given["end"] < given["start"]:
        raise Refused("end")
    if given["unit"] not in UNITS:
        raise Refused("unit")
    total, day = 0, given["start"]
    while day != given["end"]:
        day += timedelta(days=1)
        if counts(calendar, day, given["unit"]):
            total += 1
    return total


def half_days(given):
    calendar = given["calendar"]
    check_calendar(calendar)
    if given["end"] < given["start"]:
        raise Refused("end")
    own = given.get("half_days")
    halves = USUAL_HALVES if own is None else {key: len(own[key]) for key in own}
    total, day = 0, given["start"]
    while day <= given["end"]:
        if is_school_day(calendar, day):
            total += halves.get(str(day.isoweekday()), 0)
        day += timedelta(days=1)
    return total
