"""What the command line says in the language of the window: usage, and what is wrong."""

import re
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from datetime import date
from typing import Any, Final, NoReturn

from app.i18n import N_, _

_AS_IT_IS: Final = "{what}"
_SENTENCES: Final = (
    (r"unrecognized arguments: (.+)", N_("« {what} » n'est pas compris.")),
    (r"the following arguments are required: (.+)", N_("Il manque {what}.")),
    (r"argument (\S+): expected one argument", N_("Il manque une valeur après {what}.")),
    (r"argument [^:]+: (.+)", _AS_IT_IS),
)


class Parser(ArgumentParser):
    """An argument parser whose complaints are sentences; its exit code is 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and how to see what can be typed."""
        help_line = _("Tapez « {command} --help ».").format(command=self.prog)
        self.exit(2, f"{_in_words(message)} {help_line}\n")

    def _print_message(self, message: str, file: Any = None) -> None:
        """With plain spaces: not every terminal has those of the typographer."""
        super()._print_message(message.replace("\u202f", " ").replace("\u00a0", " "), file)


def day(text: str) -> date:
    """A day typed as 2025-06-24; ArgumentTypeError where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(
            _("« {text} » n'est pas une date comme 2025-06-24 (année-mois-jour).").format(text=text)
        ) from None


def at_least(least: int) -> Callable[[str], int]:
    """Reads a whole number that is not smaller; ArgumentTypeError for any other."""

    def read(text: str) -> int:
        if text.isdecimal() and int(text) >= least:
            return int(text)
        raise ArgumentTypeError(
            _("« {text} » n'est pas un nombre entier d'au moins {least}.").format(
                text=text, least=least
            )
        )

    return read


def _in_words(complaint: str) -> str:
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, complaint, re.DOTALL)
        if found:
            return (_(sentence) if sentence != _AS_IT_IS else sentence).format(what=found[1])
    return complaint
