"""Whether all that a letter says can be printed; reads the typeface, for the pool."""

from app.reports.escape import undrawable
from app.reports.letter_view import LetterView


def unprintable_signs(view: LetterView) -> tuple[str, ...]:
    """The signs of the letter that the typeface lacks and that would print as others."""
    texts = [*view.recipient.lines, view.about, view.signature.name, view.school.name]
    texts += [run.text for block in view.blocks for each in block.sentences for run in each]
    return tuple(dict.fromkeys(sign for text in texts for sign in undrawable(text)))
