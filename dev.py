"""Everything a developer types, set-up included: ``python3 dev.py run`` or ``test``.

Needs Python's standard library only, and works the same on Linux, Windows and macOS.
The environment lives in ``.venv``, its installer uv in ``.tools``, both beside the
project; the system's own Python packages stay as they are. What was done is stamped
in ``.venv``, so that the next start goes straight to the verb.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
TOOLS = ROOT / ".tools"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")

PYTHON_FROM, PYTHON_BELOW = (3, 11), (3, 14)
UV_VERSION = "0.13.9"
UV_OLDEST = (0, 11, 0)  # the oldest uv on PATH that reads our lock file and UV_SYSTEM_CERTS
DEBIAN_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")

# What Qt's wheels expect of the system: the file looked for, the Debian package it is in.
OFFSCREEN_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libcups.so.2": "libcups2",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}

Command = Sequence[str | Path]


class SetUpError(Exception):
    """Set-up cannot go on; the message says in one line what to type."""


class Verb(NamedTuple):
    """What a verb does with its arguments, and a line of help; it returns an exit code."""

    act: Callable[[Sequence[str]], int]
    help: str


# --- The verbs -----------------------------------------------------------------------


def run(arguments: Sequence[str]) -> int:
    """Start the program; without a display and arguments, play its tour instead."""
    seen = has_display()
    set_up(OFFSCREEN_LIBRARIES | SCREEN_LIBRARIES if seen else OFFSCREEN_LIBRARIES)
    if seen or arguments:
        return call([script("matricule"), *arguments], screen=seen)
    return play_tour(Path.cwd() / "tour-out")


def play_tour(folder: Path) -> int:
    """Play the main job off screen, and say where its results are."""
    say(f"No display here: the tour plays the program off screen, into {folder}")
    code = call([script("matricule"), "tour", "--out", folder], screen=False)
    say(f"{'The results are' if code == 0 else 'What the tour left is'} in {folder}")
    return code


def test(arguments: Sequence[str]) -> int:
    """Check everything then run all tests; with arguments, run pytest on them alone."""
    if arguments:
        set_up(OFFSCREEN_LIBRARIES)
        return pytest(arguments)
    return first_failure([check([]), pytest(["-n", "2"])])


def pytest(arguments: Sequence[str]) -> int:
    """Run pytest, off screen."""
    return call([python(), "-m", "pytest", *arguments], folder=ROOT, screen=False)


def check(arguments: Sequence[str]) -> int:
    """Lint, format, types, import contracts, translations; all of them, even if one fails."""
    refuse_arguments("check", arguments)
    set_up(OFFSCREEN_LIBRARIES)
    checks: dict[str, Command] = {
        "lint": [script("ruff"), "check", "--quiet", "--output-format=concise", "."],
        "format": [script("ruff"), "format", "--check", "--quiet", "--output-format=concise", "."],
        "types": [python(), "-m", "mypy", "--no-error-summary"],
        "imports": [script("lint-imports"), "--no-logo"],
        "translations": [python(), str(ROOT / "packaging" / "translations.py"), "check"],
    }
    return first_failure([report(name, command) for name, command in checks.items()])


def report(name: str, command: Command) -> int:
    """Run one check; its output is shown only where it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=child_environment(screen=False),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    say(f"{name}: {'ok' if done.returncode == 0 else 'FAILED'}")
    if done.returncode:
        sys.stdout.buffer.write(done.stdout)
        sys.stdout.flush()
    return done.returncode


def translations(arguments: Sequence[str]) -> int:
    """Bring the catalogues up to date with the sources."""
    refuse_arguments("translations", arguments)
    set_up(OFFSCREEN_LIBRARIES)
    return call([python(), str(ROOT / "packaging" / "translations.py"), "update"], folder=ROOT)


def programs(package: str) -> Callable[[Sequence[str]], int]:
    """The verb that runs a package of measuring programs, such as ``tests.bench``."""

    def act(arguments: Sequence[str]) -> int:
        set_up(OFFSCREEN_LIBRARIES)
        return call([python(), "-m", package, *arguments], folder=ROOT, screen=False)

    return act


