"""What a letter is about when no council asks for it, and the document that says so."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from app.office.letters.views import IssueOptions, Subject
from app.office.pupils.recipients import LetterRecipient
from app.office.work import Reading, Work
from app.reports.compose import FieldValue

Family = Literal["enrolment", "absences", "councils", "appeals", "discipline"]
Lookup = Callable[[str, IssueOptions], FieldValue | None]


@dataclass(frozen=True)
class Person:
    """The pupil whom a letter is about."""

    id: int
    last_name: str
    first_name: str
    civility: str
    birth_date: date

    @property
    def name(self) -> str:
        """As in the register: "LAMBERT Éloïse"."""
        return f"{self.last_name.upper()} {self.first_name}".strip()

    @property
    def plain(self) -> str:
        """As in a letter: "Éloïse Lambert"."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class Occasion:
    """One occasion to write: about whom, about what, and what the letter says.

    ``group`` is the class, or what the letter stands under in a batch; ``detail`` tells
    this occasion from another of the same document ("2024-2025"). ``values`` are the
    fields known already; ``lookup`` gives those that a rule must be asked for, and may
    raise the rule's refusal. What neither gives, the office is asked for
    (``complements.ASKED``). ``recipients`` None stands for those of the document.
    ``refusal`` says in a sentence why the document does not apply, ``doubts`` what is wrong
    with what the office gave for it. ``digest`` is that of
    the verdict that it rests on, ``completed_in`` the record where a missing field is
    completed.
    """

    subject: Subject
    year_label: str
    group: str
    detail: str = ""
    person: Person | None = None
    values: Mapping[str, FieldValue] = field(default_factory=dict)
    lookup: Lookup | None = field(default=None, compare=False)
    recipients: tuple[LetterRecipient, ...] | None = None
    refusal: str = ""
    doubts: tuple[str, ...] = ()
    digest: str = ""
    completed_in: tuple[str, int | str | None] | None = None

    def value(self, name: str, options: IssueOptions) -> FieldValue | None:
        """The value of a field; None where the occasion has none."""
        if name in self.values:
            return self.values[name]
        return None if self.lookup is None else self.lookup(name, options)


@dataclass(frozen=True)
class Wanted:
    """The occasions that a document is asked for.

    A subject whose ``about`` is "" stands for all that concern its pupil.
    """

    regime: str
    letter: str
    subjects: tuple[Subject, ...]
    options: IssueOptions

    @property
    def pupil_ids(self) -> tuple[int, ...]:
        """The pupils concerned."""
        ids = (one.pupil_id for one in self.subjects if one.pupil_id is not None)
        return tuple(dict.fromkeys(ids))

    def covers(self, subject: Subject) -> bool:
        """Is it asked for?"""
        same = (one for one in self.subjects if one.pupil_id == subject.pupil_id)
        return any(one.about in ("", subject.about) for one in same)


@dataclass(frozen=True)
class Document:
    """A document of the catalogue.

    ``letter`` names its wording; it applies in the regimes that have one. ``find`` gives
    the occasions asked for, in a number of statements that does not grow with them; an
    occasion that was told stays findable, so that its letter is known as unchanged.
    ``issued`` is called in the transaction that issues a letter, and gives the facets that
    it changed. ``to`` is ``family`` (each envelope of the pupil) or ``pupil`` (one copy,
    handed over). ``chosen`` tells whether the window offers it for pupils of one's choice,
    ``applicants`` whether it is also written to those who were never enrolled,
    ``about_school`` whether it concerns the school alone and no pupil.
    """

    letter: str
    title: str
    family: Family
    find: Callable[[Reading, Wanted], Iterable[Occasion]]
    issued: Callable[[Work, Subject, int], Iterable[str]] | None = None
    to: Literal["family", "pupil"] = "family"
    chosen: bool = True
    applicants: bool = False
    about_school: bool = False
