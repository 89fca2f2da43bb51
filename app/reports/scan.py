"""What was received on paper, scanned, as a document that can be shown and printed."""

from io import BytesIO
from typing import Final

from PIL import Image, UnidentifiedImageError
from reportlab.lib.units import mm

from app.reports.boxes import Picture
from app.reports.page import HEIGHT, WIDTH, About, Paper

_MARGIN: Final = 10 * mm
# A scan of 600 dots per inch on A3; more is no scan
_MOST_PIXELS: Final = 70_000_000


def scan_as_pdf(content: bytes) -> bytes:
    """A PDF as it is; a picture (PNG, JPEG) alone on a page, upright or lying as it is.

    Raises:
        ValueError: it is neither, or the picture cannot be read.
    """
    if content.startswith(b"%PDF-"):
        return content
    try:
        with Image.open(BytesIO(content)) as picture:
            wide, high = picture.size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as fault:
        raise ValueError("not a scan") from fault
    if wide * high > _MOST_PIXELS:
        raise ValueError("a picture too large for a scan")
    paper = Paper(About("Pièce jointe", "", "Pièce jointe"))
    page = (HEIGHT, WIDTH) if wide > high else (WIDTH, HEIGHT)
    paper.canvas.setPageSize(page)
    shown = Picture(content, page[0] - 2 * _MARGIN, page[1] - 2 * _MARGIN)
    across, tall = shown.wrap(0)
    shown.drawOn(paper.canvas, (page[0] - across) / 2, (page[1] - tall) / 2)
    paper.end_page()
    return paper.bytes()
