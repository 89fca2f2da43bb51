"""The file of keys: the key of a school's file, wrapped once for each who may open it.

``NAME.keys`` is JSON: a format number and slots. A slot belongs to an account (wrapped
by its password) or to the recovery sheet (wrapped by its code). Argon2id makes a key of
the secret, AES-256-GCM wraps the file's key with it, the slot's name being
authenticated along. The file is replaced atomically. Changes that the journal may not
have yet stand beside the slots.
"""

import json
import os
import secrets
import unicodedata
from base64 import b32encode, b64decode, b64encode
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.errors import EnvironmentFault, Refusal
from app.i18n import _

FORMAT = 1
KEY_BYTES = 32
RECOVERY = "recovery"
ACCOUNT = "account"


@dataclass(frozen=True)
class Cost:
    """What making a key of a secret costs: memory in KiB, passes, lanes (OWASP's and more)."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 1


@dataclass(frozen=True)
class Slot:
    """The file's key as wrapped by one secret; bytes are in base64."""

    kind: str
    name: str
    salt: str
    cost: Cost
    nonce: str
    wrapped: str


@dataclass(frozen=True)
class KeyChange:
    """A secret that was replaced, by whom, when, and the gesture's name in the journal."""

    name: str
    by: str
    at: datetime
    gesture: str


@dataclass(frozen=True)
class KeyRing:
    """The slots of one school's file, and the changes not yet known to be in its journal.

    Keys and journal are two files: a change stays noted beside the keys, written along
    with them, until the journal has it.
    """

    slots: tuple[Slot, ...] = ()
    unwritten: tuple[KeyChange, ...] = ()

    def names(self) -> tuple[str, ...]:
        """The accounts that have a slot."""
        return tuple(slot.name for slot in self.slots if slot.kind == ACCOUNT)

    def with_slot(self, slot: Slot) -> "KeyRing":
        """The ring with that slot in place of the one of the same kind and name."""
        return replace(self, slots=(*self.without(slot.kind, slot.name).slots, slot))

    def without(self, kind: str, name: str) -> "KeyRing":
        """The ring without that slot."""
        kept = (slot for slot in self.slots if (slot.kind, slot.name) != (kind, name))
        return replace(self, slots=tuple(kept))

    def noting(self, change: KeyChange) -> "KeyRing":
        """The ring with a change whose line is still to be written."""
        return replace(self, unwritten=(*self.unwritten, change))

    def once_written(self, changes: Collection[KeyChange]) -> "KeyRing":
        """The ring without those changes, whose lines are in the journal."""
        left = (change for change in self.unwritten if change not in changes)
        return replace(self, unwritten=tuple(left))

    def unwrap(self, name: str, password: str) -> bytes:
        """The file's key, by an account's password; Refusal where they do not fit."""
        return self._unwrap(ACCOUNT, name, password)

    def recover(self, code: str) -> bytes:
        """The file's key, by the code of the recovery sheet; Refusal where it is not the one."""
        return self._unwrap(RECOVERY, RECOVERY, plain_code(code))

    def _unwrap(self, kind: str, name: str, secret: str) -> bytes:
        for slot in self.slots:
            if (slot.kind, slot.name) == (kind, name):
                return _open_slot(slot, secret)
        raise _wrong(kind)


def new_key() -> bytes:
    """A key for a new file."""
    return secrets.token_bytes(KEY_BYTES)


def new_recovery_code() -> str:
    """A code of 32 characters in groups of four, to be printed on the recovery sheet."""
    code = b32encode(secrets.token_bytes(20)).decode()
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def plain_code(code: str) -> str:
    """The code as it is used, whatever the spaces, dashes and capitals it was typed with."""
    return "".join(character for character in code.upper() if character.isalnum())


def account_slot(name: str, password: str, key: bytes, cost: Cost | None = None) -> Slot:
    """The file's key wrapped by an account's password."""
    return _new_slot(ACCOUNT, name, password, key, cost or Cost())


def recovery_slot(code: str, key: bytes, cost: Cost | None = None) -> Slot:
    """The file's key wrapped by the recovery code."""
    return _new_slot(RECOVERY, RECOVERY, plain_code(code), key, cost or Cost())


