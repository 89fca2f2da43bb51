"""One letter about to be written: the decision, to whom, and all that it is written from."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session

from app.models import School as SchoolRow
from app.office.councils.constats import Constat
from app.office.councils.sealing import school_view
from app.office.councils.views import CouncilView, DecisionState, PupilRow
from app.office.letters.appeals import Contested
from app.office.letters.sealed import SealedCouncil
from app.office.letters.views import IssueOptions
from app.office.letters.wordings import Wordings, school_wordings
from app.office.pupils.recipients import LetterRecipient, PupilRecipients, recipients_of
from app.office.settings.calendars import rule_calendar
from app.reports.letter_view import Window, WindowSide
from app.reports.views import School, Signature
from app.rules.calendar.days import SchoolCalendar
from app.rules.figures import Figures
from app.rules.regime import DecisionKind

HEADS: Mapping[str, tuple[str, str]] = {
    # civility: title before the name, function
    "mr": ("M.", "directeur"),
    "mrs": ("Mme", "directrice"),
}


@dataclass(frozen=True)
class Letterhead:
    """The school as its letters show it, who signs them, and where the envelope opens."""

    school: School
    place: str
    head_name: str
    head_civility: str
    window: Window
    conciliation_contact: str
    accepts_form: bool

    @property
    def signature(self) -> Signature:
        """The head of the school, with the function in its gendered form."""
        article = {"mr": "Le", "mrs": "La"}.get(self.head_civility)
        if article is None:
            return Signature(self.head_name, "La direction")
        return Signature(self.head_name, f"{article} {HEADS[self.head_civility][1]}")

    @property
    def head(self) -> str:
        """Mme Claire Fontaine, directrice."""
        if not self.head_name:
            return ""
        title, function = HEADS.get(self.head_civility, ("", "direction"))
        return f"{title} {self.head_name}, {function}".strip()


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
        head_name=row.head_name,
        head_civility=row.head_civility,
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
