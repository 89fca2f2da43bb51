"""Lists of the registers: said once, then printed or written to a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.formats import short_date
from app.reports.list_document_view import ListColumn, ListView
from app.reports.spreadsheet import Cell, Sheet


@dataclass(frozen=True)
class Listing:
    """A list with typed cells; ``columns`` are titles with their share of the width.

    ``below`` are sentences under the title; ``signed`` what stands above a line to sign.
    """

    school: str
    title: str
    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[Cell, ...], ...]
    below: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    lying: bool = False


def listing_view(listing: Listing) -> ListView:
    """The list as it is printed."""
    return ListView(
        school=listing.school,
        title=listing.title,
        columns=tuple(ListColumn(title, share) for title, share in listing.columns),
        rows=tuple(tuple(_text(cell) for cell in row) for row in listing.rows),
        below=listing.below,
        signed=listing.signed,
        lying=listing.lying,
    )


def listing_sheet(listing: Listing) -> Sheet:
    """The list as a workbook, its values typed."""
    titles = tuple(title for title, _share in listing.columns)
    return Sheet(listing.title, titles, listing.rows)


def number_or_dash(number: int) -> str:
    """A count in a list: nothing is a dash."""
    return str(number) if number else "–"


def numbered(rows: Sequence[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """Each row after its rank, from 1."""
    return tuple((rank, *row) for rank, row in enumerate(rows, 1))


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return short_date(cell)
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    return str(cell)
