"""Letters whose addressee is no family: an authority, a service, or whom the office names."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from app.i18n import _
from app.office.letters.complements import Holding, value_of
from app.office.letters.occasions.authorities import Authorities
from app.office.letters.occasions.matters import numbered, of_the_school
from app.office.letters.occasions.occasion import Occasion, Wanted
from app.office.letters.wordings import Wordings, school_wordings
from app.office.pupils.naming import ANYBODY
from app.office.pupils.recipients import LetterRecipient
from app.office.work import Reading

Find = Callable[[Reading, Wanted], Iterator[Occasion]]
ADDRESSEE: Final = "destinataire"
LEAST_LINES: Final = 3
"""A name, a street, a locality."""


def to_authority(whom: Callable[[Authorities], LetterRecipient]) -> Find:
    """Each matter of the year about a pupil, told to an administration or a service."""

    def find(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
        recipient = whom(Authorities(reading.session))
        for one, about, detail in numbered(reading, wanted):
            yield one.occasion(wanted, about=about, detail=detail, recipients=(recipient,))

    return find


def to_whom_the_office_names(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """Each matter of the year about a pupil, told to whom the office says."""
    wordings = school_wordings(reading.session)
    for one, about, detail in numbered(reading, wanted):
        yield _named(one.occasion(wanted, about=about, detail=detail), wordings)


def of_the_school_itself(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """Each matter of the year that concerns no pupil, told to whom the office says."""
    wordings = school_wordings(reading.session)
    for subject, year, detail in of_the_school(reading, wanted):
        yield _named(Occasion(subject, year, "", detail), wordings)


def _named(made: Occasion, wordings: Wordings) -> Occasion:
    """With the addressee that the office gave; a doubt says that it did not, or not whole."""
    holding = Holding(made.year_label, subject=made.subject.key)
    given = value_of(wordings, ADDRESSEE, holding)
    lines = tuple(map(str, given)) if isinstance(given, tuple) else ()
    whole = len(lines) >= LEAST_LINES
    lacking = _("Il manque : destinataire (le nom, puis la rue, puis la localité).")
    name = lines[0] if lines else _("Destinataire à indiquer")
    recipient = LetterRecipient(ADDRESSEE, name, lines[:1], lines[1:], ANYBODY)
    return replace(made, recipients=(recipient,), doubts=() if whole else (lacking,))
