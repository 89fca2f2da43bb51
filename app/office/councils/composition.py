"""Whether the council is composed as the rule asks: said in the room and printed, never a bar.

The rule sets no quorum: an absence makes the council incomplete, to be recorded.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from app.office.councils.views import CouncilView, MemberRow
from app.rules.errors import RuleInputError
from app.rules.figures import Figures
from app.rules.registry import find

JURIES: Final = frozenset({"qualification_jury"})
_PRESIDENTS: Final = {
    "head": "head_seat",
    "head_cooperating": "head_cooperating",
    "delegate": "delegate",
}
_ROLES: Final = frozenset({"teacher", "coordinator", "support", "pms", "educator", "other"})


def with_composition(view: CouncilView, network: str, figures: Figures) -> CouncilView:
    """The council with what the rule says of who is there; as it was where none asks."""
    rule = view.voting.composition_rule
    if not rule or not view.members:
        return view
    facts = COMPOSITION_FACTS[rule](view, network)
    try:
        verdict = find(rule).judge(facts, figures)
    except RuleInputError:
        return view
    return replace(view, composition=verdict.reasons)


def network_of(organising_body: str) -> str:
    """The network of a school by its organising body: Wallonie-Bruxelles, or subsidised."""
    named = organising_body.casefold()
    return "wbe" if "wallonie-bruxelles" in named or "wbe" in named.split() else "subsidised"


def _cefa(view: CouncilView, network: str) -> Mapping[str, object]:
    session = view.session
    in_charge = [one for one in view.members if one.seat == "teacher" and one.courses]
    return {
        "body": "jury" if session.kind in JURIES else "class_council",
        "network": network,
        "president": _PRESIDENTS.get(session.presidency, "other"),
        "delegate_decision": bool(session.delegation),
        "management_decision": bool(session.delegation),
        "teachers_in_charge": [one.person.name for one in in_charge],
        "present": [_present(one) for one in view.members if one.there and one.seat in _ROLES],
    }


def _present(member: MemberRow) -> Mapping[str, object]:
    """Who sits in somebody's place counts for them."""
    return {"role": member.seat, "id": member.person.name}


COMPOSITION_FACTS: Final[Mapping[str, Callable[[CouncilView, str], Mapping[str, object]]]] = {
    "cefa.council_composition": _cefa,
}
