"""What the slip of an arrival or a departure is told before it is drawn."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DoorSlip:
    """One slip: who, when and what was noted; ``lines`` to be signed by those named."""

    school: str
    title: str
    name: str
    class_name: str
    sentences: tuple[str, ...]
    signers: tuple[str, ...]
