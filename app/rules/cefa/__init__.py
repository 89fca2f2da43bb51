"""Enseignement secondaire en alternance (CEFA): circulaire 7282 of 2 September 2019."""

from app.rules.cefa import centre, options, pupils, staff

RULES = (*pupils.RULES, *centre.RULES, *staff.RULES, *options.RULES)

NOT_COVERED = (
    *pupils.NOT_COVERED,
    *centre.NOT_COVERED,
    *staff.NOT_COVERED,
    *options.NOT_COVERED,
)
