"""Files are written whole or not at all, and proposed where the user keeps them."""

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from app import paths
from app.errors import EnvironmentFault
from app.ui import files


def test_a_file_is_written_with_its_folders_and_nothing_beside(tmp_path):
    file = tmp_path / "a" / "b.pdf"
    assert files.write_file(file, b"one") == file
    files.write_file(file, b"two")
    assert file.read_bytes() == b"two"
    assert list(file.parent.iterdir()) == [file]


def test_what_cannot_be_written_is_a_fault_and_leaves_the_old_file(tmp_path, monkeypatch):
    file = tmp_path / "b.pdf"
    file.write_bytes(b"old")

    def refuse(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", refuse)
    with pytest.raises(EnvironmentFault) as fault:
        files.write_file(file, b"new")
    assert "b.pdf" in fault.value.message
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_name_without_its_ending_gets_it(qtbot, monkeypatch, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)
    asked = []

    def answer(_parent, _title, proposed, kinds, options):
        asked.append((proposed, options))
        return str(tmp_path / "liste"), "Texte (*.csv)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    chosen = files.ask_save(parent, "Exporter", "Texte (*.csv)", tmp_path.relative_to("/") / "x")
    assert chosen == tmp_path / "liste.csv"
    assert asked[0][0].startswith(str(paths.documents()))
    assert asked[0][1] == QFileDialog.Option.DontUseNativeDialog


def test_choosing_nothing_is_none(qtbot, monkeypatch):
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: "")
    assert files.ask_save(parent, "x", "y", paths.documents()) is None
    assert files.ask_open(parent, "x", "y") is None
    assert files.ask_folder(parent, "x") is None
