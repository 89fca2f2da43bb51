import ast
import importlib.util
import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Message


def load_translations():
    path = Path(__file__).parent.parent / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


translations = load_translations()


@pytest.mark.parametrize(
    "source",
    [
        "TITLE = _('a')",
        "class Room:\n    title = _('a')",
        "def f(text=_('a')): ...",
        "@action(_('a'))\ndef f(): ...",
        "TITLES = {1: i18n.ngettext('a', 'b', 2)}",
        "f = lambda text=_('a'): text",
        "if True:\n    print(pgettext('c', 'a'))",
    ],
)
def test_translating_at_import_is_found(source):
    assert list(translations.import_time_calls(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "TITLE = N_('a')",
        "def f():\n    return _('a')",
        "f = lambda: _('a')",
        "class Room:\n    def title(self):\n        return _('a')",
    ],
)
def test_translating_later_is_fine(source):
    assert not list(translations.import_time_calls(ast.parse(source)))


def test_a_translation_keeps_the_fields_of_its_text():
    assert translations.same_fields(Message("{n} élèves", "{n} pupils"))
    assert translations.same_fields(Message(("{n} élève", "{n} élèves"), ("one", "{n} pupils")))
    assert not translations.same_fields(Message("{n} élèves", "{count} pupils"))


HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: en\\n"\n\n'


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of one module and one catalogue, not yet up to date."""
    root = translations.ROOT
    shutil.copy(root / "pyproject.toml", tmp_path)
    for name in ("SOURCES", "LOCALES", "TEMPLATE"):
        place = getattr(translations, name).relative_to(root)
        monkeypatch.setattr(translations, name, tmp_path / place)
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    translations.SOURCES.mkdir()
    catalogue = translations.LOCALES / "en" / "LC_MESSAGES" / "matricule.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(HEADER, encoding="utf-8")
    (translations.SOURCES / "room.py").write_text("def f():\n    return _('Élève')\n", "utf-8")
    return catalogue


def test_update_leaves_only_the_translating_to_do(project):
    translations.update()
    (fault,) = translations.check()
    assert "no translation of 'Élève'" in fault


def test_nothing_is_left_once_translated(project):
    translations.update()
    text = project.read_text("utf-8")
    project.write_text(text.replace('msgid "Élève"\nmsgstr ""', 'msgid "Élève"\nmsgstr "Pupil"'))
    (fault,) = translations.check()
    assert "matricule.mo" in fault
    translations.update()
    assert list(translations.check()) == []


def test_a_new_text_is_told_until_updated(project):
    translations.update()
    (translations.SOURCES / "other.py").write_text("def f():\n    return _('Classe')\n", "utf-8")
    faults = list(translations.check())
    assert any("matricule.pot" in fault for fault in faults)
    assert any("lacks 'Classe'" in fault for fault in faults)


def test_updating_again_changes_no_file(project):
    translations.update()
    before = [path.read_bytes() for path in sorted(translations.LOCALES.rglob("matricule.*"))]
    translations.update()
    after = [path.read_bytes() for path in sorted(translations.LOCALES.rglob("matricule.*"))]
    assert before == after


def test_the_command_prints_and_counts_the_faults(project, capsys):
    assert translations.main(["update"]) == 0
    assert translations.main(["check"]) == 1
    assert "no translation" in capsys.readouterr().out
