"""Files cut short or with a bit turned over: each is named as damaged, none opens as if whole."""

import random
import tempfile
from collections.abc import Iterable
from pathlib import Path

from app.db.backup import verify
from app.errors import EnvironmentFault
from tests.bench.harness import Row
from tests.schools import NOW, make_school

RUNS = 200


def rows() -> Iterable[Row]:
    """Damages that verification did not see."""
    chance = random.Random(2025)
    with tempfile.TemporaryDirectory() as folder:
        school = make_school(Path(folder))
        key, path = school.file.key, school.file.path
        school.file.close(NOW)
        content = path.read_bytes()
        flipped = sum(_unseen(path, key, _flipped(content, chance)) for _run in range(RUNS))
        cut = sum(
            _unseen(path, key, content[: chance.randrange(1, len(content))]) for _run in range(RUNS)
        )
    yield Row(f"bits turned over and not seen, of {RUNS}", flipped, "files", 0)
    yield Row(f"files cut short and not seen, of {RUNS}", cut, "files", 0)


def _flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _unseen(path: Path, key: bytes, content: bytes) -> bool:
    path.write_bytes(content)
    try:
        verify(path, key)
    except EnvironmentFault:
        return False
    return True
