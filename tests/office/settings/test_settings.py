"""What Réglages changes: identity, years, classes, accounts, figures."""

from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import SchoolClass, SchoolRegime
from app.office.files.creation import open_school
from app.office.rights import Right, Role
from app.office.settings.accounts import (
    accounts,
    add_account,
    change_password,
    create_account,
    set_active,
    set_roles,
)
from app.office.settings.classes import (
    ClassDraft,
    add_class,
    classes,
    courses,
    edit_class,
    edit_course,
)
from app.office.settings.identity import add_regime, edit_identity, identity, set_logo
from app.office.settings.own_figures import drop_figure, figures, set_figure
from app.office.settings.years import (
    add_day_off,
    add_holiday,
    add_year,
    current_year,
    edit_year,
    remove_day_off,
    remove_holiday,
    year_detail,
)
from app.office.work import command, done, query
from tests.schools import CHEAP, NOW

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


@query
def report_figure(reading, school_year=""):
    name = "fwb.report_from_half_days"
    known = reading.figures
    return (known.dated(name, school_year) if school_year else known.standing(name)).value


def refused(school, command, *arguments):
    with pytest.raises(Refusal) as raised:
        school.file.run(command, school.desk, *arguments)
    return raised.value


def test_a_field_of_the_school_is_changed_alone(school):
    before = school.file.ask(identity, school.desk)
    school.file.run(edit_identity, school.desk, "locality", " Jambes ")
    after = school.file.ask(identity, school.desk)
    assert (before.locality, after.locality) == ("Namur", "Jambes")
    assert after.name == before.name
    assert after.regimes == ("fwb", "cefa", "promsoc", "european")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "  "),
        ("postal_code", "500"),
        ("postal_code", "0500"),
        ("email", "ecole@"),
        ("fase_number", "12a"),
        ("window_right_mm", 31),
        ("window_down_mm", -31),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_its_field(school, field, value):
    assert refused(school, edit_identity, field, value).field == field


@pytest.mark.parametrize("picture", [b"GIF89a", b"", PNG + b"0" * 2_000_000])
def test_a_logo_is_a_picture_of_reasonable_size(school, picture):
    assert refused(school, set_logo, picture).field == "logo"


def test_a_logo_is_kept_and_taken_away(school):
    school.file.run(set_logo, school.desk, PNG)
    assert school.file.ask(identity, school.desk).logo == PNG
    school.file.run(set_logo, school.desk, None)
    assert school.file.ask(identity, school.desk).logo is None


def test_today_is_in_the_year_of_the_file(school):
    assert school.file.ask(current_year, school.desk).label == "2024-2025"


def test_the_year_is_made_of_its_days_off(school):
    detail = school.file.ask(year_detail, school.desk, school.year_id)
    assert (len(detail.holidays), len(detail.days_off)) == (4, 5)
    assert detail.school_days == 180
    assert not detail.unusual
    school.file.run(
        add_day_off, school.desk, school.year_id, date(2025, 6, 10), "Journée pédagogique", False
    )
    fewer = school.file.ask(year_detail, school.desk, school.year_id)
    assert (fewer.school_days, fewer.unusual) == (179, True)
    school.file.run(remove_day_off, school.desk, fewer.days_off[-1].id)
    assert school.file.ask(year_detail, school.desk, school.year_id).school_days == 180


def test_a_holiday_is_added_and_taken_away(school):
    days = school.year_id, "Congé local", date(2025, 3, 17), date(2025, 3, 18)
    added = school.file.run(add_holiday, school.desk, *days).value
    assert school.file.ask(year_detail, school.desk, school.year_id).school_days == 178
    school.file.run(remove_holiday, school.desk, added)
    assert school.file.ask(year_detail, school.desk, school.year_id).school_days == 180


@pytest.mark.parametrize(
    ("title", "start", "end", "field"),
    [
        ("", date(2025, 3, 17), date(2025, 3, 18), "title"),
        ("Congé", date(2025, 3, 18), date(2025, 3, 17), "end"),
        ("Congé", date(2024, 8, 1), date(2024, 8, 30), "start"),
        ("Congé", date(2025, 7, 1), date(2025, 7, 30), "end"),
        ("Congé", date(2024, 11, 1), date(2024, 11, 4), "start"),
    ],
)
def test_a_holiday_that_cannot_be_is_refused(school, title, start, end, field):
    assert refused(school, add_holiday, school.year_id, title, start, end).field == field


