"""Secondaire en alternance: what the program must know besides its rules.

Circulaire 7282, III.II.1: the attestations are those of full-time education, so the
rule that says what a decision brings is the same.
"""

from dataclasses import replace

from app.rules.regime import Regime
from app.rules.secondary import ATTENDANCE, FORMS, LETTERS, councils, points

REGIME = Regime(
    code="cefa",
    title="Secondaire en alternance (CEFA)",
    absence_unit="half_day",
    study_years=(3, 4, 5, 6, 7),
    forms=tuple(
        form for form in FORMS if "qualification" in form.code or form.code == "professional"
    ),
    councils=councils("Conseil de classe du CEFA"),
    letters=LETTERS,
    scale=points,
    decision_rule="fwb.orientation",
    attendance=replace(ATTENDANCE, training="cefa.training_hours"),
)
