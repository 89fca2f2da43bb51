"""The sentences of ``fwb.exclusion_grounds``."""

from collections.abc import Sequence

from app.rules.dates import french_date
from app.rules.figures import FigureReader
from app.rules.fwb.life.disciplinary_facts import DisciplinaryFact, ExclusionGroundsFacts, Ground
from app.rules.fwb.life.measures import sanctions_in
from app.rules.fwb.life.serious_facts import POINTS, SOURCE, point_of
from app.rules.fwb.life.sources import READING, law, reasons, roi
from app.rules.verdict import Reason
from app.rules.wording import enumeration

GENERAL = roi("5.4.2.1")
OUTSIDERS = law("5.4.2.1", "1.7.9-4 §2")

GROUNDS: dict[Ground, str] = {
    "person": "atteinte à l'intégrité physique, psychologique ou morale d'un membre du personnel "
    "ou d'un élève",
    "organisation": "organisation ou bon fonctionnement de l'école compromis",
    "damage": "préjudice matériel ou moral grave à l'établissement",
}

Found = Sequence[DisciplinaryFact]


def grounds_reasons(
    facts: ExclusionGroundsFacts,
    figures: FigureReader,
    counting: Found,
    sanctioned: Found,
    foreign: Found,
    absences: bool,
) -> tuple[Reason, ...]:
    """One reason a code, each naming the facts that it rests on."""
    serious = [fact for fact in counting if point_of(fact) is not None]
    general = [fact for fact in counting if point_of(fact) is None]
    outsiders = [fact for fact in counting if fact.author == "outsider"]
    return reasons(
        _serious(serious) if serious else None,
        _general(general) if general else None,
        _absences(facts, figures) if absences else None,
        _instigation(outsiders) if outsiders else None,
        _sanctioned(sanctioned) if sanctioned else None,
        _foreign(foreign) if foreign else None,
        None if counting or absences else NO_GROUND,
    )


def _named(found: Found) -> str:
    """The facts that begin a sentence: "Le fait F1", "Les faits F1 et F2"."""
    refs = enumeration(sorted(fact.ref for fact in found))
    return f"Le fait {refs}" if len(found) == 1 else f"Les faits {refs}"


def _serious(found: Found) -> Reason:
    points = sorted({point for fact in found if (point := point_of(fact))})
    what = enumeration(f"{POINTS[point]} ({point}°)" for point in points)
    kind = "un fait grave qui peut" if len(found) == 1 else "des faits graves qui peuvent"
    verb = "est" if len(found) == 1 else "sont"
    text = (
        f"{_named(found)} {verb} {kind} fonder une exclusion définitive : {what}. L'exclusion "
        "n'est pas automatique : la direction apprécie."
    )
    return Reason("serious_fact", text, SOURCE)


def _general(found: Found) -> Reason:
    grounds = enumeration(GROUNDS[word] for word in sorted({fact.ground for fact in found}))
    verb = "peut" if len(found) == 1 else "peuvent"
    text = f"{_named(found)} {verb} fonder une exclusion définitive : {grounds}."
    return Reason("general_ground", text, GENERAL)


def _absences(facts: ExclusionGroundsFacts, figures: FigureReader) -> Reason:
    most = figures.integer("fwb.life.adult_absences_above")
    text = (
        f"L'élève, majeur le {french_date(facts.on)}, totalise {facts.unjustified_half_days} "
        f"demi-journées d'absence injustifiée dans l'année scolaire : plus de {most}, il peut être "
        "exclu."
    )
    return Reason("adult_absences", text, f"{GENERAL}; Circulaire 7282, II.V.2")


def _instigation(found: Found) -> Reason:
    was, is_ = ("a été commis", "est") if len(found) == 1 else ("ont été commis", "sont")
    text = (
        f"{_named(found)} {was} par une personne extérieure à l'école, sur l'instigation ou avec "
        f"la complicité de l'élève, à qui il{'s' if len(found) > 1 else ''} {is_} "
        f"imputé{'s' if len(found) > 1 else ''}."
    )
    return Reason("instigation", text, OUTSIDERS)


def _sanctioned(found: Found) -> Reason:
    ordered = sorted(found, key=lambda fact: fact.ref)
    if len(ordered) == 1:
        text = (
            f"Le fait {ordered[0].ref} a déjà été sanctionné "
            f"({sanctions_in(ordered[0].sanctions)}) : il ne peut l'être deux fois (non bis in "
            "idem) ; il peut être cité comme antécédent."
        )
    else:
        each = enumeration(f"{fact.ref} ({sanctions_in(fact.sanctions)})" for fact in ordered)
        text = (
            f"Les faits {each} ont déjà été sanctionnés : ils ne peuvent l'être deux fois (non bis "
            "in idem) ; ils peuvent être cités comme antécédents."
        )
    return Reason("already_sanctioned", text, roi("5.1 et 5.4.2.2") + READING)


def _foreign(found: Found) -> Reason:
    verb = "n'est pas imputable" if len(found) == 1 else "ne sont pas imputables"
    text = (
        f"{_named(found)} {verb} à l'élève : seul compte, parmi les faits d'autrui, le fait grave "
        "d'une personne extérieure dont il est l'instigateur ou le complice ; ceux d'un parent ne "
        "comptent jamais."
    )
    return Reason("not_attributable", text, OUTSIDERS)


NO_GROUND = Reason(
    "no_ground",
    "Aucun fait et aucune absence ne peuvent fonder une exclusion définitive ou un refus de "
    "réinscription.",
    GENERAL,
)
