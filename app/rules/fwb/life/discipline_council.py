"""``fwb.discipline_council``: who must sit, and when the copy of the decision is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.dates import french_date
from app.rules.facts import Count, facts
from app.rules.figures import FigureReader
from app.rules.fwb.life.calendars import check_not_before, check_within, school_day_after
from app.rules.fwb.life.sources import roi
from app.rules.fwb.studies.family import is_adult
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

Member = Literal[
    "pupil",
    "teacher",
    "legal_representative",
    "educator",
    "replacement",
    "head",
    "cpms",
    "trusted_person",
]
InvitationMode = Literal["email", "letter", "phone", "none"]
CopyMode = Literal["email", "letter", "hand"]
CopyOutcome = Literal["copy_due", "copy_late", "copy_sent"]

COMPOSITION, COPY = roi("5.3.3"), roi("5.3.5")
MEMBERS = {
    "pupil": "l'élève",
    "teacher": "les professeurs concernés",
    "legal_representative": "un responsable légal",
    "educator": "l'éducateur référent ou son remplaçant",
    "head": "la direction",
    "cpms": "le CPMS",
    "mediators": "les élèves-médiateurs",
}


@facts
class DisciplineCouncilFacts:
    """The sitting, those present, the invitation and the copy; no ``birth_date``: a minor."""

    calendar: SchoolCalendar
    next_calendar: SchoolCalendar | None = None
    held: date
    on: date
    members: tuple[Member, ...]
    mediators: Count
    teachers_concerned: bool = True
    closed_session: bool = False
    invitation_mode: InvitationMode = "email"
    copy_sent: date | None = None
    copy_mode: CopyMode = "email"
    birth_date: date | None = None

    def check(self) -> None:
        """The council sits in the school year, and the copy follows."""
        check_within("held", self.calendar, self.held)
        check_not_before("copy_sent", self.copy_sent, self.held)


@dataclass(frozen=True)
class DisciplineCouncil:
    """Where the copy stands, its last day, and the members who were missing."""

    outcome: CopyOutcome
    send_by: date
    missing: tuple[str, ...]


@rule(
    "fwb.discipline_council",
    version=1,
    title="Conseil de discipline : est-il complet, et la copie de la décision est-elle envoyée ?",
    source=roi("5.3.3 à 5.3.5"),
)
def discipline_council(
    facts: DisciplineCouncilFacts, figures: FigureReader
) -> Ruling[DisciplineCouncil]:
    """A copy goes "dans les 3 jours ouvrables scolaires" to the legal representatives.

    In closed session the élèves-médiateurs are absent, and the teachers where needed. An
    absent member is signalled: the règlement prints no effect.
    """
    number = figures.integer("fwb.life.council_copy_school_days")
    send_by = school_day_after(facts.calendar, facts.next_calendar, facts.held, number)
    missing = tuple(sorted(_missing(facts, figures)))
    outcome = _outcome(facts, send_by)
    result = DisciplineCouncil(outcome, send_by, missing)
    return Ruling(result, tuple(_reasons(facts, result)))


def _missing(facts: DisciplineCouncilFacts, figures: FigureReader) -> Iterator[str]:
    yield from {"pupil", "head", "cpms"} - set(facts.members)
    if not {"educator", "replacement"} & set(facts.members):
        yield "educator"
    if not _is_adult(facts, figures) and "legal_representative" not in facts.members:
        yield "legal_representative"
    if facts.closed_session:
        return
    if facts.teachers_concerned and "teacher" not in facts.members:
        yield "teacher"
    if facts.mediators < figures.integer("fwb.life.council_mediators"):
        yield "mediators"


def _is_adult(facts: DisciplineCouncilFacts, figures: FigureReader) -> bool:
    """An adult has no legal representative: he answers for himself."""
    return facts.birth_date is not None and is_adult(facts.birth_date, facts.held, figures)


def _outcome(facts: DisciplineCouncilFacts, send_by: date) -> CopyOutcome:
    if (facts.copy_sent or facts.on) > send_by:
        return "copy_late"
    return "copy_due" if facts.copy_sent is None else "copy_sent"


def _reasons(facts: DisciplineCouncilFacts, result: DisciplineCouncil) -> Iterator[Reason]:
    yield _copy(facts.copy_sent, result)
    if result.missing:
        who = enumeration(MEMBERS[word] for word in result.missing)
        text = f"Il manquait au conseil de discipline : {who}."
        yield Reason("incomplete", text, COMPOSITION)
    if facts.closed_session:
        yield CLOSED_SESSION
    if facts.invitation_mode != "email":
        yield INVITATION_MODE
    if facts.copy_sent is not None and facts.copy_mode != "email":
        yield COPY_MODE


def _copy(sent: date | None, result: DisciplineCouncil) -> Reason:
    limit = french_date(result.send_by)
    if result.outcome == "copy_due":
        text = f"La copie de la décision est à envoyer au plus tard le {limit}."
    elif sent is None:
        text = f"La copie de la décision devait être envoyée au plus tard le {limit}."
    elif result.outcome == "copy_late":
        text = (
            f"La copie de la décision, envoyée le {french_date(sent)}, devait l'être au plus tard "
            f"le {limit}."
        )
    else:
        text = (
            f"La copie de la décision a été envoyée le {french_date(sent)}, dans le délai qui "
            f"expire le {limit}."
        )
    return Reason(result.outcome, text, COPY)


CLOSED_SESSION = Reason(
    "closed_session",
    "Le conseil se tient à huis clos, à la demande des responsables légaux : sans les "
    "élèves-médiateurs et, si nécessaire, sans les professeurs concernés par les faits.",
    roi("5.3.2"),
)
INVITATION_MODE = Reason(
    "invitation_mode",
    "L'invitation au conseil de discipline n'a pas été envoyée par courriel.",
    roi("5.3.4"),
)
COPY_MODE = Reason(
    "copy_mode",
    "La copie de la décision n'a pas été envoyée par courrier électronique.",
    COPY,
)
