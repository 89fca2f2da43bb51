"""Rules of this regime, by subject."""

from app.rules.promsoc import enrolment, results

RULES = (*enrolment.RULES, *results.RULES)

NOT_COVERED = (*enrolment.NOT_COVERED, *results.NOT_COVERED)
