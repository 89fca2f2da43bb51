"""What keeps pupils away, for how long, and what their families hand in."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.office.demo.names import drawn

LENGTHS = ((1, 34), (2, 26), (3, 8), (4, 12), (6, 10), (10, 7), (20, 3))
HABITS = ((0, 24), (1, 27), (2, 22), (4, 15), (7, 8), (14, 4))
NEVER_JUSTIFIES = 10
RECENT = timedelta(days=9)


@dataclass(frozen=True)
class Cause:
    """Why a pupil is away; ``document`` is "" where the family hands nothing in."""

    code: str
    document: str
    notes: tuple[str, ...] = ()
    longest: int = 20


LATE = Cause("R", "", ("Bus en retard", "Panne de réveil", "Embouteillage", ""), 1)
CAUSES = (
    (Cause("A", "medical_certificate", ("Grippe", "Gastro-entérite", "Entorse", "")), 30),
    (Cause("A", "note", ("Fièvre", "Raison familiale", "Rendez-vous chez le dentiste"), 4), 28),
    (Cause("A", "", ("",), 6), 22),
    (LATE, 15),
    (Cause("A", "authority_attestation", ("Convocation au tribunal", "Permis de conduire"), 2), 2),
    (Cause("A", "death_document", ("Décès d'un grand-parent",), 4), 1),
    (Cause("A", "presence_attestation", ("Consultation à l'hôpital",), 2), 2),
    (Cause("E", "", ("Visite médicale scolaire", "Autorisé par la direction"), 2), 4),
)


@dataclass(frozen=True)
class Spell:
    """Slots that a pupil misses one after the other."""

    first: int
    length: int
    cause: Cause
    note: str
    minutes_late: int | None = None


@dataclass(frozen=True)
class Handed:
    """What a family handed in, and what became of it."""

    received_on: date
    status: str
    decided_on: date | None = None
    reason: str = ""


def spells(rng: Random, slots: int) -> list[Spell]:
    """The spells of one pupil over so many slots, in no order; they may overlap."""
    number = drawn(rng, HABITS)
    careless = number >= NEVER_JUSTIFIES
    return [_spell(rng, slots, careless=careless) for _one in range(number)]


def handed_in(rng: Random, last_day: date, today: date) -> Handed | None:
    """What the family did after the last day missed; None where nothing came yet."""
    outcome = drawn(rng, (("accepted", 76), ("refused", 10), ("too_late", 14)))
    delay = rng.randint(12, 24) if outcome == "too_late" else rng.randint(1, 5)
    received = last_day + timedelta(days=delay)
    if received > today:
        return None
    if received > today - RECENT:
        return Handed(received, "to_judge")
    decided = min(today, received + timedelta(days=rng.randint(0, 3)))
    return Handed(received, outcome, decided, _REASONS[outcome])


_REASONS = {
    "accepted": "",
    "refused": "Le motif n'est pas de ceux que la loi admet, et la direction ne le retient pas.",
    "too_late": "Le document a été remis après le délai.",
}


def _spell(rng: Random, slots: int, *, careless: bool) -> Spell:
    cause = drawn(rng, CAUSES)
    if careless and rng.random() < 0.8:
        cause = Cause("A", "", ("",), 4)
    length = min(drawn(rng, LENGTHS), cause.longest)
    minutes = rng.randint(3, 45) if cause is LATE else None
    return Spell(rng.randrange(slots), length, cause, rng.choice(cause.notes), minutes)
