import sys
from types import SimpleNamespace
from typing import ClassVar

import pytest

import dev


@pytest.fixture
def calls(monkeypatch):
    """What dev.py starts, instead of starting it; set-up is taken as done."""
    started = []

    def call(command, **options):
        started.append(([str(part) for part in command], options))
        return 0

    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr(dev, "set_up", lambda libraries: None)
    return started


def answers(monkeypatch, returncode):
    """All processes that are started end with this code."""
    done = SimpleNamespace(returncode=returncode, stdout="", stderr="no network\n")
    monkeypatch.setattr(dev.subprocess, "run", lambda *_args, **_options: done)


@pytest.mark.parametrize(
    ("text", "version"),
    [("uv 0.13.9 (x86_64)", (0, 13, 9)), ("uv 1.0", (1, 0)), ("", ()), ("no number", ())],
)
def test_version_in(text, version):
    assert dev.version_in(text) == version


def test_an_unusable_uv_is_older_than_any():
    assert dev.uv_version("/nonexistent/uv") == () < dev.UV_OLDEST


def test_the_first_failure_is_the_exit_code():
    assert dev.first_failure([0, 3, 1]) == 3
    assert dev.first_failure([0, 0]) == 0


def test_usage_names_every_verb():
    assert all(f"  {verb} " in dev.usage() for verb in dev.VERBS)


def test_an_unknown_verb_shows_usage(capsys):
    assert dev.main(["deploy"]) == 2
    assert dev.main(["--help"]) == 0
    assert dev.main([]) == 2
    assert capsys.readouterr().out.count("usage:") == 3


def test_a_verb_without_arguments_refuses_them(capsys):
    assert dev.main(["check", "app"]) == 2
    assert capsys.readouterr().err == "check takes no argument.\n"


class TestOnce:
    @pytest.fixture(autouse=True)
    def environment(self, tmp_path, monkeypatch):
        monkeypatch.setattr(dev, "ENVIRONMENT", tmp_path)

    def test_a_step_is_done_once_for_a_key(self):
        done = []
        for key in ("a", "a", "b", "b", "a"):
            dev.once("step", key, lambda key=key: not done.append(key))
        assert done == ["a", "b", "a"]

    def test_a_step_that_did_not_succeed_is_tried_again(self):
        done = []
        for _number in range(2):
            dev.once("step", "a", lambda: bool(done.append("a")))
        assert done == ["a", "a"]


def test_the_key_changes_with_the_lock_and_the_python(monkeypatch, tmp_path):
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    (tmp_path / "pyproject.toml").write_text("a", encoding="utf-8")
    (tmp_path / "uv.lock").write_text("b", encoding="utf-8")
    first = dev.environment_key()
    assert dev.environment_key() == first
    (tmp_path / "uv.lock").write_text("c", encoding="utf-8")
    second = dev.environment_key()
    monkeypatch.setattr(dev, "base_python", lambda: "/other/python")
    assert len({first, second, dev.environment_key()}) == 3


def test_another_python_is_refused_in_one_line(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 10, 1))
    assert dev.main(["check"]) == 2
    assert capsys.readouterr().err.startswith("Python 3.11")


