"""The sentences of ``fwb.exclusion_appeal``."""

from collections.abc import Iterator
from datetime import date

from app.rules.dates import french_date
from app.rules.figures import FigureReader
from app.rules.fwb.life.exclusion_appeal_facts import AppealMode, ExclusionAppealFacts
from app.rules.fwb.life.sources import READING, law
from app.rules.fwb.studies.family import is_adult
from app.rules.verdict import Reason

APPEAL = law("5.4.2.3", "1.7.9 §2")
DECISION = law("5.4.2.3", "1.7.9 §3")
REGISTERED: tuple[AppealMode, ...] = ("registered_ack", "registered")


def _term(until: date, figures: FigureReader) -> str:
    number = figures.integer("fwb.life.appeal_business_days")
    return f"le {french_date(until)}, {number}e jour ouvrable suivant la notification"


def term_running(until: date, figures: FigureReader) -> Reason:
    """No appeal yet, and the term runs."""
    text = f"Un recours peut encore être introduit : le délai expire {_term(until, figures)}."
    return Reason("term_running", text, APPEAL)


def term_expired(until: date, figures: FigureReader) -> Reason:
    """No appeal, and the term is over."""
    text = f"Aucun recours n'a été introduit ; le délai a expiré {_term(until, figures)}."
    return Reason("term_expired", text, APPEAL)


def too_late(sent: date, until: date, figures: FigureReader) -> Reason:
    """Posted after the last day."""
    text = f"Le recours a été envoyé le {french_date(sent)}, après {_term(until, figures)}."
    return Reason("too_late", text, APPEAL + READING)


def not_entitled(facts: ExclusionAppealFacts, sent: date, figures: FigureReader) -> Reason:
    """Sent by someone who may not."""
    adult = is_adult(facts.birth_date, sent, figures)
    who = (
        "l'élève, majeur, pouvait"
        if adult
        else "les parents ou responsables légaux de l'élève mineur pouvaient"
    )
    text = f"Le {french_date(sent)}, seul{'' if adult else 's'} {who} introduire le recours."
    return Reason("not_entitled", text, APPEAL)


def in_time(sent: date, until: date) -> Reason:
    """Posted in time, in due form."""
    text = (
        f"Le recours, envoyé le {french_date(sent)}, a été introduit dans le délai, qui expirait "
        f"le {french_date(until)}."
    )
    return Reason("in_time", text, APPEAL)


def school_reasons(
    facts: ExclusionAppealFacts,
    summer: date | None,
    decide_by: date | None,
    notify_by: date | None,
) -> Iterator[Reason]:
    """What the school owes; a lateness has no printed effect, it is only signalled."""
    if summer is not None:
        yield _summer_date(summer)
    if decide_by is not None and (facts.decision or facts.on) > decide_by:
        yield _decision_late(facts.decision, decide_by)
    if notify_by is not None and (facts.decision_presented or facts.on) > notify_by:
        yield _notification_late(facts.decision_presented, notify_by)
    if facts.decision_presented is not None and facts.decision_mode not in REGISTERED:
        yield DECISION_MODE


def _summer_date(summer: date) -> Reason:
    text = (
        "Le recours a été reçu pendant les vacances d'été : le conseil d'administration statue "
        f"pour le {french_date(summer)}."
    )
    return Reason("summer_date", text, DECISION)


def _decision_late(decision: date | None, decide_by: date) -> Reason:
    done = f"a statué le {french_date(decision)}" if decision else "n'a pas encore statué"
    text = (
        f"Le conseil d'administration {done}, alors qu'il devait le faire au plus tard le "
        f"{french_date(decide_by)}."
    )
    return Reason("decision_late", text, DECISION)


def _notification_late(presented: date | None, notify_by: date) -> Reason:
    done = (
        f"a été notifiée le {french_date(presented)}"
        if presented
        else "n'a pas encore été notifiée"
    )
    text = (
        f"La décision sur recours {done}, alors qu'elle devait l'être au plus tard le "
        f"{french_date(notify_by)}."
    )
    return Reason("notification_late", text, DECISION)


FORM_MODE = Reason(
    "form_mode",
    "Le recours n'a pas été introduit par envoi recommandé avec accusé de réception ; le conseil "
    "d'administration apprécie.",
    APPEAL + READING,
)
FORM_ADDRESSEE = Reason(
    "form_addressee",
    "Le recours n'est pas adressé à la personne désignée dans la notification ; le conseil "
    "d'administration apprécie.",
    APPEAL + READING,
)
DECISION_MODE = Reason(
    "decision_mode",
    "La décision sur recours n'a pas été notifiée par courrier recommandé.",
    DECISION,
)
