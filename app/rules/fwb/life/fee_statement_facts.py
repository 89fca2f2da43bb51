"""An estimate of fees, or a décompte périodique, as it is about to leave."""

from datetime import date
from typing import Literal

from app.rules.facts import Amount, Positive, facts

LineCharacter = Literal["compulsory", "optional", "unstated"]
Article = Literal["1.7.2-1", "1.7.2-2", "1.7.2-3"]


@facts
class FeeLine:
    """One line: for what, how much, compulsory or not."""

    object: str
    amount: Amount | None = None
    character: LineCharacter = "unstated"


@facts
class FeeStatementFacts:
    """The document, whom it is for, the period it covers, and what it prints."""

    document: Literal["estimate", "statement"]
    birth_date: date
    issued: date
    school_year_start: date
    period_start: date | None = None
    period_end: date | None = None
    announced_months: Positive | None = None
    addressee: Literal["parents", "pupil"]
    written: bool = True
    lines: tuple[FeeLine, ...]
    payment_terms: bool = False
    legal_reference: bool = False
    legal_texts: tuple[Article, ...] = ()
