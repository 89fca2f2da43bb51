"""How this folder names its source, the Règlement général des Écoles européennes."""

from app.rules.verdict import Reason
from app.rules.wording import typeset


def because(code: str, text: str, where: str) -> Reason:
    """A reason that rests on a place of the Règlement général: "art. 62 C.2.b", "annexe VI"."""
    return Reason(code, typeset(text), f"Règlement général EE, {where}")
