"""Many letters: one document in posting order, and a file for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.reports.files import file_name, unique_names
from app.reports.letter import draw_letter, render_letter
from app.reports.letter_view import LetterView
from app.reports.page import About, Paper


@dataclass(frozen=True)
class NamedFile:
    """A file to write: its name, safe and unique within its batch, and its bytes."""

    name: str
    content: bytes


def render_batch(views: Sequence[LetterView], title: str) -> bytes:
    """The letters in one PDF, each numbered from 1 and named in the outline by class.

    For letters that were issued, join their frozen files instead (``join_documents``).

    Raises:
        ValueError: there is no letter.
    """
    if not views:
        raise ValueError("a batch has at least one letter")
    paper = Paper(About(title, views[0].school.name, title))
    group = ""
    for view in views:
        level = 1 if view.label.group else 0
        if view.label.group != group and level:
            paper.bookmark(view.label.group)
        group = view.label.group
        draw_letter(paper, view, level)
    return paper.bytes()


def render_files(views: Sequence[LetterView]) -> tuple[NamedFile, ...]:
    """One file a letter, in the order given."""
    names = unique_names(map(file_name, views))
    return tuple(
        NamedFile(name, render_letter(view)) for name, view in zip(names, views, strict=True)
    )
