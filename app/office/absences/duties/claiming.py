"""The duties of a pupil by everything that is judged of them, whatever the regime."""

from datetime import date

from app.errors import Refusal
from app.i18n import _
from app.office.absences.duties.claims import NOTHING, Claims
from app.office.absences.duties.half_day_claims import HalfDayClaims
from app.office.absences.duties.history import History
from app.office.absences.duties.period_claims import (
    course_claims,
    course_grounds,
    training_claims,
    unit_claims,
)
from app.office.absences.year_entries import PupilYear
from app.office.absences.year_standings import PupilStanding
from app.office.pupils.years import YearChoice
from app.rules.errors import RuleInputError
from app.rules.figures import Figures
from app.rules.regime import regime


def claims_of(
    pupil: PupilYear,
    standing: PupilStanding,
    history: History,
    year: YearChoice,
    today: date,
    figures: Figures,
) -> Claims:
    """What is asked for now; Refusal where a rule cannot judge what is kept."""
    found = NOTHING
    rules = regime(pupil.regime).attendance
    if rules is not None and standing.half_days is not None:
        maker = HalfDayClaims(rules, year.label, year.last_day, today, figures)
        try:
            found = maker.of(pupil, standing.half_days, history)
        except RuleInputError as error:
            text = _("La procédure de {name} ne peut être jugée : la règle attend {what}.")
            raise Refusal(text.format(name=pupil.name, what=error.expected)) from error
    if standing.training is not None:
        found = _with(found, training_claims(standing.training, today))
    if standing.unit is not None:
        found = _with(found, unit_claims(standing.unit))
    if standing.courses is not None:
        more = course_claims(standing.courses, today)
        found = _with(found, more, course_grounds(standing.courses))
    return found


def _with(found: Claims, more: Claims, grounds: frozenset[tuple[str, str]] = frozenset()) -> Claims:
    return Claims(
        wanted=found.wanted + more.wanted,
        completed=found.completed,
        grounded=found.grounded | more.grounded | grounds,
        counted=found.counted,
        why=found.why or more.why,
        verdict=found.verdict or more.verdict,
        whys={**found.whys, **more.whys},
    )