def test_a_day_off_is_given_once(school):
    again = school.year_id, date(2025, 5, 29), "Ascension", True
    assert refused(school, add_day_off, *again).field == "day"


def test_a_known_year_comes_with_its_holidays(school):
    bounds = date(2025, 8, 25), date(2026, 7, 3)
    year_id = school.file.run(add_year, school.desk, "2025-2026", *bounds).value
    detail = school.file.ask(year_detail, school.desk, year_id)
    assert len(detail.holidays) == 4
    assert detail.school_days == 181
    assert "déjà" in str(refused(school, add_year, "2025-2026", *bounds))


def test_a_year_of_its_own_has_none(school):
    year_id = school.file.run(
        add_year, school.desk, "2030-2031", date(2030, 8, 26), date(2031, 7, 4)
    ).value
    assert school.file.ask(year_detail, school.desk, year_id).holidays == ()


def test_a_year_ends_after_it_begins(school):
    day = date(2025, 1, 1)
    assert refused(school, edit_year, school.year_id, day, day).field == "last_day"
    school.file.run(edit_year, school.desk, school.year_id, date(2024, 8, 27), date(2025, 7, 4))
    assert school.file.ask(year_detail, school.desk, school.year_id).school_days == 179


def test_classes_are_listed_with_their_pupils(school):
    lines = school.file.ask(classes, school.desk, school.year_id)
    assert [(line.name, line.pupils) for line in lines][:2] == [("4TQA", 4), ("2C", 4)]


def test_a_class_is_added_and_changed(school):
    draft = ClassDraft("5G", "fwb", 5, "general")
    class_id = school.file.run(add_class, school.desk, school.year_id, draft).value
    changed = ClassDraft("5GA", "fwb", 5, "general", "Sciences")
    school.file.run(edit_class, school.desk, class_id, changed)
    line = school.file.ask(classes, school.desk, school.year_id)
    assert ("5GA", "Sciences") in {(one.name, one.option) for one in line}


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ClassDraft("", "fwb", 5), "name"),
        (ClassDraft("4TQA", "fwb", 5), "name"),
        (ClassDraft("5G", "fwb", 8), "study_year"),
        (ClassDraft("5G", "cefa", 1), "study_year"),
        (ClassDraft("5G", "cefa", 5, "general"), "form"),
        (ClassDraft("5G", "autre", 5), "regime"),
    ],
)
def test_a_class_that_cannot_be_is_refused(school, draft, field):
    assert refused(school, add_class, school.year_id, draft).field == field


@command(Right.EDIT_SETTINGS, "Retrait d'un régime")
def drop_regime(work, code):
    for row in work.session.exec(select(SchoolClass).where(SchoolClass.regime == code)):
        row.regime = "fwb"
    work.session.flush()
    work.session.delete(work.session.get(SchoolRegime, code))
    return done(None)


def test_a_regime_is_added_once(school):
    school.file.run(drop_regime, school.desk, "cefa")
    for _time in range(2):
        school.file.run(add_regime, school.desk, "cefa")
    assert school.file.ask(identity, school.desk).regimes.count("cefa") == 1


def test_a_course_is_changed(school):
    course = school.courses["4TQA", "FR"]
    school.file.run(
        edit_course, school.desk, course, "Français", "FRA", Decimal("4.5"), Decimal(50)
    )
    line = next(
        one for one in school.file.ask(courses, school.desk, school.year_id) if one.id == course
    )
    assert (line.weekly_periods, line.maximum, line.pupils) == (Decimal("4.5"), Decimal(50), 4)


@pytest.mark.parametrize(
    ("title", "periods", "maximum", "field"),
    [
        ("", "4", "20", "title"),
        ("Français", "-1", "20", "weekly_periods"),
        ("Français", "41", "20", "weekly_periods"),
        ("Français", "4.125", "20", "weekly_periods"),
        ("Français", "4", "0", "maximum"),
        ("Français", "4", "1001", "maximum"),
    ],
)
def test_a_course_that_cannot_be_is_refused(school, title, periods, maximum, field):
    course = school.courses["4TQA", "FR"]
    values = title, "FR", Decimal(periods), Decimal(maximum)
    assert refused(school, edit_course, course, *values).field == field


