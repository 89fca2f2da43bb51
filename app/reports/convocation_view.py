"""What the convocations of the members of a council are told before they are drawn."""

from dataclasses import dataclass
from datetime import date, time

from app.reports.views import School, Signature


@dataclass(frozen=True)
class Convened:
    """A member convened, and what they sit for."""

    name: str
    role: str
    feminine: bool = False


@dataclass(frozen=True)
class ConvocationsView:
    """The convocations of one council, a page a member.

    ``title`` is the council's ("Conseil de classe, juin"), ``group`` the class;
    ``agenda`` has one line a point; ``urgent`` is said on the page.
    """

    school: School
    title: str
    group: str
    school_year: str
    held_on: date
    begins_at: time | None
    place: str
    agenda: tuple[str, ...]
    written_on: date
    urgent: bool
    members: tuple[Convened, ...]
    signed: Signature
