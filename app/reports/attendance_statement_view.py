"""What an attestation d'assiduité is told before it is drawn."""

from dataclasses import dataclass

from app.reports.views import School


@dataclass(frozen=True)
class AttendanceStatementView:
    """All that the attestation says, in the words it prints.

    ``hours`` are lines and their numbers; ``mentions`` stand under the verdict. ``number``
    is "" while it is only seen, not issued.
    """

    school: School
    number: str
    person: str
    born: str
    unit: str
    term: str
    hours: tuple[tuple[str, str], ...]
    verdict: tuple[tuple[str, str], ...]
    mentions: tuple[str, ...]
    place: str
    issued_on: str
    head: str
