"""One letter about to be written: the decision, to whom, and all that it is written from."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlmodel import Session

from app.formats import long_date
from app.models import School as SchoolRow
from app.office.councils.constats import Constat
from app.office.councils.sealing import school_view
from app.office.councils.views import CouncilView, DecisionState, PupilRow
from app.office.letters.appeals import Contested
from app.office.letters.correspondents import correspondent_lines
from app.office.letters.sealed import SealedCouncil
from app.office.letters.signatories import HEAD, Signers, signers
from app.office.letters.views import IssueOptions
from app.office.letters.wordings import Wordings, school_wordings
from app.office.pupils.recipients import LetterRecipient, PupilRecipients, recipients_of
from app.office.settings.calendars import rule_calendar
from app.reports.letter_view import Window, WindowSide
from app.reports.views import School, Signature
from app.rules.calendar.days import SchoolCalendar
from app.rules.figures import Figures
from app.rules.regime import DecisionKind, regime

BORN: Final = {"mr": "né le", "mrs": "née le"}


@dataclass(frozen=True)
class Letterhead:
    """The school as its letters show it, who signs them, and where the envelope opens."""

    school: School
    place: str
    signers: Signers
    correspondents: Mapping[int, str]
    window: Window
    conciliation_contact: str
    accepts_form: bool

    @property
    def signature(self) -> Signature:
        """The head of the school, with the function in its gendered form, by hand."""
        return self.signers.signature(HEAD, scanned=False)

    @property
    def head(self) -> str:
        """Mme Claire Fontaine, directrice."""
        return self.signers.head.title if self.signers.head.name else ""

    def copied(self, correspondent_ids: Collection[int]) -> tuple[str, ...]:
        """The names of those who receive a copy, as the letter says them."""
        known = self.correspondents
        return tuple(known[one] for one in correspondent_ids if one in known)


@dataclass(frozen=True)
class Materials:
    """What letters are written from, read once for all of them."""

    letterhead: Letterhead
    wordings: Wordings
    calendars: Mapping[int, SchoolCalendar]
    recipients: Mapping[int, PupilRecipients]
    figures: Figures = field(repr=False)


@dataclass(frozen=True)
class Case:
    """One decision to be told to one recipient."""

    council: SealedCouncil
    pupil: PupilRow
    decision: DecisionState
    kind: DecisionKind
    recipient: LetterRecipient
    options: IssueOptions
    materials: Materials

    @property
    def view(self) -> CouncilView:
        """The council as it was sealed."""
        return self.council.view

    @property
    def regime(self) -> str:
        """Whose wording the letter has."""
        return self.view.klass.regime

    @property
    def letter(self) -> str:
        """The name of its wording."""
        return self.kind.letter

    @property
    def title(self) -> str:
        """What the letter is called."""
        letters = regime(self.regime).letters
        return next((one.title for one in letters if one.code == self.letter), self.kind.title)

    @property
    def year_label(self) -> str:
        """The school year of the council."""
        return self.view.klass.year_label

    @property
    def council_id(self) -> int:
        """The council."""
        return self.council.id

    @property
    def group(self) -> str:
        """The class."""
        return self.view.klass.name

    @property
    def pupil_id(self) -> int:
        """The pupil."""
        return self.pupil.pupil_id

    @property
    def person_name(self) -> str:
        """The pupil as in the register."""
        return self.pupil.name

    @property
    def civility(self) -> str:
        """How words agree with the pupil."""
        return self.pupil.civility

    @property
    def concerns(self) -> str:
        """Whom the letter is about, in a line."""
        pupil = self.pupil
        name = f"{pupil.first_name} {pupil.last_name}".strip()
        born = f"{BORN.get(pupil.civility, 'né ou née le')} {long_date(pupil.birth_date)}"
        return f"{name}, {born}, {self.group}"

    @property
    def completed_in(self) -> tuple[str, int | str | None]:
        """The record where a field that is missing is completed."""
        return "council", self.council.id

    @property
    def constat(self) -> Constat:
        """What the rules said of the pupil when the council was sealed."""
        return self.council.constats[self.pupil.enrolment_id]

    @property
    def contested(self) -> Contested:
        """The decision as the rules on appeals take it."""
        return Contested(
            self.view,
            self.pupil,
            self.kind.code,
            self.options.communicated_on,
            self.materials.calendars[self.view.klass.year_id],
            self.materials.figures,
        )


def letterhead(session: Session) -> Letterhead:
    """The letterhead as the school's identity gives it now."""
    row = session.get_one(SchoolRow, 1)
    return Letterhead(
        school=school_view(session),
        place=row.locality,
        signers=signers(session),
        correspondents={one.id or 0: one.short_name for one in correspondent_lines(session)},
        window=Window(WindowSide(row.window_side), row.window_right_mm, row.window_down_mm),
        conciliation_contact=row.conciliation_contact.strip(),
        accepts_form=row.conciliation_accepts_form,
    )


def materials(
    session: Session,
    figures: Figures,
    councils: Iterable[SealedCouncil],
    pupil_ids: Collection[int],
    written_on: date,
) -> Materials:
    """All that letters about these pupils need; as many statements whatever their number."""
    years = {council.view.klass.year_id for council in councils}
    return Materials(
        letterhead=letterhead(session),
        wordings=school_wordings(session),
        calendars={year_id: rule_calendar(session, year_id) for year_id in sorted(years)},
        recipients=recipients_of(session, figures, pupil_ids, written_on),
        figures=figures,
    )


def cases_of(
    council: SealedCouncil, pupil: PupilRow, options: IssueOptions, stuff: Materials
) -> tuple[Case, ...]:
    """The letters about one pupil: none without a decision, one a recipient."""
    kind = council.view.decision_kind(pupil.decision.code) if pupil.decision else None
    found = stuff.recipients.get(pupil.pupil_id)
    if pupil.decision is None or kind is None or not kind.letter or found is None:
        return ()
    return tuple(
        Case(council, pupil, pupil.decision, kind, recipient, options, stuff)
        for recipient in found.recipients
    )
