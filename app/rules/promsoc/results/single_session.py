"""``promsoc.single_session``: may the school hold only one session for a unit (art. 23 §1)?"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from app.rules.calendar.days import ONE_DAY
from app.rules.dates import french_date
from app.rules.facts import facts, unique
from app.rules.figures import FigureReader
from app.rules.promsoc.results.roi import AGCF, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

UnitKind = Literal["ordinary", "traineeship", "apprenticeship_activity", "integrated_test"]
Activity = Literal["special_methodology", "professional_practice", "laboratory", "theory", "other"]
SingleSessionOutcome = Literal["valid", "invalid", "undecided"]

# Those that art. 23 §1 names.
LISTED_KINDS: frozenset[UnitKind] = frozenset({"traineeship", "apprenticeship_activity"})
LISTED_ACTIVITIES: frozenset[Activity] = frozenset(
    {"special_methodology", "professional_practice", "laboratory"}
)
ARTICLE = roi("23 §1", f"{AGCF}, art. 30")


@facts
class SingleSessionFacts:
    """What the unit is made of, and when its single session was announced in writing."""

    unit_kind: UnitKind
    activities: Annotated[tuple[Activity, ...], unique] = ()
    first_tenth: date
    notice_on: date | None = None


@dataclass(frozen=True)
class SingleSession:
    """Whether the single session holds, and the last day to announce it."""

    outcome: SingleSessionOutcome
    notice_by: date


@rule(
    "promsoc.single_session",
    version=1,
    title="L'école peut-elle n'organiser qu'une session pour cette unité ?",
    source="ROI Binche, art. 23 §1",
)
def single_session(facts: SingleSessionFacts, figures: FigureReader) -> Ruling[SingleSession]:
    """Two sessions, but for the units of art. 23 §1, announced before the first tenth.

    A single session that was not announced so is not opposed to the student.
    """
    notice_by = facts.first_tenth - ONE_DAY
    outcome, reason = _decided(facts, notice_by)
    return Ruling(SingleSession(outcome, notice_by), (reason,))


def _decided(facts: SingleSessionFacts, notice_by: date) -> tuple[SingleSessionOutcome, Reason]:
    if facts.unit_kind == "integrated_test":
        return "invalid", TWO_SESSIONS_REQUIRED
    if facts.unit_kind not in LISTED_KINDS and not LISTED_ACTIVITIES & set(facts.activities):
        return "undecided", NOT_LISTED
    return _noticed(facts.notice_on, notice_by)


def _noticed(notice_on: date | None, notice_by: date) -> tuple[SingleSessionOutcome, Reason]:
    limit = f"au plus tard le {french_date(notice_by)}, avant le premier dixième"
    if notice_on is None:
        text = f"La session unique n'a pas été annoncée par écrit, elle devait l'être {limit}."
        return "invalid", Reason("notice_missing", text, ARTICLE)
    announced = f"La session unique a été annoncée par écrit le {french_date(notice_on)}"
    if notice_on > notice_by:
        text = f"{announced}, elle devait l'être {limit}."
        return "invalid", Reason("notice_late", text, ARTICLE)
    return "valid", Reason("single_session_announced", f"{announced}, {limit}.", ARTICLE)


TWO_SESSIONS_REQUIRED = Reason(
    "two_sessions_required",
    "L'épreuve intégrée n'est pas parmi les exceptions, deux sessions sont organisées.",
    roi("13 §8, 23 §1 et §6", f"{AGCF}, art. 30"),
)
NOT_LISTED = Reason(
    "not_listed",
    "L'unité n'est ni un stage, ni une activité professionnelle d'apprentissage, et ne contient "
    "aucune des activités citées ; la liste étant ouverte (« notamment »), le chef "
    "d'établissement décide et motive.",
    ARTICLE,
)
