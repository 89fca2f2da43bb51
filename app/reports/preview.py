"""Pages as pictures, for the window to show a document as it will print."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

import pypdfium2

_POINTS_PER_INCH: Final = 72.0


@dataclass(frozen=True)
class PagePicture:
    """A page drawn: a PNG, its size in pixels, how many pages the document has."""

    png: bytes = field(repr=False)
    width: int
    height: int
    pages: int


def render_page(pdf: bytes, page: int, dots_per_inch: float = 96.0) -> PagePicture:
    """Page ``page`` (from 0) of ``pdf`` at the given resolution.

    Raises:
        IndexError: the document has no such page.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        count = len(document)
        if not 0 <= page < count:
            raise IndexError(f"page {page} of {count}")
        image = document[page].render(scale=dots_per_inch / _POINTS_PER_INCH).to_pil()
    finally:
        document.close()
    buffer = BytesIO()
    # Speed over size: the picture is shown, not kept
    image.save(buffer, "PNG", compress_level=1)
    return PagePicture(buffer.getvalue(), image.width, image.height, count)


def render_page_across(pdf: bytes, page: int, pixels: int) -> PagePicture:
    """A page ``pixels`` wide, whatever its size; the last one where the document is shorter."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = min(page, len(document) - 1)
        across = document[page].get_width()
    finally:
        document.close()
    return render_page(pdf, page, pixels * _POINTS_PER_INCH / across)
