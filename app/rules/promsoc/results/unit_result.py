"""``promsoc.unit_result``: sanction of one unit for one student (art. 17)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.facts import Count, Text, facts, not_empty, unique
from app.rules.figures import FigureReader
from app.rules.numbers import french_number
from app.rules.promsoc.results.marks import check_mark
from app.rules.promsoc.results.roi import AGCF, roi
from app.rules.promsoc.results.sessions import Session, SessionChecks
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Fraud = Literal["none", "fraud", "plagiarism", "uncited_sources", "phone"]
UnitOutcome = Literal["passed", "postponed", "refused"]
Codes = Annotated[tuple[Text, ...], unique]

IN_FRENCH: Mapping[Fraud, str] = {
    "fraud": "fraude",
    "plagiarism": "plagiat",
    "uncited_sources": "non-citation de sources",
    "phone": "usage d'un GSM, tentative de fraude",
}


@facts
class LearningOutcome:
    """One acquis d'apprentissage and the council's verdict on it."""

    code: Text
    mastered: bool


@facts
class UnitResultFacts(SessionChecks):
    """What the Conseil des études established at the end of a session."""

    session: Session
    single_session: bool = False
    integrated_test: bool = False
    learning_outcomes: Annotated[tuple[LearningOutcome, ...], not_empty]
    fraud: Fraud = "none"
    fraud_outcomes: Codes = ()
    previous_frauds: Count = 0
    council_refuses_repeat: bool | None = None
    percentage: Decimal | None = None

    def check_learning_outcomes(self) -> None:
        """Each acquis d'apprentissage is given once."""
        codes = [item.code for item in self.learning_outcomes]
        if len(set(codes)) < len(codes):
            raise RuleInputError("learning_outcomes", "des codes tous différents sont attendus")

    def check_fraud_outcomes(self) -> None:
        """A fraud names the acquis that its test was about, and nothing else does."""
        if self.has_fraud != bool(self.fraud_outcomes):
            raise RuleInputError(
                "fraud_outcomes", "les acquis visés par l'épreuve sont attendus en cas de fraude"
            )
        if not set(self.fraud_outcomes) <= {item.code for item in self.learning_outcomes}:
            raise RuleInputError("fraud_outcomes", "des codes d'acquis de l'unité sont attendus")

    def check_council_refuses_repeat(self) -> None:
        """The council has that choice only on a repeated fraud, where a session remains."""
        asked = (
            self.has_fraud
            and self.previous_frauds > 0
            and not self.is_second
            and not self.single_session
        )
        if asked != (self.council_refuses_repeat is not None):
            raise RuleInputError(
                "council_refuses_repeat",
                "le choix du Conseil des études est attendu en cas de récidive en première "
                "session, et alors seulement",
            )

    @property
    def has_fraud(self) -> bool:
        """Was a fraud, a plagiarism or the like established?"""
        return self.fraud != "none"

    @property
    def unmastered(self) -> list[str]:
        """The acquis not mastered by themselves."""
        return sorted(item.code for item in self.learning_outcomes if not item.mastered)


@dataclass(frozen=True)
class UnitResult:
    """The decision, and what comes with it."""

    outcome: UnitOutcome
    failed_outcomes: tuple[str, ...]
    attestation: bool
    second_session_enrolled: bool
    appealable: bool
    percentage: Decimal | None = None


@rule(
    "promsoc.unit_result",
    version=1,
    title="Sanction d'une unité d'enseignement",
    source="ROI Binche, art. 17, 23 §3 et §5, 25 §1, 31 §13",
)
def unit_result(facts: UnitResultFacts, figures: FigureReader) -> Ruling[UnitResult]:
    """All acquis mastered is success (§1); else postponed (§4, §5) or refused (§5 to §7).

    What a fraudulent test was about is not acquired, whatever the verdict on it.
    """
    failed = tuple(sorted({*facts.unmastered, *facts.fraud_outcomes}))
    mark = _checked_mark(facts, figures, passed=not failed)
    outcome, reasons = _failure(facts) if mark is None else _success(mark)
    result = UnitResult(
        outcome=outcome,
        failed_outcomes=failed,
        attestation=outcome == "passed",
        second_session_enrolled=outcome == "postponed" and not facts.integrated_test,
        appealable=outcome == "refused",
        percentage=mark,
    )
    return Ruling(result, reasons)


