"""What a class that the year lacks may be, from its name and the columns beside it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.folding import folded
from app.i18n import _
from app.office.imports.drafts import Draft
from app.office.imports.plan import ClassKind, NewClass
from app.rules.regime import Regime

# How lists write the forms of study; their full titles come from the regimes.
_FORM_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "general": ("g", "gt", "ge", "gen", "general", "generale"),
    "technical": ("tt", "transition", "technique"),
    "artistic": ("at", "artistique"),
    "technical_qualification": ("tq", "q", "qualification"),
    "artistic_qualification": ("aq",),
    "professional": ("p", "pro", "prof", "professionnelle", "qualification professionnelle"),
}
_REGIME_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "cefa": ("cefa", "alternance", "45", "49", "art 45", "art 49"),
    "promsoc": ("promsoc", "promotion", "ps", "ue"),
    "european": ("ee", "europeenne", "europeen", "european"),
}
_STUDY_YEAR: Final = re.compile(r"[1-7]")
_FORM_IN_NAME: Final = re.compile(r"^\d *(tq|tt|aq|at)", re.IGNORECASE)


@dataclass
class ClassHints:
    """What the rows say of one class."""

    pupils: int = 0
    years: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)

    def take(self, draft: Draft) -> None:
        """Count a row."""
        self.pupils += 1
        self.years[draft.text("study_year")] += 1
        self.forms[draft.text("form")] += 1

    def join(self, other: "ClassHints") -> None:
        """Count what other rows said of the same class."""
        self.pupils += other.pupils
        self.years += other.years
        self.forms += other.forms


def hints_of(drafts: Iterable[Draft]) -> dict[str, ClassHints]:
    """What these rows say of each class they name."""
    found: dict[str, ClassHints] = defaultdict(ClassHints)
    for draft in drafts:
        if draft.text("class"):
            found[draft.text("class")].take(draft)
    return found


def guessed(name: str, hints: ClassHints, regimes: Sequence[Regime]) -> NewClass:
    """The class, as far as it can be told; ``regimes`` are those of the school."""
    year_word, form_word = _usual(hints.years), _usual(hints.forms)
    study_year = _study_year(year_word) or _study_year(name)
    regime = _regime(study_year, (form_word, year_word, name), regimes)
    form = _form(form_word, name, regime) if regime else ""
    kind = ClassKind(regime.code if regime else "", study_year, form)
    return NewClass(name, kind, _reason(hints), hints.pupils)


def _usual(words: Counter[str]) -> str:
    """The word that most rows have, blanks aside."""
    return next((word for word, _times in words.most_common() if word), "")


def _study_year(text: str) -> int:
    found = _STUDY_YEAR.search(text)
    return int(found[0]) if found else 0


def _regime(study_year: int, texts: Iterable[str], regimes: Sequence[Regime]) -> Regime | None:
    """The regime that a word names, else the first of the school that has such a year."""
    words = [word for text in texts for word in (folded(text), *folded(text).split())]
    for regime in regimes:
        if any(word in _REGIME_WORDS.get(regime.code, ()) for word in words):
            return regime
    fitting = (one for one in regimes if not study_year or study_year in one.study_years)
    return next(fitting, regimes[0] if regimes else None)


def _form(word: str, name: str, regime: Regime) -> str:
    """The form that the word names; the first of the regime where none is named."""
    codes = [form.code for form in regime.forms]
    in_name = _FORM_IN_NAME.match(name)
    wanted = folded(word or (in_name[1] if in_name else ""))
    named = (
        form.code
        for form in regime.forms
        if wanted in (folded(form.title), *_FORM_WORDS.get(form.code, ()))
    )
    return next(named, codes[0] if codes else "")


def _reason(hints: ClassHints) -> str:
    parts = [_counted(_("année"), hints.years), _counted(_("section"), hints.forms)]
    return " · ".join(filter(None, parts)) or _("d'après le nom")


def _counted(title: str, words: Counter[str]) -> str:
    """Section TT (19), G (8); the counts where the rows do not agree."""
    found = [(word, times) for word, times in words.most_common() if word]
    if len(found) < 2:
        return " ".join((title, found[0][0])) if found else ""
    return title + " " + ", ".join(f"{word} ({times})" for word, times in found)
