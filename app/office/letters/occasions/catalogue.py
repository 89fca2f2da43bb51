"""Every document that is written without a council asking for it, in the order it is offered."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from app.i18n import N_
from app.office.letters.occasions.absence_letters import DOCUMENTS as ABSENCES
from app.office.letters.occasions.appealing import DOCUMENTS as APPEALS
from app.office.letters.occasions.attestations import DOCUMENTS as ATTESTATIONS
from app.office.letters.occasions.discipline import DOCUMENTS as DISCIPLINE
from app.office.letters.occasions.duty_letters import DOCUMENTS as DUTIES
from app.office.letters.occasions.enrolment import DOCUMENTS as ENROLMENT
from app.office.letters.occasions.occasion import Document, Family
from app.office.letters.occasions.office_letters import DOCUMENTS as OFFICE
from app.reports.wording import letters_of

FAMILY_TITLES: Final[Mapping[Family, str]] = {
    "enrolment": N_("Inscription et fréquentation"),
    "absences": N_("Absences"),
    "councils": N_("Conseils et attestations"),
    "appeals": N_("Recours"),
    "discipline": N_("Discipline"),
}
_ALL: Final[tuple[Document, ...]] = (
    *ENROLMENT,
    *ATTESTATIONS,
    *APPEALS,
    *DISCIPLINE,
    *ABSENCES,
    *DUTIES,
    *OFFICE,
)
DOCUMENTS: Final = tuple(sorted(_ALL, key=lambda one: list(FAMILY_TITLES).index(one.family)))


def document_of(letter: str) -> Document:
    """The document of a wording; KeyError where it is none of the catalogue."""
    return _by_letter()[letter]


def documents_of(regime: str) -> tuple[Document, ...]:
    """Those that a regime has a wording for."""
    worded = frozenset(letters_of(regime))
    return tuple(one for one in DOCUMENTS if one.letter in worded)


@cache
def _by_letter() -> Mapping[str, Document]:
    return {one.letter: one for one in DOCUMENTS}
