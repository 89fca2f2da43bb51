"""The procedure beyond the maximum: the return, the objectives, the answer, the council."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Objective, ObjectivesContract
from app.office.absences.bells import school_bells
from app.office.absences.duties.following import followed
from app.office.absences.duties.history import histories
from app.office.absences.duties.procedure_facts import admission
from app.office.absences.duties.seen_again import seen_again
from app.office.absences.standing import Standings
from app.office.absences.year_entries import PupilYear, pupil_years
from app.office.pupils.years import YearChoice, all_years, year_at
from app.office.rights import Right
from app.office.settings.calendars import rule_calendar
from app.office.work import Done, Facet, Reading, Work, command, done, query
from app.rules.errors import RuleInputError
from app.rules.regime import regime
from app.rules.verdict import Verdict

ANSWERS: Final = ("approved", "refused")
FINDINGS: Final = ("met", "not_met")


@dataclass(frozen=True)
class ObjectiveText:
    """One objective, and what the council found of it: ``none``, ``met``, ``not_met``."""

    text: str
    finding: str = "none"


@dataclass(frozen=True)
class Procedure:
    """How far the procedure of a pupil went; ``verdict`` says what comes next, and why.

    ``seen_on`` is the first day after the excess on which a roll had the pupil there.
    """

    pupil_id: int
    name: str
    birth_date: date
    excess: date
    informed_on: date | None
    returned_on: date | None
    seen_on: date | None
    proposed_on: date | None
    authors: str
    plan_link: str
    objectives: tuple[ObjectiveText, ...]
    answer: str
    answered_on: date | None
    signed_by: str
    signed_name: str
    council: str
    council_on: date | None
    motivation: str
    verdict: Verdict[Any]


@dataclass(frozen=True)
class Proposal:
    """The objectives as they are put to the family."""

    day: date
    objectives: tuple[str, ...]
    authors: str
    plan_link: str


@dataclass(frozen=True)
class FamilyAnswer:
    """Approval or refusal: when, in which quality, by whom."""

    answer: str
    day: date
    signed_by: str
    signed_name: str


@query
def procedure(reading: Reading, pupil_id: int) -> Procedure | None:
    """The procedure of a pupil in the present year; None where the maximum is not exceeded."""
    try:
        case = _case(reading, pupil_id)
    except RuleInputError as error:
        raise _refused(error) from error
    return None if case is None else _shown(reading.session, case)


@command(Right.TAKE_ABSENCES, N_("Retour d'un élève en dépassement"))
def note_return(work: Work, pupil_id: int, day: date) -> Done[None]:
    """The first day on which the pupil was back after the excess."""
    row = _contract(work, pupil_id)
    before = {"returned": row.returned_on}
    row.returned_on = day
    return _kept(work, row, before, {"returned": day}, "returned_on")


@command(Right.JUDGE_JUSTIFICATIONS, N_("Objectifs fixés à un élève"))
def propose(work: Work, pupil_id: int, proposal: Proposal) -> Done[None]:
    """Put individual objectives to the family; others than before ask for a new approval."""
    texts = tuple(text.strip() for text in proposal.objectives if text.strip())
    if not texts:
        raise Refusal(_("Écrivez au moins un objectif."), field="objectives")
    if not proposal.authors.strip():
        raise Refusal(
            _("Indiquez qui fixe les objectifs : l'équipe éducative et le CPMS."), field="authors"
        )
    row = _contract(work, pupil_id)
    former = _texts(work.session, row)
    before = {"proposed": row.proposed_on, "objectives": list(former)}
    if texts != former:
        _replace(work.session, row, texts)
    row.proposed_on = proposal.day
    row.authors, row.plan_link = proposal.authors.strip(), proposal.plan_link.strip()
    after = {"proposed": proposal.day, "objectives": list(texts), "authors": row.authors}
    return _kept(work, row, before, after, "day")


@command(Right.TAKE_ABSENCES, N_("Réponse de la famille aux objectifs"))
def note_answer(work: Work, pupil_id: int, answer: FamilyAnswer) -> Done[None]:
    """The family approves or refuses the objectives."""
    if answer.answer not in ANSWERS:
        raise Refusal(_("Choisissez la réponse."), field="answer")
    if not answer.signed_name.strip():
        raise Refusal(_("Le nom de la personne qui a signé manque."), field="signed_name")
    row = _contract(work, pupil_id)
    before = {"answer": row.answer, "on": row.answered_on}
    row.answer, row.answered_on = answer.answer, answer.day
    row.signed_by, row.signed_name = answer.signed_by, answer.signed_name.strip()
    after = {"answer": answer.answer, "on": answer.day, "by": row.signed_name}
    return _kept(work, row, before, after, "day")


@command(Right.JUDGE_JUSTIFICATIONS, N_("Décision du conseil sur les objectifs"))
def note_council(
    work: Work, pupil_id: int, day: date, findings: Sequence[str], council: str, motivation: str
) -> Done[None]:
    """The class council found the objectives met or not; one finding for each objective."""
    if council not in FINDINGS:
        raise Refusal(_("Choisissez la décision du conseil."), field="council")
    if not motivation.strip():
        raise Refusal(_("La motivation de la décision manque."), field="motivation")
    row = _contract(work, pupil_id)
    before = {"council": row.council, "on": row.council_on}
    row.council, row.council_on, row.motivation = council, day, motivation.strip()
    for objective, finding in zip(_rows(work.session, row), findings, strict=False):
        objective.finding = finding
        work.session.add(objective)
    after = {"council": council, "on": day, "motivation": row.motivation}
    return _kept(work, row, before, after, "day")


@dataclass(frozen=True)
class _Case:
    year: YearChoice
    pupil: PupilYear
    excess: date
    verdict: Verdict[Any]
    contract: ObjectivesContract | None
    informed_on: date | None


def _case(reading: Reading, pupil_id: int) -> _Case | None:
    """The pupil and the verdict; RuleInputError where what is kept does not hold together."""
    year = year_at(all_years(reading.session), reading.today)
    found = pupil_years(reading.session, year.id, pupil_id) if year else ()
    if year is None or not found:
        return None
    (pupil,) = found
    rules = regime(pupil.regime).attendance
    calendar = rule_calendar(reading.session, year.id)
    standing = Standings(
        calendar, reading.today, reading.figures, school_bells(reading.session)
    ).of(pupil)
    if rules is None or standing is None or not standing.verdict.result.excess_date:
        return None
    history = histories(reading.session, year.id, (pupil_id,))[pupil_id]
    excess = standing.verdict.result.excess_date
    verdict = admission(
        rules.admission, pupil, year.label, excess, history, reading.today, reading.figures
    )
    return _Case(
        year,
        pupil,
        excess,
        verdict,
        history.contract,
        history.settled_on("excess_information"),
    )


def _shown(session: Session, case: _Case) -> Procedure:
    row = case.contract or ObjectivesContract(pupil_id=case.pupil.pupil_id, year_id=case.year.id)
    objectives = _rows(session, row) if row.id is not None else []
    return Procedure(
        pupil_id=case.pupil.pupil_id,
        name=case.pupil.name,
        birth_date=case.pupil.birth_date,
        excess=case.excess,
        informed_on=case.informed_on,
        returned_on=row.returned_on,
        seen_on=seen_again(session, ((case.pupil, case.excess),)).get(case.pupil.pupil_id),
        proposed_on=row.proposed_on,
        authors=row.authors,
        plan_link=row.plan_link,
        objectives=tuple(ObjectiveText(one.text, one.finding) for one in objectives),
        answer=row.answer,
        answered_on=row.answered_on,
        signed_by=row.signed_by,
        signed_name=row.signed_name,
        council=row.council,
        council_on=row.council_on,
        motivation=row.motivation,
        verdict=case.verdict,
    )


def _contract(work: Work, pupil_id: int) -> ObjectivesContract:
    """The contract of the present year, made where there is none yet; Refusal without excess."""
    case = _case(work.reading, pupil_id)
    if case is None:
        raise Refusal(_("L'élève ne compte pas plus de demi-journées que le maximum."))
    if case.contract is not None:
        return case.contract
    row = ObjectivesContract(pupil_id=pupil_id, year_id=case.year.id)
    work.session.add(row)
    work.session.flush()
    return row


def _kept(
    work: Work,
    row: ObjectivesContract,
    before: Mapping[str, object],
    after: Mapping[str, object],
    field: str,
) -> Done[None]:
    """Store it where the rule accepts it; the duties follow."""
    work.session.add(row)
    work.session.flush()
    try:
        case = _case(work.reading, row.pupil_id)
    except RuleInputError as error:
        raise _refused(error, field) from error
    work.note("pupil", row.pupil_id, before=before, after=after)
    day = case.year.first_day if case else work.today
    return followed(work, done(None, Facet.ABSENCES), day, (row.pupil_id,))


def _refused(error: RuleInputError, field: str | None = None) -> Refusal:
    text = _("La règle attend {expected}.").format(expected=error.expected)
    return Refusal(text, "", _FIELDS.get(error.key, field))


_FIELDS: Final = {"signed_by": "signed_by", "answer": "answer", "council": "council"}


def _rows(session: Session, row: ObjectivesContract) -> list[Objective]:
    return list(
        session.exec(
            select(Objective)
            .where(col(Objective.contract_id) == row.id)
            .order_by(col(Objective.position))
        )
    )


def _texts(session: Session, row: ObjectivesContract) -> tuple[str, ...]:
    return tuple(one.text for one in _rows(session, row))


def _replace(session: Session, row: ObjectivesContract, texts: Sequence[str]) -> None:
    for one in _rows(session, row):
        session.delete(one)
    session.flush()
    session.add_all(
        Objective(contract_id=row.id or 0, position=position, text=text)
        for position, text in enumerate(texts, 1)
    )
