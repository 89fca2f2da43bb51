"""The calendar rules and a slow second writing of them agree on random calendars."""

from datetime import date, timedelta
from random import Random

from app.rules.errors import RuleInputError
from app.rules.figures import packaged_figures
from app.rules.registry import find
from tests.rules.calendar import slow

SEED = 20240826
TRIALS = 10_000
OUTPUTS = {
    "deadline": ("date", slow.deadline),
    "count": ("days", slow.count),
    "half_days": ("half_days", slow.half_days),
}


def sometimes(random: Random, share: float) -> bool:
    return random.random() < share


def random_calendar(random: Random) -> dict[str, object]:
    first = date(2023, 8, 1) + timedelta(days=random.randrange(500))
    length = random.choice((0, 5, 30, 90, 310))
    if sometimes(random, 0.02):
        length = -1
    span = length + 20

    def some_day() -> date:
        return first + timedelta(days=random.randint(-10, span))

    calendar: dict[str, object] = {
        "first_day": first,
        "last_day": first + timedelta(days=length),
    }
    if sometimes(random, 0.8):
        calendar["holidays"] = [holiday(random, some_day()) for _ in range(random.randrange(4))]
    if sometimes(random, 0.8):
        calendar["closures"] = [some_day() for _ in range(random.randrange(4))]
    if sometimes(random, 0.8):
        calendar["public_holidays"] = [some_day() for _ in range(random.randrange(4))]
    if sometimes(random, 0.3):
        calendar["class_weekdays"] = random.sample(range(1, 8), random.randint(1, 7))
    return calendar


def holiday(random: Random, start: date) -> dict[str, date]:
    days = -1 if sometimes(random, 0.01) else random.choice((0, 1, 6, 13))
    return {"start": start, "end": start + timedelta(days=days)}


def random_input(random: Random, rule: str) -> dict[str, object]:
    calendar = random_calendar(random)
    given: dict[str, object] = {"calendar": calendar}
    given["start"] = calendar["first_day"] + timedelta(days=random.randint(-15, 60))
    if rule == "deadline":
        return {**given, **random_deadline(random)}
    given["end"] = given["start"] + timedelta(days=random.randint(-1, 60))
    if rule == "count":
        given["unit"] = random.choice((*slow.UNITS, "school")) if random.random() < 0.99 else "week"
    elif sometimes(random, 0.5):
        days = random.sample("1234567", random.randint(0, 7))
        given["half_days"] = {day: random.choice((["am"], ["pm", "am"], [])) for day in days}
    return given


def random_deadline(random: Random) -> dict[str, object]:
    unit = random.choice(slow.UNITS) if random.random() < 0.99 else "days"
    given: dict[str, object] = {
        "count": random.choice((-1, 0, 0, 1, 1, 2, 5, 10, 30)),
        "unit": unit,
    }
    if sometimes(random, 0.5):
        given["direction"] = random.choice(("after", "before"))
    if sometimes(random, 0.6):
        given["roll"] = random.choice(("none", "forward", "backward"))
        if sometimes(random, 0.6):
            given["roll_unit"] = random.choice(slow.UNITS)
    return given


def answer_of(rule: str, given: dict[str, object]) -> object:
    try:
        result = find(f"calendar.{rule}").judge(given, packaged_figures()).result
    except RuleInputError as error:
        return f"refused: {error.key}"
    return getattr(result, OUTPUTS[rule][0])


def slow_answer_of(rule: str, given: dict[str, object]) -> object:
    try:
        return OUTPUTS[rule][1](given)
    except slow.Refused as refused:
        return f"refused: {refused.key}"


def test_both_writings_agree_on_ten_thousand_random_inputs() -> None:
    random = Random(SEED)
    refused: dict[object, int] = {}
    for _ in range(TRIALS):
        rule = random.choice(sorted(OUTPUTS))
        given = random_input(random, rule)
        answer = answer_of(rule, given)
        assert answer == slow_answer_of(rule, given), (rule, given)
        if isinstance(answer, str):
            refused[answer] = refused.get(answer, 0) + 1
    # the inputs are neither all refused nor all accepted, and every refusal has been met
    assert 0 < sum(refused.values()) < TRIALS / 3
    assert set(refused) == {
        f"refused: {key}" for key in ("calendar", "count", "end", "start", "unit")
    }
