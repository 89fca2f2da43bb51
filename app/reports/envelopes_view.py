"""What envelopes are told before they are drawn."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sent:
    """One envelope: to whom, and what is printed above the sender ("RECOMMANDÉ")."""

    lines: tuple[str, ...]
    mention: str = ""


@dataclass(frozen=True)
class EnvelopesView:
    """Envelopes in their order; ``sender`` is the school's name and address."""

    title: str
    size: str
    sender: tuple[str, ...]
    envelopes: tuple[Sent, ...]
