"""A school's file: created, opened, shared, closed."""

import shutil
from datetime import timedelta

import pytest

from app.db.backup import backups_of, latest_backup, verify
from app.db.lock import FileTaken
from app.errors import EnvironmentFault, Refusal
from app.office.files.creation import (
    FirstAccount,
    NewSchool,
    account_names,
    create_school,
    open_school,
)
from app.office.rights import Right
from app.office.settings.accounts import note_password
from app.office.settings.calendars import proposed_calendar, rule_calendar, school_year_of
from app.office.work import query
from tests.schools import NOW, PASSWORD


@query
def class_days(reading, year_id):
    calendar = rule_calendar(reading.session, year_id)
    days, day = 0, calendar.first_day
    while day <= calendar.last_day:
        days += calendar.is_school_day(day)
        day += timedelta(days=1)
    return days


def new_school(**changes):
    values = {
        "name": "École",
        "street": "",
        "postal_code": "",
        "locality": "",
        "fase_number": "",
        "head_name": "",
        "head_civility": "mrs",
        "regimes": ("fwb",),
        "calendar": proposed_calendar("2024-2025"),
    }
    return NewSchool(**{**values, **changes})


def test_the_year_proposed_has_the_days_that_the_rule_asks(school):
    assert 180 <= school.file.ask(class_days, school.desk, school.year_id) <= 184


def test_a_file_opens_again_with_its_account_and_its_rights(tmp_path, school):
    school.file.close(NOW)
    file = open_school(tmp_path / "ecole.matricule", "anne", PASSWORD, NOW)
    assert file.actor.full_name == "Anne Exemple"
    assert file.actor.rights == frozenset(Right)
    file.close(NOW)


def test_a_wrong_password_is_refused_and_leaves_the_file_free(tmp_path, school):
    school.file.close(NOW)
    for _attempt in range(2):
        with pytest.raises(Refusal):
            open_school(tmp_path / "ecole.matricule", "anne", "autre chose", NOW)
    open_school(tmp_path / "ecole.matricule", "anne", PASSWORD, NOW).close(NOW)


def test_a_second_opening_names_who_has_it_and_may_read(tmp_path, school):
    path = tmp_path / "ecole.matricule"
    school.file.close(NOW)
    first = open_school(path, "anne", PASSWORD, NOW)
    with pytest.raises(FileTaken) as taken:
        open_school(path, "anne", PASSWORD, NOW)
    assert taken.value.holder.person == "Anne Exemple"
    second = open_school(path, "anne", PASSWORD, NOW, read_only=True)
    assert second.read_only
    assert second.ask(class_days, school.desk, school.year_id) > 0
    second.close(NOW)
    first.close(NOW)


def test_a_changed_file_is_backed_up_as_it_closes(school):
    from tests.office.test_work import rename

    school.file.run(rename, school.desk, "Athénée")
    copy = school.file.close(NOW)
    assert copy is not None
    again = open_school(copy, "anne", PASSWORD, NOW)
    again.close(NOW)


@pytest.mark.parametrize(
    ("changes", "account", "field"),
    [
        ({"name": " "}, ("anne", "Anne", PASSWORD), "name"),
        ({"regimes": ()}, ("anne", "Anne", PASSWORD), "regimes"),
        ({}, ("", "Anne", PASSWORD), "account_name"),
        ({}, ("anne", "", PASSWORD), "full_name"),
        ({}, ("anne", "Anne", "court"), "password"),
    ],
)
def test_what_is_missing_is_named_and_no_file_is_made(tmp_path, changes, account, field):
    with pytest.raises(Refusal) as refused:
        create_school(tmp_path / "e.matricule", new_school(**changes), FirstAccount(*account), NOW)
    assert refused.value.field == field
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_replaced(tmp_path, school):
    before = (tmp_path / "ecole.matricule").read_bytes()
    with pytest.raises(Refusal) as refused:
        create_school(
            tmp_path / "ecole.matricule", new_school(), FirstAccount("a", "A", PASSWORD), NOW
        )
    assert refused.value.field == "path"
    assert (tmp_path / "ecole.matricule").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("dossier", None, "un dossier"),
        ("notes.txt", "bonjour", "pas un fichier de Matricule"),
        ("ecole.matricule", "", "est vide"),
        ("x" * 300, None, "trop long"),
    ],
)
def test_what_is_not_a_school_is_named_before_a_password_is_asked(tmp_path, name, content, words):
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    elif len(name) < 100:
        path.mkdir()
    with pytest.raises(EnvironmentFault, match=words):
        account_names(path)
    assert content is None or path.read_text() == content


def test_an_empty_file_is_not_taken_for_a_new_school(tmp_path, school):
    school.file.close(NOW)
    path = school.file.path
    path.write_bytes(b"")
    with pytest.raises(EnvironmentFault, match="est vide"):
        open_school(path, "anne", PASSWORD, NOW)
    assert path.read_bytes() == b""


@pytest.mark.parametrize("gone", ["moved", "deleted", "replaced", "folder deleted"])
def test_a_file_taken_away_while_open_refuses_and_is_rescued(school, gone):
    file, path = school.file, school.file.path
    if gone == "folder deleted":
        shutil.rmtree(path.parent)
    elif gone == "replaced":
        other = path.with_name("copie")
        shutil.copyfile(path, other)
        other.replace(path)
    elif gone == "moved":
        path.rename(path.with_name("ailleurs.matricule"))
    else:
        path.unlink()
    with pytest.raises(EnvironmentFault, match="déplacé, remplacé ou supprimé"):
        file.run(note_password, school.desk, school.desk.actor.account_id)
    with pytest.raises(EnvironmentFault, match="gardé dans"):
        file.close(NOW)
    verify(latest_backup(path), file.key)


def test_closings_thin_the_backups_once_the_new_one_is_verified(school, monkeypatch):
    path = school.file.path
    for minute in range(12):
        school.file.back_up(NOW.replace(minute=minute))
    kept = sorted(backups_of(path))
    assert [copy.stem[-8:] for copy in kept] == [f"12-{minute:02}-00" for minute in range(2, 12)]

    def not_whole(*_all):
        raise EnvironmentFault("La copie n'est pas entière.", "")

    with monkeypatch.context() as patch:
        patch.setattr("app.db.backup._must_be_whole", not_whole)
        with pytest.raises(EnvironmentFault):
            school.file.back_up(NOW.replace(minute=30))
    assert sorted(backups_of(path)) == kept


def test_a_file_put_back_in_its_place_goes_on(school):
    path = school.file.path
    elsewhere = path.rename(path.with_name("ailleurs.matricule"))
    with pytest.raises(EnvironmentFault):
        school.file.run(note_password, school.desk, school.desk.actor.account_id)
    elsewhere.rename(path)
    school.file.run(note_password, school.desk, school.desk.actor.account_id)


def test_a_file_that_is_gone_is_named(tmp_path):
    with pytest.raises(EnvironmentFault, match="n'existe plus"):
        open_school(tmp_path / "nulle-part.matricule", "anne", PASSWORD, NOW)
    with pytest.raises(EnvironmentFault, match="n'existe plus"):
        account_names(tmp_path / "nulle-part.matricule")


@pytest.mark.parametrize(
    ("day", "label"), [("2024-08-01", "2024-2025"), ("2025-07-31", "2024-2025")]
)
def test_the_school_year_of_a_day(day, label):
    from datetime import date

    assert school_year_of(date.fromisoformat(day)) == label
