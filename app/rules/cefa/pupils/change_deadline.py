"""``cefa.change_deadline``: change of form or subdivision during the year (II.II.2.3)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from app.rules.cefa.days import in_school_year, school_year_of
from app.rules.cefa.sources import AR84, circular
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import between, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

FREE = circular("II.II.2.3", f"{AR84}, art. 20 §3")
DEROGATION = circular("II.II.2.3", f"{AR84}, art. 56, 1°")


@facts
class ChangeFacts:
    """The year that the pupil follows, and the day of the change."""

    programme: Literal["art45", "art49"]
    year: Annotated[int, between(3, 7)]
    form: Literal["p", "tq"]
    change_date: date

    def check_form(self) -> None:
        """There is no 3TQ in alternance."""
        if self.form == "tq" and self.year == 3:
            raise RuleInputError("form", "« p » est attendu pour la 3e année")


@dataclass(frozen=True)
class Change:
    """Is the change free, and until which day?"""

    outcome: Literal["free", "derogation_required", "not_regulated"]
    deadline: date | None


@rule(
    "cefa.change_deadline",
    version=1,
    title="Le changement de forme ou de subdivision en cours d'année",
    source=circular("II.II.2.3", f"{AR84}, art. 20 §3 et 56, 1°"),
)
def change_deadline(facts: ChangeFacts, figures: FigureReader) -> Ruling[Change]:
    """Free until 15 January in years 3 and 4, until 15 November in years 5 and 7 (P, TQ)."""
    if facts.programme == "art45":
        return _art45(facts)
    if facts.year == 6:
        return _sixth_year(facts)
    deadline = _deadline(facts, figures)
    if facts.change_date <= deadline:
        reason = Reason(
            "before_deadline",
            f"Le changement du {french_date(facts.change_date)} est autorisé : il a lieu au plus "
            f"tard le {french_date(deadline)}.",
            FREE,
        )
        return Ruling(Change("free", deadline), (reason,))
    reason = Reason(
        "after_deadline",
        "Le changement demandé après la date limite nécessite une dérogation (arrêté royal du "
        "29 juin 1984, art. 56, 1°).",
        DEROGATION,
    )
    return Ruling(Change("derogation_required", deadline), (reason,))


def _deadline(facts: ChangeFacts, figures: FigureReader) -> date:
    """15 January or 15 November of the school year of the change."""
    years = "years_3_4" if facts.year <= 4 else "years_5_7"
    day = figures.word(f"cefa.change.{years}")
    return in_school_year(school_year_of(facts.change_date, figures), day, figures)


def _art45(facts: ChangeFacts) -> Ruling[Change]:
    """The heading of II.II.2.3 is "formations « article 49 »"."""
    reason = Reason(
        "art45_not_limited",
        f"Le changement du {french_date(facts.change_date)} n'est soumis à aucune date limite : "
        "celles de la circulaire valent pour les formations « article 49 ». Les conditions "
        "d'admission restent applicables.",
        FREE,
    )
    return Ruling(Change("not_regulated", None), (reason,))


def _sixth_year(facts: ChangeFacts) -> Ruling[Change]:
    """The 6th year is not in the list of free changes."""
    reason = Reason(
        "sixth_year_not_listed",
        f"Le changement du {french_date(facts.change_date)} nécessite une dérogation : la 6e "
        "année n'est pas dans la liste des changements autorisés.",
        DEROGATION,
    )
    return Ruling(Change("derogation_required", None), (reason,))
