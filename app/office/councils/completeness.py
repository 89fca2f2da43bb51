"""What is missing before a council can be closed: pupil by pupil, in the order of the grid."""

from collections.abc import Iterator

from app.i18n import _
from app.office.councils.constats import Judge, marks_of
from app.office.councils.views import CouncilView, DecisionState, Missing, PupilRow


def missing_of(view: CouncilView, judge: Judge) -> tuple[Missing, ...]:
    """Everything that is missing in the council."""
    return tuple(one for pupil in view.pupils for one in missing_for(view, judge, pupil))


def missing_for(view: CouncilView, judge: Judge, pupil: PupilRow) -> Iterator[Missing]:
    """What is missing for one pupil as stored."""
    constat = judge.constat(pupil, marks_of(pupil), pupil.decision)
    for kind in gaps(view, pupil.decision, differs=constat.differs):
        yield Missing(kind, pupil.enrolment_id, pupil.name, gap_text(kind))


def gaps(view: CouncilView, decision: DecisionState | None, *, differs: bool) -> tuple[str, ...]:
    """The kinds of what is missing: a decision, or what the one taken must carry."""
    kind = view.decision_kind(decision.code) if decision else None
    if decision is None or kind is None:
        return ("decision",)
    found = (
        ("restrictions", kind.needs_restrictions and not decision.restrictions),
        ("motivation", kind.needs_motivation and not decision.motivation.strip()),
        ("ground", differs and not decision.ground.strip()),
    )
    return tuple(name for name, lacks in found if lacks)


def gap_text(kind: str) -> str:
    """What is missing, in a few words."""
    return {
        "decision": _("décision"),
        "restrictions": _("restrictions de l'AOB"),
        "motivation": _("motivation"),
        "ground": _("raison de l'écart avec le verdict"),
    }[kind]
