"""One fee of secondary education: what it is for, what it costs, how it is claimed."""

from decimal import Decimal
from typing import Literal

from app.rules.facts import Amount, facts

Item = Literal[
    "pool",
    "pool_travel",
    "culture_sport",
    "culture_sport_travel",
    "stay",
    "stay_travel",
    "photocopies",
    "book_loan",
    "equipment_loan",
    "tool_loan",
    "group_purchase",
    "optional_activity",
    "magazine",
    "computer",
    "tuition",
    "enrolment_deposit",
    "diploma",
    "certificate",
    "report_card",
    "other",
]


@facts
class FeeFacts:
    """``cap`` is the Government's ceiling for a pupil and a year, which no source here gives.

    What the kind of fee does not depend on is ignored.
    """

    item: Item
    cost: Amount
    basis: Literal["real", "average"] = "real"
    charged: Amount
    cap: Amount | None = None
    charged_before: Amount = Decimal(0)
    lump_sum: bool = False
    organised: bool = True
    in_project: bool = True
    declared_optional: bool = False
    accepted: bool = False
    supplier_imposed: bool = False
    digital_strategy: bool = False
    in_statement: bool = True