def test_a_new_account_opens_the_file_in_its_role(school):
    create_account(
        school.file, school.desk, "paul", "Paul", [Role.EDUCATOR], "une autre phrase", CHEAP
    )
    school.file.close(NOW)
    file = open_school(school.file.path, "paul", "une autre phrase", NOW)
    assert file.actor.may(Right.TAKE_ABSENCES)
    assert not file.actor.may(Right.EDIT_SETTINGS)
    file.close(NOW)


def test_an_account_refused_leaves_no_key(school):
    with pytest.raises(Refusal):
        create_account(school.file, school.desk, "paul", "Paul", [], "une autre phrase", CHEAP)
    with pytest.raises(Refusal):
        open_school(school.file.path, "paul", "une autre phrase", NOW)


def test_an_existing_account_keeps_its_password(school):
    with pytest.raises(Refusal):
        create_account(school.file, school.desk, "anne", "Anne", [Role.HEAD], "volée volée", CHEAP)
    with pytest.raises(Refusal):
        open_school(school.file.path, "anne", "volée volée", NOW, read_only=True)


def test_a_password_is_changed(school):
    line = school.file.ask(accounts, school.desk)[0]
    change_password(school.file, school.desk, line, "la nouvelle phrase", CHEAP)
    school.file.close(NOW)
    open_school(school.file.path, "anne", "la nouvelle phrase", NOW).close(NOW)


def test_the_last_head_stays(school):
    account = school.file.ask(accounts, school.desk)[0].id
    assert "dernier" in str(refused(school, set_roles, account, [Role.READER]))
    assert "dernier" in str(refused(school, set_active, account, False))


def test_roles_change_and_a_closed_account_opens_nothing(school):
    made = create_account(
        school.file, school.desk, "paul", "Paul", [Role.EDUCATOR], "une autre phrase", CHEAP
    )
    school.file.run(set_roles, school.desk, made.value, [Role.SECRETARY, Role.READER])
    line = next(one for one in school.file.ask(accounts, school.desk) if one.name == "paul")
    assert line.roles == {Role.SECRETARY, Role.READER}
    school.file.run(set_active, school.desk, made.value, False)
    school.file.close(NOW)
    with pytest.raises(Refusal, match="n'ouvre plus"):
        open_school(school.file.path, "paul", "une autre phrase", NOW)


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.EDUCATOR, Role.READER])
def test_only_the_head_makes_accounts(school, role):
    with pytest.raises(Refusal, match="Votre compte"):
        school.file.run(add_account, school.as_role(role), "x", "X", [Role.HEAD])


def test_a_figure_of_the_school_reaches_the_rules_and_can_be_dropped(school):
    name = "fwb.report_from_half_days"
    assert school.file.ask(report_figure, school.desk) == 9
    school.file.run(set_figure, school.desk, name, "", "10", "Circulaire 1, art. 2")
    assert school.file.ask(report_figure, school.desk) == 10
    line = next(one for one in school.file.ask(figures, school.desk) if one.name == name)
    assert (line.author, line.source, line.packaged) == ("Anne Exemple", "Circulaire 1, art. 2", 9)
    school.file.run(drop_figure, school.desk, name, "")
    assert school.file.ask(report_figure, school.desk) == 9


def test_next_years_figure_is_added_without_a_programmer(school):
    name = "fwb.external_first_session_deadline"
    school.file.run(set_figure, school.desk, name, "2025-2026", "2026-07-17", "Circulaire 9000")
    lines = {
        (one.name, one.school_year): one.value for one in school.file.ask(figures, school.desk)
    }
    assert lines[name, "2025-2026"] == date(2026, 7, 17)
    assert lines[name, "2024-2025"] == date(2025, 7, 18)


@pytest.mark.parametrize(
    ("name", "value", "source", "field"),
    [
        ("fwb.report_from_half_days", "10", " ", "source"),
        ("fwb.report_from_half_days", "dix", "Circulaire", "value"),
        ("fwb.report_from_half_days", "2026-07-17", "Circulaire", "value"),
        ("fwb.inconnu", "10", "Circulaire", "name"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(school, name, value, source, field):
    assert refused(school, set_figure, name, "", value, source).field == field
