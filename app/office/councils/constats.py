"""The constat of a pupil: what the rules say before and after the council decided.

The council is sovereign: what is said here stands beside its decision, never over it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Final, Protocol

from app.i18n import _
from app.office.councils.columns import course_of
from app.office.councils.outcomes import (
    appeal_of,
    derogations_of,
    documents_of,
    expected_word,
    headline_of,
    outcome_of,
)
from app.office.councils.possible import Possible, possible_decisions, supposing
from app.office.councils.result_facts import RESULTS
from app.office.councils.rule_facts import NotEnough, Situation, Table, orientation_facts
from app.office.councils.titles import DOCUMENTS, Titles, titles_with
from app.office.councils.views import (
    CouncilView,
    DecisionState,
    MarkValue,
    PupilRow,
    SummonsState,
)
from app.rules.calendar.days import SchoolCalendar
from app.rules.errors import RuleInputError
from app.rules.figures import Figure, Figures
from app.rules.numbers import french_number
from app.rules.regime import DecisionKind
from app.rules.registry import find
from app.rules.verdict import Reason, Verdict
from app.rules.wording import enumeration

OF_THE_OFFICE: Final = frozenset(
    {"report_first", "report_monthly", "report_overdue", "convocation", "pending_half_days"}
)
"""What absences oblige the office to do: it stands in their own room, not before a council."""


@dataclass(frozen=True)
class CourseMark:
    """What a rule makes of the several marks of a course."""

    course_id: int
    value: Decimal


@dataclass(frozen=True)
class Constat:
    """What is said of a pupil.

    ``headline`` sums it up in a few words and ``source`` names the text it rests on;
    ``documents`` are what the decision gives; ``problems`` what is missing to say more.
    ``differs`` is set where the decision is not the one that the verdict leads to,
    ``deliberates`` where the rule leaves the decision to the council. ``derogations``
    names those that the decision uses; ``possible`` are the decisions that may be taken
    where the council is sovereign and has taken none; ``may_give`` what else may be given;
    ``warnings`` what absences oblige to; ``figures`` those that the rule read;
    ``course_marks`` what it makes of the marks of each course, where a course has several;
    ``outcome`` the verdict's own word, which a figure that moves leaves the same.
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
    derogations: tuple[str, ...] = ()
    possible: tuple[Possible, ...] = ()
    may_give: tuple[str, ...] = ()
    warnings: tuple[Reason, ...] = ()
    figures: tuple[str, ...] = ()
    course_marks: tuple[CourseMark, ...] = ()
    outcome: str = ""

    @property
    def needs_ground(self) -> bool:
        """Must the council say why: it departs from the verdict, or uses a derogation?"""
        return self.differs or bool(self.derogations)


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
    """Asks the rules that the regime's descriptor names, with the school's figures.

    ``calendar`` serves the rules that count days; None where none of them is asked.
    """

    council: CouncilView
    figures: Figures = field(repr=False)
    calendar: SchoolCalendar | None = field(default=None, repr=False)

    def constat(
        self,
        pupil: PupilRow,
        marks: Mapping[int, MarkValue],
        decision: DecisionState | None,
    ) -> Constat:
        """The verdict on results where the council has one, else what a decision brings."""
        situation = Situation(self.council, pupil, marks, decision, self.calendar)
        found = self._constat(situation)
        if pupil.summons is not None:
            found = _with_summons(found, pupil.summons)
        if pupil.absences is None:
            return found
        return replace(found, warnings=_for_the_council(pupil.absences.reasons))

    def _constat(self, situation: Situation) -> Constat:
        if self.council.promotion_rule:
            return self._results(situation)
        if situation.decision is None:
            return self._possible(situation)
        return self._decided(situation)

    def _possible(self, situation: Situation) -> Constat:
        found = tuple(possible_decisions(situation, self.figures))
        ruled = [one for one in found if one.ruled]
        rule = self.council.decision_rule
        if not ruled or not rule:
            titles = enumeration([kind.title for kind in self.council.decisions], _("ou"))
            problems = self._formless(situation)
            return Constat(titles, _("sans règle : usage de l'école"), problems=problems)
        shorts = enumeration([one.short for one in ruled], _("ou"))
        headline = _("{decisions} possibles") if len(ruled) > 1 else _("{decisions} possible")
        return Constat(
            headline.format(decisions=shorts), find(rule).source, rule=rule, possible=found
        )

    def _formless(self, situation: Situation) -> tuple[str, ...]:
        """What keeps the rule from saying what may be given, where one should."""
        ruled = next((kind for kind in self.council.decisions if kind.ruled), None)
        if ruled is None or not self.council.decision_rule:
            return ()
        verdict, problem = self._asked(
            self.council.decision_rule, orientation_facts, supposing(situation, ruled)
        )
        return (problem,) if verdict is None and problem else ()

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
            return Constat(kind.title, self._basis(kind.ruled))
        rule = self.council.decision_rule
        verdict, problem = self._asked(rule, orientation_facts, situation)
        if verdict is None:
            problems = (problem,) if problem else ()
            return Constat(kind.title, find(rule).source, problems=problems)
        return _orientation(kind, verdict, titles_with(situation, kind, self.figures))

    def _results(self, situation: Situation) -> Constat:
        named = self.council.promotion_rule
        source = find(named).source
        try:
            asked, facts = RESULTS[named](situation)
            verdict = find(asked).judge(facts, self.figures)
        except NotEnough as missing:
            return Constat(_("Pas encore de verdict"), source, problems=(missing.problem,))
        except RuleInputError as refused:
            return Constat(_("Pas encore de verdict"), source, problems=(_unfit(refused),))
        found = _result(_kind_of(situation), verdict)
        return replace(found, course_marks=_course_marks(situation, verdict))

    def _asked(
        self, rule: str, facts_of: Callable[[Situation], Table], situation: Situation
    ) -> tuple[Verdict[Any] | None, str]:
        """The verdict, or what is missing to give it."""
        try:
            return find(rule).judge(facts_of(situation), self.figures), ""
        except NotEnough as missing:
            return None, missing.problem
        except RuleInputError as refused:
            return None, _unfit(refused)


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


