"""Joining documents that exist: issued letters keep the bytes they were frozen with."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

import pypdfium2

from app.reports.escape import one_line
from app.reports.outline import Mark, with_outline


@dataclass(frozen=True)
class Document:
    """A PDF and the name it takes in the outline of the whole."""

    title: str
    pdf: bytes = field(repr=False)


def join_documents(documents: Sequence[Document], title: str, author: str) -> bytes:
    """The documents one after the other, their pages as they were, with an outline.

    Raises:
        ValueError: there is no document.
    """
    if not documents:
        raise ValueError("nothing to join")
    whole = pypdfium2.PdfDocument.new()
    marks: list[Mark] = []
    try:
        for document in documents:
            marks.append(Mark(one_line(document.title), len(whole)))
            _append(whole, document.pdf)
        buffer = BytesIO()
        whole.save(buffer)
    finally:
        whole.close()
    return with_outline(buffer.getvalue(), marks, one_line(title), one_line(author))


def _append(whole: pypdfium2.PdfDocument, pdf: bytes) -> None:
    part = pypdfium2.PdfDocument(pdf)
    try:
        whole.import_pages(part)
    finally:
        part.close()
