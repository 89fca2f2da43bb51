"""The facts that ``european.composition_absence`` is decided on."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.european.classes import ComposedClass, is_last_secondary
from app.rules.european.inputs import forbid, require
from app.rules.european.scale import statutory_marks
from app.rules.facts import Check, facts, not_empty

Semester = Literal[1, 2]
State = Literal["zero", "replaced", "open"]


@facts
class CompositionAbsence:
    """One composition, or épreuve partielle, that the pupil missed.

    ``informed_on`` is when the family told the director why; ``accepted`` his decision
    where the cause is not an illness; ``test_kind`` is for class 7.
    """

    semester: Semester
    composition_on: date
    cause: Literal["illness", "other"]
    informed_on: date | None = None
    certificate: bool = False
    accepted: bool = False
    replacement_taken: bool = False
    test_kind: Literal["long", "short"] | None = None

    def check_accepted(self) -> None:
        """An illness is proved by a certificate; the director decides on all else (f.i)."""
        if self.accepted and self.cause == "illness":
            raise RuleInputError("accepted", "décision admise seulement sans maladie")

    def check_test_kind(self) -> None:
        """Long épreuves partielles are held at the end of the first semester (h.i)."""
        if self.test_kind == "long" and self.semester != 1:
            raise RuleInputError("test_kind", "une épreuve longue est du premier semestre")

    @property
    def justified(self) -> bool:
        """By a certificate where the pupil was ill, else by the director (f.i)."""
        return self.certificate if self.cause == "illness" else self.accepted

    @property
    def state(self) -> State:
        """Where the absence leads: to a 0, to nothing more, or to what is still to come."""
        if not self.justified:
            return "zero"
        return "replaced" if self.replacement_taken else "open"


Absences = Annotated[
    tuple[CompositionAbsence, ...],
    not_empty,
    Check(
        lambda items: len({item.semester for item in items}) == len(items),
        "une absence au plus par semestre",
    ),
]


@facts
class CompositionAbsenceFacts:
    """The absences of one pupil in one subject, and the marks that may exempt him."""

    class_: ComposedClass
    absences: Absences
    a1: Decimal | None = None
    b1: Decimal | None = None
    a2: Decimal | None = None

    def check_absences(self) -> None:
        """The kind of épreuve is said in class 7, where it decides who fixes another."""
        for item in self.absences:
            if self.in_last_class != (item.test_kind is not None):
                raise RuleInputError(
                    "absences", "le genre d'épreuve (longue, courte) est attendu en classe 7"
                )

    def check_a1(self) -> None:
        """The mark A of the first semester."""
        self._check_mark("a1", self.a1)

    def check_b1(self) -> None:
        """The mark B of the first semester."""
        self._check_mark("b1", self.b1)

    def check_a2(self) -> None:
        """The mark A of the second semester."""
        self._check_mark("a2", self.a2)

    def _check_mark(self, key: str, mark: Decimal | None) -> None:
        if self.in_last_class:
            forbid(mark, key, "en classe 7")
        elif self.exemption_tested:
            require(mark, key, "pour savoir si l'élève est dispensé de l'examen de passage")
        if mark is not None and mark not in statutory_marks(self.class_):
            raise RuleInputError(key, f"une note de la classe {self.class_} est attendue")

    @property
    def in_last_class(self) -> bool:
        """Are the absences from épreuves partielles (30.3.h)?"""
        return is_last_secondary(self.class_)

    def state_of(self, semester: Semester) -> State | None:
        """Where the absence of a semester leads; None where there was none."""
        return next((item.state for item in self.absences if item.semester == semester), None)

    @property
    def exemption_tested(self) -> bool:
        """f.iii exempts from the exam of the second semester, f.iv from neither."""
        return self.state_of(2) == "open" and self.state_of(1) != "open"
