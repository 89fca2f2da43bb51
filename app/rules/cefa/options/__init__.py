"""Options of art. 49: creation, maintenance, dédoublement, programmation."""

from app.rules.cefa.options.creation_norm import creation_norm
from app.rules.cefa.options.degree_norm import degree_norm
from app.rules.cefa.options.doubling import doubling
from app.rules.cefa.options.maintenance_norm import maintenance_norm
from app.rules.cefa.options.maintenance_status import maintenance_status
from app.rules.cefa.options.programming_average import programming_average

RULES = (
    creation_norm,
    degree_norm,
    maintenance_norm,
    maintenance_status,
    doubling,
    programming_average,
)

NOT_COVERED: tuple[str, ...] = (
    "Les normes de création des langues modernes (VI.III.4).",
    "La procédure d'autorisation d'une formation « en urgence » et d'une formation « article 45 » "
    "(I.III.4, VI.I).",
    "Les avis du Conseil de zone, du Comité de concertation et du Conseil général (VI.II).",
    "L'obligation de créer dans les trois ans une option du même secteur au troisième degré "
    "(VI.II.1).",
    "La première année d'application de la norme de maintien à une option nouvelle, que l'école "
    "choisit comme début de la liste (VII.III).",
    "L'encadrement minimum de base d'une option maintenue par dérogation (VII.III.1).",
    "Les restrictions « uniquement en 6e » et « 4e et 5e CPU » des options de 2019-2020 "
    "(III.VII.2) : elles se lisent dans le répertoire.",
)
