"""Many letters: one document in posting order, and a file for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.reports.files import file_name, unique_names
from app.reports.join import Joining
from app.reports.letter import draw_letter, letter_title, render_letter
from app.reports.letter_view import LetterView
from app.reports.outline import Mark
from app.reports.page import About, Paper

# Letters drawn in one document before it is joined to the others: it bounds the memory
_AT_ONCE: Final = 50


@dataclass(frozen=True)
class NamedFile:
    """A file to write: its name, safe and unique within its batch, and its bytes."""

    name: str
    content: bytes = field(repr=False)


def render_batch(views: Sequence[LetterView], title: str) -> bytes:
    """The letters in one PDF, each numbered from 1 and named in the outline by class.

    For letters that were issued, join their frozen files instead (``join_documents``).

    Raises:
        ValueError: there is no letter.
    """
    if not views:
        raise ValueError("a batch has at least one letter")
    with Joining() as joining:
        group = ""
        for place in range(0, len(views), _AT_ONCE):
            part = views[place : place + _AT_ONCE]
            pdf, counts = _drawn(part, title)
            joining.append(pdf, _marks(part, counts, group))
            group = part[-1].label.group
        return joining.bytes(title, views[0].school.name)


def _drawn(views: Sequence[LetterView], title: str) -> tuple[bytes, list[int]]:
    """The letters in one document, and the number of pages of each."""
    paper = Paper(About(title, views[0].school.name, title))
    counts = [draw_letter(paper, view) for view in views]
    return paper.bytes(), counts


def _marks(views: Sequence[LetterView], counts: list[int], group: str) -> Iterator[Mark]:
    """An entry a letter, under one for its class; ``group`` is the class begun before."""
    page = 0
    for view, count in zip(views, counts, strict=True):
        if view.label.group and view.label.group != group:
            yield Mark(view.label.group, page)
        group = view.label.group
        yield Mark(letter_title(view), page, 1 if group else 0)
        page += count


def render_files(views: Sequence[LetterView]) -> tuple[NamedFile, ...]:
    """One file a letter, in the order given."""
    names = unique_names(map(file_name, views))
    return tuple(
        NamedFile(name, render_letter(view)) for name, view in zip(names, views, strict=True)
    )
