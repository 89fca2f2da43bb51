"""The rows that were refused, as a file to correct and import again."""

from app.i18n import _
from app.office.imports.kinds import REFUSAL_TITLE, title_key
from app.office.imports.plan import Listing, ListPlan, Status
from app.reports.spreadsheet import Sheet, as_csv


def refused_rows(listing: Listing, plan: ListPlan) -> bytes:
    """A CSV file: the columns as they were, and why each row was refused."""
    faulty = {row.line: row for row in plan.rows if row.status is Status.FAULTY}
    titles = listing.table.titles
    # A list that was refused before has the reasons of then: they are told anew.
    reason = title_key(REFUSAL_TITLE)
    kept = [place for place, title in enumerate(titles) if title_key(title) != reason]
    rows = tuple(
        (
            *(line.cell(place) for place in kept),
            " ".join(fault.reason for fault in faulty[line.number].faults),
        )
        for line in listing.table.lines
        if line.number in faulty
    )
    columns = (*(titles[place] for place in kept), _(REFUSAL_TITLE))
    return as_csv(Sheet(listing.table.name, columns, rows))
