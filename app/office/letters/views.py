"""What the window is told of letters: prepared, reserved, issued."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.office.letters.complements import Complement
from app.reports.letter_view import LetterView


@dataclass(frozen=True)
class Subject:
    """What a letter is about when no council asks for it: document, pupil, and which matter.

    ``about`` is a key of the document ("year:4", "duty:12"): the same matter is not told
    twice, and told again where it changed.
    """

    regime: str
    letter: str
    pupil_id: int | None = None
    about: str = ""

    @property
    def key(self) -> str:
        """One text for one subject."""
        return f"{self.regime} {self.letter} {self.pupil_id or 0} {self.about}"


@dataclass(frozen=True)
class IssueOptions:
    """What the office chooses for letters that it prepares together.

    ``communicated_on`` is the day on which the family learns of the decision: the window
    of the conciliation runs from it. ``sending`` is "" for the wording's own mode;
    ``signatory_id`` is 0 where the head signs; ``copies`` are the correspondents who
    receive one.
    """

    written_on: date
    communicated_on: date
    sending: str = ""
    signatory_id: int = 0
    copies: tuple[int, ...] = ()


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
    """One letter that a council asks for, or an occasion (``subject``; no council then).

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
    subject: Subject | None = None

    @property
    def key(self) -> tuple[int, int, str]:
        """What identifies it from one preparation to the next."""
        about = f"{self.subject.key} " if self.subject else ""
        return self.council_id, self.pupil_id, about + self.recipient_key

    @property
    def issuable(self) -> bool:
        """May it be issued, and is there a reason to?"""
        return self.state in ("new", "changed")


@dataclass(frozen=True)
class Preparation:
    """The letters asked for in posting order, and what the office still has to give.

    ``learnt`` tells whether the day on which they are learnt changes what they say.
    """

    title: str
    options: IssueOptions
    sendings: tuple[str, ...]
    letters: tuple[PreparedLetter, ...]
    complements: tuple[Complement, ...] = ()
    signatories: tuple[tuple[int, str], ...] = ()
    correspondents: tuple[tuple[int, str], ...] = ()
    learnt: bool = True

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
    subject: Subject | None = None

    @classmethod
    def of(cls, letter: PreparedLetter, options: IssueOptions) -> "LetterAsk":
        """What to ask for a letter of a preparation."""
        return cls(
            letter.council_id,
            letter.pupil_id,
            letter.recipient_key,
            letter.digest,
            options,
            letter.subject,
        )


@dataclass(frozen=True)
class Reserved:
    """A letter that has its number and waits for its document: render ``view``."""

    id: int
    reference: str
    view: LetterView = field(repr=False)
