"""Asks documents for their occasions: all those of one document at once."""

from collections import defaultdict
from collections.abc import Iterable

from app.errors import Refusal
from app.i18n import _
from app.office.letters.occasions.catalogue import document_of
from app.office.letters.occasions.occasion import Occasion, Wanted
from app.office.letters.views import IssueOptions, Subject
from app.office.work import Reading


def occasions_about(
    reading: Reading, subjects: Iterable[Subject], options: IssueOptions
) -> tuple[Occasion, ...]:
    """The occasions of these subjects, by document, in the order given.

    As many statements as documents need; one whose ``about`` is "" brings all of its pupil.
    """
    by_letter: dict[tuple[str, str], list[Subject]] = defaultdict(list)
    for subject in subjects:
        by_letter[subject.regime, subject.letter].append(subject)
    found: list[Occasion] = []
    for (regime, letter), some in by_letter.items():
        wanted = Wanted(regime, letter, tuple(dict.fromkeys(some)), options)
        given = document_of(letter).find(reading, wanted)
        found += (one for one in given if wanted.covers(one.subject))
    return tuple(found)


def occasion_about(reading: Reading, subject: Subject, options: IssueOptions) -> Occasion:
    """The occasion of one subject; Refusal where there is none any more, or it is refused."""
    found = [one for one in occasions_about(reading, (subject,), options) if one.subject == subject]
    if not found:
        raise Refusal(
            _("Cette lettre n'a plus lieu d'être : ce dont elle parle a changé."),
            _("Préparez-la à nouveau."),
        )
    if found[0].refusal:
        raise Refusal(found[0].refusal)
    return found[0]
