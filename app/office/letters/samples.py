"""Letters that are never sent: a wording shown on its page, with a pupil or with examples."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from app.i18n import N_, _
from app.models import Enrolment, Pupil, SchoolClass, SchoolYear
from app.office.letters.case import Letterhead, letterhead
from app.office.letters.fields import GENDERS
from app.office.pupils.recipients import recipients_of
from app.office.work import Reading, query
from app.reports.compose import FieldValue, Gender, compose, example_fields
from app.reports.letter_view import FileLabel, LetterView, Recipient
from app.reports.wording import load_wording

EXAMPLE: Final = Recipient(
    ("Madame Sophie LAMBERT", "Monsieur Marc DUBOIS", "Rue Haute 24 bte 3", "5590 Ciney")
)
ABOUT: Final = N_("Léa Lambert, née le 3 mars 2009, 4TQ A")
REFERENCE: Final = "0000/0000"
MOST: Final = 40


@dataclass(frozen=True)
class Sample:
    """Whom a wording is shown with; 0 for the program's examples."""

    pupil_id: int
    title: str


@dataclass(frozen=True)
class SampleData:
    """What a wording is filled with to be shown."""

    letterhead: Letterhead = field(repr=False)
    written_on: date
    recipient: Recipient = EXAMPLE
    about: str = ""
    values: Mapping[str, FieldValue] = field(default_factory=dict)
    gender: Gender = Gender.FEMININE


@query
def samples(reading: Reading, code: str) -> tuple[Sample, ...]:
    """The examples, then the first pupil of each class of that regime this year."""
    rows = reading.session.execute(
        select(Pupil.id, Pupil.last_name, Pupil.first_name, SchoolClass.name)
        .join(Enrolment, col(Enrolment.pupil_id) == col(Pupil.id))
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .join(SchoolYear, col(SchoolYear.id) == col(SchoolClass.year_id))
        .where(col(SchoolClass.regime) == code, col(SchoolYear.first_day) <= reading.today)
        .order_by(
            col(SchoolYear.first_day).desc(),
            col(SchoolClass.position),
            col(SchoolClass.name),
            col(Pupil.search_key),
        )
    )
    first: dict[str, Sample] = {}
    for pupil_id, last, given, name in rows:
        if name not in first and len(first) < MOST:
            first[name] = Sample(pupil_id, f"{name} · {last.upper()} {given}")
    return (Sample(0, _("Exemples du programme")), *first.values())


@query
def sample_data(reading: Reading, pupil_id: int) -> SampleData:
    """What the examples or a pupil give; the rest of a letter stays made up."""
    head = letterhead(reading.session)
    plain = SampleData(head, reading.today, about=_(ABOUT))
    row = reading.session.get(Pupil, pupil_id) if pupil_id else None
    if row is None:
        return plain
    found = recipients_of(reading.session, reading.figures, [pupil_id], reading.today)
    envelopes = found[pupil_id].recipients
    name = f"{row.first_name} {row.last_name}".strip()
    klass = _class_of(reading.session, pupil_id)
    values = {"eleve": name, "naissance": row.birth_date, **klass}
    recipient = envelopes[0].envelope if envelopes else EXAMPLE
    return replace(
        plain,
        recipient=recipient,
        about=", ".join(filter(None, (name, str(klass.get("classe", ""))))),
        values={**values, "salutation": recipient.salutation},
        gender=GENDERS.get(row.civility, Gender.BOTH),
    )


def _class_of(session: Session, pupil_id: int) -> dict[str, FieldValue]:
    row = session.exec(
        select(SchoolClass.name, SchoolYear.label)
        .join(Enrolment, col(Enrolment.class_id) == col(SchoolClass.id))
        .join(SchoolYear, col(SchoolYear.id) == col(SchoolClass.year_id))
        .where(col(Enrolment.pupil_id) == pupil_id)
        .order_by(col(SchoolYear.first_day).desc(), col(Enrolment.id).desc())
    ).first()
    return {} if row is None else {"classe": row[0], "annee_scolaire": row[1]}


def sample_view(code: str, letter: str, texts: Mapping[str, str], data: SampleData) -> LetterView:
    """The letter with these texts, to be shown; WordingError where one cannot be read."""
    wording = load_wording(code, letter).reworded(texts)
    values = example_fields(wording) | {
        name: value for name, value in data.values.items() if name in wording.field_names()
    }
    text = compose(wording, values, {"eleve": data.gender})
    head = data.letterhead
    return LetterView(
        school=head.school,
        recipient=data.recipient,
        place=head.place or "…",
        written_on=data.written_on,
        reference=REFERENCE,
        about=data.about,
        subject=text.subject,
        blocks=text.blocks,
        closing=text.closing,
        signature=head.signature,
        label=FileLabel("", data.about, wording.title),
        sending=wording.sending,
        enclosures=text.enclosures,
        window=head.window,
        form=wording.form,
    )