def keys_path(file: Path) -> Path:
    """The file of keys that goes with a school's file."""
    return file.with_suffix(".keys")


def read_ring(path: Path) -> KeyRing:
    """The ring of a file of keys; EnvironmentFault where it is missing, damaged or newer."""
    try:
        document = json.loads(path.read_text("utf-8"))
        if document["format"] > FORMAT:
            raise _newer(path)
        if document["format"] != FORMAT:
            raise ValueError(document["format"])
        return KeyRing(
            tuple(_slot(entry) for entry in document["slots"]),
            tuple(_change(entry) for entry in document.get("unwritten", ())),
        )
    except FileNotFoundError:
        raise EnvironmentFault(
            _("Le fichier de clés « {name} » manque.").format(name=path.name),
            _("Remettez-le à côté du fichier de l'école, depuis une sauvegarde."),
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EnvironmentFault(
            _("Le fichier de clés « {name} » n'est pas lisible.").format(name=path.name),
            _("Remettez celui de la dernière sauvegarde ; rien du fichier de l'école n'est perdu."),
        ) from error


def write_ring(path: Path, ring: KeyRing) -> None:
    """Replace the file of keys atomically: the old one or the new one, never half of it."""
    document: dict[str, object] = {
        "format": FORMAT,
        "slots": [asdict(slot) for slot in ring.slots],
    }
    if ring.unwritten:
        document["unwritten"] = [
            asdict(change) | {"at": change.at.isoformat()} for change in ring.unwritten
        ]
    fresh = path.with_name(f"{path.name}.new")
    try:
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def ring_of(slots: Iterable[Slot]) -> KeyRing:
    """A ring of these slots."""
    return KeyRing(tuple(slots))


def _new_slot(kind: str, name: str, secret: str, key: bytes, cost: Cost) -> Slot:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrapped = AESGCM(_derived(secret, salt, cost)).encrypt(nonce, key, f"{kind}:{name}".encode())
    return Slot(kind, name, _text(salt), cost, _text(nonce), _text(wrapped))


def _open_slot(slot: Slot, secret: str) -> bytes:
    try:
        wrapping = AESGCM(_derived(secret, b64decode(slot.salt), slot.cost))
        return wrapping.decrypt(
            b64decode(slot.nonce), b64decode(slot.wrapped), f"{slot.kind}:{slot.name}".encode()
        )
    except InvalidTag:
        raise _wrong(slot.kind) from None
    except (HashingError, ValueError, TypeError) as error:
        raise EnvironmentFault(
            _("Ce que le fichier de clés retient de ce compte est endommagé."),
            _("Remettez celui de la dernière sauvegarde, ou ouvrez l'école par un autre compte."),
        ) from error


def _derived(secret: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(
        _typed(secret),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _typed(secret: str) -> bytes:
    """The secret as any keyboard types it: some systems give « é » as two characters."""
    return unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass")


def _slot(entry: dict[str, object]) -> Slot:
    cost = entry["cost"]
    if not isinstance(cost, dict):
        raise TypeError("cost")
    texts = {name: str(entry[name]) for name in ("kind", "name", "salt", "nonce", "wrapped")}
    return Slot(cost=Cost(**cost), **texts)


def _change(entry: dict[str, object]) -> KeyChange:
    at = datetime.fromisoformat(str(entry["at"]))
    if at.tzinfo is None:
        raise ValueError("at")
    return KeyChange(str(entry["name"]), str(entry["by"]), at, str(entry["gesture"]))


def _text(value: bytes) -> str:
    return b64encode(value).decode()


def _newer(path: Path) -> EnvironmentFault:
    return EnvironmentFault(
        _("« {name} » vient d'une version plus récente de Matricule.").format(name=path.name),
        _("Installez cette version pour l'ouvrir ; le fichier reste tel qu'il est."),
    )


def _wrong(kind: str) -> Refusal:
    if kind == RECOVERY:
        return Refusal(
            _("Ce code de récupération n'ouvre pas le fichier."),
            _("Vérifiez-le sur la feuille de récupération, groupe par groupe."),
            field="code",
        )
    return Refusal(
        _("Ce nom et ce mot de passe n'ouvrent pas le fichier."),
        _("Vérifiez les majuscules, puis réessayez."),
        field="password",
    )
