"""``promsoc.reenrolment``: may a student enrol again in a unit already taken (art. 3 §6, 8 §4)?"""

from dataclasses import dataclass
from typing import Literal

from app.rules.errors import RuleInputError
from app.rules.facts import SchoolYear, facts
from app.rules.figures import FigureReader
from app.rules.promsoc.enrolment.admission import Opinion
from app.rules.promsoc.enrolment.common import gravest
from app.rules.promsoc.enrolment.roi import RGE, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Status = Literal["allowed", "council", "refused"]
Previous = Literal["passed", "refused", "abandoned", "void", "cancelled"]
Step = tuple[Status, tuple[Reason, ...]]

FROM_BEST: tuple[Status, ...] = ("allowed", "council", "refused")
# A null enrolment (art. 4 §3) and a unit that was not organised are not enrolments.
COUNTED: tuple[Previous, ...] = ("passed", "refused", "abandoned")
AFTER_SUCCESS = roi("3 §6", f"{RGE}, art. 9 §3")
THIRD = roi("8 §4", f"{RGE}, art. 9 §4")


@facts
class EarlierEnrolment:
    """An earlier enrolment in the same unit, and how it ended."""

    school_year: SchoolYear
    result: Previous


@facts
class ReenrolmentFacts:
    """The student's earlier enrolments in the unit, and what the council decided."""

    integrated_test: bool = False
    previous: tuple[EarlierEnrolment, ...]
    student_request: bool = False
    success_decision: Opinion = "none"
    third_decision: Literal["none", "accepted", "refused"] = "none"
    motivated: bool = False

    def check_success_decision(self) -> None:
        """The council authorises a new enrolment after success only where there is one."""
        if self.success_decision != "none" and not self.passed:
            raise RuleInputError(
                "success_decision", "une décision n'est attendue que si l'unité est déjà réussie"
            )

    @property
    def passed(self) -> bool:
        """Was an attestation de réussite delivered for this unit, whoever delivered it?"""
        return any(earlier.result == "passed" for earlier in self.previous)

    @property
    def number(self) -> int:
        """The rank of the enrolment asked for."""
        return 1 + sum(earlier.result in COUNTED for earlier in self.previous)


@dataclass(frozen=True)
class Reenrolment:
    """The verdict, and the rank of the enrolment asked for."""

    outcome: Status
    number: int


@rule(
    "promsoc.reenrolment",
    version=1,
    title="Réinscription dans une unité d'enseignement déjà suivie",
    source=roi("3 §6, 4 §2 et 8 §4", f"{RGE}, art. 9 §3 et §4"),
)
def reenrolment(facts: ReenrolmentFacts, figures: FigureReader) -> Ruling[Reenrolment]:
    """After success only on a reasoned decision (3 §6); a third may be refused (8 §4).

    "Troisième inscription" is read as the third or any later one: otherwise the fourth
    would be freer than the third.
    """
    third = facts.number >= figures.integer("promsoc.enrolment.refusable_enrolment")
    _check_third_decision(facts, third)
    steps = []
    if facts.passed:
        steps.append(_after_success(facts))
    if third:
        steps.append(_third(facts))
    if not steps:
        steps.append(_ordinary(facts))
    outcome = gravest((status for status, _ in steps), FROM_BEST)
    reasons = dict.fromkeys(reason for _, given in steps for reason in given)
    return Ruling(Reenrolment(outcome, facts.number), tuple(reasons))


def _check_third_decision(facts: ReenrolmentFacts, third: bool) -> None:
    if facts.third_decision != "none" and (not third or facts.integrated_test):
        raise RuleInputError(
            "third_decision",
            "une décision n'est attendue que pour une troisième inscription ou une suivante, "
            "hors épreuve intégrée",
        )


