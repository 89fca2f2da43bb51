"""Joining documents that exist: issued letters keep the bytes they were frozen with."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import pypdfium2

from app.reports.escape import one_line
from app.reports.outline import Mark, add_outline

# Overwritten in place: the table of the document counts its bytes.
_DATE: Final = re.compile(rb"/CreationDate\(D:([0-9]{14})")
_SOME_DAY: Final = b"20000101000000"
_IDENTITY: Final = re.compile(rb"/ID ?\[ ?<([0-9A-Fa-f]+)> ?<[0-9A-Fa-f]+>")


@dataclass(frozen=True)
class Document:
    """A PDF and the name it takes in the outline of the whole."""

    title: str
    pdf: bytes = field(repr=False)


class Joining:
    """Documents being put one after the other; close it when done, or use ``with``."""

    def __init__(self) -> None:
        self._whole = pypdfium2.PdfDocument.new()
        self._marks: list[Mark] = []

    def __enter__(self) -> "Joining":
        return self

    def __exit__(self, *_fault: object) -> None:
        self._whole.close()

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return len(self._whole)

    def append(self, pdf: bytes, marks: Iterable[Mark]) -> None:
        """Add the pages of ``pdf``; the pages of ``marks`` count from its first."""
        start = self.pages
        part = pypdfium2.PdfDocument(pdf)
        try:
            self._whole.import_pages(part)
        finally:
            part.close()
        self._marks += [Mark(one_line(mark.title), start + mark.page, mark.level) for mark in marks]

    def bytes(self, title: str, author: str) -> bytes:
        """The whole, with its outline; the same parts give the same bytes.

        It is the last thing done: the pages leave memory as soon as they are written.
        """
        target = _Growing()
        self._whole.save(target)
        self._whole.close()
        _forget_when(target.written)
        add_outline(target.written, self._marks, one_line(title), one_line(author))
        return bytes(target.written)


class _Growing:
    """What pdfium writes to: bytes that go on growing in place afterwards."""

    def __init__(self) -> None:
        self.written = bytearray()

    def write(self, part: bytes) -> int:
        self.written += part
        return len(part)


def _forget_when(pdf: bytearray) -> None:
    """Blot out when pdfium wrote a document: in its date, and in the identity made of it."""
    for found in _DATE.finditer(bytes(pdf)):
        pdf[found.start(1) : found.end(1)] = _SOME_DAY
    for found in _IDENTITY.finditer(bytes(pdf)):
        pdf[found.start(1) : found.end(1)] = b"0" * len(found[1])


def join_documents(documents: Sequence[Document], title: str, author: str) -> bytes:
    """The documents one after the other, their pages as they were, with an outline.

    Raises:
        ValueError: there is no document.
    """
    if not documents:
        raise ValueError("nothing to join")
    with Joining() as joining:
        for document in documents:
            joining.append(document.pdf, [Mark(document.title, 0)])
        return joining.bytes(title, author)
