"""A document handed in for an absence, and which ones may be, where."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Paper:
    """A document and what is known of it, as the rule asks; ``head`` what the head decided.

    ``announced`` is the day on which the school was told, or on which the document is
    proved to have been sent.
    """

    kind: str
    motive: str
    received_on: date
    signed_by: str = ""
    announced: date | None = None
    event_start: date | None = None
    authorisation: bool = False
    derogation: bool = False
    head_decision: str = ""
    head_date: date | None = None
    head_motivation: str = ""


@dataclass(frozen=True)
class Offer:
    """What may be received: kinds of documents and motives, and what is usual of them."""

    kinds: tuple[str, ...]
    motives: tuple[str, ...]
    usual: str
    signer: str = "parent"
