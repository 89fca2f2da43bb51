from pathlib import Path

from app import paths


def test_one_variable_gathers_all_folders(monkeypatch, tmp_path):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    folders = [paths.config(), paths.data(), paths.logs(), paths.documents()]
    assert {folder.parent for folder in folders} == {tmp_path}
    assert len(set(folders)) == 4


def test_without_it_they_are_the_users(monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE)
    assert paths.config().is_relative_to(Path.home())
    assert "matricule" in str(paths.logs()).lower()


def test_nothing_is_created_by_asking(monkeypatch, tmp_path):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    paths.config()
    assert not (tmp_path / "home").exists()
