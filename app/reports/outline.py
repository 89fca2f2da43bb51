"""Adding an outline to a PDF that pdfium joined, which it cannot do itself.

A PDF may be continued after its end: the catalogue is written anew with the outline,
and a second table of references points to both. What was there is not touched, but
for the two halves of the identifier, which pdfium draws at random and which are
replaced by a digest so that the same letters give the same bytes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

_TRAILER: Final = re.compile(
    rb"trailer\s*<<\s*/Root 1 0 R\s*/Info (?P<info>\d+) 0 R\s*/Size (?P<size>\d+)\s*"
    rb"/ID\[<(?P<first>[0-9A-F]{32})><(?P<second>[0-9A-F]{32})>\]>>\s*startxref\s*(?P<start>\d+)\s*%%EOF\s*$"
)
_PAGES: Final = re.compile(rb"2 0 obj\s*<</Count \d+/Kids\[(?P<kids>[\d\sR]+)\]")
_TAIL: Final = 400


@dataclass(frozen=True)
class Mark:
    """An entry of the outline: its title, the page it leads to (from 0), its level.

    Level 1 stands under the last entry of level 0.
    """

    title: str
    page: int
    level: int = 0


def add_outline(pdf: bytearray, marks: Sequence[Mark], title: str, author: str) -> None:
    """Give a document saved new by pdfium an outline, a title and a language, in place.

    Raises:
        ValueError: the bytes are not a new document saved by pdfium.
    """
    trailer = _TRAILER.search(pdf, max(len(pdf) - _TAIL, 0))
    pages = _PAGES.search(pdf)
    if trailer is None or pages is None:
        raise ValueError("not a document newly saved by pdfium")
    kids = re.findall(rb"(\d+) 0 R", pages["kids"])
    info, size, start = (int(trailer[name]) for name in ("info", "size", "start"))
    halves = [trailer.span(half) for half in ("first", "second")]
    del trailer, pages  # they hold the bytes, which then could not grow
    for begin, end in halves:
        pdf[begin:end] = b"0" * (end - begin)
    identity = sha256(pdf).hexdigest()[:32].upper().encode()
    objects = {1: _catalogue(size), info: _info(title, author)} | _outline(size, marks, kids)
    _continue(pdf, objects, b"/Root 1 0 R/Info %d 0 R/Prev %d" % (info, start), identity)


def _catalogue(outline: int) -> bytes:
    return (
        b"<</Type/Catalog/Pages 2 0 R/PageMode/UseOutlines/Lang(fr-BE)"
        b"/ViewerPreferences<</DisplayDocTitle true>>/Outlines %d 0 R>>" % outline
    )


def _info(title: str, author: str) -> bytes:
    return b"<</Title %s/Author %s/Creator(Matricule)>>" % (_text(title), _text(author))


def _outline(root: int, marks: Sequence[Mark], kids: list[bytes]) -> dict[int, bytes]:
    """The objects of the outline, numbered from ``root``: itself, then the entries."""
    children: dict[int, list[int]] = {}
    above = root
    for number, mark in enumerate(marks, root + 1):
        above = above if mark.level else number
        children.setdefault(above if mark.level else root, []).append(number)
    objects = {root: b"<</Type/Outlines%s>>" % _ends(children.get(root, []))}
    for parent, numbers in children.items():
        for place, number in enumerate(numbers):
            mark = marks[number - root - 1]
            links = b"/Parent %d 0 R%s" % (parent, _neighbours(numbers, place))
            target = b"/Dest[%s 0 R/Fit]/Title %s" % (kids[mark.page], _text(mark.title))
            objects[number] = b"<<%s%s%s>>" % (links, target, _ends(children.get(number, [])))
    return objects


def _neighbours(numbers: list[int], place: int) -> bytes:
    before = b"/Prev %d 0 R" % numbers[place - 1] if place else b""
    after = b"/Next %d 0 R" % numbers[place + 1] if place + 1 < len(numbers) else b""
    return before + after


def _ends(numbers: list[int]) -> bytes:
    """The first, the last and the number of entries below one, if there are any."""
    if not numbers:
        return b""
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (numbers[0], numbers[-1], len(numbers))


def _text(text: str) -> bytes:
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()


def _continue(pdf: bytearray, objects: dict[int, bytes], trailer: bytes, identity: bytes) -> None:
    references = bytearray(b"xref\n0 1\n0000000000 65535 f \n")
    for number in sorted(objects):
        references += b"%d 1\n%010d 00000 n \n" % (number, len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(pdf)
    pdf += references
    pdf += b"trailer\n<<%s/Size %d/ID[<%s><%s>]>>\n" % (
        trailer,
        max(objects) + 1,
        identity,
        identity,
    )
    pdf += b"startxref\n%d\n%%%%EOF\n" % start
