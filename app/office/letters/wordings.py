"""The wordings of letters as this school has them, and what its office adds to them.

A row of the school's own texts whose part begins with ``@`` is no text of a letter but
the value of a field that neither the decision nor the school's identity gives, such as
the days of the second session: see ``complements``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlmodel import Session, select

from app.models import SchoolWording
from app.reports.wording import Wording, load_wording

ADDED = "@"


@dataclass(frozen=True)
class Wordings:
    """The school's own texts by regime and letter, and the values it added by their key."""

    own: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    added: Mapping[str, str] = field(default_factory=dict)

    def wording(self, regime: str, letter: str) -> Wording | None:
        """The wording of a letter; None where the program has none."""
        try:
            packaged = load_wording(regime, letter)
        except FileNotFoundError:
            return None
        return packaged.reworded(self.own.get((regime, letter), {}))


def school_wordings(session: Session) -> Wordings:
    """All of them, in one statement."""
    own: dict[tuple[str, str], dict[str, str]] = {}
    added: dict[str, str] = {}
    for row in session.exec(select(SchoolWording)):
        if row.part.startswith(ADDED):
            added[row.part.removeprefix(ADDED)] = row.text
        else:
            own.setdefault((row.regime, row.letter), {})[row.part] = row.text
    return Wordings(own, added)
