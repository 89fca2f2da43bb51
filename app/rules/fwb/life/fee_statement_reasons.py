"""The sentences of ``fwb.fee_statement``."""

from collections.abc import Sequence
from datetime import date

from app.rules.dates import french_date
from app.rules.fwb.life.sources import law, roi
from app.rules.verdict import Reason
from app.rules.wording import enumeration

BOTH = law("18", "1.7.2-4 §1 et §2")
ESTIMATE, STATEMENT = law("18", "1.7.2-4 §1"), law("18", "1.7.2-4 §2")


def addressee_wrong(issued: date, adult: bool) -> Reason:
    """Sent to the one who may not be asked to pay."""
    age, who = ("majeur", "à l'élève") if adult else ("mineur", "à ses parents")
    text = (
        f"L'élève étant {age} le {french_date(issued)}, le document doit être adressé {who}"
        f"{'' if adult else ', jamais à lui'}."
    )
    return Reason("addressee", text, law("18", "1.7.2-3 §2 et 1.7.2-4"))


def legal_text_missing(articles: Sequence[str]) -> Reason:
    """Some of the articles are not reproduced."""
    of_them = "de l'article" if len(articles) == 1 else "des articles"
    text = f"Le texte intégral {of_them} {enumeration(articles)} n'est pas reproduit."
    return Reason("legal_text", text, roi("18"))


def period_too_short(start: date, end: date, months: int) -> Reason:
    """Less than a month."""
    text = f"{_period(start, end)} : la période est de {months} mois au minimum."
    return Reason("period_too_short", text, STATEMENT)


def period_too_long(start: date, end: date, months: int) -> Reason:
    """More than four months."""
    text = f"{_period(start, end)} : la période est de {months} mois au maximum."
    return Reason("period_too_long", text, STATEMENT)


def periodicity_broken(start: date, end: date, months: int) -> Reason:
    """Not the period that was announced before the year."""
    text = f"{_period(start, end)} : la périodicité annoncée est de {months} mois."
    return Reason("periodicity", text, STATEMENT)


def _period(start: date, end: date) -> str:
    return f"Le décompte couvre du {french_date(start)} au {french_date(end)}"


COMPLETE = Reason("complete", "Le document est complet et régulier.", BOTH)
NOT_WRITTEN = Reason("not_written", "Le document n'est pas communiqué par écrit.", BOTH)
LINE_OBJECT = Reason("line_object", "Une ligne ne dit pas l'objet du frais.", BOTH)
LINE_AMOUNT = Reason("line_amount", "Une ligne ne dit pas le montant du frais.", BOTH)
LINE_CHARACTER = Reason(
    "line_character",
    "Une ligne ne dit pas si le frais est obligatoire ou facultatif.",
    STATEMENT,
)
NO_LINE = Reason("no_line", "Le document ne détaille aucun frais.", BOTH)
PAYMENT_TERMS = Reason(
    "payment_terms",
    "Le décompte ne mentionne pas les modalités et les éventuelles facilités de paiement.",
    STATEMENT,
)
LEGAL_REFERENCE = Reason(
    "legal_reference", "La référence légale n'est pas reproduite sur le document.", roi("18")
)
ESTIMATE_LATE = Reason(
    "estimate_late",
    "L'estimation n'est pas communiquée avant le début de l'année scolaire.",
    ESTIMATE,
)
