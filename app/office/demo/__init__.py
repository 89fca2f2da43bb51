"""The demonstration school: made by code from a seed, with nobody real in it.

``write_demo(path, size, years, now)`` makes a file of four regimes with the school year
2024-2025 under way on 24 June 2025 and ``years - 1`` years before it. It opens like any
other, by the account ``demo`` and the password ``demonstration``::

    from app.office.demo import write_demo
    made = write_demo(Path("demo.matricule"), 620, 2, now)
    file = open_school(made.path, made.account, made.password, now)

To look at a room as the demonstration means it, let today be ``made.today``.
"""

from datetime import datetime
from pathlib import Path

from app.office.demo.filling import TODAY as DEMO_TODAY
from app.office.demo.make import ACCOUNT as DEMO_ACCOUNT
from app.office.demo.make import PASSWORD as DEMO_PASSWORD
from app.office.demo.make import DemoSummary, make_demo

__all__ = ["DEMO_ACCOUNT", "DEMO_PASSWORD", "DEMO_TODAY", "DemoSummary", "make_demo", "write_demo"]


def write_demo(path: Path, size: int, years: int, now: datetime) -> DemoSummary:
    """Make the demonstration school at ``path``; the same call gives the same content."""
    return make_demo(path, size=size, years=years, now=now)
