"""``fwb.external_appeal``: the appeal to the Conseil de recours."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.deadline import days_after
from app.rules.dates import french_date
from app.rules.figures import FigureReader
from app.rules.fwb.studies.appeals import (
    AppealOutcome,
    Session,
    Track,
    contestable,
    requester_refused,
)
from app.rules.fwb.studies.external_appeal_facts import ExternalAppealFacts, Purpose
from app.rules.fwb.studies.school_days import required_school_day_after
from app.rules.fwb.studies.sources import EXTERNAL, INTERNAL, READING, reasons
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

FIRST_SESSIONS: tuple[Session, ...] = ("year_end", "first")


@dataclass(frozen=True)
class ExternalAppeal:
    """Whether the appeal is admissible, its last day, and when the Conseil sits at the latest."""

    outcome: AppealOutcome
    file_by: date | Literal[""]
    sits_from: date


@rule(
    "fwb.external_appeal",
    version=1,
    title="Recours externe : est-il recevable, et jusqu'à quand ?",
    source=EXTERNAL,
)
def external_appeal(facts: ExternalAppealFacts, figures: FigureReader) -> Ruling[ExternalAppeal]:
    """Only the AOB and AOC of a class council, once the conciliation has been asked for."""
    file_by = _file_by(facts, figures)
    sits_from = figures.day(_sitting(facts), facts.school_year)
    obstacles = _obstacles(facts, file_by, figures)
    result = ExternalAppeal(
        outcome="inadmissible" if obstacles else "admissible",
        file_by=file_by or "",
        sits_from=sits_from,
    )
    found = obstacles or (_admissible(facts),)
    return Ruling(result, (*found, *_not_notified(facts)))


def _file_by(facts: ExternalAppealFacts, figures: FigureReader) -> date | None:
    """The last day; None where the period runs from a notification that has not come."""
    if facts.session in FIRST_SESSIONS:
        return figures.day("fwb.external_first_session_deadline", facts.school_year)
    if facts.internal_notified is None:
        return None
    if facts.track == "c3d":
        days = figures.integer("fwb.c3d_external_business_days")
        return days_after(facts.calendar, facts.internal_notified, days, "business")
    days = figures.integer("fwb.external_second_school_days")
    return required_school_day_after(facts.calendar, facts.internal_notified, days)


def _sitting(facts: ExternalAppealFacts) -> str:
    if facts.track == "c3d":
        return "fwb.council_sits_c3d"
    session = "first" if facts.session in FIRST_SESSIONS else "second"
    return f"fwb.council_sits_{session}_session"


def external_mention(
    track: Track, session: Session, school_year: str, figures: FigureReader
) -> str:
    """What the notification of the internal decision says of the external appeal.

    Where the period runs from that notification, its last day is not yet known.
    """
    if session in FIRST_SESSIONS:
        last = figures.day("fwb.external_first_session_deadline", school_year)
        return MENTION.format(until=f"jusqu'au {french_date(last)}")
    return MENTION.format(until=UNTIL_C3D if track == "c3d" else UNTIL_SECOND)


def _obstacles(
    facts: ExternalAppealFacts, file_by: date | None, figures: FigureReader
) -> tuple[Reason, ...]:
    asked = facts.internal_filed is not None and facts.internal_filed <= facts.filed
    return reasons(
        JURY_DECISION if facts.body == "qualification_jury" else None,
        contestable(facts.decision),
        None if asked else INTERNAL_MISSING,
        requester_refused(facts.requester, facts.birth_date, facts.filed, EXTERNAL, figures),
        _too_late(facts, file_by),
        None if facts.means in ("e_recours", "registered") else MEANS_NOT_ACCEPTED,
        None if facts.purpose == "other_attestation" else _purpose_excluded(facts.purpose),
    )


def _too_late(facts: ExternalAppealFacts, file_by: date | None) -> Reason | None:
    if file_by is None or facts.filed <= file_by:
        return None
    text = (
        f"Le recours a été introduit le {french_date(facts.filed)}, alors qu'il pouvait l'être "
        f"jusqu'au {french_date(file_by)}."
    )
    return Reason("too_late", text, EXTERNAL)


def _admissible(facts: ExternalAppealFacts) -> Reason:
    text = f"Le recours externe, introduit le {french_date(facts.filed)}, est recevable."
    return Reason("admissible", text, EXTERNAL)


def _not_notified(facts: ExternalAppealFacts) -> tuple[Reason, ...]:
    """The school's silence does not shut the door: only the request is a condition."""
    answered = facts.internal_notified is not None and facts.internal_notified <= facts.filed
    return () if facts.internal_filed is None or answered else (INTERNAL_NOT_NOTIFIED,)


def _purpose_excluded(purpose: Purpose) -> Reason:
    text = f"Le recours externe ne sert pas à {PURPOSES[purpose]}."
    return Reason("purpose_excluded", text, EXTERNAL)


MENTION = (
    "Un recours externe peut être introduit auprès du Conseil de recours {until}, par la "
    "plateforme E-recours ou par envoi recommandé."
)
UNTIL_SECOND = (
    "jusqu'au cinquième jour ouvrable scolaire qui suit la notification de la présente décision"
)
UNTIL_C3D = "dans les dix jours ouvrables qui suivent la notification de la présente décision"
PURPOSES: dict[Purpose, str] = {
    "second_session": "obtenir des examens de repêchage ou de seconde session",
    "sanction_staff": "faire sanctionner un membre du personnel",
    "marks_of_report": "contester, en cours d'année, les points d'un bulletin ou d'un test",
    "better_average": "obtenir une meilleure moyenne en cas de réussite",
    "qualification": "contester la décision du jury de qualification",
}
JURY_DECISION = Reason(
    "jury_decision",
    "Le refus d'octroi du certificat de qualification par le jury de qualification n'est pas "
    "susceptible de recours externe.",
    EXTERNAL,
)
INTERNAL_MISSING = Reason(
    "internal_missing",
    "Aucune demande de conciliation interne n'a été introduite avant le recours externe, alors "
    "qu'elle est obligatoire pour qu'il soit recevable.",
    INTERNAL,
)
MEANS_NOT_ACCEPTED = Reason(
    "means_not_accepted",
    "Le recours externe est introduit par la plateforme E-recours ou par envoi recommandé.",
    EXTERNAL,
)
INTERNAL_NOT_NOTIFIED = Reason(
    "internal_not_notified",
    "La décision de la conciliation interne n'était pas encore notifiée quand le recours externe "
    "a été introduit ; la demande de conciliation suffit à sa recevabilité.",
    EXTERNAL + READING,
)
