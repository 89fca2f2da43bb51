"""Take the README's pictures again: play the tour and keep those of ``docs/pictures``.

``.venv/bin/python packaging/pictures.py``; look at each of them before committing.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "docs" / "pictures"
NAMES = (
    *("today", "pupils", "import", "absences"),
    *("council", "proces-verbal", "mail", "settings"),
)


def main() -> int:
    """The exit code of the tour; pictures are kept where it passed."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "app.bootstrap", "tour", "--out", folder]
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        if code == 0:
            KEPT.mkdir(exist_ok=True)
            for name in NAMES:
                keep(Path(folder) / f"{name}.png", KEPT / f"{name}.png")
    return code


def keep(picture: Path, target: Path) -> None:
    """As it was taken, packed as tightly as its format can."""
    with Image.open(picture) as image:
        image.convert("RGB").save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
