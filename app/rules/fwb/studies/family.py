"""Who answers for a pupil: the family of a minor, an adult alone."""

from datetime import date
from typing import Literal

from app.rules.dates import age_on
from app.rules.figures import FigureReader

Signer = Literal["parent", "representative", "pupil"]
Requester = Literal["pupil", "parent", "representative", "other"]


def is_adult(birth: date, day: date, figures: FigureReader) -> bool:
    """Is the pupil of age that day, from the eighteenth birthday itself on?"""
    return age_on(birth, day) >= figures.integer("fwb.adult_age")


def is_entitled(who: Requester, birth: date, day: date, figures: FigureReader) -> bool:
    """May that person sign or ask: a parent or representative of a minor, else the pupil."""
    if is_adult(birth, day, figures):
        return who == "pupil"
    return who in ("parent", "representative")


def entitled_people(birth: date, day: date, figures: FigureReader) -> str:
    """Those who may, in words that begin a sentence."""
    if is_adult(birth, day, figures):
        return "L'élève majeur seul"
    return "Seul un parent ou un responsable légal de l'élève mineur"
