"""Numbers of registered letters as the post prints them: read, checked, laid on letters.

The post's own labels bear thirteen signs (UPU S10: two letters, eight digits, a check
digit, the country) or a bar code of digits alone; both are taken, spaces left out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from app.errors import Refusal
from app.i18n import _

_S10: Final = re.compile(r"([A-Z]{2})(\d{8})(\d)([A-Z]{2})")
_WEIGHTS: Final = (8, 6, 4, 2, 3, 5, 9, 7)
_DIGITS: Final = re.compile(r"\d{10,26}")
_SHORTEST: Final = 6


def normal_number(text: str) -> str:
    """A number without spaces, dots or dashes, in capitals: "RR123456785BE"."""
    return re.sub(r"[\s.\-]", "", text).upper()


def fault_of(number: str) -> str:
    """What is wrong with a number, as a sentence; "" where it may be one."""
    found = _S10.fullmatch(number)
    if found and check_digit(found[2]) != int(found[3]):
        return _("Le numéro {number} est mal recopié : sa clé de contrôle n'est pas juste.").format(
            number=number
        )
    if found or _DIGITS.fullmatch(number):
        return ""
    if len(number) < _SHORTEST or not re.fullmatch(r"[0-9A-Z]+", number):
        return _("« {number} » n'est pas un numéro d'envoi recommandé.").format(number=number)
    return ""


def check_digit(digits: str) -> int:
    """UPU S10: 11 less the weighted sum of eight digits modulo 11; 10 gives 0 and 11 gives 5."""
    rest = 11 - sum(int(sign) * weight for sign, weight in zip(digits, _WEIGHTS, strict=True)) % 11
    return {10: 0, 11: 5}.get(rest, rest)


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of a pasted column, one a line, in their order; empty lines are none."""
    lines = (normal_number(line.split("\t")[0].split(";")[0]) for line in text.splitlines())
    return tuple(line for line in lines if line)


def check_numbers(numbers: Mapping[int, str], envelopes: Iterable[Iterable[int]]) -> None:
    """Refusal where a number is badly copied, or stands on two envelopes.

    ``envelopes`` are the letters that leave together, which share a number.
    """
    for number in numbers.values():
        fault = fault_of(number) if number else ""
        if fault:
            raise Refusal(fault, _("Relisez-le sur le récépissé de la poste."), field="tracking")
    once = [{numbers[one] for one in some if numbers.get(one)} for some in envelopes]
    seen = Counter(number for some in once for number in some)
    twice = next((number for number, times in seen.items() if times > 1), "")
    if twice:
        raise Refusal(
            _("Le numéro {number} est donné à deux envois.").format(number=twice),
            _("Chaque recommandé a le sien."),
            field="tracking",
        )
