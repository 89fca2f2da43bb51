"""Create a school's file, open one, recover one."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session, select

from app.db.backup import SUFFIX, back_up
from app.db.engine import open_engine
from app.db.faults import environment_faults
from app.db.keys import (
    Cost,
    account_slot,
    keys_path,
    new_key,
    new_recovery_code,
    read_ring,
    recovery_slot,
    ring_of,
    write_ring,
)
from app.db.lock import FileLock, Holder, take_lock
from app.db.lock import FileTaken as FileTaken
from app.db.migrate import current_revision, migrate, needs_migration
from app.db.unit_of_work import reading, unit_of_work
from app.errors import EnvironmentFault, Refusal
from app.i18n import _
from app.models import (
    Account,
    AccountRole,
    ClosedDay,
    Holiday,
    RegisterCounter,
    School,
    SchoolRegime,
    SchoolYear,
)
from app.office.files.defaults import add_defaults
from app.office.files.passwords import check_password, drop_written, write_unwritten
from app.office.files.school_file import SchoolFile, Secrets
from app.office.journal import write_line
from app.office.letters.interrupted import void_interrupted
from app.office.rights import Role
from app.office.settings.calendars import YearCalendar
from app.office.work import Actor, Note


@dataclass(frozen=True)
class NewSchool:
    """What is asked to create a school's file."""

    name: str
    street: str
    postal_code: str
    locality: str
    fase_number: str
    head_name: str
    head_civility: str
    regimes: tuple[str, ...]
    calendar: YearCalendar
    telephone: str = ""
    email: str = ""
    organising_body: str = ""
    subtitle: str = ""


@dataclass(frozen=True)
class FirstAccount:
    """The account that creates the file: it holds every right."""

    name: str
    full_name: str
    password: str


@dataclass(frozen=True)
class Created:
    """A new file, open, and the code of its recovery sheet, told this once."""

    file: SchoolFile
    recovery_code: str


def create_school(
    path: Path, school: NewSchool, account: FirstAccount, now: datetime, cost: Cost | None = None
) -> Created:
    """Create the file, its keys and its first account.

    Raises Refusal where what was given cannot be accepted or a file is already there,
    EnvironmentFault where the disk refuses. Nothing half-made is left behind.
    """
    _check(path, school, account)
    key, code = new_key(), new_recovery_code()
    try:
        engine = open_engine(path, key)
        migrate(engine)
        with unit_of_work(engine, path) as session:
            actor = _fill(session, school, account, now)
        ring = ring_of(
            (
                account_slot(account.name, account.password, key, cost),
                recovery_slot(code, key, cost),
            )
        )
        with environment_faults(keys_path(path)):
            write_ring(keys_path(path), ring)
        lock = _locked(path, actor, now)
    except BaseException:
        path.unlink(missing_ok=True)
        keys_path(path).unlink(missing_ok=True)
        raise
    return Created(SchoolFile(path, engine, Secrets(key), actor, lock), code)


def open_school(
    path: Path, name: str, password: str, now: datetime, *, read_only: bool = False
) -> SchoolFile:
    """Open the file for an account; raises FileTaken where another has it to write.

    Raises Refusal where name and password do not fit, EnvironmentFault where the file
    cannot be read. A file of an older version is backed up, then brought up to date.
    """
    _must_be_there(path)
    key = read_ring(keys_path(path)).unwrap(name, password)
    lock = None if read_only else take_lock_of(path)
    engine: Engine | None = None
    try:
        engine = open_engine(path, key, read_only=read_only)
        _bring_up_to_date(engine, path, key, now, read_only=read_only)
        actor = actor_of(engine, path, name)
        if lock:
            with unit_of_work(engine, path) as session:
                void_interrupted(session, actor, now)
                changes = write_unwritten(session, path, actor)
            drop_written(path, changes)
    except BaseException:
        if engine:
            engine.dispose()
        if lock:
            lock.release()
        raise
    if lock:
        lock.name_holder(_holder(actor, now))
    return SchoolFile(path, engine, Secrets(key), actor, lock)


def account_names(path: Path) -> tuple[str, ...]:
    """The accounts that may open the file, to be proposed before the password is asked."""
    _must_be_there(path)
    return read_ring(keys_path(path)).names()


