"""What labels are told before they are drawn."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LabelsView:
    """The addresses in their order; ``start`` is the first label still on the sheet, from 1."""

    title: str
    author: str
    sheet: str
    addresses: tuple[tuple[str, ...], ...]
    start: int = 1
