"""Making the demonstration school that the window opens."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from app.office.demo import write_demo
from tests.bench.harness import Row, seconds

NOW = datetime(2025, 6, 24, 12, 0, tzinfo=UTC)


def rows() -> Iterator[Row]:
    """The small one, from nothing to a closed file with its keys."""
    with TemporaryDirectory() as folder:
        took = seconds(lambda: write_demo(Path(folder) / "demo.matricule", 620, 2, NOW), times=1)
    yield Row("demonstration school, 620 pupils", took, "s", 20)
