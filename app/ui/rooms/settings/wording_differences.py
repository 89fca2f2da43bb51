"""What a school's text changes in the program's, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape

from app.ui.theme import Token, colour


def differences_html(before: str, after: str) -> str:
    """Both texts in one: words taken out are struck through, words added underlined.

    The signs say it without their colours.
    """
    old, new = _words(before), _words(after)
    parts = (
        piece
        for act, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
        for piece in _pieces(act, "".join(old[a:b]), "".join(new[c:d]))
    )
    return "<p>" + "".join(parts).replace("\n", "<br>") + "</p>"


def _words(text: str) -> list[str]:
    # Both apostrophes print alike
    return re.findall(r"\{[^{}]*\}|\w+|\s|[^\w\s]", text.replace("’", "'"))


def _pieces(act: str, gone: str, come: str) -> Iterator[str]:
    if act == "equal":
        yield escape(come)
        return
    if gone:
        yield f'<s style="color:{colour(Token.FAIL).name()}">{escape(gone)}</s>'
    if come:
        yield f'<u style="color:{colour(Token.OK).name()}">{escape(come)}</u>'
