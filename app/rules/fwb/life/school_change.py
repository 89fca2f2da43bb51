"""``fwb.school_change``: may the pupil change school during the year?"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.dates import day_of_year, french_date
from app.rules.facts import Positive, facts
from app.rules.figures import FigureReader
from app.rules.fwb.life.calendars import check_not_before
from app.rules.fwb.life.sources import READING, roi
from app.rules.fwb.studies.school_days import StudyYear, from_second_degree
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Motive = Literal["none", "legal", "force_majeure", "necessity", "child_interest"]
HeadDecision = Literal["pending", "granted", "refused"]
ChangeOutcome = Literal["allowed", "refused", "to_hear", "to_decide"]
Found = tuple[ChangeOutcome, tuple[Reason, ...]]

SOURCE = roi("2")
LEGAL = f"{SOURCE}; décret Missions, art. 79 §4"
FIRST_YEAR = 1


@facts
class SchoolChangeFacts:
    """The year of study now, the request with its motive, and what the head did."""

    year: StudyYear
    first_day: date
    request_date: date
    motive: Motive = "none"
    hearing: date | None = None
    head_decision: HeadDecision = "pending"
    children: Positive = 1

    def check(self) -> None:
        """The request comes in the school year, the hearing after it."""
        check_not_before("request_date", self.request_date, self.first_day)
        check_not_before("hearing", self.hearing, self.request_date)


@dataclass(frozen=True)
class SchoolChange:
    """Allowed or not, the requests to make, and the appeal that is open."""

    outcome: ChangeOutcome
    requests_needed: int
    appeal: Literal["inspection", "none"]


@rule(
    "fwb.school_change",
    version=1,
    title="L'élève peut-il changer d'école en cours d'études ?",
    source=LEGAL,
)
def school_change(facts: SchoolChangeFacts, figures: FigureReader) -> Ruling[SchoolChange]:
    """Free in the second and third degrees; in the first year "jusqu'au 30 septembre".

    After that forbidden "au sein du premier degré" but for the legal motives, and for
    others that the direction appreciates after a hearing. One request for each child.
    """
    outcome, found = _outcome(facts, figures)
    by_the_head = found[0].code in ("head_granted", "head_refused")
    appeal: Literal["inspection", "none"] = "inspection" if by_the_head else "none"
    return Ruling(SchoolChange(outcome, facts.children, appeal), found)


def _outcome(facts: SchoolChangeFacts, figures: FigureReader) -> Found:
    if from_second_degree(facts.year, figures):
        return "allowed", (UPPER_DEGREES,)
    until = day_of_year(facts.first_day.year, figures.word("fwb.life.free_change_until"))
    if facts.year == FIRST_YEAR and facts.request_date <= until:
        return "allowed", (_free(until),)
    if facts.motive == "legal":
        return "allowed", (LEGAL_MOTIVE,)
    if facts.motive == "none":
        return "refused", (FIRST_DEGREE_CLOSED,)
    return _by_the_head(facts)


def _by_the_head(facts: SchoolChangeFacts) -> Found:
    """A decision without a hearing is not valid."""
    if facts.hearing is None:
        return "to_hear", (HEARING_MISSING, HEARING_DELAY_UNSTATED)
    if facts.head_decision == "pending":
        return "to_decide", (HEAD_TO_DECIDE,)
    if facts.head_decision == "granted":
        return "allowed", (HEAD_GRANTED,)
    return "refused", (HEAD_REFUSED,)


def _free(until: date) -> Reason:
    text = (
        "En première année, les parents sont libres de changer leur enfant d'école jusqu'au "
        f"{french_date(until)}."
    )
    return Reason("free_until_30_september", text, SOURCE)


UPPER_DEGREES = Reason(
    "upper_degrees",
    "Aux deuxième et troisième degrés, l'élève est autorisé à changer d'école tout au long de "
    "l'année scolaire.",
    SOURCE,
)
LEGAL_MOTIVE = Reason(
    "legal_motive",
    "Le motif invoqué est repris à l'article 79, §4, du décret « Missions » : le changement est "
    "permis.",
    LEGAL,
)
FIRST_DEGREE_CLOSED = Reason(
    "first_degree_closed",
    "Le changement d'école est interdit au sein du premier degré, sauf motif légal, force majeure, "
    "nécessité absolue ou intérêt de l'enfant.",
    SOURCE + READING,
)
HEARING_MISSING = Reason(
    "hearing_missing",
    "La direction doit auditionner les responsables légaux de l'élève ou l'élève majeur avant de "
    "décider.",
    SOURCE,
)
HEARING_DELAY_UNSTATED = Reason(
    "hearing_delay_unstated",
    "Le règlement ne précise pas le délai d'audition : le chiffre manque.",
    SOURCE,
)
HEAD_TO_DECIDE = Reason(
    "head_to_decide",
    "L'audition a eu lieu : il reste à la direction à apprécier le motif et à décider.",
    SOURCE,
)
HEAD_GRANTED = Reason(
    "head_granted",
    "La direction autorise le changement d'école ; sa décision est susceptible de recours auprès "
    "du Service de l'inspection.",
    SOURCE,
)
HEAD_REFUSED = Reason(
    "head_refused",
    "La direction n'autorise pas le changement d'école ; sa décision est susceptible de recours "
    "auprès du Service de l'inspection.",
    SOURCE,
)
