"""Which documents apply, for the window to choose from; why not, where one does not."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import col, select

from app.i18n import _
from app.models import Enrolment, SchoolClass, SchoolRegime
from app.office.letters.applicants import ABOUT, about, applicants_of
from app.office.letters.former import former_about
from app.office.letters.occasions.catalogue import FAMILY_TITLES, document_of, documents_of
from app.office.letters.occasions.finding import occasions_about
from app.office.letters.occasions.occasion import Occasion
from app.office.letters.occasions.preparing import proposed
from app.office.letters.views import Subject
from app.office.pupils.years import all_years, year_at
from app.office.work import Reading, query
from app.rules.regime import regime


@dataclass(frozen=True)
class Offer:
    """An occasion to write: ``refusal`` says why it cannot be, ``told`` by which letter it was."""

    subject: Subject
    family: str
    title: str
    detail: str
    pupil: str = ""
    class_name: str = ""
    refusal: str = ""
    told: str = ""

    @property
    def applicant_id(self) -> int | None:
        """The applicant whom it is about; None where it is a pupil."""
        number = self.subject.about.removeprefix(ABOUT)
        return int(number) if number != self.subject.about else None


@dataclass(frozen=True)
class DocumentChoice:
    """A document of the catalogue that may be written for pupils of one's choice.

    ``applicants`` tells whether it is also written to those who were never enrolled.
    """

    regime: str
    letter: str
    regime_title: str
    regime_short: str
    family: str
    title: str
    applicants: bool = False


@query
def offers_for(reading: Reading, pupil_id: int) -> tuple[Offer, ...]:
    """The documents that concern this pupil, in the order of the catalogue."""
    subjects = [
        Subject(code, one.letter, pupil_id)
        for code in _regimes_of(reading, pupil_id)
        for one in documents_of(code)
        if one.chosen and not one.about_school
    ]
    return _offers(reading, subjects)


@query
def offers_of(reading: Reading, code: str, letter: str) -> tuple[Offer, ...]:
    """One document for each pupil enrolled this year in a regime, by class and name.

    The applicants whom it may be written to come first, the last one entered before them.
    """
    if document_of(letter).about_school:
        return _offers(reading, [Subject(code, letter)])
    enrolled = [Subject(code, letter, one) for one in _enrolled(reading, code)]
    return _offers(reading, [*_applicants(reading, code, letter), *enrolled])


@query
def documents_to_choose(reading: Reading) -> tuple[DocumentChoice, ...]:
    """The documents of the regimes that the school runs."""
    codes = reading.session.exec(select(SchoolRegime.regime).order_by(SchoolRegime.regime)).all()
    return tuple(
        DocumentChoice(
            code,
            one.letter,
            regime(code).title,
            regime(code).short,
            _(FAMILY_TITLES[one.family]),
            one.title,
            one.applicants,
        )
        for code in codes
        for one in documents_of(code)
        if one.chosen
    )


def _offers(reading: Reading, subjects: Iterable[Subject]) -> tuple[Offer, ...]:
    found = occasions_about(reading, subjects, proposed(reading))
    told = former_about(reading.session, [one.subject for one in found])
    return tuple(_offer(one, [each.reference for each in told[one.subject]]) for one in found)


def _applicants(reading: Reading, code: str, letter: str) -> list[Subject]:
    if not document_of(letter).applicants:
        return []
    return [
        Subject(code, letter, None, about(row.id or 0))
        for row in applicants_of(reading.session, code)
    ]


def _offer(occasion: Occasion, told: list[str]) -> Offer:
    document = document_of(occasion.subject.letter)
    return Offer(
        subject=occasion.subject,
        family=_(FAMILY_TITLES[document.family]),
        title=_(document.title),
        detail=occasion.detail,
        pupil=occasion.person.name if occasion.person else "",
        class_name=occasion.group,
        refusal=occasion.refusal,
        told=told[-1] if told else "",
    )


def _regimes_of(reading: Reading, pupil_id: int) -> tuple[str, ...]:
    """The regimes that the pupil was enrolled in, the latest first."""
    rows = reading.session.exec(
        select(SchoolClass.regime)
        .join(Enrolment, col(Enrolment.class_id) == col(SchoolClass.id))
        .where(col(Enrolment.pupil_id) == pupil_id)
        .order_by(col(Enrolment.start).desc(), col(Enrolment.id).desc())
    )
    return tuple(dict.fromkeys(rows))


def _enrolled(reading: Reading, code: str) -> tuple[int, ...]:
    year = year_at(all_years(reading.session), reading.today)
    if year is None:
        return ()
    rows = reading.session.exec(
        select(Enrolment.pupil_id)
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .where(col(Enrolment.year_id) == year.id, col(SchoolClass.regime) == code)
        .order_by(col(SchoolClass.position), col(SchoolClass.name), col(Enrolment.id))
    )
    return tuple(dict.fromkeys(rows))
