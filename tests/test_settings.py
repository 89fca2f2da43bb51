import tomllib
from pathlib import Path

import pytest

from app import settings
from app.errors import EnvironmentFault
from app.settings import (
    COLUMNS,
    LANGUAGE,
    LAST_FILE,
    RECENT_FILES,
    SETTINGS,
    TEXT_SCALE,
    Settings,
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "settings.toml"


def test_defaults_serve_until_something_is_kept(file):
    kept = Settings(file)
    assert [kept.get(setting) for setting in SETTINGS] == [s.default for s in SETTINGS]
    assert not file.exists()


def test_what_is_set_is_read_back(file):
    kept = Settings(file)
    kept.set(LANGUAGE, "en")
    kept.set(TEXT_SCALE, 1.5)
    kept.set(COLUMNS, {"pupils": "AAA="})
    again = Settings(file)
    assert again.get(LANGUAGE) == "en"
    assert again.get(TEXT_SCALE) == 1.5
    assert again.get(COLUMNS) == {"pupils": "AAA="}


def test_they_are_in_the_configuration_folder_by_default():
    assert Settings().file == settings.paths.config() / "settings.toml"


def test_every_setting_is_declared_once_and_reads_its_default():
    names = [setting.name for setting in SETTINGS]
    assert len(names) == len(set(names))
    assert all(setting.read(setting.default) == setting.default for setting in SETTINGS)
    assert all(setting.title for setting in SETTINGS)


def test_every_setting_of_the_module_is_in_the_table():
    declared = [one for one in vars(settings).values() if isinstance(one, settings.Setting)]
    assert {one.name for one in declared} == {one.name for one in SETTINGS}


@pytest.mark.parametrize(
    "line",
    [
        "language = 3",
        'language = "nl"',
        'show_tips = "oui"',
        "letter_offset_x = true",
        "recent_files = 'x'",
        "columns = [1]",
        "last_file = 1",
    ],
)
def test_a_value_that_cannot_be_accepted_gives_the_default(file, line):
    file.parent.mkdir()
    file.write_text(line, encoding="utf-8")
    kept = Settings(file)
    assert all(kept.get(setting) == setting.default for setting in SETTINGS)


@pytest.mark.parametrize("content", [b"language = ", b"\xff\xfe"])
def test_a_damaged_file_is_set_aside(file, content):
    file.parent.mkdir()
    file.write_bytes(content)
    kept = Settings(file)
    assert kept.get(LANGUAGE) == "fr"
    assert file.with_name("settings.toml.damaged").read_bytes() == content
    kept.set(LANGUAGE, "en")
    assert Settings(file).get(LANGUAGE) == "en"


def test_what_a_later_version_keeps_is_left_alone(file):
    file.parent.mkdir()
    file.write_text("of_tomorrow = 1\n", encoding="utf-8")
    Settings(file).set(LANGUAGE, "en")
    assert tomllib.loads(file.read_text(encoding="utf-8")) == {"of_tomorrow": 1, "language": "en"}


def test_a_file_that_cannot_be_written_is_a_fault_with_advice(tmp_path):
    (tmp_path / "config").write_text("not a folder", encoding="utf-8")
    kept = Settings(tmp_path / "config" / "settings.toml")
    with pytest.raises(EnvironmentFault) as caught:
        kept.set(LANGUAGE, "en")
    assert "settings.toml" in caught.value.advice


def test_recent_files_come_latest_first_each_once(file):
    kept = Settings(file)
    for name in ("a", "b", "a"):
        kept.remember_file(Path("/ecole") / name)
    absolute = [str(Path("/ecole", name).absolute()) for name in ("a", "b")]
    assert list(kept.get(RECENT_FILES)) == absolute
    assert kept.get(LAST_FILE) == absolute[0]
    kept.forget_file(Path("/ecole/a"))
    assert list(kept.get(RECENT_FILES)) == absolute[1:]
    assert kept.get(LAST_FILE) == ""


def test_only_so_many_files_are_remembered(file):
    kept = Settings(file)
    for number in range(settings.MOST_RECENT + 3):
        kept.remember_file(Path(f"/ecole/{number}"))
    assert len(kept.get(RECENT_FILES)) == settings.MOST_RECENT