def _checked_mark(facts: UnitResultFacts, figures: FigureReader, passed: bool) -> Decimal | None:
    """A success bears a mark from the threshold on (§2), a failure none (§8)."""
    if passed != (facts.percentage is not None):
        raise RuleInputError(
            "percentage", "un pourcentage est attendu en cas de réussite, et alors seulement"
        )
    if facts.percentage is not None:
        check_mark("percentage", facts.percentage, figures)
    return facts.percentage


def _failure(facts: UnitResultFacts) -> tuple[UnitOutcome, tuple[Reason, ...]]:
    """Refused where no session remains or the council refuses a récidive; else postponed."""
    grounds = _grounds(facts)
    if facts.is_second:
        return "refused", (*grounds, _second_session_failed(facts))
    if facts.single_session:
        return "refused", (*grounds, SINGLE_SESSION)
    if facts.council_refuses_repeat:
        return "refused", (*grounds, _fraud_repeated(facts))
    return "postponed", grounds


def _grounds(facts: UnitResultFacts) -> tuple[Reason, ...]:
    grounds = []
    if facts.has_fraud:
        grounds.append(_fraud_found(facts))
    if facts.unmastered:
        grounds.append(_outcome_failed(facts))
    return tuple(grounds)


SINGLE_SESSION = Reason(
    "single_session",
    "Une seule session est organisée pour cette unité, l'étudiant est refusé.",
    roi("17 §6"),
)


def _success(mark: Decimal) -> tuple[UnitOutcome, tuple[Reason, ...]]:
    reason = Reason(
        "all_mastered",
        "Tous les acquis d'apprentissage de l'unité sont maîtrisés, l'attestation de réussite "
        f"est délivrée avec {french_number(mark)} %.",
        roi("17 §1, §2 et §3", f"{AGCF}, art. 14 §4"),
    )
    return "passed", (reason,)


def _outcome_failed(facts: UnitResultFacts) -> Reason:
    return Reason(
        "outcome_failed",
        f"Acquis d'apprentissage non maîtrisés: {', '.join(facts.unmastered)}; "
        "aucune note n'est attribuée.",
        roi("17 §4 et §8"),
    )


def _fraud_found(facts: UnitResultFacts) -> Reason:
    article = "17 §5 et 31 §13" if facts.fraud == "phone" else "17 §5"
    return Reason(
        "fraud_found",
        "Fraude, plagiat ou non-citation de sources constaté pour: "
        f"{', '.join(sorted(facts.fraud_outcomes))} ({IN_FRENCH[facts.fraud]}).",
        roi(article, f"{AGCF}, art. 27 §4 al. 6"),
    )


def _second_session_failed(facts: UnitResultFacts) -> Reason:
    fault = "une fraude est constatée" if facts.has_fraud else "le seuil n'est pas atteint"
    return Reason(
        "second_session_failed",
        f"En seconde session, {fault}, l'étudiant est refusé.",
        roi("17 §7 et 23 §5", f"{AGCF}, art. 27 §4 al. 7"),
    )


def _fraud_repeated(facts: UnitResultFacts) -> Reason:
    return Reason(
        "fraud_repeated",
        f"Il y a récidive (fraudes constatées auparavant : {facts.previous_frauds}), "
        "le Conseil des études refuse l'étudiant dès la première session.",
        roi("17 §5", f"{AGCF}, art. 27 §4 al. 6"),
    )
