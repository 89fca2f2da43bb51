"""How the room says counts and states; one place for all its pages."""

from collections.abc import Mapping

from app.i18n import N_, _, ngettext
from app.office.letters.statuses import STATUS_TITLES
from app.ui.theme import Token

STATES: Mapping[str, str] = {
    "new": N_("À émettre"),
    "changed": N_("Changée"),
    "unchanged": N_("Déjà émise"),
    "impossible": N_("Impossible"),
    "skipped": N_("Écartée"),
}
STATE_TONES: Mapping[str, Token] = {
    "changed": Token.WARN,
    "unchanged": Token.MUTED,
    "impossible": Token.FAIL,
    "skipped": Token.MUTED,
}
STATE_ICONS: Mapping[str, str] = {
    "changed": "warn",
    "unchanged": "ok",
    "impossible": "fail",
}
STATUS_TONES: Mapping[str, Token] = {
    "issued": Token.WARN,
    "printed": Token.WARN,
    "acknowledged": Token.OK,
    "returned": Token.FAIL,
    "cancelled": Token.MUTED,
    "void": Token.MUTED,
}
STATUS_ICONS: Mapping[str, str] = {
    "issued": "print",
    "printed": "post",
    "posted": "waiting",
    "presented": "waiting",
    "acknowledged": "ok",
    "returned": "fail",
    "cancelled": "history",
    "void": "close",
}


def letters_counted(number: int) -> str:
    """0 lettre, 1 lettre, 12 lettres."""
    return ngettext("{n} lettre", "{n} lettres", number).format(n=number)


def letters_done(done: int, asked: int) -> str:
    """1 lettre émise sur 12."""
    text = ngettext("{n} lettre émise sur {asked}", "{n} lettres émises sur {asked}", done)
    return text.format(n=done, asked=asked)


def letters_issued(number: int) -> str:
    """12 lettres sont émises."""
    return (
        _("{n} lettres sont émises.").format(n=number) if number > 1 else _("La lettre est émise.")
    )


def issue_button(number: int) -> str:
    """Émettre 12 lettres."""
    return ngettext("Émettre {n} lettre", "Émettre {n} lettres", number).format(n=number)


def status_title(status: str) -> str:
    """The state of an issued letter."""
    return _(STATUS_TITLES[status])
