"""``fwb.objectives_list``: the list sent to the Government by 30 June."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.figures import FigureReader
from app.rules.fwb.studies.objectives_list_facts import ListedPupil, ObjectivesListFacts
from app.rules.fwb.studies.school_days import from_second_degree
from app.rules.fwb.studies.school_years import in_second_year
from app.rules.fwb.studies.sources import READING, circular, reasons
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

Category = Literal[
    "unlisted", "not_returned", "late_excess", "not_approved", "met", "not_met", "undecided"
]
ListOutcome = Literal["incomplete", "late", "sent", "ready"]

# The four categories of the circular, and those who exceeded after 31 May, printed apart.
LISTED: tuple[Category, ...] = ("not_returned", "late_excess", "not_approved", "met", "not_met")
PLACE = circular("II.V.1.3")


@dataclass(frozen=True)
class ObjectivesList:
    """The pupils by category, and whether the list can go or went in time."""

    outcome: ListOutcome
    unlisted: tuple[str, ...]
    not_returned: tuple[str, ...]
    late_excess: tuple[str, ...]
    not_approved: tuple[str, ...]
    met: tuple[str, ...]
    not_met: tuple[str, ...]
    undecided: tuple[str, ...]
    due: date
    listed: int


@rule(
    "fwb.objectives_list",
    version=1,
    title="La liste des élèves au-delà de 20 demi-journées injustifiées",
    source=PLACE,
)
def objectives_list(facts: ObjectivesListFacts, figures: FigureReader) -> Ruling[ObjectivesList]:
    """The head sends it "pour le 30 juin", in four categories (C7282 II.V.1.3)."""
    _check_excesses(facts.pupils, figures)
    categories = {
        pupil.id: _category(pupil, facts.school_year, figures)
        for pupil in sorted(facts.pupils, key=lambda pupil: pupil.id)
    }

    def of(category: Category) -> tuple[str, ...]:
        return tuple(id_ for id_, found in categories.items() if found == category)

    due = in_second_year(facts.school_year, figures.word("fwb.list_due"))
    result = ObjectivesList(
        outcome=_outcome(of("undecided"), facts.sent, due),
        unlisted=of("unlisted"),
        not_returned=of("not_returned"),
        late_excess=of("late_excess"),
        not_approved=of("not_approved"),
        met=of("met"),
        not_met=of("not_met"),
        undecided=of("undecided"),
        due=due,
        listed=sum(category in LISTED for category in categories.values()),
    )
    return Ruling(result, _reasons(facts, result))


def _check_excesses(pupils: Sequence[ListedPupil], figures: FigureReader) -> None:
    most = figures.integer("fwb.excess_above_half_days")
    for pupil in pupils:
        if (pupil.unjustified > most) != (pupil.excess_date is not None):
            raise RuleInputError(
                "pupils", f"le jour du dépassement au-delà de {most} demi-journées, et alors seul"
            )


def _category(pupil: ListedPupil, school_year: str, figures: FigureReader) -> Category:
    """Objectives that the school never set are its own delay, not the family's refusal."""
    if pupil.excess_date is None or not from_second_degree(pupil.study_year, figures):
        return "unlisted"
    if not pupil.returned:
        return "not_returned"
    _, last = figures.words("fwb.council_window")
    if pupil.excess_date > in_second_year(school_year, last):
        return "late_excess"
    if pupil.proposed and pupil.answer != "approved":
        return "not_approved"
    return "undecided" if pupil.council == "none" else pupil.council


def _outcome(undecided: Sequence[str], sent: date | None, due: date) -> ListOutcome:
    if undecided:
        return "incomplete"
    if sent is None:
        return "ready"
    return "late" if sent > due else "sent"


def _reasons(facts: ObjectivesListFacts, result: ObjectivesList) -> tuple[Reason, ...]:
    empty = not result.listed and not result.undecided
    return reasons(
        _undecided(result) if result.undecided else None,
        _sent(facts.sent, result.due),
        _late_excess(result) if result.late_excess else None,
        NOTHING_TO_LIST if empty else None,
    )


def _undecided(result: ObjectivesList) -> Reason:
    text = (
        "La liste ne peut être close : les objectifs n'ont pas été fixés, ou le conseil de classe "
        f"n'en a pas décidé, pour {counted(len(result.undecided), 'élève')}."
    )
    return Reason("undecided", text, PLACE + READING)


def _sent(sent: date | None, due: date) -> Reason:
    if sent is None:
        text = f"La liste n'est pas encore envoyée ; elle l'est au plus tard le {french_date(due)}."
        return Reason("not_sent", text, PLACE)
    if sent > due:
        text = (
            f"La liste a été envoyée le {french_date(sent)}, alors qu'elle devait l'être au plus "
            f"tard le {french_date(due)}."
        )
        return Reason("sent_late", text, PLACE)
    text = f"La liste, attendue pour le {french_date(due)}, a été envoyée le {french_date(sent)}."
    return Reason("sent_in_time", text, PLACE)


def _late_excess(result: ObjectivesList) -> Reason:
    text = (
        "Élèves qui ont dépassé les demi-journées admises après le 31 mai, à qui aucun objectif "
        f"n'a été fixé, mentionnés à part en remarque : {len(result.late_excess)}."
    )
    return Reason("late_excess", text, PLACE + READING)


NOTHING_TO_LIST = Reason(
    "nothing_to_list",
    "Aucun élève n'est à mentionner sur la liste.",
    PLACE,
)
