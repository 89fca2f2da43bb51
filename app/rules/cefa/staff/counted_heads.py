"""``cefa.counted_heads``: pupils who count for auxiliary or workshop staff (VIII.V, VIII.VI)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from app.rules.cefa.sources import D91, circular
from app.rules.cefa.tables import groups
from app.rules.errors import RuleInputError
from app.rules.facts import Count, between, facts
from app.rules.figures import FigureReader
from app.rules.numbers import french_number
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

AUXILIARY = circular("VIII.V", f"{D91}, art. 18 al. 1er")
WORKSHOP = circular("VIII.VI", f"{D91}, art. 19 al. 1er")
NOT_APPLICABLE = circular("VIII.VI", f"{D91}, art. 19 al. 2")

NO_GROUP = 0


@facts
class HeadsLine:
    """Pupils of one formation in one place."""

    programme: Literal["art45", "art49"]
    form: Literal["p", "tq"]
    sector: Annotated[int, between(1, 9)]
    group: int = NO_GROUP
    pupils: Count
    place: Literal["ordinary", "promsoc", "specialised"] = "ordinary"

    def check_form(self) -> None:
        """Art. 45 exists in P alone."""
        if self.programme == "art45" and self.form == "tq":
            raise RuleInputError("form", "« p » est attendu pour l'article 45")

    def check_group(self) -> None:
        """The group is one of those of the sector."""
        if self.group != NO_GROUP and groups().get(self.group) != self.sector:
            raise RuleInputError("group", "un groupe du secteur est attendu")


@facts
class HeadsFacts:
    """The purpose of the count, and the pupils."""

    purpose: Literal["auxiliary", "workshop"]
    lines: tuple[HeadsLine, ...]


@dataclass(frozen=True)
class Heads:
    """Heads counted in the school, and in the siège; sums stay exact."""

    outcome: Literal["counted", "none"]
    heads: Decimal
    seat_heads: Decimal


@rule(
    "cefa.counted_heads",
    version=1,
    title="Les élèves comptés pour le personnel auxiliaire ou pour les chefs d'atelier",
    source=circular("VIII.V et VIII.VI", f"{D91}, art. 18 et 19"),
)
def counted_heads(facts: HeadsFacts, figures: FigureReader) -> Ruling[Heads]:
    """Half of the pupils for auxiliary staff; the coefficient of the sector for workshops."""
    if facts.purpose == "auxiliary":
        heads, seat_heads = _auxiliary(facts, figures)
    else:
        heads, seat_heads = _workshop(facts, figures), Decimal(0)
    outcome: Literal["counted", "none"] = "counted" if heads or seat_heads else "none"
    result = Heads(outcome, heads, seat_heads)
    return Ruling(result, tuple(_reasons(facts, result)))


def _auxiliary(facts: HeadsFacts, figures: FigureReader) -> tuple[Decimal, Decimal]:
    """Pupils of promotion sociale "sont pris en compte dans l'établissement siège"."""
    coefficient = figures.decimal("cefa.heads.auxiliary")
    seat = sum(line.pupils for line in facts.lines if line.place == "promsoc")
    school = sum(line.pupils for line in facts.lines if line.place != "promsoc")
    return school * coefficient, seat * coefficient


def _workshop(facts: HeadsFacts, figures: FigureReader) -> Decimal:
    """Neither promotion sociale nor specialised education is counted here (art. 19 al. 2)."""
    coefficients = [(line, _coefficient(line, figures)) for line in facts.lines]
    return sum(
        (
            line.pupils * coefficient
            for line, coefficient in coefficients
            if line.place == "ordinary"
        ),
        Decimal(0),
    )


def _coefficient(line: HeadsLine, figures: FigureReader) -> Decimal:
    """By sector, or by group in sectors 6 and 8; art. 45 "Arts décoratifs" has no group."""
    if line.sector not in figures.integers("cefa.heads.sectors_by_group"):
        return _of_form(line, f"cefa.heads.sector_{line.sector}", figures)
    if line.group != NO_GROUP:
        return _of_form(line, f"cefa.heads.group_{line.group}", figures)
    without = figures.integers("cefa.heads.art45_without_group")
    if line.programme == "art45" and line.sector in without:
        return figures.decimal("cefa.heads.art45_decorative_arts")
    raise RuleInputError("lines", f"un groupe du secteur {line.sector} est attendu")


def _of_form(line: HeadsLine, name: str, figures: FigureReader) -> Decimal:
    technical, professional = figures.decimals(name)
    return technical if line.form == "tq" else professional


def _reasons(facts: HeadsFacts, result: Heads) -> Iterator[Reason]:
    auxiliary = facts.purpose == "auxiliary"
    yield Reason(result.outcome, _text(facts, result), AUXILIARY if auxiliary else WORKSHOP)
    elsewhere = [line for line in facts.lines if line.pupils and line.place != "ordinary"]
    if elsewhere and not auxiliary:
        yield Reason(
            "not_counted_place",
            "Les élèves qui suivent les cours dans un établissement de promotion sociale ou "
            "d'enseignement spécialisé ne sont pas comptés pour les chefs d'atelier.",
            NOT_APPLICABLE,
        )
    if result.seat_heads > 0:
        yield Reason(
            "counted_in_seat",
            "Les élèves qui suivent les cours dans un établissement de promotion sociale sont "
            "comptés dans l'établissement siège.",
            AUXILIARY,
        )


def _text(facts: HeadsFacts, result: Heads) -> str:
    pupils = counted(sum(line.pupils for line in facts.lines), "élève")
    heads = french_number(result.heads)
    in_school = f"Le compte de {pupils} en alternance donne {heads} dans l'établissement"
    if facts.purpose == "workshop":
        return f"{in_school}."
    return f"{in_school} et {french_number(result.seat_heads)} à l'établissement siège."
