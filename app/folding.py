"""The one form in which names are searched: without accents, capitals or doubled spaces."""

import unicodedata

_FOLDED = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})


def folded(text: str) -> str:
    """The text as it is compared: "Éloïse D'Hœst" is "eloise d hoest"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_FOLDED))
    letters = (
        character if character.isalnum() else " "
        for character in decomposed
        if not unicodedata.combining(character)
    )
    return " ".join("".join(letters).split())
