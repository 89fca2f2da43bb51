"""Écoles européennes: what the program must know besides its rules."""

from app.rules.figures import FigureReader, Figures
from app.rules.regime import (
    CouncilKind,
    CoursePresence,
    DecisionKind,
    LetterKind,
    MarkScale,
    Regime,
)

DECISIONS = (
    DecisionKind("promoted", "P", "Promu", "p", "promoted", True, letter="notification_promoted"),
    DecisionKind(
        "refused",
        "NP",
        "Non promu",
        "r",
        "refused",
        False,
        needs_motivation=True,
        letter="notification_refused",
    ),
)


def ten(study_year: int, figures: Figures) -> MarkScale:
    """The scale of art. 60: 0 to 10, in the step of the class, 6 and more sufficing."""
    reader = FigureReader(figures)
    highest = reader.decimal("european.mark.highest")
    steps = reader.decimals("european.mark.steps")
    return MarkScale(
        "scale",
        "sur 10",
        highest,
        steps[min(study_year, len(steps)) - 1],
        reader.decimal("european.mark.sufficient") / highest,
        own_maximum=False,
        weighted=False,
    )


REGIME = Regime(
    code="european",
    title="École européenne",
    absence_unit="period",
    study_years=(1, 2, 3, 4, 5, 6, 7),
    forms=(),
    councils=(
        CouncilKind("class_council_june", "Conseil de classe, fin d'année", "first", DECISIONS),
    ),
    letters=(
        LetterKind("notification_promoted", "Notification de la promotion"),
        LetterKind("notification_refused", "Notification de la non-promotion"),
    ),
    scale=ten,
    promotion_rule="european.promotion",
    course_presence=CoursePresence(
        attendance="european.attendance",
        unjustified="european.unjustified_absence",
        sickness="european.sick_absence",
    ),
)
