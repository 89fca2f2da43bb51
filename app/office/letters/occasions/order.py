"""Whether the days that a letter says follow each other as they must."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from app.formats import long_date
from app.i18n import _
from app.reports.compose import Fields
from app.reports.wording import field_infos

# What was done before the letter is written, and what is still to come.
DONE: Final = (
    *("demande_le", "decision_le", "audition_tenue_le", "avis_conseil_le"),
    *("conciliation_le", "conseil_le", "solde_le", "convoque_le", "recu_le"),
    *("conseil_discipline_le", "seance_le"),
    *("absent_du", "absent_au", "composition_le", "seance_tenue_le", "accueil_le"),
)
TO_COME: Final = ("pieces_pour", "audition_le", "rencontre_le", "payer_pour")
FOLLOWING: Final = (
    ("mesure_du", "mesure_au"),
    ("conge_du", "conge_au"),
    ("conge_du", "eviction_jusque"),
    ("absent_du", "absent_au"),
    ("convoque_le", "audition_tenue_le"),
    ("audition_tenue_le", "decision_le"),
    ("avis_conseil_le", "decision_le"),
    ("conseil_discipline_le", "decision_le"),
    ("seance_le", "decision_le"),
    ("date_deliberation", "demande_le"),
    ("demande_le", "conciliation_le"),
    ("audition_au_plus_tot", "audition_le"),
    ("seance_au_plus_tot", "audition_le"),
    ("pieces_pour", "premier_dixieme"),
)
"""Days of which the second does not come before the first."""


def out_of_order(values: Fields, written_on: date) -> Iterator[str]:
    """What is wrong with the days of a letter, as sentences, and nothing where all is well."""
    days = {name: value for name, value in values.items() if isinstance(value, date)}
    for name in DONE:
        if name in days and days[name] > written_on:
            yield _("{what} : le {day} vient après la date de la lettre.").format(
                what=_title(name), day=long_date(days[name])
            )
    for name in TO_COME:
        if name in days and days[name] < written_on:
            yield _("{what} : le {day} est passé à la date de la lettre.").format(
                what=_title(name), day=long_date(days[name])
            )
    for first, second in FOLLOWING:
        if first in days and second in days and days[second] < days[first]:
            yield _("{what} : le {day} vient avant le {other} ({which}).").format(
                what=_title(second),
                day=long_date(days[second]),
                other=long_date(days[first]),
                which=field_infos()[first].label,
            )


def _title(name: str) -> str:
    label = field_infos()[name].label
    return f"{label[:1].upper()}{label[1:]}"
