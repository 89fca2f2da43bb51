"""What is missing before a council can be closed: pupil by pupil, in the order of the grid."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from app.i18n import _
from app.office.councils.constats import Constat, Judge, marks_of
from app.office.councils.polling import polling_gap
from app.office.councils.views import CouncilView, DecisionState, MatterState, Missing, PupilRow


def missing_of(view: CouncilView, judge: Judge) -> tuple[Missing, ...]:
    """Everything that is missing in the council, its points without a vote last."""
    names = Counter(pupil.name for pupil in view.pupils)
    of_pupils = (
        _told_apart(one, pupil) if names[pupil.name] > 1 else one
        for pupil in view.pupils
        for one in missing_for(view, judge, pupil)
    )
    return (*of_pupils, *(_unvoted(matter) for matter in view.matters if not matter.votes))


def missing_for(view: CouncilView, judge: Judge, pupil: PupilRow) -> Iterator[Missing]:
    """What is missing for one pupil as stored."""
    constat = judge.constat(pupil, marks_of(pupil), pupil.decision)
    for kind in gaps_of(view, pupil, pupil.decision, constat):
        text = _summons_text(pupil) if kind == "summons" else gap_text(kind)
        yield Missing(kind, pupil.enrolment_id, pupil.name, text)
    if pupil.unsettled:
        yield Missing("entries", pupil.enrolment_id, pupil.name, gap_text("entries"))


def _told_apart(missing: Missing, pupil: PupilRow) -> Missing:
    """Pupils of one name are told apart by their number in the grid."""
    name = _("{name} (n° {number})").format(name=pupil.name, number=pupil.number)
    return replace(missing, name=name)


def gaps_of(
    view: CouncilView, pupil: PupilRow, decision: DecisionState | None, constat: Constat
) -> tuple[str, ...]:
    """All that is missing for a pupil with that decision, votes and summons included."""
    found = gaps(view, decision, differs=constat.needs_ground)
    summons = ("summons",) if pupil.summons is not None and not pupil.summons.valid else ()
    if decision is None or "decision" in found:
        return (*found, *summons)
    poll = polling_gap(view, pupil, decision, deliberates=constat.deliberates)
    return (*found, *((poll,) if poll else ()), *summons)


def gaps(view: CouncilView, decision: DecisionState | None, *, differs: bool) -> tuple[str, ...]:
    """The kinds of what is missing: a decision, or what the one taken must carry."""
    kind = view.decision_kind(decision.code) if decision else None
    if decision is None or kind is None:
        return ("decision",) if view.binding or decision is not None else ()
    found = (
        ("restrictions", kind.needs_restrictions and not decision.restrictions),
        ("days", kind.needs_days and not decision.days),
        ("motivation", kind.needs_motivation and not decision.motivation.strip()),
        ("ground", differs and not decision.ground.strip()),
    )
    return tuple(name for name, lacks in found if lacks)


def gap_text(kind: str) -> str:
    """What is missing, in a few words."""
    return {
        "decision": _("décision"),
        "restrictions": _("restrictions de l'AOB"),
        "days": _("nombre de jours de l'exclusion"),
        "motivation": _("motivation"),
        "ground": _("raison de l'écart ou de la dérogation"),
        "vote": _("vote qui adopte la décision"),
        "voters": _("vote à reprendre, les votants ayant changé"),
        "quorum": _("quorum"),
        "summons": _("convocation régulière de l'élève"),
        "entries": _("notes dont les deux saisies diffèrent"),
    }[kind]


def _summons_text(pupil: PupilRow) -> str:
    """Each fault of the summons, with its article."""
    reasons = pupil.summons.reasons if pupil.summons else ()
    told = " ".join(f"{one.text} ({one.source})" for one in reasons)
    return _("{missing} : {why}").format(missing=gap_text("summons"), why=told)


def _unvoted(matter: MatterState) -> Missing:
    return Missing("vote", 0, matter.text, _("vote"), matter=matter.id)
