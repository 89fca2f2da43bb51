"""Who may do what: rights, and the roles that hold them."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from app.i18n import N_


class Right(StrEnum):
    """One thing that may be allowed. A command or an action names the one it needs."""

    READ = "read"
    ENROL = "enrol"
    TAKE_ABSENCES = "take_absences"
    JUDGE_JUSTIFICATIONS = "judge_justifications"
    ENTER_MARKS = "enter_marks"
    DECIDE = "decide"
    SEAL = "seal"
    REOPEN = "reopen"
    WRITE_LETTERS = "write_letters"
    EDIT_SETTINGS = "edit_settings"
    MANAGE_ACCOUNTS = "manage_accounts"


class Role(StrEnum):
    """What a person is in the office."""

    HEAD = "head"
    SECRETARY = "secretary"
    EDUCATOR = "educator"
    COUNCIL_SECRETARY = "council_secretary"
    READER = "reader"


ROLE_TITLES: Mapping[Role, str] = {
    Role.HEAD: N_("Direction"),
    Role.SECRETARY: N_("Secrétariat"),
    Role.EDUCATOR: N_("Éducation"),
    Role.COUNCIL_SECRETARY: N_("Secrétariat de conseil"),
    Role.READER: N_("Lecture seule"),
}

RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.HEAD: frozenset(Right),
    Role.SECRETARY: frozenset(Right) - {Right.SEAL, Right.REOPEN, Right.MANAGE_ACCOUNTS},
    Role.EDUCATOR: frozenset({Right.READ, Right.TAKE_ABSENCES, Right.JUDGE_JUSTIFICATIONS}),
    Role.COUNCIL_SECRETARY: frozenset(
        {Right.READ, Right.ENTER_MARKS, Right.DECIDE, Right.SEAL, Right.WRITE_LETTERS}
    ),
    Role.READER: frozenset({Right.READ}),
}


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """All rights of these roles together."""
    return frozenset().union(*(RIGHTS[role] for role in roles))
