"""What the councils of the demonstration decide, as councils would."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from app.office.councils.views import DecisionState
from app.office.demo.results import Marker, Result
from app.office.demo.studies import Programme
from app.rules.errors import RuleInputError
from app.rules.figures import packaged_figures
from app.rules.regime import CouncilKind, DecisionKind, regime
from app.rules.registry import find

MANY = 4
ADJOURNED, FAILED = 0.4, 0.3
SECOND_SESSION = 0.9
RESTRICTED = 0.15
PHRASE = "Le conseil a examiné l'ensemble des résultats et du parcours de l'année."
UNFAVOURABLE = "Les compétences attendues ne sont pas maîtrisées dans plusieurs cours essentiels."
GROUND = "Le conseil tient compte de l'ensemble du parcours et des circonstances de l'année."
REMARKS = (
    "Travail de vacances conseillé en mathématique.",
    "Le conseil félicite l'élève pour ses progrès.",
    "Une rencontre avec la famille est proposée avant le 4 juillet.",
)
ADULT_REMARKS = (
    "Le conseil félicite pour les progrès de l'année.",
    "Un entretien avec la direction est proposé avant la prochaine inscription.",
)


@dataclass(frozen=True)
class Decided:
    """A decision with all it must carry."""

    kind: DecisionKind
    restrictions: tuple[str, ...] = ()
    motivation: str = ""
    remark: str = ""
    votes: tuple[int, int] | None = None
    ground: str = ""


class Decider:
    """Decides on pupils of a programme, in the first session."""

    def __init__(
        self, rng: Random, programme: Programme, phrases: Mapping[str, Sequence[str]]
    ) -> None:
        self._rng = rng
        self._programme = programme
        self._phrases = phrases
        self._regime = regime(programme.regime)
        self._kinds = self.council.decisions_in(programme.study_year)

    @property
    def council(self) -> CouncilKind:
        """The council of June."""
        year, form = self._programme.study_year, self._programme.form
        return next(
            kind
            for kind in self._regime.councils
            if kind.session == "first" and kind.held_in(year, form)
        )

    def decide(self, marker: Marker, results: Sequence[Result], voices: int) -> Decided:
        """The decision that such results lead to; ``voices`` is how many may vote."""
        failures = sum(marker.fails(result) for result in results)
        if self._forgiven == 0:
            failures += sum(result.special == "absent" for result in results)
        told = self._by_verdict(results)
        kind = told or self._by_failures(failures)
        # What the rule leaves to the council is voted, where it says so; the rest at times.
        # Years before, which are not known here, may leave to it what marks alone do not.
        left = told is None or failures > 0
        needed = left and self.council.vote_needed == "deliberated"
        return Decided(
            kind,
            self._restrictions() if kind.needs_restrictions else (),
            self._motivation(kind),
            self._remark(),
            self._votes(voices) if needed or (failures > 1 and self._rng.random() < 0.4) else None,
            GROUND if told is None and failures and self._judged else "",
        )

    def again(self, kinds: Sequence[DecisionKind]) -> DecisionState:
        """The decision on a pupil who sat examinations again: one of those, the first best."""
        kind = kinds[0]
        if kind.favourable and self._rng.random() < RESTRICTED:
            kind = next((one for one in kinds if one.needs_restrictions), kind)
        restrictions = self._restrictions() if kind.needs_restrictions else ()
        return DecisionState(kind.code, restrictions, self._motivation(kind))

    def _by_verdict(self, results: Sequence[Result]) -> DecisionKind | None:
        """What the regime's rule on promotion says, where it has one and it leaves no choice."""
        if not self._regime.promotion_rule:
            return None
        told = [
            {"subject": one.taught.model.subject, "mark": one.value}
            for one in results
            if one.value is not None
        ]
        facts = {"class": self._programme.study_year, "subjects": told}
        try:
            verdict = find(self._regime.promotion_rule).judge(facts, packaged_figures())
        except RuleInputError:
            return None
        kinds = {kind.word: kind for kind in self._kinds}
        return kinds.get(verdict.outcome)

    def _by_failures(self, failures: int) -> DecisionKind:
        favourable = [kind for kind in self._kinds if kind.favourable]
        if failures <= self._forgiven:
            return favourable[0]
        unfavourable = next(kind for kind in self._kinds if kind.favourable is False)
        pending = [kind for kind in self._kinds if kind.favourable is None]
        if self._forgiven == 0 and pending and self._rng.random() < SECOND_SESSION:
            return pending[0]
        if failures >= MANY:
            return unfavourable
        if pending and self._rng.random() < ADJOURNED:
            return pending[0]
        if self._forgiven == 0 or (pending and self._rng.random() < FAILED):
            return unfavourable
        return favourable[-1]

    @property
    def _judged(self) -> bool:
        """Has the council a verdict, from which a decision may depart with its ground?"""
        return bool(self._regime.promotion_rule or self.council.result_rule)

    @property
    def _forgiven(self) -> int:
        """A council may pass over one failure, but not over what is not acquired."""
        return 0 if self._programme.scale.entry == "acquired" else 1

    def _remark(self) -> str:
        if self._rng.random() >= 0.08:
            return ""
        return self._rng.choice(ADULT_REMARKS if self._programme.is_for_adults else REMARKS)

    def _restrictions(self) -> tuple[str, ...]:
        titles = {form.code: form.title for form in self._regime.forms}
        own = titles.pop(self._programme.form)
        if self._rng.random() < 0.5:
            return (own,)
        return own, self._rng.choice(list(titles.values()))

    def _motivation(self, kind: DecisionKind) -> str:
        if not kind.needs_motivation:
            return ""
        known = self._phrases.get(kind.code)
        return self._rng.choice(known) if known else PHRASE if kind.favourable else UNFAVOURABLE

    def _votes(self, voices: int) -> tuple[int, int]:
        against = self._rng.randint(0, (voices - 1) // 2)
        return voices - against, against
