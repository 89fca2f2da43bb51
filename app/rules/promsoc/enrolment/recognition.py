"""``promsoc.recognition``: valorisation des acquis of one unit (art. 45 to 47)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.facts import above, facts
from app.rules.figures import FigureReader
from app.rules.promsoc.enrolment import recognition_wording as wording
from app.rules.promsoc.enrolment.roi import RGE, VA, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Periods = Annotated[Decimal, above(0)]
Outcome = Literal["granted", "refused", "test_required", "pending", "impossible"]
Basis = Literal["documents", "valorisation_file", "test", "none"]
Answer = tuple[Outcome, Basis, tuple[Reason, ...]]
UnitKind = Literal[
    "ordinary", "placement", "professional_activity", "no_student_periods", "integrated_test"
]

# Their dispense leaves the tests, reports and evaluations of the unit due (art. 46 §5).
STILL_EVALUATED: tuple[UnitKind, ...] = ("placement", "professional_activity")


@facts
class RecognitionFacts:
    """What the student asks to have recognised, on what, and what the council found."""

    purpose: Literal["admission", "dispense", "sanction"]
    requested: bool
    enrolled: bool = False
    in_library: bool
    unit_kind: UnitKind = "ordinary"
    dossier_forbids: bool = False
    unit_periods: Periods | None = None
    dispensed_periods: Periods | None = None
    acquired: Literal["formal", "non_formal"]
    documents: Literal["none", "sufficient", "insufficient"] = "none"
    test: Literal["none", "passed", "failed"] = "none"
    refused_before: bool = False
    posted: bool = False

    def check_unit_periods(self) -> None:
        """A dispense is of some periods of the unit."""
        if self.purpose == "dispense" and self.unit_periods is None:
            raise RuleInputError("unit_periods", "le nombre de périodes de l'unité est attendu")

    def check_dispensed_periods(self) -> None:
        """Not of more than it has."""
        if self.purpose != "dispense" or self.unit_periods is None:
            return
        if self.dispensed_periods is None or self.dispensed_periods > self.unit_periods:
            raise RuleInputError("dispensed_periods", "au plus les périodes de l'unité est attendu")

    @property
    def total_dispense(self) -> bool:
        """Are all periods of the unit asked to be dispensed?"""
        return self.purpose == "dispense" and self.dispensed_periods == self.unit_periods


@dataclass(frozen=True)
class Recognition:
    """The verdict, what it rests on, and what follows from it."""

    outcome: Outcome
    basis: Basis
    fee_due: bool
    attestation: Literal["valorisation", "none"]
    must_attend: bool
    evaluations_due: bool
    second_session: bool
    internal_appeal: bool


@rule(
    "promsoc.recognition",
    version=1,
    title="Valorisation des acquis pour l'admission, la dispense ou la sanction",
    source=roi(
        "26 §1 et 45 à 47",
        f"{VA}, art. 2 à 5",
        f"{RGE}, art. 7 §2",
        "circulaire n° 6677, II et III",
    ),
)
def recognition(facts: RecognitionFacts, figures: FigureReader) -> Ruling[Recognition]:
    """Bars first, then what the demand lacks, then the council's judgement (art. 45 to 47).

    Neither second session (45 §5) nor internal appeal (26 §1) is ever open.
    """
    outcome, basis, reasons = _answer(facts)
    granted = outcome == "granted"
    dispense = facts.purpose == "dispense"
    sanction = facts.purpose == "sanction"
    result = Recognition(
        outcome=outcome,
        basis=basis,
        fee_due=not sanction,
        attestation="valorisation" if sanction and granted else "none",
        must_attend=dispense and not (granted and facts.posted),
        evaluations_due=dispense and granted and facts.unit_kind in STILL_EVALUATED,
        second_session=False,
        internal_appeal=False,
    )
    return Ruling(result, (*reasons, *(_consequences(facts) if granted else ())))


def _answer(facts: RecognitionFacts) -> Answer:
    if bars := tuple(_bars(facts)):
        return "impossible", "none", bars
    if lacking := tuple(_lacking(facts)):
        return "pending", "none", lacking
    return _formal(facts) if facts.acquired == "formal" else _non_formal(facts)


def _bars(facts: RecognitionFacts) -> Iterator[Reason]:
    if not facts.in_library:
        yield wording.NOT_IN_LIBRARY
    if facts.purpose == "sanction":
        yield from _sanction_bars(facts)
    if facts.total_dispense:
        yield wording.TOTAL_DISPENSE
    if facts.refused_before:
        yield wording.NO_SECOND_SESSION


def _sanction_bars(facts: RecognitionFacts) -> Iterator[Reason]:
    """All units but three kinds can be recognised in sanction (47 §6)."""
    if facts.unit_kind == "integrated_test":
        yield wording.INTEGRATED_TEST
    if facts.unit_kind == "no_student_periods":
        yield wording.NO_STUDENT_PERIODS
    if facts.dossier_forbids:
        yield wording.DOSSIER_FORBIDS


def _lacking(facts: RecognitionFacts) -> Iterator[Reason]:
    """The student applies explicitly (45 §2) and, for the sanction, is enrolled (47 §2)."""
    if not facts.requested:
        yield wording.REQUEST_MISSING
    if facts.purpose == "sanction" and not facts.enrolled:
        yield wording.ENROLMENT_MISSING


def _formal(facts: RecognitionFacts) -> Answer:
    """Sufficient documents are enough, "sans test"; else a test (46 §1, 47 §3)."""
    if facts.documents == "sufficient":
        return "granted", "documents", (wording.DOCUMENTS_SUFFICIENT,)
    if facts.test != "none":
        return _tested(facts)
    if facts.documents == "insufficient":
        return "test_required", "none", (wording.DOCUMENTS_INSUFFICIENT,)
    return "pending", "none", (wording.DOCUMENTS_TO_JUDGE,)


def _non_formal(facts: RecognitionFacts) -> Answer:
    """A test; for admission and dispense a good file may do (46 §2), for the sanction not (47 §4).

    A test once failed binds, even with a good file: the council chose to test.
    """
    if facts.test != "none":
        return _tested(facts)
    if facts.documents == "sufficient" and facts.purpose != "sanction":
        return "granted", "valorisation_file", (wording.FILE_SUFFICIENT,)
    return "test_required", "none", (wording.TEST_REQUIRED,)


def _tested(facts: RecognitionFacts) -> Answer:
    if facts.test == "passed":
        return "granted", "test", (wording.TEST_PASSED,)
    return "refused", "none", (wording.TEST_FAILED,)


def _consequences(facts: RecognitionFacts) -> Iterator[Reason]:
    if facts.purpose == "sanction":
        yield wording.VALORISATION_ATTESTATION
    if facts.purpose == "dispense" and not facts.posted:
        yield wording.NOT_POSTED
