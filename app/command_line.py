"""What the command line says, in French: usage, and what is wrong with what was typed."""

import re
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from datetime import date
from typing import Final, NoReturn

_SENTENCES: Final = (
    (r"unrecognized arguments: (.+)", "« {} » n'est pas compris."),
    (r"the following arguments are required: (.+)", "Il manque {}."),
    (r"argument (\S+): expected one argument", "Il manque une valeur après {}."),
    (r"argument [^:]+: (.+)", "{}"),
)


class FrenchParser(ArgumentParser):
    """An argument parser whose complaints are French sentences; its exit code is 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and how to see what can be typed."""
        self.exit(2, f"{_in_french(message)} Tapez « {self.prog} --help ».\n")


def day(text: str) -> date:
    """A day typed as 2025-06-24; ArgumentTypeError where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(
            f"« {text} » n'est pas une date comme 2025-06-24 (année-mois-jour)."
        ) from None


def at_least(least: int) -> Callable[[str], int]:
    """Reads a whole number that is not smaller; ArgumentTypeError for any other."""

    def read(text: str) -> int:
        if text.isdecimal() and int(text) >= least:
            return int(text)
        raise ArgumentTypeError(f"« {text} » n'est pas un nombre entier d'au moins {least}.")

    return read


def _in_french(complaint: str) -> str:
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, complaint, re.DOTALL)
        if found:
            return sentence.format(found[1])
    return complaint
