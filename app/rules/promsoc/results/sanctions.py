"""What the rules on discipline have in common: measures, letters, majority (art. 39 to 41)."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from app.rules.dates import age_on
from app.rules.figures import FigureReader

Measure = Literal["warning", "reprimand", "unit_exclusion", "definitive_exclusion"]
Letter = Literal[
    "registered_with_receipt", "registered", "hand_with_receipt", "ordinary_mail", "email"
]
Person = Literal["student", "parents"]
Authority = Literal["direction", "delegate", "teacher", "council"]

MEASURES: Mapping[Measure, str] = {
    "warning": "l'avertissement",
    "reprimand": "la réprimande",
    "unit_exclusion": "l'exclusion d'une ou de plusieurs unités d'enseignement",
    "definitive_exclusion": "l'exclusion définitive de l'établissement",
}
LETTERS: Mapping[Letter, str] = {
    "registered_with_receipt": "par lettre recommandée avec accusé de réception",
    "registered": "par courrier recommandé",
    "hand_with_receipt": "de la main à la main contre accusé de réception",
    "ordinary_mail": "par courrier ordinaire",
    "email": "par courriel",
}
PERSONS: Mapping[Person, str] = {"student": "de l'étudiant", "parents": "de ses parents"}

# Art. 41 §1 and §4: registered, or handed over against receipt.
GENERAL_LETTERS: frozenset[Letter] = frozenset(
    {"registered_with_receipt", "registered", "hand_with_receipt"}
)
# Art. 39 §7, special to exclusions.
EXCLUSION_LETTERS: frozenset[Letter] = frozenset({"registered_with_receipt"})


def is_adult(birth: date, day: date, figures: FigureReader) -> bool:
    """Is the student "majeur" that day (art. 39 §6)?"""
    return age_on(birth, day) >= figures.integer("promsoc.results.majority_age")
