"""The whole list, the most urgent first; statements do not grow with the school."""

from datetime import date
from typing import Final, get_args

from app.office.today.councils import councils_to_do
from app.office.today.duties import duties_to_do
from app.office.today.gaps import gaps_to_fill
from app.office.today.items import Item, Urgency
from app.office.today.letters import letters_to_do
from app.office.today.registers import registers_to_do
from app.office.work import Reading, query

ORDER: Final = {urgency: place for place, urgency in enumerate(get_args(Urgency))}


@query
def to_do(reading: Reading) -> tuple[Item, ...]:
    """Everything due, late or awaited today."""
    items = (
        *registers_to_do(reading),
        *duties_to_do(reading),
        *councils_to_do(reading),
        *letters_to_do(reading),
        *gaps_to_fill(reading),
    )
    # Sorting keeps the order above among things of one urgency and one day.
    return tuple(sorted(items, key=lambda item: (ORDER[item.urgency], item.due or date.max)))
