"""The registry: how the rest of the program finds a rule.

Each regime's folder lists its rules in ``RULES``; nothing registers itself by being
imported. A rule is a function of facts and figures, wrapped so that calling it gives
a verdict which carries the figures that were read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Generic, TypeVar, get_type_hints

from app.rules.errors import UnknownRule
from app.rules.facts import read
from app.rules.figures import FigureReader, Figures
from app.rules.reach import within_the_calendar
from app.rules.verdict import Ruling, Verdict

F = TypeVar("F")
R = TypeVar("R")

RULEBOOKS = (
    "app.rules.calendar",
    "app.rules.fwb",
    "app.rules.cefa",
    "app.rules.promsoc",
    "app.rules.european",
)


@dataclass(frozen=True)
class Rule(Generic[F, R]):
    """A rule of law: its name, the version of its text, its source, and its function.

    Raise ``version`` whenever the same facts and figures may give another verdict.
    """

    name: str
    version: int
    title: str
    source: str
    facts_type: type[F]
    decide: Callable[[F, FigureReader], Ruling[R]]

    def __call__(self, facts: F, figures: Figures) -> Verdict[R]:
        """The verdict on these facts; raises RuleInputError where it cannot be given."""
        reader = FigureReader(figures)
        with within_the_calendar(facts):
            ruling = self.decide(facts, reader)
        read_figures = tuple(reader.read[key] for key in sorted(reader.read))
        years = [figure.school_year for figure in read_figures if figure.school_year]
        return Verdict(
            rule=self.name,
            version=self.version,
            result=ruling.result,
            reasons=ruling.reasons,
            figures=read_figures,
            school_year=years[0] if years else "",
            facts=facts,
        )

    def judge(self, table: Mapping[str, object], figures: Figures) -> Verdict[R]:
        """The verdict on facts given as a plain table, as in a case file."""
        with within_the_calendar(table):
            facts = read(self.facts_type, table)
        return self(facts, figures)


def rule(
    name: str, *, version: int, title: str, source: str
) -> Callable[[Callable[[F, FigureReader], Ruling[R]]], Rule[F, R]]:
    """Make a rule of a function that takes facts and a reader of figures.

    ``title`` says in French, in a line, what the rule decides; ``source`` names
    document and articles.
    """

    def wrap(decide: Callable[[F, FigureReader], Ruling[R]]) -> Rule[F, R]:
        facts_type = next(iter(get_type_hints(decide).values()))
        return Rule(name, version, title, source, facts_type, decide)

    return wrap


@cache
def all_rules() -> Mapping[str, Rule[Any, Any]]:
    """Every rule of every regime by name."""
    rules: dict[str, Rule[Any, Any]] = {}
    for book in RULEBOOKS:
        for item in import_module(book).RULES:
            if item.name in rules:
                raise ValueError(f"two rules are named {item.name}")
            rules[item.name] = item
    return rules


def find(name: str) -> Rule[Any, Any]:
    """The rule of that name; UnknownRule where there is none."""
    try:
        return all_rules()[name]
    except KeyError:
        raise UnknownRule(name) from None
