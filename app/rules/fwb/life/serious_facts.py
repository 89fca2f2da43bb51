"""The ten points of facts that are "notamment considérés comme faits graves"."""

from collections.abc import Mapping

from app.rules.fwb.life.disciplinary_facts import DisciplinaryFact, FactKind, Victim
from app.rules.fwb.life.sources import law

SOURCE = law("5.4.2.1", "1.7.9-4 §1")

COMMUNITY: tuple[Victim, ...] = ("pupil", "staff")
OFFICIALS: tuple[Victim, ...] = ("po_delegate", "inspector", "community_delegate")

# Introduced or held "au sein de l'école ou dans le voisinage immédiat"
HELD: Mapping[FactKind, int] = {"weapon": 4, "sharp_object": 6, "flammable": 7, "drugs": 8}

POINTS: Mapping[int, str] = {
    1: "coups et blessures portés sciemment à un élève ou à un membre du personnel, avec "
    "incapacité",
    2: "coups et blessures portés sciemment à un délégué du pouvoir organisateur ou de la "
    "Communauté française ou à un membre de l'inspection, avec incapacité",
    3: "coups et blessures portés sciemment, dans l'école, à une personne autorisée à y pénétrer, "
    "avec incapacité",
    4: "introduction ou détention d'une arme",
    5: "manipulation d'un instrument dangereux hors de son usage didactique",
    6: "introduction ou détention, sans raison légitime, d'un objet tranchant, contondant ou "
    "blessant",
    7: "introduction ou détention de substances inflammables",
    8: "introduction ou détention de stupéfiants ou de substances assimilées, en violation des "
    "règles",
    9: "extorsion à l'aide de violences ou de menaces",
    10: "pression psychologique insupportable, exercée sciemment et de manière répétée",
}


def point_of(fact: DisciplinaryFact) -> int | None:
    """The point that makes the fact serious; None where none does."""
    if fact.kind == "assault":
        return _assault(fact)
    if fact.kind in HELD:
        return HELD[fact.kind] if _held(fact) else None
    if fact.kind == "dangerous_instrument":
        return None if fact.excused else 5
    if fact.victim not in COMMUNITY:
        return None
    if fact.kind == "extortion":
        return 9
    pressure = fact.kind == "pressure" and fact.wilful and fact.repeated
    return 10 if pressure else None


def _assault(fact: DisciplinaryFact) -> int | None:
    """Blows struck "sciemment … ayant entrainé une incapacité même limitée dans le temps"."""
    if not (fact.wilful and fact.incapacity):
        return None
    if fact.victim in COMMUNITY:
        return 1
    if fact.victim in OFFICIALS:
        return 2
    return 3 if fact.victim == "visitor" and fact.place == "inside" else None


def _held(fact: DisciplinaryFact) -> bool:
    """An arm has no excuse (4°); the others have a legitimate reason or use (6°, 7°, 8°)."""
    excused = fact.excused and fact.kind != "weapon"
    return fact.place != "elsewhere" and not excused
