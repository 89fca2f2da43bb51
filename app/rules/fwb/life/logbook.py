"""``fwb.logbook``: what the notes of one kind call for now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.errors import RuleInputError
from app.rules.figures import FigureReader
from app.rules.fwb.life.calendars import check_within
from app.rules.fwb.life.logbook_facts import Logbook, LogbookFacts, NoteKind
from app.rules.fwb.life.sources import READING, reasons, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted, ordinal

LogbookOutcome = Literal["running", "discipline_council", "new_logbook", "logbook", "none"]

SOURCE = roi("5.2.1")
KINDS: dict[NoteKind, str] = {"pedagogical": "pédagogique", "disciplinary": "disciplinaire"}


@dataclass(frozen=True)
class LogbookStatus:
    """What is due, the notes that count, and the carnets failed in a row."""

    outcome: LogbookOutcome
    notes: int
    failed: int


@rule(
    "fwb.logbook",
    version=1,
    title="Carnet de route : que faut-il proposer à présent ?",
    source=SOURCE,
)
def logbook(facts: LogbookFacts, figures: FigureReader) -> Ruling[LogbookStatus]:
    """A carnet "dès la troisième note"; a new one where the objectives are not reached.

    "Après trois carnets de route non conclus positivement", the council. A positive carnet
    or a council begins the count anew; "le pédagogique et le disciplinaire ne sont pas
    mélangés".
    """
    _check(facts, figures)
    reset = max(_councils(facts), default=None)
    carnets = _logbooks_after(facts, reset)
    running = [carnet for carnet in carnets if carnet.end >= facts.on]
    over = [carnet for carnet in carnets if carnet.end < facts.on]
    failed = _failed(over)
    notes = _notes_after(facts, max(_ends_of_positive(over) + _days(reset), default=None))
    outcome, reason = _outcome(facts, running, len(failed), notes, figures)
    unsigned = UNSIGNED if any(carnet.all_met for carnet in failed) else None
    return Ruling(LogbookStatus(outcome, notes, len(failed)), reasons(reason, unsigned))


def _check(facts: LogbookFacts, figures: FigureReader) -> None:
    check_within("on", facts.calendar, facts.on)
    most = figures.integer("fwb.life.logbook_objectives")
    for carnet in facts.logbooks:
        if carnet.end < carnet.start:
            raise RuleInputError("logbooks", "un carnet ne finit pas avant de commencer")
        if not 1 <= carnet.objectives <= most:
            raise RuleInputError("logbooks", f"de 1 à {most} objectifs sont attendus")
        if carnet.met > carnet.objectives:
            raise RuleInputError("logbooks", "pas plus d'objectifs atteints que fixés")


def _counts(facts: LogbookFacts, kind: NoteKind, day: date) -> bool:
    return kind == facts.kind and facts.calendar.first_day <= day <= facts.on


def _councils(facts: LogbookFacts) -> list[date]:
    return [
        council.date for council in facts.councils if _counts(facts, council.kind, council.date)
    ]


def _logbooks_after(facts: LogbookFacts, reset: date | None) -> list[Logbook]:
    """The carnets of the kind, in order, less those that ended by the latest council."""
    found = [
        carnet
        for carnet in facts.logbooks
        if _counts(facts, carnet.kind, carnet.start) and (reset is None or carnet.end > reset)
    ]
    return sorted(found, key=lambda carnet: (carnet.start, carnet.end))


def _failed(over: Sequence[Logbook]) -> Sequence[Logbook]:
    """The carnets since the last positive one: "dans le cas contraire, un nouveau carnet"."""
    failed: list[Logbook] = []
    for carnet in over:
        failed = [] if carnet.is_positive else [*failed, carnet]
    return failed


def _ends_of_positive(over: Sequence[Logbook]) -> list[date]:
    """The end of the last positive carnet, where there is one."""
    return [carnet.end for carnet in over if carnet.is_positive][-1:]


def _days(day: date | None) -> list[date]:
    return [] if day is None else [day]


def _notes_after(facts: LogbookFacts, limit: date | None) -> int:
    return sum(
        _counts(facts, note.kind, note.date) and (limit is None or note.date > limit)
        for note in facts.notes
    )


def _outcome(
    facts: LogbookFacts,
    running: Sequence[Logbook],
    failed: int,
    notes: int,
    figures: FigureReader,
) -> tuple[LogbookOutcome, Reason]:
    if running:
        return "running", LOGBOOK_RUNNING
    if failed >= figures.integer("fwb.life.logbook_failed"):
        return "discipline_council", _three_failed(failed)
    if failed:
        return "new_logbook", OBJECTIVES_NOT_MET
    least = figures.integer("fwb.life.logbook_notes")
    if notes >= least:
        return "logbook", _third_note(facts.kind, notes, least)
    return "none", _below(facts.kind, notes, least)


def _three_failed(failed: int) -> Reason:
    text = (
        f"{failed} carnets de route se suivent sans être conclus positivement : l'élève est invité "
        "à un conseil de discipline."
    )
    return Reason("three_failed", text, SOURCE)


def _third_note(kind: NoteKind, notes: int, least: int) -> Reason:
    text = (
        f"{notes} notes d'ordre {KINDS[kind]} sont inscrites au journal de classe : dès la "
        f"{ordinal(least)}, un carnet de route peut être mis en place, après un échange avec "
        "l'élève."
    )
    return Reason("third_note", text, SOURCE)


def _below(kind: NoteKind, notes: int, least: int) -> Reason:
    text = (
        f"{counted(notes, 'note')} d'ordre {KINDS[kind]} : le carnet de route n'est activé que dès "
        f"la {ordinal(least)}."
    )
    return Reason("below_third_note", text, SOURCE)


LOGBOOK_RUNNING = Reason(
    "logbook_running",
    "Un carnet de route est en cours : sa période n'est pas terminée.",
    SOURCE,
)
OBJECTIVES_NOT_MET = Reason(
    "objectives_not_met",
    "Les objectifs du carnet de route ne sont pas atteints : un nouveau carnet est activé pour une "
    "nouvelle période.",
    SOURCE,
)
UNSIGNED = Reason(
    "unsigned",
    "Tous les objectifs étaient atteints, mais le carnet de route n'a pas été signé par les "
    "enseignants concernés : il n'est pas valide.",
    SOURCE + READING,
)
