"""Promotion and a slow second writing of it agree on random pupils."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from app.rules.errors import RuleInputError
from app.rules.figures import packaged_figures
from app.rules.registry import find
from tests.rules.european import slow

SEED = 62
TRIALS = 10_000
YEAR_START = date(2025, 9, 3)
CODES = {
    "all_sufficient",
    "average_below_6",
    "too_many_failed",
    "index_limit",
    "council_examines",
    "derogation_strong_subjects",
    "derogation_new_pupil",
    "derogation_special_case",
    "second_repeat_barred",
    "sen_adapted_programme",
    "subject_not_counted",
}


def sometimes(random: Random, share: float) -> bool:
    return random.random() < share


def random_mark(random: Random, class_: int, good: float) -> Decimal:
    """Near the limits of 6, 7 and 7.5 oftener than not; rarely off the scale."""
    if sometimes(random, 0.0005):
        return random.choice((Decimal("10.5"), Decimal(-1), Decimal("6.25")))
    halves = random.choice((12, 13, 14, 14, 15, 16, 18)) if sometimes(random, good) else None
    halves = random.choice((5, 7, 8, 8, 9, 10, 10, 11)) if halves is None else halves
    return Decimal(halves // 2) if class_ <= 3 else Decimal(halves) / 2


def random_day(random: Random) -> date:
    return YEAR_START + timedelta(days=random.choice((-400, -1, 0, 0, 1, 30)))


def random_subjects(random: Random, class_: int) -> list[dict[str, object]]:
    counted, left_out = list(slow.annex(class_)), slow.left_out(class_)
    names = random.sample(counted, random.randint(1, len(counted)))
    names += random.sample(left_out, random.choice((0, 0, 0, 1, len(left_out))))
    if sometimes(random, 0.004):
        names.append(random.choice(("woodwork", names[0], "visual_arts", "lab_biology")))
    if sometimes(random, 0.004):
        names = left_out
    random.shuffle(names)
    good = random.choice((0.6, 0.75, 0.85, 0.95, 1))
    return [random_subject(random, class_, name, good) for name in names]


def random_subject(random: Random, class_: int, name: str, good: float) -> dict[str, object]:
    item: dict[str, object] = {"subject": name, "mark": random_mark(random, class_, good)}
    if sometimes(random, 0.3):
        item["vehicular"] = sometimes(random, 0.7)
    return item


def random_pupil(random: Random) -> dict[str, object]:
    class_ = random.randint(1, 6)
    subjects = random_subjects(random, class_)
    given: dict[str, object] = {"class": class_, "subjects": subjects}
    if sometimes(random, 0.005):
        given["class"] = random.choice((0, 7))
    if sometimes(random, 0.6):
        add_entry(random, given, subjects)
    if sometimes(random, 0.2):
        given["special_circumstances"] = sometimes(random, 0.5)
    if sometimes(random, 0.3):
        given["years_in_class"] = 0 if sometimes(random, 0.02) else random.randint(1, 3)
    if sometimes(random, 0.1):
        given["sen_adapted_programme"] = sometimes(random, 0.5)
    return given


def add_entry(random: Random, given: dict[str, object], subjects: list[dict[str, object]]) -> None:
    """The day of entry, and courses joined later; rarely a date that should not be there."""
    entry = random_day(random)
    if not sometimes(random, 0.01):
        given["first_entry"] = entry
    if not sometimes(random, 0.01):
        given["year_start"] = YEAR_START
    for item in subjects:
        if sometimes(random, 0.15):
            shift = -1 if sometimes(random, 0.005) else random.choice((0, 1, 20, 401))
            item["since"] = entry + timedelta(days=shift)


def answer_of(given: Mapping[str, object]) -> object:
    try:
        verdict = find("european.promotion").judge(given, packaged_figures())
    except RuleInputError as error:
        return f"refused: {error.key}"
    outputs = {key: plain(value) for key, value in verdict.outputs().items()}
    return outputs, set(verdict.codes)


def slow_answer_of(given: dict[str, Any]) -> object:
    try:
        return slow.promotion(given)
    except slow.Refused as refused:
        return f"refused: {refused.key}"


def plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def test_both_writings_agree_on_ten_thousand_random_pupils() -> None:
    random = Random(SEED)
    outcomes: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    for _ in range(TRIALS):
        given = random_pupil(random)
        answer = answer_of(given)
        assert answer == slow_answer_of(given), given
        if isinstance(answer, str):
            outcomes[answer] += 1
        else:
            outputs, found = answer
            outcomes[outputs["outcome"]] += 1
            codes.update(found)
    # every outcome, every refusal of the input and every reason has been met
    keys = ("class", "subjects", "first_entry", "year_start", "years_in_class")
    assert {f"refused: {key}" for key in keys} < set(outcomes)
    assert all(outcomes[word] > TRIALS / 20 for word in ("promoted", "refused", "deliberate"))
    assert set(codes) == CODES
    assert min(codes.values()) > TRIALS / 200
