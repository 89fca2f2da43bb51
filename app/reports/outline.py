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
    rb"/ID\[<(?P<id>[0-9A-F]{32})><[0-9A-F]{32}>\]>>\s*startxref\s*(?P<start>\d+)\s*%%EOF\s*$"
)
_PAGES: Final = re.compile(rb"2 0 obj\s*<</Count \d+/Kids\[(?P<kids>[\d\sR]+)\]")
_TAIL: Final = 400


@dataclass(frozen=True)
class Mark:
    """An entry of the outline: its title and the page it leads to, from 0."""

    title: str
    page: int


def with_outline(pdf: bytes, marks: Sequence[Mark], title: str, author: str) -> bytes:
    """A document saved new by pdfium, with an outline, a title and a language.

    Raises:
        ValueError: the bytes are not a new document saved by pdfium.
    """
    trailer = _TRAILER.search(pdf, max(len(pdf) - _TAIL, 0))
    pages = _PAGES.search(pdf)
    if trailer is None or pages is None:
        raise ValueError("not a document newly saved by pdfium")
    body = _with_digest(pdf, trailer)
    identity = sha256(body).hexdigest()[:32].upper().encode()
    kids = re.findall(rb"(\d+) 0 R", pages["kids"])
    size = int(trailer["size"])
    objects = {1: _catalogue(size), int(trailer["info"]): _info(title, author)}
    objects |= _outline(size, marks, kids)
    return _continued(body, objects, trailer, identity)


def _with_digest(pdf: bytes, trailer: re.Match[bytes]) -> bytes:
    return pdf.replace(trailer["id"], b"0" * 32) if trailer["id"] in pdf[-_TAIL:] else pdf


def _catalogue(outline: int) -> bytes:
    return (
        b"<</Type/Catalog/Pages 2 0 R/PageMode/UseOutlines/Lang(fr-BE)"
        b"/ViewerPreferences<</DisplayDocTitle true>>/Outlines %d 0 R>>" % outline
    )


def _info(title: str, author: str) -> bytes:
    return b"<</Title %s/Author %s/Creator(Matricule)>>" % (_text(title), _text(author))


def _outline(first: int, marks: Sequence[Mark], kids: list[bytes]) -> dict[int, bytes]:
    last = first + len(marks)
    objects = {
        first: b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
        % (first + 1, last, len(marks))
    }
    for place, mark in enumerate(marks, first + 1):
        before = b"/Prev %d 0 R" % (place - 1) if place > first + 1 else b""
        after = b"/Next %d 0 R" % (place + 1) if place < last else b""
        entry = (first, kids[mark.page], _text(mark.title), before, after)
        objects[place] = b"<</Parent %d 0 R/Dest[%s 0 R/Fit]/Title %s%s%s>>" % entry
    return objects


def _text(text: str) -> bytes:
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()


def _continued(
    body: bytes, objects: dict[int, bytes], trailer: re.Match[bytes], identity: bytes
) -> bytes:
    written = bytearray(body)
    references = bytearray(b"xref\n0 1\n0000000000 65535 f \n")
    for number in sorted(objects):
        references += b"%d 1\n%010d 00000 n \n" % (number, len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(written)
    written += references
    written += b"trailer\n<</Root 1 0 R/Info %s 0 R/Size %d/Prev %s/ID[<%s><%s>]>>\n" % (
        trailer["info"],
        max(objects) + 1,
        trailer["start"],
        identity,
        identity,
    )
    return bytes(written + b"startxref\n%d\n%%%%EOF\n" % start)
