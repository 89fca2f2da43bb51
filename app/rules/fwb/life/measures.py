"""What may be taken on a fact, and which of it bars a second sanction (non bis in idem)."""

from collections.abc import Sequence
from typing import Literal

from app.rules.wording import enumeration

DecidedBy = Literal["po", "delegate", "other"]
Measure = Literal[
    "detention",
    "temporary_exclusion",
    "permanent_exclusion",
    "reenrolment_refusal",
    "repair",
    "probation",
    "other_sanction",
    "journal_note",
    "warning",
    "logbook",
    "removal",
    "confiscation",
]

# The measures that are not here are no sanction: a warning, a note, the logbook, the
# écartement ("à titre préventif et sécuritaire"), a confiscation.
SANCTIONS: dict[Measure, str] = {
    "detention": "retenue",
    "temporary_exclusion": "exclusion temporaire",
    "permanent_exclusion": "exclusion définitive",
    "reenrolment_refusal": "refus de réinscription",
    "repair": "sanction réparatrice",
    "probation": "sanction probatoire",
    "other_sanction": "autre sanction",
}


def is_sanctioned(taken: Sequence[Measure]) -> bool:
    """Does one of the measures bar a new sanction on the same fact (ROI 5.1, 5.4.2.2)?"""
    return any(measure in SANCTIONS for measure in taken)


def sanctions_in(taken: Sequence[Measure]) -> str:
    """The sanctions among the measures, in words: "retenue et exclusion temporaire"."""
    return enumeration(dict.fromkeys(SANCTIONS[item] for item in taken if item in SANCTIONS))