def _must_be_there(path: Path) -> None:
    """Say what is wrong with a file before its keys are looked for."""
    name = path.name
    with environment_faults(path):
        if not path.exists():
            raise EnvironmentFault(
                _("« {name} » n'existe plus à cet endroit.").format(name=name),
                _("Ouvrez-le là où il est, ou reprenez une sauvegarde."),
            )
        if path.is_dir():
            raise EnvironmentFault(
                _("« {name} » est un dossier.").format(name=name),
                _("Choisissez un fichier dont le nom finit par .matricule."),
            )
        if path.suffix != SUFFIX and not keys_path(path).exists():
            raise EnvironmentFault(
                _("« {name} » n'est pas un fichier de Matricule.").format(name=name),
                _("Choisissez un fichier dont le nom finit par .matricule."),
            )
        if not path.stat().st_size:
            raise EnvironmentFault(
                _("« {name} » est vide : il a été endommagé.").format(name=name),
                _("Reprenez une sauvegarde ; gardez ce fichier sans y toucher."),
            )


def take_lock_of(path: Path) -> FileLock:
    """Take the file to write; FileTaken says who has it."""
    with environment_faults(path):
        return take_lock(path)


def _check(path: Path, school: NewSchool, account: FirstAccount) -> None:
    if path.exists() or keys_path(path).exists():
        raise Refusal(
            _("Un fichier « {name} » existe déjà à cet endroit.").format(name=path.name),
            _("Choisissez un autre nom ou un autre dossier."),
            field="path",
        )
    required = (
        ("name", school.name, _("Le nom de l'école manque.")),
        ("account_name", account.name, _("Le nom du compte manque.")),
        ("full_name", account.full_name, _("Le nom de la personne manque.")),
    )
    for field, value, message in required:
        if not value.strip():
            raise Refusal(message, field=field)
    if not school.regimes:
        raise Refusal(_("Choisissez au moins un régime."), field="regimes")
    check_password(account.password)


def _fill(session: Session, school: NewSchool, account: FirstAccount, now: datetime) -> Actor:
    session.add(
        School(
            name=school.name.strip(),
            subtitle=school.subtitle,
            organising_body=school.organising_body,
            street=school.street,
            postal_code=school.postal_code,
            locality=school.locality,
            telephone=school.telephone,
            email=school.email,
            fase_number=school.fase_number,
            head_name=school.head_name,
            head_civility=school.head_civility,
        )
    )
    session.add_all(SchoolRegime(regime=regime) for regime in school.regimes)
    session.add_all(RegisterCounter(name=name, next_number=1) for name in ("pupils",))
    add_year(session, school.calendar)
    add_defaults(session)
    row = Account(name=account.name, full_name=account.full_name, created_at=now)
    session.add(row)
    session.flush()
    assert row.id is not None
    session.add(AccountRole(account_id=row.id, role=Role.HEAD))
    actor = Actor(row.id, row.name, row.full_name, frozenset({Role.HEAD}))
    note = Note("school", 1, after={"name": school.name})
    write_line(session, actor, now, "files.create_school", _("Création du fichier"), note)
    return actor


def add_year(session: Session, calendar: YearCalendar) -> int:
    """Write a school year and its calendar; its number."""
    year = SchoolYear(
        label=calendar.label,
        first_day=calendar.first_day,
        last_day=calendar.last_day,
        confirmed=calendar.confirmed,
    )
    session.add(year)
    session.flush()
    assert year.id is not None
    for title, start, end in calendar.holidays:
        session.add(Holiday(year_id=year.id, title=title, start=start, end=end))
    for day in calendar.closed_days:
        session.add(ClosedDay(year_id=year.id, day=day.day, title=day.title, kind=day.kind))
    return year.id


def _bring_up_to_date(
    engine: Engine, path: Path, key: bytes, now: datetime, *, read_only: bool
) -> None:
    if not needs_migration(engine):
        return
    if read_only:
        raise EnvironmentFault(
            _("Ce fichier vient d'une version plus ancienne et doit être mis à jour."),
            _("Ouvrez-le une fois pour le modifier ; une sauvegarde est faite d'abord."),
        )
    back_up(path, key, now, f"avant mise à jour {current_revision(engine)}")
    migrate(engine)


def actor_of(engine: Engine, path: Path, name: str) -> Actor:
    """Who that account is in the file; Refusal where it is closed or not there."""
    with reading(engine, path) as session:
        account = session.exec(select(Account).where(Account.name == name)).first()
        if account is None or account.id is None or not account.active:
            raise Refusal(_("Ce compte n'ouvre plus ce fichier."), field="name")
        roles = session.exec(
            select(AccountRole.role).where(AccountRole.account_id == account.id)
        ).all()
        return Actor(account.id, name, account.full_name, frozenset(Role(role) for role in roles))


def _locked(path: Path, actor: Actor, now: datetime) -> FileLock:
    lock = take_lock_of(path)
    lock.name_holder(_holder(actor, now))
    return lock


def _holder(actor: Actor, now: datetime) -> Holder:
    import platform

    return Holder(actor.full_name, platform.node(), now.isoformat(timespec="minutes"))
