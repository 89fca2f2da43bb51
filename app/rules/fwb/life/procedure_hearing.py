"""The hearing: how long it waits for the family, and how it is recorded."""

from collections.abc import Iterator
from datetime import date

from app.rules.dates import french_date, french_weekday_date
from app.rules.figures import FigureReader
from app.rules.fwb.life.calendars import right_until
from app.rules.fwb.life.procedure_facts import ProcedureFacts, Witness
from app.rules.fwb.life.sources import READING, law
from app.rules.verdict import Reason

SOURCE = law("5.4.2.2", "1.7.9-6")
WITNESSES: tuple[Witness, ...] = ("teacher", "educator")


def earliest_hearing(facts: ProcedureFacts, figures: FigureReader) -> date | None:
    """The hearing is held "au plus tôt le 4e jour ouvrable suivant la présentation"."""
    if facts.summons_presented is None:
        return None
    days = figures.integer("fwb.life.hearing_business_day")
    return right_until(facts.calendar, None, facts.summons_presented, days)


def time_defects(
    facts: ProcedureFacts, earliest: date | None, figures: FigureReader
) -> Iterator[Reason]:
    """A hearing that no summons announced, or that came too early unasked."""
    if facts.hearing is None:
        return
    if earliest is None:
        yield HEARING_WITHOUT_SUMMONS
    elif facts.hearing < earliest and not _asked_for(facts, facts.hearing):
        yield _too_early(earliest, figures)


def early_hearing(facts: ProcedureFacts, earliest: date | None) -> Iterator[Reason]:
    """A hearing before the delay expires, which the pupil or the family asked for."""
    if facts.hearing is None or earliest is None or facts.hearing >= earliest:
        return
    if _asked_for(facts, facts.hearing):
        text = (
            f"L'audition a lieu le {french_date(facts.hearing)}, avant l'expiration du délai, à la "
            "demande de l'élève ou de ses responsables."
        )
        yield Reason("early_hearing", text, SOURCE)


def _asked_for(facts: ProcedureFacts, hearing: date) -> bool:
    return facts.early_request is not None and facts.early_request <= hearing


def record_defects(facts: ProcedureFacts) -> Iterator[Reason]:
    """A record signed, a refusal that a teacher or éducateur notes, or one of carence."""
    if facts.record == "refused" and facts.refusal_witness not in WITNESSES:
        yield REFUSAL_NOT_WITNESSED
    if facts.record == "none" and facts.decision is not None:
        yield RECORD_MISSING
    if facts.attended is False and facts.record in ("signed", "refused"):
        yield RECORD_OF_NOBODY
    if facts.attended and facts.record == "carence":
        yield CARENCE_OF_SOMEBODY


def record_information(facts: ProcedureFacts) -> Iterator[Reason]:
    """A refusal to sign that was noted, nobody at the hearing: neither stops the procedure."""
    if facts.record == "refused" and facts.refusal_witness in WITNESSES:
        yield REFUSAL_WITNESSED
    if facts.record == "carence" and facts.attended is False:
        yield CARENCE


def _too_early(earliest: date, figures: FigureReader) -> Reason:
    number = figures.integer("fwb.life.hearing_business_day")
    text = (
        f"L'audition ne peut avoir lieu avant le {french_weekday_date(earliest)}, {number}e jour "
        "ouvrable suivant la présentation de la convocation, sauf demande de l'élève ou de ses "
        "responsables."
    )
    return Reason("hearing_too_early", text, SOURCE + READING)


HEARING_WITHOUT_SUMMONS = Reason(
    "hearing_without_summons",
    "Une audition est fixée sans qu'une convocation ait été présentée.",
    SOURCE,
)
REFUSAL_NOT_WITNESSED = Reason(
    "refusal_not_witnessed",
    "Le refus de signer le procès-verbal n'a pas été constaté par un membre du personnel "
    "enseignant ou éducatif.",
    SOURCE,
)
REFUSAL_WITNESSED = Reason(
    "refusal_witnessed",
    "Le refus de signer le procès-verbal a été constaté par un membre du personnel enseignant ou "
    "éducatif : il ne bloque pas la poursuite de la procédure.",
    SOURCE,
)
RECORD_MISSING = Reason(
    "record_missing",
    "Une décision est prise sans procès-verbal d'audition ni de carence.",
    SOURCE,
)
RECORD_OF_NOBODY = Reason(
    "record_wrong",
    "Le procès-verbal dit l'audition tenue, alors que personne n'a répondu à la convocation : "
    "c'est un procès-verbal de carence qui doit être établi.",
    SOURCE,
)
CARENCE_OF_SOMEBODY = Reason(
    "record_wrong",
    "Un procès-verbal de carence est établi, alors que quelqu'un a répondu à la convocation : "
    "c'est un procès-verbal d'audition qui doit être signé.",
    SOURCE,
)
CARENCE = Reason(
    "carence",
    "Personne n'a répondu à la convocation : un procès-verbal de carence est établi et la "
    "procédure se poursuit.",
    SOURCE,
)
