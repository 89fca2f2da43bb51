"""The centre: its councils, its existence, its report, its groups of pupils."""

from app.rules.cefa.centre.centre_existence import centre_existence
from app.rules.cefa.centre.council_composition import council_composition
from app.rules.cefa.centre.direction_council import (
    direction_council_meetings,
    direction_council_vote,
)
from app.rules.cefa.centre.grouping import grouping
from app.rules.cefa.centre.zonal_report import zonal_report

RULES = (
    council_composition,
    direction_council_vote,
    direction_council_meetings,
    grouping,
    centre_existence,
    zonal_report,
)

NOT_COVERED: tuple[str, ...] = (
    "La gestion de la dotation et de la subvention de fonctionnement (IV.I.3).",
    "La composition, le fonctionnement et les missions du Conseil zonal (IV.II.1 à IV.II.3), et la "
    "partie qualitative de son rapport.",
    "La mise en place et la modification d'une coopération entre établissements (I.II).",
    "Le recours d'un membre du Conseil de direction auprès du Comité de concertation (IV.I.2).",
    "Le néerlandais comme langue moderne I dans l'arrondissement de Bruxelles-Capitale (V.II).",
)
