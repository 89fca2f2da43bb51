"""``fwb.fee_statement``: is this estimate or décompte périodique complete and lawful?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from app.rules.calendar.days import ONE_DAY
from app.rules.dates import add_months_to_month_end
from app.rules.errors import RuleInputError
from app.rules.figures import FigureReader
from app.rules.fwb.life.calendars import check_not_before
from app.rules.fwb.life.fee_statement_facts import (
    Article,
    FeeLine,
    FeeStatementFacts,
    LineCharacter,
)
from app.rules.fwb.life.fee_statement_reasons import (
    COMPLETE,
    ESTIMATE_LATE,
    LEGAL_REFERENCE,
    LINE_AMOUNT,
    LINE_CHARACTER,
    LINE_OBJECT,
    NO_LINE,
    NOT_WRITTEN,
    PAYMENT_TERMS,
    addressee_wrong,
    legal_text_missing,
    period_too_long,
    period_too_short,
    periodicity_broken,
)
from app.rules.fwb.life.sources import law, reasons
from app.rules.fwb.studies.family import is_adult
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

StatementOutcome = Literal["valid", "invalid"]
Period = tuple[date, date]


@dataclass(frozen=True)
class FeeStatement:
    """Valid or not, the sums by character, and the articles that are not reproduced."""

    outcome: StatementOutcome
    compulsory: Decimal
    optional: Decimal
    total: Decimal
    missing_texts: tuple[Article, ...]


@rule(
    "fwb.fee_statement",
    version=1,
    title="Cette estimation ou ce décompte périodique sont-ils complets et réguliers ?",
    source=law("18", "1.7.2-3 §2 et 1.7.2-4 §1 et §2"),
)
def fee_statement(facts: FeeStatementFacts, figures: FigureReader) -> Ruling[FeeStatement]:
    """An estimate "avant le début de chaque année scolaire", then statements in the year.

    Each "de minimum un mois et de maximum quatre mois", with amounts, objects, character
    and terms of payment; both with "la référence légale et le texte intégral".
    """
    period = _checked_period(facts, figures)
    missing = tuple(text for text in get_args(Article) if text not in facts.legal_texts)
    defects = (*_common(facts, missing, figures), *_of_the_document(facts, period, figures))
    result = FeeStatement(
        outcome="invalid" if defects else "valid",
        compulsory=_sum(facts.lines, "compulsory"),
        optional=_sum(facts.lines, "optional"),
        total=_sum(facts.lines, *get_args(LineCharacter)),
        missing_texts=missing,
    )
    return Ruling(result, defects or (COMPLETE,))


def _checked_period(facts: FeeStatementFacts, figures: FigureReader) -> Period | None:
    """The periodicity is a lawful one; a statement covers a period."""
    least, most = figures.integers("fwb.life.statement_months")
    if facts.announced_months is not None and not least <= facts.announced_months <= most:
        raise RuleInputError("announced_months", f"un nombre de {least} à {most} est attendu")
    for key in ("period_start", "period_end"):
        if facts.document == "statement" and getattr(facts, key) is None:
            raise RuleInputError(key, "la période que couvre le décompte est attendue")
    if facts.period_start is None or facts.period_end is None:
        return None
    check_not_before("period_end", facts.period_end, facts.period_start)
    return facts.period_start, facts.period_end


def _sum(lines: tuple[FeeLine, ...], *characters: LineCharacter) -> Decimal:
    return sum(
        (line.amount or Decimal(0) for line in lines if line.character in characters), Decimal(0)
    )


def _common(
    facts: FeeStatementFacts, missing: tuple[Article, ...], figures: FigureReader
) -> tuple[Reason, ...]:
    """Minors stay out of payment: "n'impliquent pas les élèves mineurs"."""
    adult = is_adult(facts.birth_date, facts.issued, figures)
    wrong = facts.addressee != ("pupil" if adult else "parents")
    return reasons(
        None if facts.written else NOT_WRITTEN,
        addressee_wrong(facts.issued, adult) if wrong else None,
        None if all(line.object.strip() for line in facts.lines) else LINE_OBJECT,
        None if all(line.amount is not None for line in facts.lines) else LINE_AMOUNT,
        None if facts.lines else NO_LINE,
        None if facts.legal_reference else LEGAL_REFERENCE,
        legal_text_missing(missing) if missing else None,
    )


def _of_the_document(
    facts: FeeStatementFacts, period: Period | None, figures: FigureReader
) -> tuple[Reason, ...]:
    if facts.document == "estimate":
        late = facts.issued >= facts.school_year_start
        return reasons(ESTIMATE_LATE if late else None)
    unstated = any(line.character == "unstated" for line in facts.lines)
    return (
        *reasons(
            LINE_CHARACTER if unstated else None,
            None if facts.payment_terms else PAYMENT_TERMS,
        ),
        *(_period(period, facts.announced_months, figures) if period else ()),
    )


def _period(period: Period, announced: int | None, figures: FigureReader) -> Iterator[Reason]:
    """1 to 30 September is one month, 1 September to 31 December four."""
    start, end = period
    after = end + ONE_DAY
    least, most = figures.integers("fwb.life.statement_months")
    if after < add_months_to_month_end(start, least):
        yield period_too_short(start, end, least)
    if after > add_months_to_month_end(start, most):
        yield period_too_long(start, end, most)
    if announced is not None and after != add_months_to_month_end(start, announced):
        yield periodicity_broken(start, end, announced)
