"""The two registered letters of the procedure: the summons, and the notification."""

from collections.abc import Iterator, Mapping
from datetime import date

from app.rules.dates import french_date
from app.rules.figures import FigureReader
from app.rules.fwb.life.procedure_facts import (
    Addressee,
    NoticeContent,
    ProcedureFacts,
    SummonsContent,
)
from app.rules.fwb.life.sources import law
from app.rules.fwb.studies.family import is_adult
from app.rules.verdict import Reason
from app.rules.wording import enumeration

SOURCE = law("5.4.2.2", "1.7.9-6")

SUMMONS: Mapping[SummonsContent, str] = {
    "facts": "les faits reprochés",
    "procedure": "la mention expresse qu'une procédure d'exclusion définitive est engagée",
    "file_access": "les modalités d'accès au dossier disciplinaire",
}
NOTICE: Mapping[NoticeContent, str] = {
    "motivation": "la motivation",
    "appeal_right": "l'existence d'un droit de recours",
    "appeal_modalities": "les modalités du recours",
    "appeal_addressee": "la personne à qui le recours doit être adressé",
}
PEOPLE: Mapping[Addressee, str] = {
    "pupil": "l'élève",
    "parents": "ses parents ou responsables légaux",
}


def summons_defects(facts: ProcedureFacts, figures: FigureReader) -> Iterator[Reason]:
    """Registered with receipt, to the pupil and a minor's parents, with three mentions."""
    if facts.summons_presented is None:
        return
    if facts.summons_mode != "registered_ack":
        yield SUMMONS_MODE
    minor = not is_adult(facts.birth_date, facts.summons_presented, figures)
    needed: tuple[Addressee, ...] = ("pupil", "parents") if minor else ("pupil",)
    if not set(needed) <= set(facts.summons_to):
        yield _summons_addressee(facts.summons_presented, minor, needed)
    if left_out := [SUMMONS[word] for word in SUMMONS if word not in facts.summons_contents]:
        text = f"Il manque à la convocation : {enumeration(left_out)}."
        yield Reason("summons_content", text, SOURCE)


def _summons_addressee(presented: date, minor: bool, needed: tuple[Addressee, ...]) -> Reason:
    age = "mineur" if minor else "majeur"
    text = (
        f"L'élève étant {age} le {french_date(presented)}, la convocation devait être adressée à "
        f"{enumeration((PEOPLE[who] for who in needed), 'et à')}."
    )
    return Reason("summons_addressee", text, SOURCE)


def notification_defects(facts: ProcedureFacts, figures: FigureReader) -> Iterator[Reason]:
    """After the decision, registered with receipt, to the adult or the parents, in full."""
    presented = facts.notification_presented
    if presented is None:
        return
    if facts.decision is None or presented < facts.decision:
        yield NOTIFICATION_BEFORE_DECISION
    if facts.notification_mode != "registered_ack":
        yield NOTIFICATION_MODE
    adult = is_adult(facts.birth_date, presented, figures)
    if ("pupil" if adult else "parents") not in facts.notification_to:
        yield _notification_addressee(presented, adult)
    if left_out := [NOTICE[word] for word in NOTICE if word not in facts.notification_contents]:
        text = f"Il manque à la notification : {enumeration(left_out)}."
        yield Reason("notification_content", text, law("5.4.2.2 et 5.4.2.3", "1.7.9-6"))


def _notification_addressee(presented: date, adult: bool) -> Reason:
    age, who = ("majeur", "l'élève") if adult else ("mineur", PEOPLE["parents"])
    text = (
        f"L'élève étant {age} le {french_date(presented)}, la notification devait être adressée à "
        f"{who}."
    )
    return Reason("notification_addressee", text, SOURCE)


SUMMONS_MODE = Reason(
    "summons_mode",
    "La convocation n'a pas été envoyée par lettre recommandée avec accusé de réception.",
    SOURCE,
)
NOTIFICATION_MODE = Reason(
    "notification_mode",
    "La décision n'a pas été notifiée par lettre recommandée avec accusé de réception.",
    SOURCE,
)
NOTIFICATION_BEFORE_DECISION = Reason(
    "notification_before_decision",
    "Une notification est présentée avant que la décision ne soit prise.",
    SOURCE,
)
