"""The accounts of the demonstration: one a role, all with the same password."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, select

from app.db.faults import environment_faults
from app.db.keys import Cost, account_slot, keys_path, read_ring, write_ring
from app.models import Account, AccountRole
from app.office.demo.staff import Colleague, StaffRoom
from app.office.rights import Role


@dataclass(frozen=True)
class DemoAccount:
    """An account and what it is for."""

    name: str
    role: Role
    position: str


ACCOUNTS = (
    DemoAccount("secretariat", Role.SECRETARY, "Secrétaire"),
    DemoAccount("education", Role.EDUCATOR, "Éducatrice"),
    DemoAccount("conseil", Role.COUNCIL_SECRETARY, "Directrice adjointe"),
    DemoAccount("lecture", Role.READER, "Économe"),
)


def add_accounts(session: Session, staff: StaffRoom, now: datetime) -> dict[Role, int]:
    """Write the accounts; by role, the number of each, that of the first account included."""
    first = session.exec(select(Account)).one()
    numbers = {Role.HEAD: first.id or 0}
    for account in ACCOUNTS:
        person = _colleague(staff, account.position)
        row = Account(
            name=account.name,
            full_name=f"{person.name.first} {person.name.last}",
            staff_id=person.id,
            created_at=now,
        )
        session.add(row)
        session.flush()
        numbers[account.role] = row.id or 0
        session.add(AccountRole(account_id=row.id or 0, role=account.role))
    return numbers


def give_keys(path: Path, key: bytes, password: str, cost: Cost | None) -> None:
    """Let each account open the file."""
    with environment_faults(keys_path(path)):
        ring = read_ring(keys_path(path))
        for account in ACCOUNTS:
            ring = ring.with_slot(account_slot(account.name, password, key, cost))
        write_ring(keys_path(path), ring)


def _colleague(staff: StaffRoom, position: str) -> Colleague:
    return next(one for one in staff.office if one.position == position)
