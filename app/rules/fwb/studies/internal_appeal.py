"""``fwb.internal_appeal``: the internal conciliation, its periods and its notification."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.rules.calendar.deadline import days_after
from app.rules.dates import day_of_year, french_date
from app.rules.figures import FigureReader
from app.rules.fwb.studies.appeals import AppealOutcome, contestable, requester_refused
from app.rules.fwb.studies.internal_appeal_facts import InternalAppealFacts
from app.rules.fwb.studies.sources import INTERNAL, READING, reasons
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Notice = Literal["none", "irregular", "late", "valid"]


@dataclass(frozen=True)
class InternalAppeal:
    """Whether the request is admissible, the two periods, what the notification is worth."""

    outcome: AppealOutcome
    file_by: date
    notify_by: date
    notice: Notice
    phases: int
    external_next: bool


@rule(
    "fwb.internal_appeal",
    version=1,
    title="Conciliation interne : la demande est-elle recevable, quand faut-il y répondre ?",
    source=INTERNAL,
)
def internal_appeal(facts: InternalAppealFacts, figures: FigureReader) -> Ruling[InternalAppeal]:
    """AOB, AOC and the refusal of the certificate may be re-examined by those who decided.

    "Deux jours ouvrables minimums doivent être laissés au requérant"; the answer is given
    by hand against receipt or registered, and mentions the external appeal.
    """
    least = _least_window(facts, figures)
    file_by = max(least, facts.window_closes or least)
    notify_by = _notify_by(facts, figures)
    obstacles = _obstacles(facts, file_by, figures)
    notice, notice_reasons = _notice(facts, notify_by)
    result = InternalAppeal(
        outcome="inadmissible" if obstacles else "admissible",
        file_by=file_by,
        notify_by=notify_by,
        notice=notice,
        phases=2 if facts.body == "class_council" else 1,
        external_next=not obstacles and facts.body == "class_council",
    )
    found = obstacles or (_admissible(facts, file_by),)
    return Ruling(result, (*found, *_window_too_short(facts, least), *notice_reasons))


def _least_window(facts: InternalAppealFacts, figures: FigureReader) -> date:
    days = figures.integer("fwb.internal_window_business_days")
    return days_after(facts.calendar, facts.communicated, days, "business")


def _notify_by(facts: InternalAppealFacts, figures: FigureReader) -> date:
    """The last day to notify, as each session has it; calendar days are never moved."""
    if facts.track == "c3d":
        days = figures.integer("fwb.c3d_internal_working_days")
        return days_after(facts.calendar, facts.deliberated, days, "working")
    last_day = facts.calendar.last_day
    if facts.session == "first":
        return day_of_year(last_day.year, figures.word("fwb.nursing_january_day"))
    if facts.session == "year_end" and facts.body == "class_council":
        return last_day
    notice = timedelta(days=figures.integer("fwb.internal_notice_days"))
    return last_day - notice if facts.session == "year_end" else facts.deliberated + notice


def _obstacles(
    facts: InternalAppealFacts, file_by: date, figures: FigureReader
) -> tuple[Reason, ...]:
    return reasons(
        contestable(facts.decision),
        requester_refused(facts.requester, facts.birth_date, facts.filed, INTERNAL, figures),
        _too_late(facts, file_by) if facts.filed > file_by else None,
        MEANS_NOT_ACCEPTED if facts.means == "form" and not facts.form_accepted else None,
    )


def _admissible(facts: InternalAppealFacts, file_by: date) -> Reason:
    text = (
        f"La demande de conciliation interne, introduite le {french_date(facts.filed)}, est "
        f"recevable : elle pouvait l'être jusqu'au {french_date(file_by)}."
    )
    return Reason("admissible", text, INTERNAL)


def _too_late(facts: InternalAppealFacts, file_by: date) -> Reason:
    text = (
        f"La demande a été introduite le {french_date(facts.filed)}, alors qu'elle pouvait "
        f"l'être jusqu'au {french_date(file_by)}."
    )
    return Reason("too_late", text, INTERNAL + READING)


def _window_too_short(facts: InternalAppealFacts, least: date) -> tuple[Reason, ...]:
    if facts.window_closes is None or facts.window_closes >= least:
        return ()
    text = (
        f"Le délai annoncé par l'école expirait le {french_date(facts.window_closes)} ; deux jours "
        f"ouvrables au moins devant être laissés au requérant, il court jusqu'au "
        f"{french_date(least)}."
    )
    return (Reason("window_too_short", text, INTERNAL + READING),)


def _notice(facts: InternalAppealFacts, notify_by: date) -> tuple[Notice, tuple[Reason, ...]]:
    """A notification without the mode or the mention asked is irregular, late or not."""
    if facts.notified is None:
        return "none", ()
    unnamed = facts.body == "class_council" and not facts.mentions_external
    faults = reasons(
        None if facts.notice_mode in ("by_hand_receipt", "registered") else MODE_NOT_ALLOWED,
        EXTERNAL_NOT_MENTIONED if unnamed else None,
    )
    late = reasons(_notice_late(facts.notified, notify_by))
    if faults:
        return "irregular", (*faults, *late)
    return ("late", late) if late else ("valid", (_notice_valid(facts.notified, notify_by),))


def _notice_late(notified: date, notify_by: date) -> Reason | None:
    if notified <= notify_by:
        return None
    text = (
        f"La décision a été notifiée le {french_date(notified)}, alors qu'elle devait l'être au "
        f"plus tard le {french_date(notify_by)}."
    )
    return Reason("notice_late", text, INTERNAL)


def _notice_valid(notified: date, notify_by: date) -> Reason:
    text = (
        f"La décision a été valablement notifiée le {french_date(notified)}, dans le délai qui "
        f"expire le {french_date(notify_by)}."
    )
    return Reason("notice_valid", text, INTERNAL)


MEANS_NOT_ACCEPTED = Reason(
    "means_not_accepted",
    "La demande a été introduite par le formulaire de la circulaire (volet 1) sans l'accord de "
    "l'établissement ; elle suit la procédure qu'il a communiquée.",
    INTERNAL,
)
MODE_NOT_ALLOWED = Reason(
    "mode_not_allowed",
    "La notification n'a été ni remise en mains propres contre accusé de réception, ni envoyée "
    "par envoi recommandé.",
    INTERNAL,
)
EXTERNAL_NOT_MENTIONED = Reason(
    "external_not_mentioned",
    "La notification ne mentionne pas la possibilité d'introduire un recours externe.",
    INTERNAL,
)