def _for_the_council(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Of what absences oblige to, what bears on the decision; of two thresholds, the higher."""
    codes = {one.code for one in reasons}
    left_out = OF_THE_OFFICE | ({"nine_reached"} if "over_twenty" in codes else set())
    return tuple(one for one in reasons if one.code not in left_out)


def _kind_of(situation: Situation) -> DecisionKind | None:
    decision = situation.decision
    return situation.council.decision_kind(decision.code) if decision else None


def _unfit(refused: RuleInputError) -> str:
    return _("La règle ne peut conclure : {expected}.").format(expected=refused.expected)


def _result(kind: DecisionKind | None, verdict: Verdict[Any]) -> Constat:
    """The verdict on results, beside the decision that was taken, if any."""
    expected = expected_word(verdict)
    taken = kind.word if kind else ""
    favoured = verdict.outcome == "deliberate" and kind is not None and bool(kind.favourable)
    return Constat(
        headline=headline_of(verdict),
        source=find(verdict.rule).source,
        reasons=verdict.reasons,
        documents=documents_of(verdict),
        appeal=appeal_of(verdict),
        differs=bool(expected and taken) and taken != expected,
        rule=verdict.rule,
        version=verdict.version,
        digest=verdict.digest,
        deliberates=verdict.outcome == "deliberate",
        derogations=derogations_of(verdict) if favoured else (),
        figures=figures_of(verdict),
        outcome=outcome_of(verdict),
    )


def _course_marks(situation: Situation, verdict: Verdict[Any]) -> tuple[CourseMark, ...]:
    """The mark of each course, final or else preliminary, in the order the rule was told."""
    result = verdict.result
    values: Iterable[Decimal] = (
        getattr(result, "course_final", None) or getattr(result, "course_preliminary", None) or ()
    )
    courses = dict.fromkeys(course_of(column.id) for column in situation.followed)
    return tuple(map(CourseMark, courses, values))


def figures_of(verdict: Verdict[Any]) -> tuple[str, ...]:
    """The figures that the rule read: value, unit and source, in the order of their names."""
    return tuple(_figure(figure) for figure in verdict.figures)


def _figure(figure: Figure) -> str:
    value = _figure_value(figure.value)
    # A unit of several words says what the figure is; of one, what it counts.
    described = " " in figure.unit
    told = f"{figure.unit}\u00a0: {value}" if described else f"{value} {figure.unit}".strip()
    year = f", {figure.school_year}" if figure.school_year else ""
    return f"{told} ({figure.source}{year})"


def _figure_value(value: object) -> str:
    if isinstance(value, tuple):
        return " · ".join(_figure_value(one) for one in value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return french_number(Decimal(value))
    return str(value)


def _orientation(kind: DecisionKind, verdict: Verdict[Any], titles: Titles | None) -> Constat:
    result = verdict.result
    documents = tuple(_(DOCUMENTS[document]) for document in result.documents)
    return Constat(
        headline=kind.title,
        source=find(verdict.rule).source,
        reasons=(*verdict.reasons, *(titles.reasons if titles else ())),
        documents=titles.must if titles else documents,
        may_give=titles.may if titles else (),
        appeal=result.internal_appeal,
        rule=verdict.rule,
        version=verdict.version,
        digest=verdict.digest,
        figures=figures_of(verdict),
    )


def _with_summons(constat: Constat, summons: SummonsState) -> Constat:
    """What the rule says of the summons; urgency is a derogation, whose ground is asked."""
    urgent = (_("urgence de la convocation"),) if summons.urgent else ()
    return replace(
        constat,
        reasons=(*constat.reasons, *summons.reasons),
        derogations=(*constat.derogations, *urgent),
    )
