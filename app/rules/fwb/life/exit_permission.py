"""``fwb.exit_permission``: late arrival, early return, or leaving during the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.dates import add_years_to_next_day, day_of_year, french_date
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.fwb.life.calendars import check_not_before
from app.rules.fwb.life.sources import READING, roi
from app.rules.fwb.studies.family import is_adult
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

ExitKind = Literal["standing", "timetable_change", "single"]
ExitOutcome = Literal["refused", "allowed"]

SOURCE, SINGLE = roi("8"), roi("4.2.1")


@facts
class ExitPermissionFacts:
    """Which exit, whose agreement in writing, and what makes or ends it."""

    kind: ExitKind
    birth_date: date
    on: date
    first_day: date
    agreement: Literal["none", "parents", "pupil"] = "none"
    shown_before: bool = False
    school_email: bool = False
    withdrawn: bool = False
    school_agrees: bool = True

    def check(self) -> None:
        """The day does not precede the rentrée."""
        check_not_before("on", self.on, self.first_day)


@dataclass(frozen=True)
class ExitPermission:
    """Allowed or not."""

    outcome: ExitOutcome


@rule(
    "fwb.exit_permission",
    version=1,
    title="L'élève peut-il arriver plus tard, partir plus tôt ou quitter l'école ?",
    source=roi("8 et 4.2.1"),
)
def exit_permission(facts: ExitPermissionFacts, figures: FigureReader) -> Ruling[ExitPermission]:
    """Three cases beside which "aucune autorisation de sortie n'est accordée".

    All year for "les élèves ayant atteint l'âge de 16 ans en septembre de la rentrée", with
    a written agreement; when a teacher is absent, by a formal e-mail of the school; for one
    departure, with an authorisation shown before.
    """
    if facts.kind == "standing":
        refusals = tuple(_standing(facts, figures))
    elif facts.kind == "single":
        refusals = tuple(_single(facts, figures))
    else:
        refusals = () if facts.school_email else (EMAIL_MISSING,)
    if refusals:
        return Ruling(ExitPermission("refused"), refusals)
    return Ruling(ExitPermission("allowed"), (ALLOWED[facts.kind],))


def _standing(facts: ExitPermissionFacts, figures: FigureReader) -> Iterator[Reason]:
    age = figures.integer("fwb.life.exit_age")
    limit = day_of_year(facts.first_day.year, figures.word("fwb.life.exit_age_reached_by"))
    birthday = add_years_to_next_day(facts.birth_date, age)
    if birthday > limit:
        text = (
            f"L'élève n'atteint l'âge de {age} ans que le {french_date(birthday)}, après le "
            f"{french_date(limit)}."
        )
        yield Reason("under_16", text, SOURCE + READING)
    if not _agreed(facts, figures):
        yield Reason("agreement_missing", AGREEMENT, SOURCE)
    if facts.withdrawn:
        yield WITHDRAWN
    if not facts.school_agrees:
        yield SCHOOL_DECLINES


def _single(facts: ExitPermissionFacts, figures: FigureReader) -> Iterator[Reason]:
    if not _agreed(facts, figures):
        yield Reason("agreement_missing", AGREEMENT, SINGLE)
    if not facts.shown_before:
        yield NOT_SHOWN


def _agreed(facts: ExitPermissionFacts, figures: FigureReader) -> bool:
    """The règlement is silent on the adult, who has no legal representative."""
    adult = is_adult(facts.birth_date, facts.on, figures)
    return facts.agreement == ("pupil" if adult else "parents")


AGREEMENT = (
    "L'accord écrit des responsables légaux de l'élève mineur, ou de l'élève majeur lui-même, "
    "manque."
)
EMAIL_MISSING = Reason(
    "email_missing",
    "Aucun courriel formel de l'éducateur ou de la direction ne modifie l'horaire de l'élève.",
    SOURCE,
)
WITHDRAWN = Reason(
    "withdrawn",
    "L'autorisation de sortie a été retirée : les horaires n'ont pas été respectés ou les retards "
    "sont réguliers.",
    SOURCE,
)
SCHOOL_DECLINES = Reason(
    "school_declines",
    "L'école, qui apprécie les autorisations de sortie, n'accorde pas celle-ci.",
    SOURCE,
)
NOT_SHOWN = Reason(
    "not_shown",
    "L'autorisation n'a pas été montrée à un éducateur ou à la direction avant le départ.",
    SINGLE,
)
ALLOWED: dict[ExitKind, Reason] = {
    "standing": Reason(
        "standing",
        "L'élève peut arriver plus tard ou rentrer plus tôt, selon son horaire de la journée.",
        SOURCE,
    ),
    "timetable_change": Reason(
        "timetable_change",
        "L'horaire de l'élève est modifié par un courriel formel de l'école : il peut arriver plus "
        "tard ou partir plus tôt.",
        SOURCE,
    ),
    "single": Reason(
        "single",
        "L'élève peut quitter l'école : l'autorisation écrite a été montrée avant le départ.",
        SINGLE,
    ),
}
