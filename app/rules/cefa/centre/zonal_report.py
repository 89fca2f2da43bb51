"""``cefa.zonal_report``: table A of the yearly report of the Conseil zonal (annexe I, IV.II.4)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from app.rules.cefa.counting import PERCENT
from app.rules.cefa.sources import D91, circular
from app.rules.facts import between, facts
from app.rules.figures import FigureReader
from app.rules.numbers import rounded_half_up
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

SOURCE = circular("IV.II.4 et annexe I", f"{D91}, art. 5bis §4")

# The columns of the form; the tenth sector has no option in alternance.
SECTORS = range(1, 10)


@facts
class ReportedPupil:
    """A pupil of the zone: sector, contract on 15 January, individual module."""

    sector: Annotated[int, between(SECTORS[0], SECTORS[-1])]
    contract: bool
    mfi: bool = False

    @property
    def left_out(self) -> bool:
        """Not in the third line, "élèves sans contrat (hors MFI)"."""
        return self.mfi and not self.contract


@facts
class ZonalReportFacts:
    """All pupils of the zone."""

    pupils: tuple[ReportedPupil, ...]


@dataclass(frozen=True)
class SectorLine:
    """A sector's two columns of the form: numbers and percentages."""

    pupils: int
    pupils_percent: Decimal
    with_contract: int
    with_contract_percent: Decimal
    without_contract: int
    without_contract_percent: Decimal


@dataclass(frozen=True)
class ZonalReport:
    """Table A, sector by sector."""

    outcome: Literal["filled", "empty"]
    total: int
    sectors: Mapping[str, SectorLine]


@rule(
    "cefa.zonal_report",
    version=1,
    title="Le tableau quantitatif du rapport annuel du Conseil zonal",
    source=SOURCE,
)
def zonal_report(facts: ZonalReportFacts, figures: FigureReader) -> Ruling[ZonalReport]:
    """Pupils by sector, with and without contract; the form gives "%" without its base."""
    total = len(facts.pupils)
    result = ZonalReport(
        outcome="filled" if total else "empty",
        total=total,
        sectors={str(sector): _line(facts, sector) for sector in SECTORS},
    )
    return Ruling(result, tuple(_reasons(facts, result)))


def _line(facts: ZonalReportFacts, sector: int) -> SectorLine:
    pupils = [pupil for pupil in facts.pupils if pupil.sector == sector]
    with_contract = sum(pupil.contract for pupil in pupils)
    without = sum(not pupil.contract and not pupil.mfi for pupil in pupils)
    return SectorLine(
        pupils=len(pupils),
        pupils_percent=_percent(len(pupils), len(facts.pupils)),
        with_contract=with_contract,
        with_contract_percent=_percent(with_contract, len(pupils)),
        without_contract=without,
        without_contract_percent=_percent(without, len(pupils)),
    )


def _percent(part: int, whole: int) -> Decimal:
    return rounded_half_up(Fraction(part * PERCENT, whole), 1) if whole else Decimal(0)


def _reasons(facts: ZonalReportFacts, result: ZonalReport) -> Iterator[Reason]:
    text = (
        f"Le tableau compte {counted(result.total, 'élève')} de la zone."
        if result.total
        else "La zone ne compte aucun élève."
    )
    yield Reason(result.outcome, text, SOURCE)
    left_out = sum(pupil.left_out for pupil in facts.pupils)
    if left_out:
        yield Reason(
            "mfi_left_out",
            f"La ligne « Elèves sans contrat » ne compte pas {counted(left_out, 'élève')} en "
            "module de formation individualisé sans contrat (« hors MFI »).",
            SOURCE,
        )
