"""``european.archives``: how long the school keeps its papers (art. 11, 26.2, 42 a, 44.8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.dates import add_years_to_month_end, french_date
from app.rules.european.source import because
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Document = Literal[
    "absence_file",
    "teaching_plans",
    "lesson_record",
    "tests_and_compositions",
    "discipline_measure",
    "discipline_decision",
    "pupil_register",
    "enrolment_register",
    "school_reports",
    "pupil_file",
    "council_minutes",
    "baccalaureate_documents",
]
# Where the source sets a number of years: the figure and the article.
LIMITED: Mapping[Document, tuple[str, str]] = {
    "absence_file": ("archives.absence_file", "art. 11 d"),
    "teaching_plans": ("archives.lesson_papers", "art. 11 e"),
    "lesson_record": ("archives.lesson_papers", "art. 11 e et 26.2"),
    "tests_and_compositions": ("archives.tests_and_compositions", "art. 11 f"),
    "discipline_measure": ("discipline.file_years", "art. 42 a"),
    "discipline_decision": ("discipline.file_years", "art. 44.8"),
}
REMOVED: tuple[Document, ...] = ("discipline_measure", "discipline_decision")


@facts
class ArchivesFacts:
    """A document; ``reference_on`` ends the school year to which it belongs.

    For the two disciplinary ones it is the day on which the measure was pronounced.
    """

    document: Document
    reference_on: date
    as_of: date


@dataclass(frozen=True)
class Archives:
    """What to do with the document, and the last day on which it is kept."""

    outcome: Literal["keep", "may_destroy", "must_remove"]
    keep_until: date | None = None


@rule(
    "european.archives",
    version=1,
    title="La conservation des archives scolaires",
    source="Règlement général EE, art. 11, 26.2, 42 a et 44.8",
)
def archives(facts: ArchivesFacts, figures: FigureReader) -> Ruling[Archives]:
    """At least the years of art. 11 and 26.2; disciplinary papers at most three (42 a)."""
    if facts.document not in LIMITED:
        return Ruling(Archives("keep"), (NO_LIMIT,))
    figure, where = LIMITED[facts.document]
    years = figures.integer(f"european.{figure}")
    until = add_years_to_month_end(facts.reference_on, years)
    if facts.as_of <= until:
        return Ruling(Archives("keep", until), (_within_period(until, where),))
    if facts.document in REMOVED:
        return Ruling(Archives("must_remove", until), (_maximum_reached(until, where),))
    return Ruling(Archives("may_destroy", until), (_period_over(until, where),))


NO_LIMIT = because(
    "no_limit",
    "Le Règlement général ne fixe pas de durée de conservation ; le document est conservé.",
    "art. 11",
)


def _within_period(until: date, where: str) -> Reason:
    return because(
        "within_period", f"Le document est conservé jusqu'au {french_date(until)}.", where
    )


def _maximum_reached(until: date, where: str) -> Reason:
    return because(
        "maximum_reached",
        f"La durée maximale de conservation a pris fin le {french_date(until)} ; le document est "
        "retiré du dossier de l'élève.",
        where,
    )


def _period_over(until: date, where: str) -> Reason:
    return because(
        "period_over",
        f"La durée de conservation a pris fin le {french_date(until)} ; le document peut être "
        "détruit.",
        where,
    )
