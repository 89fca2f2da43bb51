"""The sentences of ``fwb.fees``."""

from collections.abc import Mapping
from decimal import Decimal

from app.rules.fwb.life.fees_facts import FeeFacts
from app.rules.fwb.life.sources import READING, law
from app.rules.numbers import french_amount
from app.rules.verdict import Reason

COMPULSORY = law("18", "1.7.2-2 §3")
OPTIONAL = law("18", "1.7.2-2 §4")
COMPUTER = law("18", "1.7.2-2 §3bis")


def above_cost(facts: FeeFacts) -> Reason:
    """More than it costs."""
    kind = "coût réel" if facts.basis == "real" else "coût moyen réel"
    text = (
        f"Le montant réclamé, {french_amount(facts.charged)} euros, dépasse le {kind} de "
        f"{french_amount(facts.cost)} euros."
    )
    return Reason("above_cost", text, law("18", "1.7.2-2 et 1.7.2-3 §1"))


def over_cap(facts: FeeFacts, cap: Decimal) -> Reason | None:
    """More than the Government's ceiling, with what was claimed before; None where it is not."""
    total = facts.charged_before + facts.charged
    if total <= cap:
        return None
    text = (
        f"Avec ce montant, {french_amount(total)} euros seraient réclamés pour l'année scolaire : "
        f"le plafond fixé par le Gouvernement est de {french_amount(cap)} euros."
    )
    return Reason("over_cap", text, COMPULSORY)


FORBIDDEN = Reason(
    "forbidden",
    "Aucun minerval ni aucun droit, direct ou indirect, ne peut être réclamé pour cet objet.",
    law("18", "1.7.2-1 §1 et 1.7.2-3 §2"),
)
SUPPLIER_IMPOSED = Reason(
    "supplier_imposed",
    "Aucun fournisseur et aucune marque ne peuvent être imposés.",
    COMPULSORY,
)
NOT_IN_STATEMENT = Reason(
    "not_in_statement",
    "Un frais qui ne figure pas dans le décompte périodique ne peut en aucun cas être réclamé.",
    law("18", "1.7.2-4 §2"),
)
LUMP_SUM = Reason(
    "lump_sum",
    "Les frais autorisés ne peuvent être cumulés en vue d'un paiement forfaitaire et unique.",
    COMPULSORY,
)
NOT_ORGANISED = Reason(
    "not_organised",
    "Le frais n'est pas imputé à un service précis et effectivement organisé.",
    COMPULSORY,
)
NOT_IN_PROJECT = Reason(
    "not_in_project",
    "L'activité ou la fourniture ne s'inscrit pas dans le projet pédagogique ou le projet d'école.",
    law("18", "1.7.2-2 §3 et §4"),
)
NOT_DECLARED_OPTIONAL = Reason(
    "not_declared_optional",
    "Le caractère facultatif du frais n'a pas été explicitement porté à la connaissance de la "
    "famille.",
    OPTIONAL,
)
NOT_ACCEPTED = Reason(
    "not_accepted",
    "La famille n'a pas accepté ce frais, qu'elle est libre de refuser.",
    law("18", "1.7.2-2 §3bis et §4"),
)
AVERAGE_NOT_ALLOWED = Reason(
    "average_not_allowed",
    "Un frais facultatif est proposé à son coût réel : un coût moyen n'est pas permis.",
    OPTIONAL + READING,
)
OUTSIDE_DIGITAL_STRATEGY = Reason(
    "outside_digital_strategy",
    "Le matériel informatique n'entre pas dans le cadre et les conditions de la stratégie "
    "numérique à l'école.",
    COMPUTER,
)
CHARGEABLE: Mapping[str, Reason] = {
    "compulsory": Reason(
        "compulsory", "Le frais peut être réclamé ; il est obligatoire.", COMPULSORY
    ),
    "optional": Reason(
        "optional",
        "Le frais, facultatif et accepté par la famille, peut être réclamé.",
        law("18", "1.7.2-2 §3bis et §4"),
    ),
}
