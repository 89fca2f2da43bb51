"""The file of 1,500 pupils and ten years, made once and kept in the folder of temporary files."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from tempfile import gettempdir

from app.office.demo import write_demo

NOW = datetime(2025, 6, 24, 12, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
MADE_FROM = ("app/office/demo/*.py", "app/models/*.py", "app/db/**/*.py", "resources/demo/*")


def large_school() -> Path:
    """The file; another one is made when what makes it changes, which takes a minute."""
    folder = Path(gettempdir()) / f"matricule-bench-{_digest()}"
    path = folder / "grande-ecole.matricule"
    if not path.exists():
        folder.mkdir(exist_ok=True)
        made = folder / "being-made.matricule"
        for left in folder.iterdir():
            left.unlink()
        write_demo(made, 1500, 10, NOW)
        for file in folder.glob("being-made.*"):
            file.rename(path.with_suffix(file.suffix))
    return path


def _digest() -> str:
    """Changes with the code and the names that the file is made from."""
    digest = hashlib.sha256()
    for pattern in MADE_FROM:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
