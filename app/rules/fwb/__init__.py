"""Rules of this regime, by subject."""

from app.rules.fwb import life, studies

RULES = (*studies.RULES, *life.RULES)

NOT_COVERED = (*studies.NOT_COVERED, *life.NOT_COVERED)
