"""What may be given to a pupil where the council is sovereign: each decision, and its effects."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from app.i18n import _
from app.office.councils.rule_facts import NotEnough, Situation, orientation_facts
from app.office.councils.titles import DOCUMENTS, titles_with
from app.office.councils.views import DecisionState
from app.rules.errors import RuleInputError
from app.rules.figures import Figures
from app.rules.regime import DecisionKind
from app.rules.registry import find
from app.rules.verdict import Verdict

SUPPOSED = "…"
"""Stands for the restrictions and the motivation that the decision would carry."""


@dataclass(frozen=True)
class Possible:
    """A decision that the council may take and what it would bring.

    ``gives`` names the documents, ``by`` who gives one where it is not the council;
    ``needs`` what the decision must carry; ``ruled`` is false where the school's usage
    alone knows it.
    """

    code: str
    short: str
    title: str
    gives: tuple[str, ...] = ()
    may_give: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    appeal: bool | None = None
    ruled: bool = True


def possible_decisions(situation: Situation, figures: Figures) -> Iterator[Possible]:
    """Those of the council that the rules allow for this pupil, in its order."""
    for kind in situation.council.decisions:
        if not kind.ruled or not situation.council.decision_rule:
            yield Possible(kind.code, kind.short, kind.title, needs=_needs(kind), ruled=False)
            continue
        verdict = _verdict(situation, kind, figures)
        if verdict is not None:
            yield _with_effects(situation, kind, verdict, figures)


def _verdict(situation: Situation, kind: DecisionKind, figures: Figures) -> Verdict[Any] | None:
    """What the rule makes of such a decision; None where it cannot be given to the pupil."""
    try:
        facts = orientation_facts(supposing(situation, kind))
        return find(situation.council.decision_rule).judge(facts, figures)
    except (NotEnough, RuleInputError):
        return None


def supposing(situation: Situation, kind: DecisionKind) -> Situation:
    """The same pupil, once so decided."""
    restrictions = (SUPPOSED,) if kind.needs_restrictions else ()
    return replace(situation, decision=DecisionState(kind.code, restrictions, SUPPOSED))


def _with_effects(
    situation: Situation, kind: DecisionKind, verdict: Verdict[Any], figures: Figures
) -> Possible:
    titles = titles_with(situation, kind, figures)
    gives = tuple(_(DOCUMENTS[document]) for document in verdict.result.documents)
    return Possible(
        kind.code,
        kind.short,
        kind.title,
        gives=titles.must if titles is not None else gives,
        may_give=titles.may if titles is not None else (),
        needs=_needs(kind),
        appeal=verdict.result.internal_appeal,
    )


def _needs(kind: DecisionKind) -> tuple[str, ...]:
    asked = ((kind.needs_restrictions, _("restrictions")), (kind.needs_motivation, _("motivation")))
    return tuple(name for needed, name in asked if needed)
