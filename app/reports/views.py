"""What every official document is told: the school, who signs, texts and grounds.

Texts stand here as they are meant to be read. They carry no markup of any kind:
emphasis is a property of a run, and a value that looks like markup is printed as such.
"""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class School:
    """The school as its letterhead names it; whatever is empty is left out.

    ``address`` is in lines, as on an envelope. ``logo`` is a PNG or JPEG file's bytes.
    ``organising_body`` is the pouvoir organisateur; ``subtitle`` says what kind of
    school it is ("Enseignement secondaire ordinaire de plein exercice").
    """

    name: str
    address: tuple[str, ...] = ()
    telephone: str = ""
    email: str = ""
    website: str = ""
    fase: str = ""
    organising_body: str = ""
    subtitle: str = ""
    logo: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Signature:
    """Who signs: the name, the function in its gendered form ("La directrice").

    ``on_behalf`` is set for a delegate: "Pour la directrice," stands above. ``scan``
    is a picture of the signature (PNG or JPEG), empty where it is signed by hand.
    """

    name: str
    function: str
    on_behalf: str = ""
    scan: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Run:
    """A piece of a sentence, in bold or in italics or neither."""

    text: str
    bold: bool = False
    italic: bool = False


Sentence = tuple[Run, ...]


@dataclass(frozen=True)
class Ground:
    """A reason of a verdict and the article it rests on, as the verdict words them."""

    text: str
    source: str = ""


class BlockKind(StrEnum):
    """How a block of a letter looks."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    DECISION = "decision"  # in a frame
    LIST = "list"  # one bullet a sentence
    STEPS = "steps"  # one number a sentence
    QUOTE = "quote"  # what the council wrote: set off by a rule
    ADDRESS = "address"  # an address to write to: kept together, line by line
    GROUNDS = "grounds"  # reasons, each with its article
    NOTE = "note"  # small print
    IDENTITY = "identity"  # who somebody is: a label and its value a line
    WRITE = "write"  # room to write on a line, one a sentence
    WRITE_LONG = "write_long"  # room to write at length


@dataclass(frozen=True)
class Block:
    """One block of a letter: an optional title above, then its sentences."""

    kind: BlockKind
    sentences: tuple[Sentence, ...]
    title: str = ""


def plain(text: str) -> Sentence:
    """``text`` as a sentence without emphasis."""
    return (Run(text),)
