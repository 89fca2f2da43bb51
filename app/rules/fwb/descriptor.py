"""Secondaire ordinaire de plein exercice: what the program must know besides its rules."""

from app.rules.regime import Regime
from app.rules.secondary import ATTENDANCE, FORMS, LETTERS, Staffing, councils, points

REGIME = Regime(
    code="fwb",
    title="Secondaire de plein exercice",
    absence_unit="half_day",
    study_years=(1, 2, 3, 4, 5, 6, 7),
    forms=FORMS,
    councils=councils("Conseil de classe", Staffing()),
    letters=LETTERS,
    scale=points,
    decision_rule="fwb.orientation",
    attendance=ATTENDANCE,
)
