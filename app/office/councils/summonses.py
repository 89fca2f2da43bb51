"""Whether the pupils of a council were summoned as its rule asks, from the register of mail.

What no letter of the register tells is ticked of the pupil: the urgency, a summons that was
sent without the program, special needs.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import select as rows_where
from sqlmodel import Session, col

from app.folding import folded
from app.formats import long_date
from app.i18n import _
from app.models import Letter, SchoolYear
from app.office.councils.rule_facts import Table
from app.office.councils.views import CouncilView, PupilRow, SummonsState
from app.office.letters.statuses import REGISTERED
from app.rules.figures import Figures
from app.rules.regime import CouncilKind
from app.rules.registry import find
from app.rules.verdict import Reason

SENT: Final = ("posted", "presented", "acknowledged", "returned")
ELSEWHERE, URGENT = "summons_elsewhere", "summons_urgent"
SPECIAL_NEEDS, CONSULTED = "special_needs", "group_consulted"
CONTENT: Final = (
    *("pupil_name", "class", "time", "place", "facts"),
    *("right_file", "right_observations", "right_assistance", "right_pupil_delegate"),
)
"""What every such letter of the program says (its mentions are obligatory), but its day."""


@dataclass(frozen=True)
class _Posted:
    """A summons as the register knows it; ``dated`` where it names the day of the council."""

    recipient: str
    posted_on: date
    registered: bool
    dated: bool


def with_summonses(
    session: Session, view: CouncilView, kind: CouncilKind, year: SchoolYear, figures: Figures
) -> CouncilView:
    """The council with how each pupil was summoned, where a rule asks it; one statement."""
    if not kind.summons_rule:
        return view
    letters = _letters(session, view, kind, year)
    pupils = tuple(
        replace(pupil, summons=_state(kind, view, pupil, letters.get(pupil.pupil_id, ()), figures))
        for pupil in view.pupils
    )
    return replace(view, pupils=pupils)


def _letters(
    session: Session, view: CouncilView, kind: CouncilKind, year: SchoolYear
) -> Mapping[int, Sequence[_Posted]]:
    """By pupil, those posted in the year, until the day of the council."""
    rows = session.execute(
        rows_where(
            col(Letter.pupil_id),
            col(Letter.recipient_key),
            col(Letter.posted_on),
            col(Letter.sending),
            col(Letter.content),
        )
        .where(
            col(Letter.kind) == kind.summons_letter,
            col(Letter.regime) == view.klass.regime,
            col(Letter.pupil_id).in_([pupil.pupil_id for pupil in view.pupils]),
            col(Letter.status).in_(SENT),
            col(Letter.copy_of_id).is_(None),
            col(Letter.posted_on) >= year.first_day,
            col(Letter.posted_on) <= view.session.held_on,
        )
        .order_by(col(Letter.posted_on), col(Letter.id))
    )
    day = folded(long_date(view.session.held_on))
    found: dict[int, list[_Posted]] = defaultdict(list)
    for pupil_id, recipient, posted_on, sending, content in rows:
        dated = day in folded(" ".join(_texts(json.loads(content).get("view"))))
        found[pupil_id].append(_Posted(recipient, posted_on, sending in REGISTERED, dated))
    return found


def _texts(plain: object) -> list[str]:
    """All that a frozen letter says."""
    if isinstance(plain, str):
        return [plain]
    parts = plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else ()
    return [text for part in parts for text in _texts(part)]


def _state(
    kind: CouncilKind,
    view: CouncilView,
    pupil: PupilRow,
    letters: Sequence[_Posted],
    figures: Figures,
) -> SummonsState:
    rule = find(kind.summons_rule)
    if ELSEWHERE in pupil.circumstances:
        told = _("La convocation régulière de l'élève a été envoyée hors de ce programme.")
        return SummonsState(True, (Reason("summons_elsewhere", told, rule.source),))
    last = _last(letters)
    if last is None:
        told = _("Le registre du courrier n'a pas de convocation postée pour cet élève.")
        return SummonsState(False, (Reason("not_summoned", told, rule.source),))
    verdict = rule.judge(SUMMONS_FACTS[kind.summons_rule](view, pupil, last), figures)
    hurried = any(reason.code == "urgent" for reason in verdict.reasons)
    return SummonsState(verdict.outcome == "valid", verdict.reasons, hurried)


def _last(letters: Sequence[_Posted]) -> _Posted | None:
    """The first one sent to each recipient; of these the last, which alone may be late."""
    named = [one for one in letters if one.dated] or letters
    first: dict[str, _Posted] = {}
    for one in named:
        first.setdefault(one.recipient, one)
    plain = [one for one in first.values() if not one.registered]
    return max(plain or first.values(), key=lambda one: one.posted_on, default=None)


def _european(view: CouncilView, pupil: PupilRow, letter: _Posted) -> Table:
    return {
        "posted_on": letter.posted_on,
        "session_on": view.session.held_on,
        "registered": letter.registered,
        "content": [*CONTENT, *(("date",) if letter.dated else ())],
        "urgent": URGENT in pupil.circumstances,
        "sen": SPECIAL_NEEDS in pupil.circumstances,
        "sen_group_consulted": CONSULTED in pupil.circumstances,
    }


SUMMONS_FACTS: Final[Mapping[str, Callable[[CouncilView, PupilRow, _Posted], Table]]] = {
    "european.discipline_summons": _european,
}
