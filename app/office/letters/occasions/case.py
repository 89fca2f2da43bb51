"""One letter about to be written for an occasion: to whom, and what it is written from."""

from dataclasses import dataclass

from app.formats import long_date
from app.office.letters.case import BORN, Materials
from app.office.letters.occasions.occasion import Document, Occasion
from app.office.letters.views import IssueOptions
from app.office.pupils.recipients import LetterRecipient, PupilRecipients


@dataclass(frozen=True)
class OccasionCase:
    """An occasion to be told to one recipient; drafted as a council's ``Case`` is."""

    document: Document
    occasion: Occasion
    recipient: LetterRecipient
    options: IssueOptions
    materials: Materials

    council_id = 0
    decision = ""

    @property
    def regime(self) -> str:
        """Whose wording it has."""
        return self.occasion.subject.regime

    @property
    def letter(self) -> str:
        """The name of its wording."""
        return self.occasion.subject.letter

    @property
    def title(self) -> str:
        """What the document is called."""
        return self.document.title

    @property
    def year_label(self) -> str:
        """The school year that it is about."""
        return self.occasion.year_label

    @property
    def group(self) -> str:
        """The class, or what it stands under."""
        return self.occasion.group

    @property
    def pupil_id(self) -> int:
        """The pupil; 0 where it is about none."""
        return self.occasion.subject.pupil_id or 0

    @property
    def person_name(self) -> str:
        """The pupil as in the register, or the recipient where there is none."""
        person = self.occasion.person
        return person.name if person else self.recipient.name

    @property
    def civility(self) -> str:
        """How words agree with the pupil."""
        return self.occasion.person.civility if self.occasion.person else "none"

    @property
    def concerns(self) -> str:
        """Whom the letter is about, in a line."""
        person = self.occasion.person
        if person is None:
            return self.occasion.detail
        born = f"{BORN.get(person.civility, 'né ou née le')} {long_date(person.birth_date)}"
        return ", ".join(filter(None, (person.plain, born, self.occasion.group)))

    @property
    def completed_in(self) -> tuple[str, int | str | None]:
        """The record where a field that is missing is completed."""
        return self.occasion.completed_in or ("pupil", self.pupil_id or None)


def cases_of_occasion(
    document: Document, occasion: Occasion, options: IssueOptions, stuff: Materials
) -> tuple[OccasionCase, ...]:
    """The letters of one occasion, one a recipient; none where it does not apply."""
    if occasion.refusal:
        return ()
    return tuple(
        OccasionCase(document, occasion, recipient, options, stuff)
        for recipient in _recipients(document, occasion, stuff)
    )


def _recipients(
    document: Document, occasion: Occasion, stuff: Materials
) -> tuple[LetterRecipient, ...]:
    if occasion.recipients is not None:
        return occasion.recipients
    person = occasion.person
    if person is None:
        return ()
    if document.to == "pupil":
        return (_handed_over(person.id, person.plain),)
    found: PupilRecipients | None = stuff.recipients.get(person.id)
    return found.recipients if found else ()


def _handed_over(pupil_id: int, name: str) -> LetterRecipient:
    """An attestation is one document, handed over to the pupil or to who answers for them."""
    return LetterRecipient(f"holder:{pupil_id}", name, (name,), (), "Madame, Monsieur")
