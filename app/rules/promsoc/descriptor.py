"""Promotion sociale: what the program must know besides its rules."""

from decimal import Decimal

from app.rules.figures import Figures
from app.rules.regime import (
    CouncilKind,
    DecisionKind,
    LetterKind,
    MarkScale,
    Regime,
    UnitPresence,
)

DECISIONS = (
    DecisionKind(
        "passed", "R", "Réussite de l'unité", "r", "passed", True, letter="notification_passed"
    ),
    DecisionKind(
        "postponed",
        "AJ",
        "Ajourné",
        "j",
        "postponed",
        None,
        needs_motivation=True,
        letter="notification_postponed",
    ),
    DecisionKind(
        "refused",
        "REF",
        "Refusé",
        "f",
        "refused",
        False,
        needs_motivation=True,
        letter="notification_refused",
    ),
)


def percentage(study_year: int, figures: Figures) -> MarkScale:
    """A percentage; half is the threshold of a unit whose outcomes are all acquired."""
    return MarkScale("acquired", "en pour cent", Decimal(100), Decimal(1), Decimal("0.5"), False)


REGIME = Regime(
    code="promsoc",
    title="Promotion sociale",
    absence_unit="period",
    study_years=(1, 2, 3, 4, 5, 6, 7),
    forms=(),
    councils=(
        CouncilKind("studies_first", "Conseil des études, première session", "first", DECISIONS),
        CouncilKind(
            "studies_second",
            "Conseil des études, seconde session",
            "second",
            tuple(kind for kind in DECISIONS if kind.code != "postponed"),
        ),
    ),
    letters=(
        LetterKind("notification_passed", "Notification de la réussite"),
        LetterKind("notification_postponed", "Notification de l'ajournement"),
        LetterKind("notification_refused", "Notification du refus"),
    ),
    scale=percentage,
    unit_presence=UnitPresence(
        attendance="promsoc.attendance",
        floor="promsoc.presence_floor",
        leave="promsoc.paid_leave",
        document="promsoc.absence_document",
    ),
)
