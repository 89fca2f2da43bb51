"""What the window is told of letters: prepared, reserved, issued."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.office.letters.complements import Complement
from app.reports.letter_view import LetterView


@dataclass(frozen=True)
class IssueOptions:
    """What the office chooses for letters that it prepares together.

    ``communicated_on`` is the day on which the family learns of the decision: the window
    of the conciliation runs from it. ``sending`` is "" for the wording's own mode.
    """

    written_on: date
    communicated_on: date
    sending: str = ""


@dataclass(frozen=True)
class Gap:
    """Something that a letter lacks: what, in French, and the record where it is completed.

    ``record_kind`` is one of the window's, ``complement`` (with its field) or "".
    """

    text: str
    record_kind: str = ""
    record_id: int | str | None = None


@dataclass(frozen=True)
class PreparedLetter:
    """One letter that a council asks for.

    ``state`` is ``new``, ``changed`` (it takes the place of ``replaces``), ``unchanged``
    or ``impossible`` (see ``gaps``). ``view`` is there where it can be shown; ``digest``
    is what to give back when the letter is issued.
    """

    council_id: int
    pupil_id: int
    recipient_key: str
    pupil: str
    class_name: str
    decision: str
    title: str
    recipient: str
    address: str
    sending: str
    state: str
    gaps: tuple[Gap, ...] = ()
    warnings: tuple[str, ...] = ()
    replaces: str = ""
    digest: str = ""
    view: LetterView | None = field(default=None, repr=False)

    @property
    def key(self) -> tuple[int, int, str]:
        """What identifies it from one preparation to the next."""
        return self.council_id, self.pupil_id, self.recipient_key

    @property
    def issuable(self) -> bool:
        """May it be issued, and is there a reason to?"""
        return self.state in ("new", "changed")


@dataclass(frozen=True)
class Preparation:
    """The letters of some councils in posting order, and what the office still has to give."""

    title: str
    options: IssueOptions
    sendings: tuple[str, ...]
    letters: tuple[PreparedLetter, ...]
    complements: tuple[Complement, ...] = ()

    def counted(self) -> Mapping[str, int]:
        """How many letters are in each state."""
        found = dict.fromkeys(("new", "changed", "unchanged", "impossible"), 0)
        for letter in self.letters:
            found[letter.state] += 1
        return found


@dataclass(frozen=True)
class LetterAsk:
    """Which letter to issue: as it was prepared, and with the options it was prepared with."""

    council_id: int
    pupil_id: int
    recipient_key: str
    digest: str
    options: IssueOptions

    @classmethod
    def of(cls, letter: PreparedLetter, options: IssueOptions) -> "LetterAsk":
        """What to ask for a letter of a preparation."""
        return cls(letter.council_id, letter.pupil_id, letter.recipient_key, letter.digest, options)


@dataclass(frozen=True)
class Reserved:
    """A letter that has its number and waits for its document: render ``view``."""

    id: int
    reference: str
    view: LetterView = field(repr=False)
