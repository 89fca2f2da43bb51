"""Which backups stay, and what is never removed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.db.backup import SUFFIX, backup_folder
from app.db.keys import keys_path
from app.db.thinning import Copy, thin, to_remove

NOW = datetime(2035, 6, 24, 17, 0, tzinfo=UTC)


def closings(days, times=(10, 15)):
    """Two closings on each weekday of that many days, up to now."""
    moments = (
        (NOW - timedelta(days=day)).replace(hour=hour) for day in range(days) for hour in times
    )
    return [made for made in moments if made.weekday() < 5]


def kept_after(made):
    """What stays of these closings, thinned after each one as the program does."""
    kept = []
    for moment in sorted(made):
        kept.append(Copy(moment, None))
        removed = set(to_remove(kept, moment))
        kept = [copy for copy in kept if copy not in removed]
    return [copy.made for copy in kept]


def _last_weekday_of_july(year):
    day = date(year, 7, 31)
    return day - timedelta(days=max(0, day.weekday() - 4))


def test_ten_years_of_closings_leave_a_handful_that_reach_back_to_the_first_year():
    kept = kept_after(closings(3640))
    assert len(kept) <= 45
    assert sorted(kept)[-10:] == sorted(closings(14))[-10:]
    days = {moment.date() for moment in kept}
    assert {moment.date() for moment in closings(19)} <= days
    weeks = {moment.isocalendar()[:2] for moment in kept}
    assert {moment.isocalendar()[:2] for moment in closings(56)} <= weeks
    months = {(moment.year, moment.month) for moment in kept}
    assert {(moment.year, moment.month) for moment in closings(330)} <= months
    ends = {_last_weekday_of_july(year) for year in range(2026, 2035)}
    assert ends <= days


def test_thinning_after_each_closing_keeps_what_thinning_once_would():
    made = closings(400)
    once = set(to_remove([Copy(moment, None) for moment in made], NOW))
    assert sorted(kept_after(made)) == sorted(
        moment for moment in made if Copy(moment, None) not in once
    )


def test_a_copy_dated_to_come_stays_and_takes_nobody_s_place():
    made = closings(30)
    ahead = Copy(NOW + timedelta(days=365), None)
    copies = [Copy(moment, None) for moment in made]
    assert to_remove([*copies, ahead], NOW) == to_remove(copies, NOW)


@pytest.fixture
def file(tmp_path):
    """A school's file with forty backups of one day, a minute apart."""
    path = tmp_path / "Athénée.matricule"
    path.touch()
    backup_folder(path).mkdir()
    for minute in range(40):
        _copy(path, f"Athénée 2035-06-24 16-{minute:02}-00")
    return path


def _copy(file, stem):
    copy = backup_folder(file) / f"{stem}{SUFFIX}"
    copy.write_text("copie")
    keys_path(copy).write_text("clés")
    return copy


def test_older_copies_go_with_their_keys_and_the_newest_stay(file):
    removed = thin(file, NOW)
    assert len(removed) == 30
    left = sorted(path.name for path in backup_folder(file).iterdir())
    expected = [f"Athénée 2035-06-24 16-{minute:02}-00" for minute in range(30, 40)]
    assert left == sorted(f"{stem}{end}" for stem in expected for end in (SUFFIX, ".keys"))
    assert thin(file, NOW) == ()


@pytest.mark.parametrize(
    "stem",
    [
        "Athénée 2025-06-24 16-00-00 avant mise à jour 0003",
        "Athénée 2025-06-24 16-00-00 mis de côté",
        "Athénée 2025-06-24 16-00-00 à la fermeture",
        "Athénée 2025-06-24",
        "Athénée 2025-6-24 16-0-0",
        "Athénée 2025-02-30 16-00-00",
        "Athénée-2 2025-06-24 16-00-00",
        "Athénée",
        "copie de Paul",
    ],
)
def test_what_bears_anything_but_a_name_and_a_date_is_not_touched(file, stem):
    kept = _copy(file, stem)
    text = backup_folder(file) / "Athénée 2025-06-24 16-00-00.txt"
    text.touch()
    folder = backup_folder(file) / "Athénée 2025-06-24 16-01-00.matricule"
    folder.mkdir()
    assert len(thin(file, NOW)) == 30
    assert kept.is_file() and keys_path(kept).is_file() and text.is_file() and folder.is_dir()


def test_a_name_cut_short_is_left_alone(tmp_path):
    long = tmp_path / f"{'é' * 100}.matricule"
    backup_folder(long).mkdir()
    for minute in range(20):
        _copy(long, f"{'é' * 60} 2035-06-24 16-{minute:02}-00")
    assert thin(long, NOW) == ()


def test_one_that_cannot_be_removed_stays_until_next_time(file, monkeypatch, caplog):
    held = backup_folder(file) / f"Athénée {NOW:%Y-%m-%d} 16-00-00{SUFFIX}"
    unlink = type(held).unlink

    def refuse(path, missing_ok=False):
        if path == held:
            raise PermissionError(13, "open elsewhere")
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(type(held), "unlink", refuse)
        assert len(thin(file, NOW)) == 29
    assert "could not be removed" in caplog.text
    assert thin(file, NOW) == (held,)
