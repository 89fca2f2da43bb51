"""Makes the file of the demonstration school, from a seed alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from app.db.keys import Cost, keys_path
from app.db.unit_of_work import unit_of_work
from app.office.demo.accounts import ACCOUNTS, give_keys
from app.office.demo.calendars import calendars
from app.office.demo.filling import TODAY, Filling
from app.office.demo.staff import HEAD
from app.office.files.creation import FirstAccount, NewSchool, create_school
from app.rules.regime import regimes

SEED: Final = 1831
SIZE: Final = 620
YEARS: Final = 2
ACCOUNT: Final = "demo"
PASSWORD: Final = "demonstration"


@dataclass(frozen=True)
class DemoSummary:
    """What was made: how many rows of each table, and how to open it."""

    path: Path
    accounts: tuple[str, ...]
    password: str
    today: date
    recovery_code: str
    pupils: int
    rows: Mapping[str, int]

    @property
    def account(self) -> str:
        """The account that holds every right."""
        return self.accounts[0]

    @property
    def former_pupils(self) -> int:
        """How many are in the register and no longer at the school."""
        return self.rows["pupil"] - self.pupils


def make_demo(
    path: Path,
    *,
    now: datetime,
    seed: int = SEED,
    size: int = SIZE,
    years: int = YEARS,
    password: str = PASSWORD,
    cost: Cost | None = None,
) -> DemoSummary:
    """Make the file; the same seed, size, years and ``now`` give the same content.

    Raises Refusal where a file is there already, EnvironmentFault where the disk gives
    way; nothing half-made is left behind.
    """
    first = FirstAccount(ACCOUNT, "Démonstration", password)
    created = create_school(path, _new_school(years), first, now, cost)
    file = created.file
    try:
        with unit_of_work(file.engine, path) as session:
            filling = Filling(session, file.actor, seed, now)
            filling.fill(size, years)
        give_keys(path, file.key, password, cost)
    except BaseException:
        file.close(now)
        path.unlink(missing_ok=True)
        keys_path(path).unlink(missing_ok=True)
        raise
    file.close(now)
    return DemoSummary(
        path=path,
        accounts=(ACCOUNT, *(account.name for account in ACCOUNTS)),
        password=password,
        today=TODAY,
        recovery_code=created.recovery_code,
        pupils=filling.pupils,
        rows=dict(filling.store.written),
    )


def _new_school(years: int) -> NewSchool:
    return NewSchool(
        name="École de démonstration Les Quatre Tilleuls",
        subtitle="Tout y est inventé",
        organising_body="Pouvoir organisateur de démonstration ASBL",
        street="Rue de l'Exemple 1",
        postal_code="5000",
        locality="Namur",
        telephone="0400 00 00 00",
        email="secretariat@demonstration.example",
        fase_number="0000",
        head_name=f"{HEAD.first} {HEAD.last}",
        head_civility=HEAD.civility,
        regimes=tuple(regimes()),
        calendar=calendars(years)[-1],
    )
