"""What a council must know of absences: those whose number obliges to something."""

from collections.abc import Collection

from sqlmodel import Session

from app.errors import Refusal
from app.models import Council, SchoolYear
from app.office.absences.bells import school_bells
from app.office.absences.standing import Standings
from app.office.absences.year_entries import PupilYear, pupil_years
from app.office.councils.views import AbsenceState
from app.office.settings.calendars import rule_calendar
from app.rules.figures import Figures
from app.rules.regime import Regime


def absence_states(
    session: Session,
    council: Council,
    year: SchoolYear,
    described: Regime,
    pupil_ids: Collection[int],
    figures: Figures,
) -> dict[int, AbsenceState]:
    """By pupil, on the day of the council; as many statements for any number of pupils.

    Empty where the regime does not count half-days. Those who miss little are left out.
    """
    if described.attendance is None or not pupil_ids or year.id is None:
        return {}
    pupils = pupil_years(session, year.id, among=pupil_ids)
    standings = Standings(
        rule_calendar(session, year.id), council.held_on, figures, school_bells(session)
    )
    found = {pupil.pupil_id: _state(standings, pupil) for pupil in pupils if pupil.entries}
    return {pupil_id: state for pupil_id, state in found.items() if state is not None}


def _state(standings: Standings, pupil: PupilYear) -> AbsenceState | None:
    """None where the rules have nothing to say, or cannot count: the room of absences says so."""
    try:
        standing = standings.of(pupil)
    except Refusal:
        return None
    if standing is None or standing.verdict.outcome == "regular":
        return None
    return AbsenceState(standing.verdict.result.unjustified, standing.verdict.reasons)
