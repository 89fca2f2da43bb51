"""Days and deadlines, shared by all regimes."""

from app.rules.calendar.count import count
from app.rules.calendar.deadline import deadline
from app.rules.calendar.half_days import half_days

RULES = (count, deadline, half_days)

NOT_COVERED: tuple[str, ...] = (
    "Les congés eux-mêmes : ils sont proposés par le programme et confirmés par l'école.",
)
