"""What a printed list is told before it is drawn."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ListColumn:
    """A column: its title, and how much of the width it takes beside the others."""

    title: str
    share: float


@dataclass(frozen=True)
class ListView:
    """A list as it is printed.

    ``below`` are sentences under the title, ``signed`` what stands above each line to sign
    at the end; ``lying`` turns the sheet.
    """

    school: str
    title: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    lying: bool = False
