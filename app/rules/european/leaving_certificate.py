"""``european.leaving_certificate``: the certificat de scolarité of one who leaves (art. 52)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Literal

from app.rules.dates import add_months_to_month_end
from app.rules.errors import RuleInputError
from app.rules.european.classes import Cycle
from app.rules.european.source import because
from app.rules.facts import Amount, Count, Text, facts, unique
from app.rules.figures import FigureReader
from app.rules.numbers import french_amount
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Transcript = Literal["none", "marks_transcript", "school_booklet"]
Mention = Literal["attendance_dates", "regularity", "interruption", "promotion", "equivalent_level"]


@facts
class Interruption:
    """A time away from school, both days included."""

    start: date
    end: date
    reason: Text

    def check_end(self) -> None:
        """It does not end before it starts."""
        if self.end < self.start:
            raise RuleInputError("end", "une date qui ne précède pas le début")


@facts
class LeavingCertificateFacts:
    """One who leaves in the school year from ``year_start`` to ``year_end``."""

    cycle: Cycle
    entered_on: date
    left_on: date
    year_start: date
    year_end: date
    interruptions: Annotated[tuple[Interruption, ...], unique] = ()
    objects_outstanding: Count = 0
    amount_due: Amount = Decimal(0)

    def check_left_on(self) -> None:
        """Nobody leaves before entering."""
        if self.left_on < self.entered_on:
            raise RuleInputError("left_on", "une date qui ne précède pas l'entrée")

    def check_year_end(self) -> None:
        """The departure lies in the school year given."""
        if not self.year_start <= self.left_on <= self.year_end:
            raise RuleInputError("left_on", "une date de l'année scolaire en cours")

    @property
    def mid_year(self) -> bool:
        """Does the pupil leave before the year ends?"""
        return self.left_on < self.year_end


@dataclass(frozen=True)
class LeavingCertificate:
    """May the certificate be handed over, and what must it say?"""

    outcome: Literal["issue", "withhold"]
    mid_year: bool
    transcript: Transcript
    mentions: tuple[Mention, ...]
    interruptions_to_mention: int


@rule(
    "european.leaving_certificate",
    version=1,
    title="Le certificat de scolarité de l'élève qui quitte l'école",
    source="Règlement général EE, art. 52",
)
def leaving_certificate(
    facts: LeavingCertificateFacts, figures: FigureReader
) -> Ruling[LeavingCertificate]:
    """Five mentions (52.1-4), with marks after three months of schooling in the year (52.5).

    It is handed over once objects are returned and sums paid (52.6).
    """
    held_back = tuple(_held_back(facts))
    transcript = _transcript(facts, figures)
    to_mention = _interruptions(facts, figures)
    result = LeavingCertificate(
        outcome="withhold" if held_back else "issue",
        mid_year=facts.mid_year,
        transcript=transcript,
        mentions=tuple(_mentions(to_mention)),
        interruptions_to_mention=to_mention,
    )
    due = (_transcript_due(transcript),) if transcript != "none" else ()
    return Ruling(result, (*(held_back or (ISSUE,)), *due))


def _transcript(facts: LeavingCertificateFacts, figures: FigureReader) -> Transcript:
    """The three months are those of the year whose marks are transcribed."""
    months = figures.integer("european.leaving.transcript_months")
    start = max(facts.entered_on, facts.year_start)
    if not facts.mid_year or facts.left_on < add_months_to_month_end(start, months):
        return "none"
    transcripts: dict[Cycle, Transcript] = {
        "nursery": "none",
        "primary": "school_booklet",
        "secondary": "marks_transcript",
    }
    return transcripts[facts.cycle]


def _interruptions(facts: LeavingCertificateFacts, figures: FigureReader) -> int:
    """52.2: "interruption de la fréquentation de plus de deux mois"."""
    months = figures.integer("european.leaving.interruption_months")
    return sum(
        item.end + timedelta(days=1) > add_months_to_month_end(item.start, months)
        for item in facts.interruptions
    )


def _mentions(interruptions: int) -> Iterator[Mention]:
    yield "attendance_dates"
    yield "regularity"
    if interruptions:
        yield "interruption"
    yield "promotion"
    yield "equivalent_level"


def _held_back(facts: LeavingCertificateFacts) -> Iterator[Reason]:
    if facts.objects_outstanding:
        yield because(
            "objects_outstanding",
            "Le certificat de scolarité n'est pas transmis : des objets prêtés par l'école ne sont "
            f"pas restitués ({facts.objects_outstanding}).",
            "art. 52.6",
        )
    if facts.amount_due:
        yield because(
            "amount_due",
            "Le certificat de scolarité n'est pas transmis : "
            f"{french_amount(facts.amount_due)} € restent dus à l'école.",
            "art. 52.6",
        )


ISSUE = because(
    "issue",
    "Rien ne reste à restituer ni à payer ; le certificat de scolarité est transmis.",
    "art. 52.6",
)


def _transcript_due(transcript: Transcript) -> Reason:
    papers = (
        "un relevé des notes obtenues dans chacune des disciplines"
        if transcript == "marks_transcript"
        else "le carnet scolaire"
    )
    return because(
        "transcript_due",
        f"L'élève quitte l'école en cours d'année après trois mois de scolarité au moins ; l'école "
        f"fournit {papers}.",
        "art. 52.5",
    )
