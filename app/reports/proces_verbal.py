"""The procès-verbal of a council, whole or an extract for one pupil."""

from dataclasses import replace
from typing import Final

from app.reports.council_paper import PAPER_WIDTH, render_council_paper
from app.reports.proces_verbal_story import (
    closing_story,
    decisions_story,
    head_story,
    proceedings_story,
    signatures_of_members,
)
from app.reports.proces_verbal_view import ProcesVerbalView

_EXTRACT_FORMULA: Final = "Pour extrait conforme au procès-verbal."


def render_proces_verbal(view: ProcesVerbalView) -> bytes:
    """The procès-verbal as a PDF; the same view gives the same bytes."""
    title = f"Procès-verbal – {view.body}"
    story = [
        *head_story(view, title, PAPER_WIDTH),
        *proceedings_story(view),
        *decisions_story(view, PAPER_WIDTH),
        *closing_story(view, PAPER_WIDTH, view.closing),
        *signatures_of_members(view, PAPER_WIDTH),
    ]
    return render_council_paper(view, title, story)


def render_extract(view: ProcesVerbalView, key: str) -> bytes:
    """The part of the procès-verbal on one pupil; nothing of the others is in it.

    What was said in general is left out too: it may name them.

    Raises:
        KeyError: no pupil of the procès-verbal has this key.
    """
    chosen = [pupil for pupil in view.pupils if pupil.key == key]
    if not chosen:
        raise KeyError(key)
    title = f"Extrait du procès-verbal – {view.body}"
    story = [
        *head_story(view, title, PAPER_WIDTH),
        *decisions_story(replace(view, pupils=tuple(chosen)), PAPER_WIDTH),
        *closing_story(view, PAPER_WIDTH, _EXTRACT_FORMULA),
    ]
    return render_council_paper(view, title, story)
