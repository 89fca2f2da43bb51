"""The decisions of sealed councils, as documents other than their notification tell them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlmodel import col, select

from app.formats import long_date
from app.i18n import _
from app.models import Council, Decision, Enrolment, Pupil, Sealing
from app.office.letters.case import Case, Materials, materials
from app.office.letters.complements import ASKED
from app.office.letters.fields import COMMON, council_value
from app.office.letters.occasions.occasion import Occasion, Person, Wanted
from app.office.letters.sealed import SealedCouncil, sealed_councils
from app.office.letters.views import IssueOptions, Subject
from app.office.pupils.recipients import LetterRecipient
from app.office.work import Reading
from app.reports.compose import FieldValue

NOBODY = LetterRecipient("", "", (), (), "")


@dataclass(frozen=True)
class Decided:
    """A pupil's decision of a sealed council, and where and when they were born."""

    case: Case
    birth_place: str
    register_number: int
    nationality: str

    @property
    def code(self) -> str:
        """The decision's word in the regime."""
        return self.case.kind.code

    @property
    def about(self) -> str:
        """The council and its addenda are one matter."""
        return f"council:{self.case.council.family[0]}"

    @property
    def detail(self) -> str:
        """Which council it is."""
        return _("Conseil du {day}").format(day=long_date(self.case.view.session.held_on))

    def occasion(
        self, wanted: Wanted, more: Mapping[str, FieldValue] | None = None, refusal: str = ""
    ) -> Occasion:
        """An occasion of the document asked for, about this decision."""
        case, pupil = self.case, self.case.pupil
        person = Person(
            pupil.pupil_id, pupil.last_name, pupil.first_name, pupil.civility, pupil.birth_date
        )
        return Occasion(
            subject=Subject(wanted.regime, wanted.letter, person.id, self.about),
            year_label=case.year_label,
            group=case.group,
            detail=self.detail,
            person=person,
            values={
                "lieu_naissance": self.birth_place,
                "matricule": str(self.register_number),
                "nationalite": self.nationality,
                **(more or {}),
            },
            lookup=self._lookup,
            refusal=refusal,
            digest=case.constat.digest,
            completed_in=("council", case.council.id),
        )

    def _lookup(self, name: str, options: IssueOptions) -> FieldValue | None:
        if name in COMMON or name in ASKED:
            return None
        return council_value(replace(self.case, options=options), name)


def decided(reading: Reading, wanted: Wanted, applies: Callable[[Case], bool]) -> Iterator[Decided]:
    """The last sealed decision of each council about these pupils, the newest council first."""
    rows = reading.session.execute(
        select(Council, Enrolment.pupil_id)
        .join(Decision, col(Decision.council_id) == col(Council.id))
        .join(Sealing, col(Sealing.council_id) == col(Council.id))
        .join(Enrolment, col(Enrolment.id) == col(Decision.enrolment_id))
        .where(col(Enrolment.pupil_id).in_(wanted.pupil_ids))
        .order_by(col(Council.id))
    ).all()
    last = {
        (council.class_id, council.kind, council.number, pupil_id): (council.id, pupil_id)
        for council, pupil_id in rows
    }
    councils = _councils(reading, {council_id for council_id, _pupil in last.values()})
    pupils = _pupils(reading, wanted)
    stuff = materials(
        reading.session,
        reading.figures,
        councils.values(),
        wanted.pupil_ids,
        wanted.options.written_on,
    )
    order = {pupil_id: at for at, pupil_id in enumerate(wanted.pupil_ids)}
    newest = sorted(last.values(), key=lambda one: (order[one[1]], -one[0]))
    for council_id, pupil_id in newest:
        council = councils[council_id]
        case = _case(council, pupil_id, wanted, stuff)
        if case is not None and case.regime == wanted.regime and applies(case):
            row = pupils[pupil_id]
            yield Decided(case, row.birth_place, row.register_number, row.nationality)


def _case(council: SealedCouncil, pupil_id: int, wanted: Wanted, stuff: Materials) -> Case | None:
    row = next((one for one in council.view.pupils if one.pupil_id == pupil_id), None)
    if row is None or row.decision is None:
        return None
    kind = council.view.decision_kind(row.decision.code)
    if kind is None:
        return None
    return Case(council, row, row.decision, kind, NOBODY, wanted.options, stuff)


def _councils(reading: Reading, ids: set[int]) -> Mapping[int, SealedCouncil]:
    if not ids:
        return {}
    return {one.id: one for one in sealed_councils(reading.session, sorted(ids))}


def _pupils(reading: Reading, wanted: Wanted) -> Mapping[int, Pupil]:
    rows = reading.session.exec(select(Pupil).where(col(Pupil.id).in_(wanted.pupil_ids)))
    return {row.id or 0: row for row in rows}