def _after_success(facts: ReenrolmentFacts) -> Step:
    """Refusal is the rule; the exception is a reasoned decision on a reasoned request."""
    if facts.success_decision == "unfavourable":
        return "refused", (ALREADY_PASSED,)
    lacking = []
    if facts.success_decision == "none":
        lacking.append(SUCCESS_DECISION_MISSING)
    elif not facts.motivated:
        lacking.append(MOTIVATION_MISSING)
    if not facts.student_request:
        lacking.append(REQUEST_MISSING)
    return ("council", tuple(lacking)) if lacking else ("allowed", (SUCCESS_AUTHORISED,))


def _third(facts: ReenrolmentFacts) -> Step:
    """The council "peut refuser, sur décision motivée": with no decision the enrolment stands."""
    if facts.integrated_test:
        return "allowed", (INTEGRATED_TEST_EXEMPT,)
    if facts.third_decision == "accepted":
        return "allowed", (_third_accepted(facts.number),)
    if facts.third_decision == "none":
        return "allowed", (_third_refusable(facts.number),)
    if facts.motivated:
        return "refused", (_third_refused(facts.number),)
    return "council", (_third_refusable(facts.number), MOTIVATION_MISSING)


def _ordinary(facts: ReenrolmentFacts) -> Step:
    if facts.number == 1:
        return "allowed", (FIRST_ENROLMENT,)
    return "allowed", (SECOND_ENROLMENT,)


def _third_accepted(number: int) -> Reason:
    return Reason(
        "third_accepted",
        f"Le Conseil des études accepte une {number}e inscription dans cette unité d'enseignement.",
        THIRD,
    )


def _third_refusable(number: int) -> Reason:
    return Reason(
        "third_refusable",
        f"Il s'agit d'une {number}e inscription dans cette unité d'enseignement : le Conseil "
        "des études peut la refuser, par décision motivée.",
        THIRD,
    )


def _third_refused(number: int) -> Reason:
    return Reason(
        "third_refused",
        f"Par décision motivée, le Conseil des études refuse une {number}e inscription dans "
        "cette unité d'enseignement.",
        THIRD,
    )


ALREADY_PASSED = Reason(
    "already_passed",
    "L'attestation de réussite de cette unité d'enseignement a été délivrée et le Conseil des "
    "études n'autorise pas de nouvelle inscription.",
    AFTER_SUCCESS,
)
SUCCESS_AUTHORISED = Reason(
    "success_authorised",
    "Par décision motivée, le Conseil des études autorise l'étudiant à se réinscrire dans cette "
    "unité d'enseignement, déjà réussie.",
    AFTER_SUCCESS,
)
SUCCESS_DECISION_MISSING = Reason(
    "success_decision_missing",
    "L'unité d'enseignement est déjà réussie : une décision motivée du Conseil des études est "
    "nécessaire pour s'y réinscrire.",
    AFTER_SUCCESS,
)
REQUEST_MISSING = Reason(
    "request_missing",
    "La demande motivée de l'étudiant, qui accompagne la décision, manque au dossier.",
    roi("4 §2"),
)
MOTIVATION_MISSING = Reason(
    "motivation_missing",
    "Le procès-verbal du Conseil des études n'énonce pas les motifs de la décision.",
    roi("3 §6 et 8 §4", f"{RGE}, art. 9 §3 et §4"),
)
INTEGRATED_TEST_EXEMPT = Reason(
    "integrated_test_exempt",
    "L'inscription à l'unité d'enseignement « Épreuve intégrée » ne peut être refusée au motif "
    "qu'elle est la troisième ou une suivante.",
    THIRD,
)
FIRST_ENROLMENT = Reason(
    "first_enrolment",
    "Il s'agit de la première inscription de l'étudiant dans cette unité d'enseignement.",
    roi("3 §4"),
)
SECOND_ENROLMENT = Reason(
    "second_enrolment",
    "Il s'agit d'une deuxième inscription dans une unité d'enseignement qui n'est pas encore "
    "réussie : rien ne s'y oppose.",
    roi("3 §5 et 8 §4", f"{RGE}, art. 9 §4"),
)
