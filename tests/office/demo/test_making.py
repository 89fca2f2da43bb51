"""How the demonstration is made: the same every time, whole or not at all, at any size."""

from random import Random

import pytest
from sqlmodel import select

from app import bootstrap
from app.db.keys import keys_path
from app.errors import Refusal
from app.models import JournalEntry, SchoolClass, SchoolYear
from app.office.councils.verification import seal_faults
from app.office.demo import DEMO_TODAY, filling
from app.office.demo.calendars import calendars, council_week, school_days
from app.office.demo.plans import apportioned, class_plans, unit_plans
from app.office.demo.results import PROFILES, profiles
from app.office.demo.studies import programmes
from app.office.files.creation import open_school
from app.office.rights import Right
from app.office.work import Desk
from app.rules.regime import regimes
from tests.office.demo.conftest import NOW, made


def test_the_same_seed_gives_the_same_content(tiny, tmp_path):
    again = made(tmp_path, "again", size=40, years=2)
    assert again.tables() == tiny.tables()


def test_another_seed_gives_other_people(tiny, tmp_path):
    other = made(tmp_path, "other", size=40, years=2, seed=7)
    assert other.tables()["pupil"] != tiny.tables()["pupil"]
    assert other.summary.pupils == tiny.summary.pupils == 40


def test_even_the_smallest_has_all_regimes(tiny):
    rows = tiny.rows(select(SchoolClass.regime).distinct())
    assert set(rows) == set(regimes())


@pytest.mark.parametrize(
    ("account", "right", "may"),
    [
        ("demo", Right.MANAGE_ACCOUNTS, True),
        ("secretariat", Right.ENROL, True),
        ("education", Right.TAKE_ABSENCES, True),
        ("education", Right.DECIDE, False),
        ("conseil", Right.SEAL, True),
        ("lecture", Right.READ, True),
        ("lecture", Right.ENROL, False),
    ],
)
def test_each_account_opens_it_with_its_own_rights(tiny, account, right, may):
    assert account in tiny.summary.accounts
    file = open_school(tiny.summary.path, account, tiny.summary.password, NOW, read_only=True)
    try:
        assert file.actor.may(right) is may
    finally:
        file.close(NOW)


def test_the_journal_has_one_line_for_it_and_one_for_the_file(tiny):
    actions = tiny.rows(select(JournalEntry.action))
    assert actions == ["files.create_school", "demo.make"]


def test_the_seals_of_past_councils_hold(tiny):
    file = open_school(
        tiny.summary.path, tiny.summary.account, tiny.summary.password, NOW, read_only=True
    )
    try:
        assert file.ask(seal_faults, Desk(file.actor, DEMO_TODAY, NOW)) == ()
    finally:
        file.close(NOW)


def test_many_years_have_a_long_register(tmp_path):
    long = made(tmp_path, "long", size=30, years=4)
    labels = long.rows(select(SchoolYear.label).order_by(SchoolYear.first_day))
    assert labels == ["2021-2022", "2022-2023", "2023-2024", "2024-2025"]
    assert long.summary.pupils == 30
    assert long.summary.former_pupils > 2 * 30


def test_a_file_that_is_there_is_left_alone(tiny):
    before = tiny.summary.path.read_bytes()
    with pytest.raises(Refusal):
        made(tiny.summary.path.parent, tiny.summary.path.stem, size=40)
    assert tiny.summary.path.read_bytes() == before


def test_nothing_half_made_is_left(tmp_path, monkeypatch):
    def fails(*_arguments):
        raise RuntimeError("the disk caught fire")

    monkeypatch.setattr(filling, "seal_councils", fails)
    with pytest.raises(RuntimeError):
        made(tmp_path, "half", size=30)
    assert not (tmp_path / "half.matricule").exists()
    assert not keys_path(tmp_path / "half.matricule").exists()


def test_the_command_says_how_to_open_the_file_and_leaves_another_alone(tmp_path, capsys):
    words = ["demo", "--out", str(tmp_path / "seen.matricule"), "--size", "12", "--years", "1"]
    assert bootstrap.main(words) == 0
    assert "compte demo, mot de passe demonstration" in capsys.readouterr().out
    assert bootstrap.main(words) == 1
    assert "existe déjà" in capsys.readouterr().err


@pytest.mark.parametrize("size", [4, 20, 99, 300, 620, 1500])
def test_classes_for_any_size(size):
    plans = class_plans(size)
    assert sum(plan.seats for plan in plans) == size
    assert len({plan.name for plan in plans}) == len(plans)
    assert {plan.programme.regime for plan in plans} == set(regimes())


def test_units_that_fill_the_register_have_names_of_their_own():
    names = [plan.name for plan in (*class_plans(1500), *unit_plans(1650))]
    assert len(names) == len(set(names))


def test_apportioned_gives_the_rest_to_the_largest_remainders():
    assert apportioned(10, [1, 1, 1]) == [4, 3, 3]
    assert apportioned(7, [5, 3, 1]) == [4, 2, 1]
    assert apportioned(0, [1, 2]) == [0, 0]


def test_every_pack_of_profiles_holds_every_kind():
    dealt = profiles(Random(1))
    pack = [next(dealt) for _one in range(sum(number for _name, number in PROFILES))]
    assert {name for name, _number in PROFILES} == set(pack)


def test_years_without_a_published_calendar_have_a_likely_one():
    for calendar in calendars(10):
        assert calendar.first_day.isoweekday() < 6 or not calendar.source
        days = school_days(calendar, calendar.first_day, calendar.last_day, (1, 2, 3, 4, 5))
        assert 170 <= len(days) <= 195
        monday = council_week(calendar)
        assert monday.isoweekday() == 1
        assert calendar.first_day < monday < calendar.last_day


def test_courses_have_codes_of_their_own_within_their_programme():
    for programme in programmes():
        codes = [course.code for course in programme.all_courses]
        assert len(codes) == len(set(codes)), programme.key
        assert all(course.periods > 0 for course in programme.all_courses)
