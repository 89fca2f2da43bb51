"""Deciding on a pupil: the decision, its restrictions, its motivation, written as one."""

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Council, Decision, Enrolment
from app.office.councils.attending import attending
from app.office.councils.freezing import frozen
from app.office.councils.loading import Sitting, decision_state, open_sitting
from app.office.councils.views import DecisionState
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done
from app.rules.regime import DecisionKind, regime


@command(Right.DECIDE, N_("Décision d'un conseil"))
def decide(
    work: Work, council_id: int, enrolment_id: int, state: DecisionState | None
) -> Done[DecisionState | None]:
    """Write what was decided on a pupil, or withdraw it (None); what it was before.

    What is still missing (motivation, restrictions) may be missing until the council is
    closed. Refusal where the council is sealed, or may not take that decision.
    """
    found = open_sitting(work.session, council_id)
    _check_pupil(work.session, found.council, enrolment_id)
    row = _stored(work.session, council_id, enrolment_id)
    before = decision_state(row)
    if state is None:
        if row is not None:
            work.session.delete(row)
    else:
        state = _tidied(state, _kind(found, state.code))
        _write(work, council_id, enrolment_id, row, state)
    work.note(
        "council",
        council_id,
        before={"enrolment": enrolment_id, "decision": frozen(before)},
        after={"enrolment": enrolment_id, "decision": frozen(state)},
    )
    return done(before, Facet.COUNCILS)


def _check_pupil(session: Session, council: Council, enrolment_id: int) -> None:
    there = session.exec(
        select(col(Enrolment.id)).where(col(Enrolment.id) == enrolment_id, attending(council))
    ).first()
    if there is None:
        raise Refusal(_("Ce conseil ne porte pas sur cet élève."))


def _kind(found: Sitting, code: str) -> DecisionKind:
    kinds = regime(found.klass.regime).council(found.council.kind)
    for kind in kinds.decisions_in(found.klass.study_year):
        if kind.code == code:
            return kind
    raise Refusal(
        _("Ce conseil ne peut prendre cette décision dans cette année d'études."),
        _("Choisissez une de celles qui sont proposées."),
        field="decision",
    )


def _tidied(state: DecisionState, kind: DecisionKind) -> DecisionState:
    """Without restrictions where the decision bears none; none said twice, none empty."""
    restrictions = dict.fromkeys(text.strip() for text in state.restrictions if text.strip())
    return DecisionState(
        state.code,
        tuple(restrictions) if kind.needs_restrictions else (),
        state.motivation.strip(),
        state.ground.strip(),
        state.remark.strip(),
        state.days if kind.needs_days else None,
    )


def _stored(session: Session, council_id: int, enrolment_id: int) -> Decision | None:
    return session.exec(
        select(Decision).where(
            col(Decision.council_id) == council_id, col(Decision.enrolment_id) == enrolment_id
        )
    ).first()


def _write(
    work: Work, council_id: int, enrolment_id: int, row: Decision | None, state: DecisionState
) -> None:
    if row is None:
        row = Decision(
            council_id=council_id, enrolment_id=enrolment_id, code=state.code, decided_at=work.now
        )
    row.code = state.code
    row.restrictions = list(state.restrictions)
    row.motivation = state.motivation
    row.ground = state.ground
    row.remark = state.remark
    row.days = state.days
    row.decided_by = work.actor.account_id
    row.decided_at = work.now
    work.session.add(row)
