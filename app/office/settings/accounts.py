"""Accounts: who may open the file, in which roles, with which password."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlmodel import select

from app.db.faults import environment_faults
from app.db.keys import (
    Cost,
    KeyChange,
    KeyRing,
    account_slot,
    keys_path,
    read_ring,
    write_ring,
)
from app.errors import Refusal
from app.i18n import N_, _
from app.models import Account, AccountRole
from app.office.files.passwords import CHANGED, TITLES, check_password, drop_written
from app.office.files.school_file import SchoolFile
from app.office.rights import Right, Role
from app.office.work import Desk, Done, Facet, Reading, Work, command, done, query


@dataclass(frozen=True)
class AccountLine:
    """An account as Réglages shows it."""

    id: int
    name: str
    full_name: str
    roles: frozenset[Role]
    active: bool


@query
def accounts(reading: Reading) -> tuple[AccountLine, ...]:
    """All accounts, by name."""
    roles: dict[int, set[Role]] = {}
    for row in reading.session.exec(select(AccountRole)):
        roles.setdefault(row.account_id, set()).add(Role(row.role))
    rows = reading.session.exec(select(Account).order_by(Account.name))
    return tuple(
        AccountLine(
            row.id or 0,
            row.name,
            row.full_name,
            frozenset(roles.get(row.id or 0, ())),
            row.active,
        )
        for row in rows
    )


@command(Right.MANAGE_ACCOUNTS, N_("Création d'un compte"))
def add_account(work: Work, name: str, full_name: str, roles: Iterable[Role]) -> Done[int]:
    """Write a new account; its password is set by ``create_account``, which calls this."""
    name, wanted = name.strip(), frozenset(roles)
    if not name:
        raise Refusal(_("Donnez un nom au compte."), field="name")
    if not full_name.strip():
        raise Refusal(_("Donnez le nom de la personne."), field="full_name")
    if not wanted:
        raise Refusal(_("Donnez au compte au moins un rôle."), field="roles")
    if work.session.exec(select(Account).where(Account.name == name)).first():
        raise Refusal(_("Un compte porte déjà ce nom."), field="name")
    row = Account(name=name, full_name=full_name.strip(), created_at=work.now)
    work.session.add(row)
    work.session.flush()
    account_id = row.id or 0
    work.session.add_all(AccountRole(account_id=account_id, role=role) for role in wanted)
    work.note("account", account_id, after={"name": name, "roles": sorted(wanted)})
    return done(account_id, Facet.ACCOUNTS)


@command(Right.MANAGE_ACCOUNTS, N_("Changement des rôles d'un compte"))
def set_roles(work: Work, account_id: int, roles: Iterable[Role]) -> Done[None]:
    """Give an account these roles; the last account of the direction keeps its own."""
    wanted = frozenset(roles)
    if not wanted:
        raise Refusal(_("Donnez au compte au moins un rôle."), field="roles")
    if Role.HEAD not in wanted:
        _must_leave_a_head(work, account_id)
    present = work.session.exec(
        select(AccountRole).where(AccountRole.account_id == account_id)
    ).all()
    before = sorted(row.role for row in present)
    for row in present:
        if Role(row.role) not in wanted:
            work.session.delete(row)
    for role in wanted - {Role(name) for name in before}:
        work.session.add(AccountRole(account_id=account_id, role=role))
    work.note("account", account_id, before={"roles": before}, after={"roles": sorted(wanted)})
    return done(None, Facet.ACCOUNTS)


@command(Right.MANAGE_ACCOUNTS, N_("Fermeture ou réouverture d'un compte"))
def set_active(work: Work, account_id: int, active: bool) -> Done[None]:
    """Close an account, or open it again; nobody closes the last one of the direction."""
    if not active:
        _must_leave_a_head(work, account_id)
    row = _account(work, account_id)
    work.note("account", account_id, before={"active": row.active}, after={"active": active})
    row.active = active
    work.session.add(row)
    return done(None, Facet.ACCOUNTS)


@command(Right.READ, TITLES[CHANGED])
def note_password(
    work: Work, account_id: int, replace_keys: Callable[[], None] | None = None
) -> Done[None]:
    """Leave a line in the journal for a changed password, one's own or, for who may, another's.

    ``replace_keys`` is called once it is known to be allowed, before the line is stored.
    """
    if account_id != work.actor.account_id and not work.actor.may(Right.MANAGE_ACCOUNTS):
        raise Refusal(_("Seule la direction change le mot de passe d'un autre compte."))
    work.note("account", account_id)
    if replace_keys:
        replace_keys()
    return done(None, Facet.ACCOUNTS)


def create_account(
    file: SchoolFile,
    desk: Desk,
    name: str,
    full_name: str,
    roles: Iterable[Role],
    password: str,
    cost: Cost | None = None,
) -> Done[int]:
    """Create an account and wrap the file's key with its password.

    The keys are written before the account: an account that exists can open the file.
    """
    check_password(password)
    path = keys_path(file.path)
    before = read_ring(path)
    if name.strip() in before.names() and _is_known(file, desk, name):
        raise Refusal(_("Un compte porte déjà ce nom."), field="name")
    with environment_faults(path):
        slot = account_slot(name.strip(), password, file.key, cost)
        write_ring(path, before.with_slot(slot))
        try:
            return file.run(add_account, desk, name, full_name, frozenset(roles))
        except BaseException:
            write_ring(path, before)
            raise


def change_password(
    file: SchoolFile, desk: Desk, account: AccountLine, password: str, cost: Cost | None = None
) -> Done[None]:
    """Give an account another password: the keys and the journal both have it, or neither.

    Where the journal cannot be written the former keys come back; where a crash comes
    between, the note beside the keys has the line written at the next opening.
    """
    check_password(password)
    path = keys_path(file.path)
    change = KeyChange(account.name, desk.actor.name, desk.now, CHANGED)
    before: list[KeyRing] = []

    def replace_keys() -> None:
        ring = read_ring(path)
        slot = account_slot(account.name, password, file.key, cost)
        with environment_faults(path):
            write_ring(path, ring.with_slot(slot).noting(change))
        before.append(ring)

    try:
        answer = file.run(note_password, desk, account.id, replace_keys)
    except BaseException:
        if before:
            with environment_faults(path):
                write_ring(path, before[0])
        raise
    drop_written(file.path, (change,))
    return answer


def _is_known(file: SchoolFile, desk: Desk, name: str) -> bool:
    return any(line.name == name.strip() for line in file.ask(accounts, desk))


def _account(work: Work, account_id: int) -> Account:
    row = work.session.get(Account, account_id)
    if row is None:
        raise Refusal(_("Ce compte n'est plus dans le fichier."))
    return row


def _must_leave_a_head(work: Work, account_id: int) -> None:
    heads = [line for line in accounts(work.reading) if line.active and Role.HEAD in line.roles]
    if [line.id for line in heads] == [account_id]:
        raise Refusal(
            _("C'est le dernier compte de la direction."),
            _("Donnez d'abord le rôle « Direction » à un autre compte."),
        )
