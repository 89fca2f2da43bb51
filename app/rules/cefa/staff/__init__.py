"""Staff: coordinator, accompaniment, teachers' periods, and heads counted elsewhere."""

from app.rules.cefa.staff.coordinator_charge import coordinator_charge
from app.rules.cefa.staff.counted_heads import counted_heads
from app.rules.cefa.staff.practice_teacher_load import practice_teacher_load
from app.rules.cefa.staff.support_category import support_category
from app.rules.cefa.staff.support_periods import support_periods
from app.rules.cefa.staff.teacher_category import teacher_category
from app.rules.cefa.staff.teacher_periods import teacher_periods

RULES = (
    coordinator_charge,
    support_category,
    support_periods,
    teacher_category,
    teacher_periods,
    counted_heads,
    practice_teacher_load,
)

NOT_COVERED: tuple[str, ...] = (
    "La répartition des accompagnateurs entre degré inférieur et degré supérieur (décret du "
    "3 juillet 1991, art. 15 §5) : aucun arrondi n'est fixé.",
    "La prise en compte des élèves exclus venus du plein exercice (circulaire 2020).",
    "L'affectation des périodes-professeurs entre établissements coopérants, et les périodes "
    "reçues de la zone ou d'un autre établissement (VIII.VIII).",
    "Le choix des élèves qui donnent droit au complément CPU (première année d'une option de 7e, "
    "élèves en C3D).",
    "Les élèves d'un établissement qui passe à un autre CEFA (décret du 3 juillet 1991, art. 18 "
    "al. 2).",
)
