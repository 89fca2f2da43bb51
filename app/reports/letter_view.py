"""What a letter is told before it is drawn.

The office fills a wording (``app.reports.wording.compose``), which freezes its texts,
then builds a ``LetterView``; the same view always gives the same bytes.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.reports.views import Block, School, Sentence, Signature


class Sending(StrEnum):
    """How a letter leaves the school."""

    PLAIN = "plain"
    REGISTERED = "registered"
    REGISTERED_RECEIPT = "registered_receipt"  # with acknowledgement of receipt
    BY_HAND = "by_hand"  # against a receipt, printed at the foot of the letter
    EMAIL = "email"


class Form(StrEnum):
    """How the page is laid out."""

    LETTER = "letter"
    ATTESTATION = "attestation"  # no window: a title, who it is about, the school's seal
    FORM = "form"  # the same, to be completed and signed by the family


class WindowSide(StrEnum):
    """Where the window of the envelopes is, seen from the front."""

    RIGHT = "right"
    LEFT = "left"


@dataclass(frozen=True)
class Window:
    """The window of the school's envelopes, with the correction of its test page.

    ``right_mm`` and ``down_mm`` move the address, in millimetres, negative for left
    and up.
    """

    side: WindowSide = WindowSide.RIGHT
    right_mm: float = 0.0
    down_mm: float = 0.0


@dataclass(frozen=True)
class Recipient:
    """Whom the letter is for.

    ``lines`` are those of the envelope, at most six, the name first. ``salutation``
    opens the letter and comes back at its close ("Madame", "Madame, Monsieur").
    """

    lines: tuple[str, ...]
    salutation: str = "Madame, Monsieur"


@dataclass(frozen=True)
class FileLabel:
    """What names the file and the bookmark of a letter: class, person, kind of letter."""

    group: str
    person: str
    letter: str


@dataclass(frozen=True)
class LetterView:
    """One letter, complete.

    ``about`` says in a line whom it concerns ("Léa Lambert, née le 3 mars 2009, 4TQ A").
    ``closing`` is the formula before the signature. ``tracking`` is the number of a
    registered letter, where it is known. ``draft`` prints « PROJET » across each page.
    ``form`` lays it out as a letter or as an attestation, whose title is ``subject``.
    """

    school: School
    recipient: Recipient
    place: str
    written_on: date
    reference: str
    about: str
    subject: Sentence
    blocks: tuple[Block, ...]
    closing: str
    signature: Signature
    label: FileLabel
    sending: Sending = Sending.PLAIN
    tracking: str = ""
    enclosures: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    window: Window = Window()
    draft: bool = False
    form: Form = Form.LETTER
