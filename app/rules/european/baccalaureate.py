"""``european.baccalaureate``: preliminary mark and final result (annex VI, art. 61.1.2)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.rules.european.baccalaureate_facts import BaccalaureateFacts, Course
from app.rules.european.source import because
from app.rules.figures import FigureReader
from app.rules.numbers import french_number, rounded_half_up
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration


@dataclass(frozen=True)
class Baccalaureate:
    """The marks of annex VI; those of the exam have a value at the final stage only."""

    course_a: tuple[Decimal, ...]
    course_b: tuple[Decimal, ...]
    course_preliminary: tuple[Decimal, ...]
    a: Decimal
    b: Decimal
    c: Decimal
    course_final: tuple[Decimal, ...] | None = None
    e: Decimal | None = None
    o: Decimal | None = None
    final: Decimal | None = None


@dataclass(frozen=True)
class Computation:
    """The formulas of annex VI, with their figures."""

    figures: FigureReader

    def figure(self, name: str) -> Decimal:
        """A figure of annex VI."""
        return self.figures.decimal(f"european.baccalaureate.{name}")

    def rounded(self, value: Fraction) -> Decimal:
        """Two decimals, a half going up."""
        return rounded_half_up(value, int(self.figure("mark_decimals")))

    def mean(self, marks: Sequence[Decimal]) -> Decimal:
        """The mean of the marks of one course."""
        return self.rounded(_mean(marks))

    def preliminary(self, a: Decimal, b: Decimal) -> Fraction:
        """(15 A + 25 B) / 40."""
        of_a, of_b = self.figure("a_weight"), self.figure("b_weight")
        return Fraction(of_a * a + of_b * b) / Fraction(of_a + of_b)

    def out_of_100(self, marks: Sequence[Decimal]) -> Fraction:
        """The mean of marks out of 10, out of 100; n counts the marks, not the courses."""
        return _mean(marks) * Fraction(self.figure("to_hundred"))

    def whole(self, value: Fraction) -> Decimal:
        """C, E and O: "à l'unité la plus proche, selon la tradition", a half going up."""
        return rounded_half_up(value, int(self.figure("hundred_decimals")))

    def final(self, c: Decimal, e: Decimal, o: Decimal) -> Decimal:
        """0,40 C + 0,36 E + 0,24 O."""
        shares = self.shares
        total = sum(
            (share * mark for share, mark in zip(shares, (c, e, o), strict=True)), Decimal(0)
        )
        return self.rounded(Fraction(total) / Fraction(sum(shares)))

    @property
    def shares(self) -> tuple[Decimal, ...]:
        """The percentages of C, E and O in the result."""
        return tuple(self.figure(f"{part}_share") for part in ("preliminary", "written", "oral"))


@rule(
    "european.baccalaureate",
    version=1,
    title="La note préliminaire et le résultat final du Baccalauréat",
    source="Règlement général EE, art. 61.1.2 et annexe VI",
)
def baccalaureate(facts: BaccalaureateFacts, figures: FigureReader) -> Ruling[Baccalaureate]:
    """Class marks A and B make the preliminary mark C; C, E and O make the result."""
    annex = Computation(figures)
    course_a = tuple(annex.mean(item.a_marks) for item in facts.courses)
    course_b = tuple(annex.mean(item.b_marks) for item in facts.courses)
    preliminary = tuple(
        annex.rounded(annex.preliminary(*pair)) for pair in zip(course_a, course_b, strict=True)
    )
    a = annex.rounded(annex.out_of_100([mark for item in facts.courses for mark in item.a_marks]))
    b = annex.rounded(annex.out_of_100([mark for item in facts.courses for mark in item.b_marks]))
    c = annex.whole(annex.preliminary(a, b))
    if facts.stage == "preliminary":
        result = Baccalaureate(course_a, course_b, preliminary, a, b, c)
    else:
        e, o = (
            annex.whole(annex.out_of_100(facts.written)),
            annex.whole(annex.out_of_100(facts.oral)),
        )
        result = Baccalaureate(
            *(course_a, course_b, preliminary, a, b, c),
            course_final=_course_finals(facts, preliminary, annex),
            e=e,
            o=o,
            final=annex.final(c, e, o),
        )
    return Ruling(result, tuple(_reasons(facts, result, annex)))


def _course_finals(
    facts: BaccalaureateFacts, preliminary: tuple[Decimal, ...], annex: Computation
) -> tuple[Decimal, ...]:
    """(c + e + o) / 3, (c + e) / 2, (c + o) / 2 or c, as there are marks."""
    return tuple(
        annex.mean([c, *(mark for mark in (item.written, item.oral) if mark is not None)])
        for item, c in zip(facts.courses, preliminary, strict=True)
    )


def _mean(marks: Sequence[Decimal]) -> Fraction:
    return Fraction(sum(marks, Decimal(0))) / len(marks)


def _reasons(
    facts: BaccalaureateFacts, result: Baccalaureate, annex: Computation
) -> Iterator[Reason]:
    if result.final is None:
        yield because(
            "preliminary_computed",
            f"La note préliminaire C est de {french_number(result.c)} sur 100 (A "
            f"{french_number(result.a)}, B {french_number(result.b)}).",
            "art. 61.1.2 et annexe VI",
        )
    else:
        yield _final_computed(result, result.final, annex)
    if long := [item for item in facts.courses if item.long]:
        yield because(
            "long_test_repeated",
            f"L'épreuve est longue, la note b' vaut aussi comme b'' : {_names(long)}.",
            "annexe VI",
        )
    if twice := [item for item in facts.courses if item.second_a_twice]:
        yield because(
            "second_a_twice",
            "La note A du premier semestre n'a pu être établie pour cause de maladie, celle du "
            f"second est comptée deux fois : {_names(twice)}.",
            "art. 30.3.g.i",
        )


def _final_computed(result: Baccalaureate, final: Decimal, annex: Computation) -> Reason:
    parts = zip("CEO", annex.shares, (result.c, result.e, result.o), strict=True)
    weighted = (
        f"{french_number(share)} % de {letter} ({french_number(mark)})"
        for letter, share, mark in parts
        if mark is not None
    )
    return because(
        "final_computed",
        f"Le résultat final est de {french_number(final)} sur 100 : {enumeration(weighted)}.",
        "annexe VI",
    )


def _names(courses: list[Course]) -> str:
    return ", ".join(item.course for item in courses)
