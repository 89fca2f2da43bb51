"""``promsoc.exclusion``: was the procedure before an exclusion followed (art. 39 §6 and §7, 41)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.deadline import days_after
from app.rules.dates import french_date
from app.rules.figures import FigureReader
from app.rules.promsoc.results.exclusion_facts import (
    NOTICE,
    NOTICE_OF_APPEAL,
    SUMMONS,
    ExclusionFacts,
    NoticeMention,
    SummonsMention,
)
from app.rules.promsoc.results.roi import roi
from app.rules.promsoc.results.sanctions import (
    EXCLUSION_LETTERS,
    GENERAL_LETTERS,
    LETTERS,
    Person,
    is_adult,
)
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

ExclusionOutcome = Literal["regular", "irregular", "pending"]


@dataclass(frozen=True)
class Exclusion:
    """Regular or not so far, the limits, and what the two letters leave out."""

    outcome: ExclusionOutcome
    summon_by: date
    missing_summons_mentions: tuple[str, ...]
    notify_by: date | None = None
    missing_notice_mentions: tuple[str, ...] | None = None


@rule(
    "promsoc.exclusion",
    version=1,
    title="La procédure d'exclusion a-t-elle été respectée ?",
    source="ROI Binche, art. 39 §6 et §7, 41",
)
def exclusion(facts: ExclusionFacts, figures: FigureReader) -> Ruling[Exclusion]:
    """Summoned in five working days (41 §1), heard and recorded (39 §6, 41 §3).

    For a definitive exclusion, a ground (§6) and the council's opinion (§7); notified in
    eight working days (§4) by registered letter with receipt (39 §7).
    """
    summon_by = _working_days(facts, facts.facts_known_on, "summons_days", figures)
    notify_by = _notify_by(facts, figures)
    missing_notice = _missing_notice(facts)
    failing = (
        *_summons(facts, summon_by),
        *_hearing(facts, figures),
        *_definitive(facts, figures),
        *_notification(facts, notify_by, missing_notice),
    )
    outcome, reasons = _outcome(facts, failing)
    result = Exclusion(
        outcome=outcome,
        summon_by=summon_by,
        missing_summons_mentions=_missing_summons(facts),
        notify_by=notify_by,
        missing_notice_mentions=None if facts.posted_on is None else missing_notice,
    )
    return Ruling(result, reasons)


def _working_days(facts: ExclusionFacts, start: date, key: str, figures: FigureReader) -> date:
    days = figures.integer(f"promsoc.results.{key}")
    return days_after(facts.calendar, start, days, "working")


def _notify_by(facts: ExclusionFacts, figures: FigureReader) -> date | None:
    if facts.decided_on is None:
        return None
    return _working_days(facts, facts.decided_on, "sanction_notification_days", figures)


def _missing_summons(facts: ExclusionFacts) -> tuple[SummonsMention, ...]:
    return tuple(sorted(set(SUMMONS) - set(facts.summons_mentions)))


def _missing_notice(facts: ExclusionFacts) -> tuple[NoticeMention, ...]:
    """Decision, reasons, duration (39 §7); of a definitive exclusion, the appeal too (41 §5)."""
    needed = set(NOTICE) | (set(NOTICE_OF_APPEAL) if facts.is_definitive else set())
    return tuple(sorted(needed - set(facts.notice_mentions)))


def _outcome(
    facts: ExclusionFacts, failing: tuple[Reason, ...]
) -> tuple[ExclusionOutcome, tuple[Reason, ...]]:
    if failing:
        return "irregular", failing
    if facts.posted_on is None:
        return "pending", (PROCEDURE_OPEN,)
    return "regular", (PROCEDURE_FOLLOWED,)


def _summons(facts: ExclusionFacts, summon_by: date) -> Iterator[Reason]:
    if facts.summoned_on > summon_by:
        yield Reason(
            "summoned_late",
            f"Les faits étant connus le {french_date(facts.facts_known_on)}, la convocation du "
            f"{french_date(facts.summoned_on)} devait partir au plus tard le "
            f"{french_date(summon_by)}.",
            roi("41 §1"),
        )
    if facts.summoned_by not in GENERAL_LETTERS:
        yield Reason(
            "summons_form",
            f"L'étudiant a été convoqué {LETTERS[facts.summoned_by]}, il devait l'être par "
            "courrier recommandé ou contre accusé de réception.",
            roi("41 §1"),
        )
    missing = [SUMMONS[mention] for mention in SUMMONS if mention not in facts.summons_mentions]
    if missing:
        text = f"La convocation ne mentionne pas {enumeration(missing, 'ni')}."
        yield Reason("summons_incomplete", text, roi("41 §1"))


def _hearing(facts: ExclusionFacts, figures: FigureReader) -> Iterator[Reason]:
    """The record says who was heard, or that someone who had to be did not come (41 §3)."""
    if facts.hearing_on is None:
        return
    if facts.record == "none":
        yield RECORD_MISSING
        return
    to_be_heard: set[Person] = {"student"}
    if not is_adult(facts.birth_date, facts.hearing_on, figures):
        to_be_heard.add("parents")
    all_came = to_be_heard <= set(facts.heard)
    if facts.record == "carence" and all_came:
        yield NEEDLESS_CARENCE
    if facts.record != "carence" and not all_came:
        yield CARENCE_NEEDED
    if facts.record == "signature_refused" and not facts.witness:
        yield NO_WITNESS


def _definitive(facts: ExclusionFacts, figures: FigureReader) -> Iterator[Reason]:
    """A definitive exclusion is exceptional: its grounds are listed, an opinion is required."""
    if not facts.is_definitive or facts.decided_on is None:
        return
    least = figures.integer("promsoc.results.repeated_measures_minimum")
    if not facts.grounds:
        yield NO_GROUND
    elif facts.grounds == ("repeated_measures",) and facts.earlier_measures < least:
        yield Reason(
            "ground_missing",
            "La répétition de mesures disciplinaires au cours de la même année académique "
            f"suppose au moins {least} mesures antérieures (déjà prises : "
            f"{facts.earlier_measures}).",
            roi("41 §6"),
        )
    if facts.council_opinion_on is None or facts.council_opinion_on > facts.decided_on:
        yield Reason(
            "opinion_missing",
            "L'avis du Conseil des études, requis pour l'exclusion définitive, n'existait pas "
            f"lors de la décision du {french_date(facts.decided_on)}.",
            roi("41 §7"),
        )


def _notification(
    facts: ExclusionFacts, notify_by: date | None, missing: tuple[NoticeMention, ...]
) -> Iterator[Reason]:
    if facts.posted_on is None or facts.notified_by is None or notify_by is None:
        return
    if facts.posted_on > notify_by:
        yield Reason(
            "notified_late",
            f"L'exclusion a été notifiée le {french_date(facts.posted_on)}, elle devait l'être au "
            f"plus tard le {french_date(notify_by)}.",
            roi("41 §4"),
        )
    if facts.notified_by not in EXCLUSION_LETTERS:
        yield Reason(
            "notice_form",
            f"L'exclusion a été notifiée {LETTERS[facts.notified_by]}, elle devait l'être par "
            "lettre recommandée avec accusé de réception.",
            roi("39 §7"),
        )
    if missing:
        names = [(NOTICE | NOTICE_OF_APPEAL)[mention] for mention in missing]
        text = f"La lettre d'exclusion ne mentionne pas {enumeration(names, 'ni')}."
        yield Reason("notice_incomplete", text, roi("39 §7 et 41 §5"))


RECORD_MISSING = Reason(
    "record_missing", "Aucun procès-verbal de l'audition n'a été dressé.", roi("41 §3")
)
NEEDLESS_CARENCE = Reason(
    "record_mismatch",
    "Un procès-verbal de carence a été dressé alors que toutes les personnes à entendre se sont "
    "présentées.",
    roi("39 §6 et 41 §3"),
)
CARENCE_NEEDED = Reason(
    "record_mismatch",
    "Une personne à entendre ne s'est pas présentée, un procès-verbal de carence devait être "
    "dressé.",
    roi("39 §6 et 41 §3"),
)
NO_WITNESS = Reason(
    "no_witness",
    "Le refus de signer le procès-verbal n'a pas été constaté par un témoin.",
    roi("41 §3"),
)
NO_GROUND = Reason(
    "ground_missing",
    "Aucun des motifs qui permettent l'exclusion définitive n'est établi.",
    roi("41 §6"),
)
PROCEDURE_FOLLOWED = Reason(
    "procedure_followed",
    "La procédure d'exclusion a été respectée, de la convocation à la notification.",
    roi("39 §6 et §7, 41"),
)
PROCEDURE_OPEN = Reason(
    "procedure_open",
    "La procédure d'exclusion est régulière à ce stade, elle n'est pas terminée.",
    roi("39 §6 et §7, 41"),
)