VERBS: Mapping[str, Verb] = {
    "run": Verb(run, "start the program with these arguments (no display: play its tour)"),
    "test": Verb(test, "check, then all tests; with arguments, pytest alone"),
    "check": Verb(check, "lint, format, types, import contracts, translations"),
    "bench": Verb(programs("tests.bench"), "print the table of measured figures"),
    "faults": Verb(
        programs("tests.faults"), "break files and processes on purpose, count what is lost"
    ),
    "translations": Verb(translations, "extract the texts, update and compile the catalogues"),
}


# --- Set-up --------------------------------------------------------------------------


def set_up(libraries: Mapping[str, str]) -> None:
    """Do what is missing of the set-up, and nothing where it is all there."""
    refuse_other_pythons()
    once("environment", environment_key(), sync_environment)
    if LINUX:
        once("libraries", "\n".join(libraries), lambda: install_libraries(libraries))


def once(step: str, key: str, act: Callable[[], bool]) -> None:
    """Do a step unless its stamp says that it was done for the same ``key``."""
    stamp = ENVIRONMENT / f"ready-{step}"
    try:
        if stamp.read_text(encoding="utf-8") == key:
            return
    except OSError:
        pass
    if act():
        stamp.write_text(key, encoding="utf-8")


def environment_key() -> str:
    """Changes whenever the environment must be made again."""
    digest = hashlib.sha256(f"{sys.version}\n{base_python()}\n".encode())
    for name in ("pyproject.toml", "uv.lock"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def refuse_other_pythons() -> None:
    """Stop where this Python is not one that the program runs on."""
    if not PYTHON_FROM <= sys.version_info[:2] < PYTHON_BELOW:
        raise SetUpError("Python 3.11, 3.12 or 3.13 is needed: type python3.11 dev.py …")


def sync_environment() -> bool:
    """Make ``.venv`` from the lock file with this Python; downloads no Python."""
    say("Setting up the environment (the first time takes a minute)")
    uv = find_uv() or install_uv()
    command: Command = [uv, "sync", "--locked", "--compile-bytecode", "--python", base_python()]
    if call(command, folder=ROOT):
        raise SetUpError("The environment could not be set up; uv says why above.")
    call([python(), "-m", "compileall", "-q", "app"], folder=ROOT)
    return True


def base_python() -> str:
    """This Python; outside ``.venv``, should it have been started from there."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def find_uv() -> Path | None:
    """The uv beside the project, else a recent enough one on PATH."""
    beside = uv_beside()
    if beside:
        return beside
    found = shutil.which("uv")
    return Path(found) if found and uv_version(found) >= UV_OLDEST else None


def uv_beside() -> Path | None:
    """The uv in ``.tools``, wherever pip put it there."""
    places = [TOOLS / folder / executable("uv") for folder in ("bin", "Scripts")]
    return next((place for place in places if place.is_file()), None)


def uv_version(uv: str) -> tuple[int, ...]:
    """The version of a uv, () where it does not answer."""
    try:
        done = subprocess.run([uv, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return ()
    return version_in(done.stdout)


def version_in(text: str) -> tuple[int, ...]:
    """The first version number in a text: (0, 13, 9) in "uv 0.13.9 (…)"."""
    found = re.search(r"\d+(?:\.\d+)+", text)
    return tuple(int(part) for part in found[0].split(".")) if found else ()


def install_uv() -> Path:
    """Install uv beside the project with this Python's pip."""
    pip: Command = [base_python(), "-m", "pip", "--disable-pip-version-check"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
        raise SetUpError(f"pip is missing: type {pip_advice()}, then start again.")
    say(f"Installing uv {UV_VERSION} into {TOOLS}")
    # As root pip warns of the system's packages, which --target leaves alone.
    options = ["--quiet", "--root-user-action=ignore", "--upgrade", "--target", str(TOOLS)]
    call([*pip, "install", *options, f"uv=={UV_VERSION}"])
    uv = uv_beside()
    if not uv:
        raise SetUpError(f"uv could not be installed: put uv {UV_VERSION} on PATH, start again.")
    return uv


def pip_advice() -> str:
    """What to type to get pip."""
    if shutil.which("apt-get"):
        return "sudo apt-get install -y python3-pip"
    return f"{Path(base_python()).name} -m ensurepip"


# --- System libraries ----------------------------------------------------------------


def install_libraries(libraries: Mapping[str, str]) -> bool:
    """Install the packages of the libraries that do not load; True when none is missing."""
    packages = missing_packages(libraries)
    if packages and may_install():
        say(f"Installing what Qt needs of the system: {' '.join(packages)}")
        apt_get("update")
        apt_get("install", "-y", "--no-install-recommends", *packages)
        packages = missing_packages(libraries)
    if packages:
        say(advice_for_libraries(packages))
    return not packages


def missing_packages(libraries: Mapping[str, str]) -> list[str]:
    """The packages whose library cannot be loaded."""
    return [package for name, package in libraries.items() if not loads(name)]


def loads(library: str) -> bool:
    """Can the system's loader find this library?"""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def may_install() -> bool:
    """Is this a Debian-like system where packages may be installed without a question?"""
    return bool(shutil.which("apt-get")) and (is_root() or sudo_answers())


def is_root() -> bool:
    """Does this process act as root?"""
    return sys.platform != "win32" and os.geteuid() == 0


def sudo_answers() -> bool:
    """Does sudo work here without asking for a password?"""
    if not shutil.which("sudo"):
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def apt_get(*arguments: str) -> None:
    """Run apt-get as root, silent but for its errors; what is missing after is told anyway."""
    prefix = [] if is_root() else ["sudo", "-n"]
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr, end="")


def advice_for_libraries(packages: Sequence[str]) -> str:
    """One line: what to type, and why."""
    names = " ".join(packages)
    if shutil.which("apt-get"):
        return f"Qt lacks system libraries here: type sudo apt-get install -y {names}"
    return f"Qt lacks system libraries here; Debian calls their packages {names}"


# --- Processes -----------------------------------------------------------------------


def call(command: Command, *, folder: Path | None = None, screen: bool = True) -> int:
    """Run a command to its end, in ``folder`` or here; its exit code."""
    sys.stdout.flush()
    environment = child_environment(screen=screen)
    parts = [str(part) for part in command]
    return subprocess.run(parts, cwd=folder, env=environment, check=False).returncode


def child_environment(*, screen: bool) -> dict[str, str]:
    """The environment of what is started: our Python only, and no window without a screen."""
    environment = dict(os.environ, UV_PYTHON_DOWNLOADS="never", PYTHONUTF8="1")
    for name in ("VIRTUAL_ENV", "PYTHONHOME", "UV_PROJECT_ENVIRONMENT"):
        environment.pop(name, None)
    if trusts_system_certificates():
        environment.setdefault("UV_SYSTEM_CERTS", "true")
    if not screen:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environment


def trusts_system_certificates() -> bool:
    """Does this system keep certificates? A school's proxy puts its own among them."""
    return not LINUX or DEBIAN_CERTIFICATES.exists()


def has_display() -> bool:
    """Can a window be shown? Always so on Windows and macOS."""
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def python() -> Path:
    """The environment's Python."""
    return script("python")


def script(name: str) -> Path:
    """A program of the environment."""
    return ENVIRONMENT / ("Scripts" if WINDOWS else "bin") / executable(name)


def executable(name: str) -> str:
    """The file name of a program on this system."""
    return f"{name}.exe" if WINDOWS else name


def first_failure(codes: Sequence[int]) -> int:
    """The first exit code that is not 0, else 0."""
    return next((code for code in codes if code), 0)


# --- The command line ----------------------------------------------------------------


def refuse_arguments(verb: str, arguments: Sequence[str]) -> None:
    """Stop where a verb that takes no argument was given some."""
    if arguments:
        raise SetUpError(f"{verb} takes no argument.")


def say(line: str) -> None:
    """Tell the developer one thing."""
    print(line, flush=True)


def usage() -> str:
    """The verbs, a line each."""
    lines = [f"  {name:<13} {verb.help}" for name, verb in VERBS.items()]
    return "\n".join(["usage: python3 dev.py VERB [arguments]", "", *lines])


def main(arguments: Sequence[str]) -> int:
    """Do what was typed; the exit code is that of the tool that was started."""
    name, *rest = arguments or [""]
    if name not in VERBS:
        say(usage())
        return 0 if name in ("-h", "--help", "help") else 2
    try:
        return VERBS[name].act(rest)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
