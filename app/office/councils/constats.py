"""The constat of a pupil: what the rules say before and after the council decided.

The council is sovereign: what is said here stands beside its decision, never over it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from app.i18n import N_, _
from app.office.councils.rule_facts import FACTS_OF, NotEnough, Situation
from app.office.councils.views import CouncilView, DecisionState, MarkValue, PupilRow
from app.rules.errors import RuleInputError
from app.rules.figures import Figures
from app.rules.regime import DecisionKind
from app.rules.registry import find
from app.rules.verdict import Reason, Verdict
from app.rules.wording import enumeration

DOCUMENTS: Final = {
    "aoa": N_("attestation d'orientation A"),
    "aob": N_("attestation d'orientation B"),
    "aoc": N_("attestation d'orientation C"),
    "ce6p": N_("certificat d'études de sixième professionnelle"),
    "ceb": N_("certificat d'études de base"),
    "ces2d": N_("certificat du deuxième degré"),
    "cess": N_("certificat d'enseignement secondaire supérieur"),
    "competence_report": N_("rapport sur les compétences acquises"),
    "complementary_attestation": N_("attestation de la septième année"),
    "free_pupil_attestation": N_("attestation de fréquentation d'élève libre"),
}
OUTCOMES: Final = {
    "promoted": N_("Promotion"),
    "refused": N_("Non-promotion"),
    "deliberate": N_("Le conseil délibère"),
}


@dataclass(frozen=True)
class Constat:
    """What is said of a pupil.

    ``headline`` sums it up in a few words and ``source`` names the text it rests on;
    ``documents`` are what the decision gives; ``problems`` what is missing to say more.
    ``differs`` is set where the decision is not the one that the verdict leads to,
    ``deliberates`` where the rule leaves the decision to the council.
    """

    headline: str
    source: str = ""
    reasons: tuple[Reason, ...] = ()
    documents: tuple[str, ...] = ()
    appeal: bool | None = None
    problems: tuple[str, ...] = ()
    differs: bool = False
    rule: str = ""
    version: int = 0
    digest: str = ""
    deliberates: bool = False


class Judge(Protocol):
    """Who gives the constat of a pupil, live or as it was sealed."""

    def constat(
        self,
        pupil: PupilRow,
        marks: Mapping[int, MarkValue],
        decision: DecisionState | None,
    ) -> Constat:
        """The constat of a pupil with these marks and this decision."""


@dataclass(frozen=True)
class LiveJudge:
    """Asks the rules that the regime's descriptor names, with the school's figures."""

    council: CouncilView
    figures: Figures = field(repr=False)

    def constat(
        self,
        pupil: PupilRow,
        marks: Mapping[int, MarkValue],
        decision: DecisionState | None,
    ) -> Constat:
        """The promotion's verdict where the regime has one, else the decision's."""
        situation = Situation(self.council, pupil, marks, decision)
        if self.council.promotion_rule:
            return self._promotion(situation)
        if decision is None:
            return self._possible()
        return self._decided(situation)

    def _possible(self) -> Constat:
        ruled = [kind for kind in self.council.decisions if kind.ruled]
        rule = self.council.decision_rule
        if not ruled or not rule:
            titles = enumeration([kind.title for kind in self.council.decisions], _("ou"))
            return Constat(titles, _("sans règle : usage de l'école"))
        shorts = enumeration([kind.short for kind in ruled], _("ou"))
        return Constat(
            _("{decisions} possibles").format(decisions=shorts), find(rule).source, rule=rule
        )

    def _basis(self, ruled: bool) -> str:
        """The text that the decision rests on: that of its vote where one rules it."""
        if ruled and self.council.vote_rule:
            return find(self.council.vote_rule).source
        return _("sans règle : usage de l'école")

    def _decided(self, situation: Situation) -> Constat:
        kind = _kind_of(situation)
        if kind is None:
            return Constat(_("Cette décision n'est pas de celles du conseil"))
        if not kind.ruled or not self.council.decision_rule:
            return Constat(kind.title, _("sans règle : usage de l'école"))
        verdict, problem = self._judged(self.council.decision_rule, situation)
        if verdict is None:
            source = find(self.council.decision_rule).source
            return Constat(kind.title, source, problems=(problem,) if problem else ())
        return _orientation(kind, verdict)

    def _promotion(self, situation: Situation) -> Constat:
        rule = find(self.council.promotion_rule)
        verdict, problem = self._judged(rule.name, situation)
        if verdict is None:
            return Constat(_("Pas encore de verdict"), rule.source, problems=(problem,))
        kind = _kind_of(situation)
        return Constat(
            headline=_(OUTCOMES.get(verdict.outcome, verdict.outcome)),
            source=rule.source,
            reasons=verdict.reasons,
            differs=kind is not None
            and verdict.outcome != "deliberate"
            and kind.word != verdict.outcome,
            rule=verdict.rule,
            version=verdict.version,
            digest=verdict.digest,
            deliberates=verdict.outcome == "deliberate",
        )

    def _judged(self, rule: str, situation: Situation) -> tuple[Verdict[Any] | None, str]:
        """The verdict, or what is missing to give it."""
        facts_of = FACTS_OF.get(rule)
        if facts_of is None:
            return None, _("Les données de cette règle ne sont pas encore tenues.")
        try:
            return find(rule).judge(facts_of(situation), self.figures), ""
        except NotEnough as missing:
            return None, missing.problem
        except RuleInputError as refused:
            return None, _("La règle ne peut conclure : {expected}.").format(
                expected=refused.expected
            )


@dataclass(frozen=True)
class FrozenJudge:
    """Repeats what was sealed, whatever the rules and figures say today."""

    constats: Mapping[int, Constat]

    def constat(
        self,
        pupil: PupilRow,
        marks: Mapping[int, MarkValue],
        decision: DecisionState | None,
    ) -> Constat:
        """The constat as it was sealed."""
        return self.constats[pupil.enrolment_id]


def marks_of(pupil: PupilRow) -> dict[int, MarkValue]:
    """The marks of a pupil by course."""
    return {entered.course_id: entered.mark for entered in pupil.marks}


def _kind_of(situation: Situation) -> DecisionKind | None:
    decision = situation.decision
    return situation.council.decision_kind(decision.code) if decision else None


def _orientation(kind: DecisionKind, verdict: Verdict[Any]) -> Constat:
    result = verdict.result
    return Constat(
        headline=kind.title,
        source=find(verdict.rule).source,
        reasons=verdict.reasons,
        documents=tuple(_(DOCUMENTS[document]) for document in result.documents),
        appeal=result.internal_appeal,
        rule=verdict.rule,
        version=verdict.version,
        digest=verdict.digest,
    )
