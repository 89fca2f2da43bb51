"""``european.semester_mark``: what makes up a semester mark (art. 60.2-4, 30.3.e, 30.3.g)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.rules.errors import RuleInputError
from app.rules.european.classes import (
    SecondaryClass,
    in_observation_cycle,
    is_last_secondary,
    statutory,
)
from app.rules.european.inputs import forbid, require_only
from app.rules.european.scale import statutory_marks
from app.rules.european.source import because
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Cause = Literal["illness", "other_justified", "unjustified"]
Missing = Literal["none", "first", "second", "both"]
Outcome = Literal[
    "single_mark",
    "complete",
    "second_counts_twice",
    "not_promotable",
    "barred_from_baccalaureate",
    "council_review",
]
Source = Literal[
    "compositions_and_tests",
    "composition",
    "harmonised_assessment",
    "partial_exams",
    "timetabled_compositions",
]


@facts
class SemesterMarkFacts:
    """One pupil and one subject; an A mark that cannot be established is left out."""

    class_: SecondaryClass
    a1: Decimal | None = None
    a2: Decimal | None = None
    absence_cause: Cause | None = None
    in_partial_exams: bool | None = None

    def check_a1(self) -> None:
        """An A mark is one of the class."""
        self._check_a("a1", self.a1)

    def check_a2(self) -> None:
        """An A mark is one of the class."""
        self._check_a("a2", self.a2)

    def _check_a(self, key: str, mark: Decimal | None) -> None:
        if in_observation_cycle(self.class_):
            forbid(mark, key, "dans les classes qui n'ont pas de note A")
        if mark is not None and mark not in statutory_marks(self.class_):
            raise RuleInputError(key, f"une note de la classe {self.class_} est attendue")

    def check_absence_cause(self) -> None:
        """What kept an A mark from being established is said, where one is missing."""
        missing = not in_observation_cycle(self.class_) and self.missing != "none"
        where = "quand une note A ne peut être établie"
        require_only(self.absence_cause, "absence_cause", missing, where)

    def check_in_partial_exams(self) -> None:
        """Épreuves partielles are held in class 7."""
        if not is_last_secondary(self.class_):
            forbid(self.in_partial_exams, "in_partial_exams", "avant la dernière classe")

    @property
    def missing(self) -> Missing:
        """Which A marks are left out."""
        if self.a1 is None:
            return "both" if self.a2 is None else "first"
        return "second" if self.a2 is None else "none"


@dataclass(frozen=True)
class SemesterMark:
    """What becomes of the A marks, how often each counts, and what the B marks are."""

    outcome: Outcome
    weight_a1: int | None = None
    weight_a2: int | None = None
    review_possible: bool | None = None
    b1_source: Source | None = None
    b2_source: Source | None = None


@rule(
    "european.semester_mark",
    version=1,
    title="La note semestrielle et les notes A manquantes",
    source="Règlement général EE, art. 60.2 à 60.4, 30.3.e et 30.3.g",
)
def semester_mark(facts: SemesterMarkFacts, figures: FigureReader) -> Ruling[SemesterMark]:
    """One mark in classes 1-3 (60.2), A and B in classes 4-7 (60.3); weights, not marks."""
    outcome, reason = _decide(facts)
    first, second = sources_of_b(facts.class_, facts.in_partial_exams is not False)
    weights = _weights(outcome, figures)
    result = SemesterMark(
        outcome=outcome,
        weight_a1=weights[0],
        weight_a2=weights[1],
        review_possible=_review_possible(facts) if outcome == "not_promotable" else None,
        b1_source=first,
        b2_source=second,
    )
    return Ruling(result, (reason,))


def _decide(facts: SemesterMarkFacts) -> tuple[Outcome, Reason]:
    if in_observation_cycle(facts.class_):
        return "single_mark", SINGLE_MARK
    if facts.missing == "none":
        return "complete", BOTH_A_MARKS
    return _last_class(facts) if is_last_secondary(facts.class_) else _classes_4_to_6(facts)


def _classes_4_to_6(facts: SemesterMarkFacts) -> tuple[Outcome, Reason]:
    """30.3.e; where not even a justified absence helps, an unjustified one does not either."""
    if facts.missing == "both":
        return "not_promotable", BOTH_A_MISSING
    if facts.missing == "second":
        return "not_promotable", SECOND_A_MISSING
    if facts.absence_cause == "unjustified":
        return "council_review", SOURCE_SILENT
    return "second_counts_twice", _first_a_missing("art. 30.3.e.i")


def _last_class(facts: SemesterMarkFacts) -> tuple[Outcome, Reason]:
    """30.3.g, which knows illness only."""
    if facts.missing == "both":
        return "barred_from_baccalaureate", BARRED_FROM_BACCALAUREATE
    if facts.missing == "first" and facts.absence_cause == "illness":
        return "second_counts_twice", _first_a_missing("art. 30.3.g.i")
    return "council_review", REGISTRATION_IN_QUESTION


def _review_possible(facts: SemesterMarkFacts) -> bool:
    """30.3.e.iii lets the council reconsider; 30.3.e.ii knows no exception."""
    return facts.missing == "second" and facts.absence_cause != "unjustified"


def _weights(outcome: Outcome, figures: FigureReader) -> tuple[int | None, int | None]:
    if outcome == "complete":
        return 1, 1
    if outcome == "second_counts_twice":
        return 0, figures.integer("european.semester_mark.second_a_weight")
    return None, None


def sources_of_b(class_: int, in_partial_exams: bool) -> tuple[Source | None, Source | None]:
    """What the B marks of the two semesters are the marks of (60.3)."""
    if in_observation_cycle(class_):
        return None, None
    if is_last_secondary(class_):
        source: Source = "partial_exams" if in_partial_exams else "timetabled_compositions"
        return source, source
    if class_ == statutory("semester_mark.harmonised_class"):
        return "composition", "harmonised_assessment"
    return "compositions_and_tests", "compositions_and_tests"


SINGLE_MARK = because(
    "single_mark",
    "Dans les classes 1 à 3, une seule note, en points entiers, reflète toutes les observations et "
    "tous les résultats dont dispose l'enseignant.",
    "art. 60.2",
)
BOTH_A_MARKS = because(
    "both_a_marks",
    "Les notes A des deux semestres sont établies ; chacune compte une fois.",
    "art. 60.3",
)
SECOND_A_MISSING = because(
    "second_a_missing",
    "L'absence de l'élève ne permet pas d'établir ses notes A au second semestre ; il ne peut pas "
    "être promu.",
    "art. 30.3.e.iii",
)
BOTH_A_MISSING = because(
    "both_a_missing",
    "L'absence de l'élève ne permet d'établir ni la note A du premier semestre, ni celle du "
    "second ; il ne peut pas être promu.",
    "art. 30.3.e.ii",
)
BARRED_FROM_BACCALAUREATE = because(
    "both_a_missing",
    "L'absence de l'élève ne permet d'établir ni la note A du premier semestre, ni celle du "
    "second ; il ne peut pas se présenter aux épreuves du Baccalauréat cette année-là.",
    "art. 30.3.g.ii",
)
REGISTRATION_IN_QUESTION = because(
    "registration_in_question",
    "La fixation de la note A est compromise ; le Conseil de classe juge de la régularité des "
    "études et peut remettre en cause l'inscription de l'élève au Baccalauréat.",
    "art. 30.3.g.iii",
)
SOURCE_SILENT = because(
    "source_silent",
    "La note A du premier semestre manque en raison d'une absence injustifiée, cas que le "
    "Règlement ne prévoit pas ; le Conseil de classe examine la situation.",
    "art. 30.3.e",
)


def _first_a_missing(where: str) -> Reason:
    return because(
        "first_a_missing",
        "Une longue absence justifiée n'a pas permis d'établir les notes A au premier semestre ; "
        "celles du second semestre sont comptées deux fois.",
        where,
    )
