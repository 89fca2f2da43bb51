"""The language of the window: French in the sources, other languages from catalogues.

``_("…")`` translates when it is called, so never call it while a module is being
imported; mark such texts with ``N_`` and translate them where they are shown.
Official documents are always in French and do not pass through here.
"""

import gettext
import re
from functools import cache
from typing import Final

from app.resources import resource_folder

SOURCE: Final = "fr"
PSEUDO: Final = "pseudo"
LANGUAGES: Final = {"fr": "Français", "en": "English"}
DOMAIN: Final = "matricule"


# What no line may begin or end with: the thin space of « ; ! ? » and guillemets, the full
# one before a colon (Code typographique).
_UNBROKEN: Final = (
    *((f" {mark}", f"\u202f{mark}") for mark in (";", "!", "?", "»")),
    ("« ", "«\u202f"),
    (" :", "\u00a0:"),
)


@cache
def typeset(text: str) -> str:
    """A French text with the unbreakable spaces that its punctuation wants.

    Sources are written with plain spaces, that everyone can type.
    """
    for plain, unbroken in _UNBROKEN:
        text = text.replace(plain, unbroken)
    return text


class _French(gettext.NullTranslations):
    """The sources, typeset, with the French plural: zero is singular."""

    def gettext(self, message: str) -> str:
        return typeset(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return typeset(msgid2 if abs(n) >= 2 else msgid1)

    def pgettext(self, context: str, message: str) -> str:
        return typeset(message)


class _Pseudo(_French):
    """A made-up language that shows untranslated, cut or glued texts on sight."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return pseudo(message)


_active: gettext.NullTranslations = _French()
_language: str = SOURCE


def use_language(language: str) -> None:
    """Speak ``language`` from now on: "fr", "en", or "pseudo" for trials.

    Texts already on screen stay as they are until they are asked for again.
    """
    global _active, _language
    _active = _translations(language)
    _language = language


def current_language() -> str:
    """The language in use."""
    return _language


def _translations(language: str) -> gettext.NullTranslations:
    if language == SOURCE:
        return _French()
    if language == PSEUDO:
        return _Pseudo()
    if language not in LANGUAGES:
        raise ValueError(f"no catalogue for {language!r}")
    folder = resource_folder() / "locale"
    found = gettext.translation(DOMAIN, folder, [language])
    found.add_fallback(_French())
    return found


def _(text: str) -> str:
    """``text`` in the language of the window."""
    return _active.gettext(text)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The singular or the plural form for ``n``, in the language of the window."""
    return _active.ngettext(singular, plural, n)


def pgettext(context: str, text: str) -> str:
    """Translate a text whose meaning depends on ``context`` (never shown itself)."""
    return _active.pgettext(context, text)


def N_(text: str) -> str:  # noqa: N802 (the name that translators' tools know)
    """Mark a text for the catalogues without translating it yet."""
    return text


_ACCENTED = str.maketrans("aceinosuyACEINOSUY", "åçéîñøšûýÅÇÉÎÑØŠÛÝ")
# What a program reads in a text stays as it is: {fields}, %-fields, <tags>, &entities;
_KEPT = re.compile(r"(\{[^{}]*\}|%(?:\(\w+\))?[-\d.]*[sdrf%]|<[^<>]+>|&\w+;)")


def pseudo(text: str) -> str:
    """``text`` accented, bracketed and a third longer, its fields and tags intact."""
    if not text:
        return text
    parts = _KEPT.split(text)
    # split() puts what the pattern caught at the odd places
    changed = [part if place % 2 else part.translate(_ACCENTED) for place, part in enumerate(parts)]
    return f"⟦{''.join(changed)}{'·' * (len(text) // 3 + 1)}⟧"
