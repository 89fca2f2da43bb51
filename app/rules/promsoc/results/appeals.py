"""What the internal and the external appeal have in common (art. 25, 26 §1)."""

from collections.abc import Iterator, Mapping
from typing import Literal

from app.rules.promsoc.results.roi import roi
from app.rules.verdict import Reason

Attacked = Literal["refused", "postponed", "abandoned", "passed", "va_decision"]
SentBy = Literal[
    "hand_with_receipt", "registered_with_receipt", "registered", "hand", "ordinary_mail", "email"
]

WAYS: Mapping[SentBy, str] = {
    "hand_with_receipt": "remis contre accusé de réception",
    "registered_with_receipt": "envoyé par pli recommandé contre accusé de réception",
    "registered": "envoyé par pli recommandé",
    "hand": "remis sans accusé de réception",
    "ordinary_mail": "envoyé par courrier ordinaire",
    "email": "envoyé par courriel",
}
NAMES: Mapping[Attacked, str] = {
    "postponed": "un ajournement",
    "abandoned": "un abandon réputé",
    "passed": "une réussite",
}


def not_open(decision: Attacked) -> Iterator[Reason]:
    """An appeal lies only against a refusal, never against a valorisation des acquis."""
    if decision == "va_decision":
        yield Reason(
            "va_final",
            "Les décisions relatives à la valorisation des acquis sont définitives et ne peuvent "
            "pas faire l'objet d'un recours.",
            roi("26 §1", "circulaire 7111, II"),
        )
    elif decision != "refused":
        yield Reason(
            "not_a_refusal",
            "Un recours n'est ouvert que contre une décision de refus, la décision contestée est "
            f"{NAMES[decision]}.",
            roi("25 §1", "décret 16.04.1991, art. 123ter et 123quater ; circulaire 7111"),
        )
