"""Reading back what was drawn: text, places in millimetres from the upper left corner."""

import re
from dataclasses import dataclass
from io import BytesIO

import pypdf
import pypdfium2

MM = 72 / 25.4


@dataclass(frozen=True)
class Spot:
    """Where a text stands on a page, in millimetres."""

    left: float
    top: float
    right: float
    bottom: float


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf))


def page_texts(pdf: bytes) -> list[str]:
    return [flat(page.extract_text()) for page in reader(pdf).pages]


def text_of(pdf: bytes) -> str:
    return " ".join(page_texts(pdf))


def flat(text: str) -> str:
    """The text with plain single spaces, and words cut at a line's end made whole."""
    return " ".join(re.sub(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])", "", text).split())


def spot(pdf: bytes, needle: str, page: int = 0) -> Spot:
    """Where the first ``needle`` of a page stands; it must be there."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        height = sheet.get_height()
        text = sheet.get_textpage()
        place = text.get_text_range().replace("\r\n", "\n")
        found = text.search(needle, match_case=True).get_next()
        assert found is not None, f"{needle!r} is not in {place!r}"
        boxes = [text.get_charbox(found[0] + at, loose=False) for at in range(found[1])]
        boxes = [box for box in boxes if box[2] > box[0]]
        return Spot(
            min(box[0] for box in boxes) / MM,
            (height - max(box[3] for box in boxes)) / MM,
            max(box[2] for box in boxes) / MM,
            (height - min(box[1] for box in boxes)) / MM,
        )
    finally:
        document.close()


def bounds(pdf: bytes, page: int = 0) -> Spot:
    """The smallest frame around all text of a page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        height = sheet.get_height()
        text = sheet.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        boxes = [box for box in boxes if box[2] - box[0] > 0.05 and box[3] - box[1] > 0.05]
        return Spot(
            min(box[0] for box in boxes) / MM,
            (height - max(box[3] for box in boxes)) / MM,
            max(box[2] for box in boxes) / MM,
            (height - min(box[1] for box in boxes)) / MM,
        )
    finally:
        document.close()


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Each font that a page declares, and whether its file is in the document."""
    found: dict[str, bool] = {}
    for page in reader(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object().get("/FontDescriptor", {})
            found[font.get_object()["/BaseFont"]] = "/FontFile2" in descriptor
    return found
