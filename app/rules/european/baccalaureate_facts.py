"""The facts that ``european.baccalaureate`` computes from."""

from decimal import Decimal
from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.european.classes import last_class, statutory
from app.rules.european.inputs import require_only
from app.rules.european.scale import ScaleMark, statutory_marks
from app.rules.facts import Check, Text, decimals, facts, not_empty

ClassMark = Annotated[
    Decimal,
    Check(
        lambda mark: mark in statutory_marks(last_class("secondary")),
        "une note de la dernière classe, à une décimale au plus,",
    ),
]
ExamMark = Annotated[
    ScaleMark,
    Check(
        lambda mark: decimals(statutory("baccalaureate.mark_decimals")).holds(mark),
        "une note d'examen de deux décimales au plus",
    ),
]


@facts
class Course:
    """One course of class 7: the marks of both semesters and those of the exam.

    ``second_a_twice``: illness kept a' from being established, and a'' counts twice
    (30.3.g.i). ``long``: a long test, whose mark b' stands for b'' as well.
    """

    course: Text
    a1: ClassMark | None = None
    a2: ClassMark
    second_a_twice: bool = False
    b1: ClassMark
    long: bool = False
    b2: ClassMark | None = None
    written: ExamMark | None = None
    oral: ExamMark | None = None

    def check_second_a_twice(self) -> None:
        """Where a'' counts twice there is no a'."""
        require_only(self.a1, "a1", not self.second_a_twice, "si la note A'' ne compte qu'une fois")

    def check_b2(self) -> None:
        """Where the test is long there is no b'' of its own."""
        require_only(self.b2, "b2", not self.long, "si l'épreuve n'est pas longue")

    @property
    def a_marks(self) -> tuple[Decimal, Decimal]:
        """The marks a' and a''."""
        return (self.a2 if self.a1 is None else self.a1), self.a2

    @property
    def b_marks(self) -> tuple[Decimal, Decimal]:
        """The marks b' and b''."""
        return self.b1, (self.b1 if self.b2 is None else self.b2)


@facts
class BaccalaureateFacts:
    """The courses of one pupil, before the written exams or after the orals."""

    stage: Literal["final", "preliminary"] = "final"
    courses: Annotated[
        tuple[Course, ...],
        not_empty,
        Check(
            lambda items: len({item.course for item in items}) == len(items),
            "des cours tous différents",
        ),
    ]

    def check_courses(self) -> None:
        """Exam marks come after the preliminary mark, and no result goes without both kinds."""
        exams = self.written, self.oral
        if self.stage == "preliminary" and any(exams):
            raise RuleInputError("courses", "aucune note d'examen avant la note préliminaire")
        if self.stage == "final" and not all(exams):
            raise RuleInputError("courses", "au moins une note d'écrit et une note d'oral")

    @property
    def written(self) -> list[Decimal]:
        """The marks of the written exams."""
        return [item.written for item in self.courses if item.written is not None]

    @property
    def oral(self) -> list[Decimal]:
        """The marks of the oral exams."""
        return [item.oral for item in self.courses if item.oral is not None]
