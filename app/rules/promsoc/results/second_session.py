"""``promsoc.second_session``: when the second session must or may be held (art. 23 §2, §6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from app.rules.calendar.days import ONE_DAY
from app.rules.dates import add_months_to_month_end, french_date
from app.rules.errors import RuleInputError
from app.rules.facts import Text, facts, unique
from app.rules.figures import FigureReader
from app.rules.promsoc.results.roi import AGCF, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

SecondSessionOutcome = Literal["window", "allowed", "too_early", "too_late", "impossible"]

ORDINARY = roi("23 §2", f"{AGCF}, art. 30 §1")
INTEGRATED = roi("23 §6", f"{AGCF}, art. 30 §2")


@facts
class NextUnit:
    """A unit for which this one is a prerequisite."""

    unit: Text
    opening: date
    first_tenth: date

    def check_first_tenth(self) -> None:
        """The first tenth is not before the opening."""
        if self.first_tenth < self.opening:
            raise RuleInputError("first_tenth", "une date à partir de l'ouverture est attendue")


@facts
class SecondSessionFacts:
    """The first session, the second as proposed or held, and the units that wait for this one."""

    integrated_test: bool = False
    first_session: date
    second_session: date | None = None
    prerequisite_of: Annotated[tuple[NextUnit, ...], unique] = ()

    def check_prerequisite_of(self) -> None:
        """The épreuve intégrée comes last, nothing waits for it."""
        if self.integrated_test and self.prerequisite_of:
            raise RuleInputError(
                "prerequisite_of", "l'épreuve intégrée n'est le prérequis d'aucune unité"
            )


@dataclass(frozen=True)
class SecondSession:
    """The window, both days included, and where the date lies."""

    outcome: SecondSessionOutcome
    earliest: date
    latest: date
    governing_unit: str | None = None


@dataclass(frozen=True)
class Window:
    """First and last day, and what makes them so."""

    earliest: date
    latest: date
    reasons: tuple[Reason, ...]
    governing_unit: str | None = None


@rule(
    "promsoc.second_session",
    version=1,
    title="Quand la seconde session peut-elle se tenir ?",
    source="ROI Binche, art. 23 §2 et §6",
)
def second_session(facts: SecondSessionFacts, figures: FigureReader) -> Ruling[SecondSession]:
    """A week to four months after the first session, or before the first tenth of the next unit.

    For the épreuve intégrée, one to four months (§6).
    """
    window = _window(facts, figures)
    outcome = _outcome(facts.second_session, window)
    result = SecondSession(outcome, window.earliest, window.latest, window.governing_unit)
    return Ruling(result, (*window.reasons, *_placed(facts, outcome, window)))


def _window(facts: SecondSessionFacts, figures: FigureReader) -> Window:
    if facts.integrated_test:
        return _integrated_window(facts.first_session, figures)
    governing = _governing(facts)
    if governing is not None:
        return _prerequisite_window(facts.first_session, governing, figures)
    return _ordinary_window(facts.first_session, figures)


def _governing(facts: SecondSessionFacts) -> NextUnit | None:
    """The unit that opens next among those whose first tenth can still be met."""
    waiting = [unit for unit in facts.prerequisite_of if unit.first_tenth > facts.first_session]
    return min(waiting, key=lambda unit: (unit.opening, unit.first_tenth, unit.unit), default=None)


def _ordinary_window(first: date, figures: FigureReader) -> Window:
    days = figures.integer("promsoc.results.second_session_min_days")
    months = figures.integer("promsoc.results.second_session_max_months")
    earliest, latest = first + timedelta(days=days), add_months_to_month_end(first, months)
    text = (
        f"La seconde session se tient de {days} jours à {months} mois après la première, "
        f"{_span(earliest, latest)}."
    )
    return Window(earliest, latest, (Reason("one_week_to_four_months", text, ORDINARY),))


def _integrated_window(first: date, figures: FigureReader) -> Window:
    least = figures.integer("promsoc.results.integrated_second_session_min_months")
    most = figures.integer("promsoc.results.integrated_second_session_max_months")
    earliest = add_months_to_month_end(first, least)
    latest = add_months_to_month_end(first, most)
    text = (
        f"La seconde session de l'épreuve intégrée se tient de {least} à {most} mois après "
        f"la première, {_span(earliest, latest)}."
    )
    return Window(earliest, latest, (Reason("one_to_four_months", text, INTEGRATED),))


def _prerequisite_window(first: date, governing: NextUnit, figures: FigureReader) -> Window:
    """The exception replaces the whole window by one limit, strictly before the first tenth."""
    earliest, latest = first + ONE_DAY, governing.first_tenth - ONE_DAY
    text = (
        f"L'unité est un prérequis de « {governing.unit} », la seconde session a lieu avant le "
        f"premier dixième de celle-ci ({french_date(governing.first_tenth)})."
    )
    reasons = (
        Reason("prerequisite", text, ORDINARY),
        *_beyond(first, latest, figures.integer("promsoc.results.second_session_max_months")),
    )
    return Window(earliest, latest, reasons, governing.unit)


def _beyond(first: date, latest: date, months: int) -> Iterator[Reason]:
    usual = add_months_to_month_end(first, months)
    if latest > usual:
        yield Reason(
            "beyond_four_months",
            f"Cette limite dépasse les {months} mois de l'article "
            f"({french_date(usual)}), elle y déroge.",
            ORDINARY,
        )


def _outcome(proposed: date | None, window: Window) -> SecondSessionOutcome:
    if window.latest < window.earliest:
        return "impossible"
    if proposed is None:
        return "window"
    if proposed < window.earliest:
        return "too_early"
    return "too_late" if proposed > window.latest else "allowed"


def _placed(
    facts: SecondSessionFacts, outcome: SecondSessionOutcome, window: Window
) -> Iterator[Reason]:
    source = INTEGRATED if facts.integrated_test else ORDINARY
    if outcome == "impossible":
        text = "Il ne reste aucun jour pour tenir la seconde session à temps."
        yield Reason("no_day_left", text, source)
    elif facts.second_session is not None and outcome != "allowed":
        fault = "trop tôt" if outcome == "too_early" else "trop tard"
        yield Reason(
            outcome,
            f"La seconde session du {french_date(facts.second_session)} vient {fault}, "
            f"elle doit se tenir {_span(window.earliest, window.latest)}.",
            source,
        )


def _span(earliest: date, latest: date) -> str:
    return f"du {french_date(earliest)} au {french_date(latest)} inclus"