class TestLibraries:
    LIBRARIES: ClassVar = {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"}

    @pytest.mark.skipif(sys.platform != "linux", reason="names of Linux libraries")
    def test_only_what_does_not_load_is_missing(self):
        assert dev.missing_packages(self.LIBRARIES) == ["libnowhere9"]

    def test_where_it_may_not_install_it_says_what_to_type(self, monkeypatch, capsys):
        monkeypatch.setattr(dev, "loads", lambda name: False)
        monkeypatch.setattr(dev, "may_install", lambda: False)
        monkeypatch.setattr(dev.shutil, "which", lambda name: name)
        assert not dev.install_libraries(self.LIBRARIES)
        (line,) = capsys.readouterr().out.splitlines()
        assert line.endswith("type sudo apt-get install -y libc6 libnowhere9")

    def test_without_apt_get_it_names_the_packages(self, monkeypatch):
        monkeypatch.setattr(dev.shutil, "which", lambda name: None)
        assert not dev.may_install()
        assert dev.advice_for_libraries(["libgl1"]).endswith("Debian calls their packages libgl1")

    def test_it_updates_then_installs_what_is_missing(self, monkeypatch):
        present, typed = set(), []
        monkeypatch.setattr(dev, "loads", lambda name: name in present)
        monkeypatch.setattr(dev, "may_install", lambda: True)

        def apt_get(*arguments):
            typed.append(arguments)
            present.update(self.LIBRARIES if arguments[0] == "install" else ())

        monkeypatch.setattr(dev, "apt_get", apt_get)
        assert dev.install_libraries(self.LIBRARIES)
        assert [arguments[0] for arguments in typed] == ["update", "install"]
        assert dev.install_libraries(self.LIBRARIES)
        assert len(typed) == 2

    def test_what_apt_get_complains_of_is_shown(self, monkeypatch, capsys):
        answers(monkeypatch, 100)
        dev.apt_get("update")
        assert capsys.readouterr().err == "no network\n"

    def test_sudo_that_asks_for_a_password_does_not_answer(self, monkeypatch):
        monkeypatch.setattr(dev.shutil, "which", lambda name: name)
        answers(monkeypatch, 1)
        assert not dev.sudo_answers()


class TestUv:
    def test_the_one_beside_the_project_comes_first(self, monkeypatch, tmp_path):
        monkeypatch.setattr(dev, "TOOLS", tmp_path)
        monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/uv")
        monkeypatch.setattr(dev, "uv_version", lambda uv: (9, 0, 0))
        assert str(dev.find_uv()) == str(dev.Path("/usr/bin/uv"))
        beside = tmp_path / "bin" / dev.executable("uv")
        beside.parent.mkdir()
        beside.touch()
        assert dev.find_uv() == beside

    def test_one_too_old_does_not_serve(self, monkeypatch, tmp_path):
        monkeypatch.setattr(dev, "TOOLS", tmp_path)
        monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/uv")
        monkeypatch.setattr(dev, "uv_version", lambda uv: (0, 1, 0))
        assert dev.find_uv() is None

    def test_without_pip_it_says_what_to_type(self, monkeypatch):
        answers(monkeypatch, 1)
        with pytest.raises(dev.SetUpError, match="pip is missing: type "):
            dev.install_uv()


class TestRun:
    def test_without_display_it_plays_the_tour_and_says_where(self, monkeypatch, calls, capsys):
        monkeypatch.setattr(dev, "has_display", lambda: False)
        assert dev.main(["run"]) == 0
        ((command, options),) = calls
        assert command[1:3] == ["tour", "--out"]
        assert options == {"screen": False}
        assert command[3] in capsys.readouterr().out.splitlines()[-1]

    def test_arguments_are_passed_on(self, monkeypatch, calls):
        monkeypatch.setattr(dev, "has_display", lambda: False)
        dev.main(["run", "demo", "--out", "x"])
        monkeypatch.setattr(dev, "has_display", lambda: True)
        dev.main(["run", "--demo"])
        assert [(command[1:], options["screen"]) for command, options in calls] == [
            (["demo", "--out", "x"], False),
            (["--demo"], True),
        ]

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is one")
    def test_a_display_is_what_the_session_names(self, monkeypatch):
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        monkeypatch.delenv("DISPLAY", raising=False)
        assert not dev.has_display()
        monkeypatch.setenv("DISPLAY", ":0")
        assert dev.has_display()


class TestTest:
    def test_arguments_go_to_pytest_alone(self, monkeypatch, calls):
        monkeypatch.setattr(dev, "report", None)
        assert dev.main(["test", "tests/test_dev.py", "-k", "run"]) == 0
        ((command, options),) = calls
        assert command[1:] == ["-m", "pytest", "tests/test_dev.py", "-k", "run"]
        assert not options["screen"]

    def test_a_failed_check_fails_it_and_the_tests_run_all_the_same(self, monkeypatch, calls):
        monkeypatch.setattr(dev, "report", lambda name, command: 7 if name == "types" else 0)
        assert dev.main(["test"]) == 7
        assert len(calls) == 1


def test_what_is_started_sees_our_python_only(monkeypatch):
    monkeypatch.setenv("VIRTUAL_ENV", "/elsewhere")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    unseen = dev.child_environment(screen=False)
    assert "VIRTUAL_ENV" not in unseen
    assert unseen["UV_PYTHON_DOWNLOADS"] == "never"
    assert unseen["QT_QPA_PLATFORM"] == "offscreen"
    assert "QT_QPA_PLATFORM" not in dev.child_environment(screen=True)


def test_a_check_shows_its_output_only_where_it_fails(capfdbinary):
    assert dev.report("fine", [sys.executable, "-c", "print('noise')"]) == 0
    assert dev.report("bad", [sys.executable, "-c", "print('why'); exit(3)"]) == 3
    assert capfdbinary.readouterr().out.split() == [b"fine:", b"ok", b"bad:", b"FAILED", b"why"]
