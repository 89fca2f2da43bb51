"""``cefa.certification``: what the pupil must, or may, be given, and by whom (III.I to III.VI)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from app.rules.cefa.pupils.certification.awards import (
    ATTENDANCE,
    Award,
    awards,
    ends_upper_secondary,
    has_upper_secondary_path,
)
from app.rules.cefa.pupils.certification.facts import Body, CertificationFacts, Title
from app.rules.cefa.sources import AR84, D91, D2013, circular
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

NOT_REGULAR = circular("II.V.1", f"{D2013}, art. 26")

NAMES: dict[Title, str] = {
    "aoa": "l'attestation d'orientation A",
    "aob": "l'attestation d'orientation B",
    "aoc": "l'attestation d'orientation C",
    "ces2d": "le certificat d'enseignement secondaire du deuxième degré (CES2D)",
    "ce6p": "le certificat d'études de 6e année de l'enseignement secondaire professionnel (CE6P)",
    "cess": "le certificat d'enseignement secondaire supérieur (CESS)",
    "cq6": "le certificat de qualification de 6e année (CQ6)",
    "cq7": "le certificat de qualification de 7e année (CQ7)",
    "cq45": "le certificat de qualification de la formation « article 45 »",
    "ceb": "le certificat d'études de base (CEB)",
    "acc": "l'attestation de compétences complémentaires au certificat de qualification",
    "aci": "l'attestation de compétences intermédiaires",
    "acp_d2": "l'attestation de compétences professionnelles du deuxième degré professionnel",
    "reinsertion": "l'attestation de réinsertion",
    "partial_attendance": "l'attestation de fréquentation partielle en tant qu'élève régulier",
    "attendance": "l'attestation de fréquentation",
    "free_pupil_attendance": "l'attestation de fréquentation d'élève libre",
    "gestion": "le certificat relatif aux connaissances de gestion de base",
    "degree_report": "le rapport sur les compétences acquises au terme de la 3P",
}
CERTIFICATES: frozenset[Title] = frozenset(
    {"ces2d", "ce6p", "cess", "cq6", "cq7", "ceb", "gestion"}
)
ORIENTATION_TITLES: frozenset[Title] = frozenset({"aoa", "aob", "aoc"})
NOT_CERTIFYING: frozenset[Title] = frozenset(
    {"aoc", "attendance", "free_pupil_attendance", "partial_attendance"}
)
# What is possible for an adult who follows only the qualifying training (I.III.1, V.III).
TRADE_TITLES: frozenset[Title] = frozenset(
    {"cq6", "cq7", "acc", "aci", "partial_attendance", "gestion"}
)


@dataclass(frozen=True)
class Certification:
    """The titles due and possible, and who gives each."""

    outcome: Literal["certified", "not_certified"]
    must: tuple[Title, ...]
    may: tuple[Title, ...]
    body: Mapping[Title, Body]
    under_reserve: bool


@rule(
    "cefa.certification",
    version=1,
    title="Les titres que l'élève doit ou peut recevoir",
    source=circular("III.I à III.VI", f"{D91}, art. 9 à 11", f"{AR84}, art. 22 à 26bis"),
)
def certification(facts: CertificationFacts, figures: FigureReader) -> Ruling[Certification]:
    """All titles go to an élève régulier; who obtains none receives one of attendance."""
    if not facts.regular:
        return _not_regular()
    found = _awarded(facts, figures)
    must = _titles(found, must=True)
    under_reserve = facts.equivalence_pending and bool(ORIENTATION_TITLES & set(must))
    certified = set(must) - NOT_CERTIFYING
    return Ruling(
        Certification(
            outcome="certified" if certified else "not_certified",
            must=must,
            may=_titles(found, must=False),
            body={award.title: award.body for award in found},
            under_reserve=under_reserve,
        ),
        (
            *(_award_reason(facts, award) for award in found),
            *_path_reasons(facts),
            *_reserve_reasons(under_reserve),
        ),
    )


def _awarded(facts: CertificationFacts, figures: FigureReader) -> tuple[Award, ...]:
    found = _once_each(
        award
        for award in awards(facts, figures)
        if not facts.only_trade or award.title in TRADE_TITLES
    )
    if any(award.must for award in found):
        return found
    why = "il n'obtient aucun des certificats et attestations prévus"
    return (*found, Award("attendance", "head", why, ATTENDANCE))


def _once_each(found: Iterator[Award]) -> tuple[Award, ...]:
    """One line a title: must before may, the conseil de classe before another body.

    Only the attestation de compétences professionnelles may fall under several lines.
    """
    kept: dict[Title, Award] = {}
    for award in found:
        first = kept.setdefault(award.title, award)
        if first is not award and award.body == "class_council":
            kept[award.title] = Award(award.title, award.body, first.why, first.source, first.must)
    return tuple(kept.values())


def _titles(found: tuple[Award, ...], must: bool) -> tuple[Title, ...]:
    return tuple(sorted(award.title for award in found if award.must == must))


def _award_reason(facts: CertificationFacts, award: Award) -> Reason:
    receives = "L'élève reçoit" if award.must else "L'élève peut recevoir"
    mention = (
        " Il porte la mention « délivré dans l'enseignement secondaire en alternance »."
        if facts.is_art49 and award.title in CERTIFICATES
        else ""
    )
    text = f"{receives} {NAMES[award.title]} : {award.why}.{mention}"
    return Reason(award.title, text, award.source)


def _not_regular() -> Ruling[Certification]:
    title: Title = "free_pupil_attendance"
    return Ruling(
        Certification("not_certified", (title,), (), {title: "head"}, under_reserve=False),
        (
            Reason(
                "not_regular",
                "L'élève qui ne répond plus à la notion d'élève régulier reçoit une attestation "
                "de fréquentation d'élève libre ; la décision de ne pas l'admettre à présenter "
                "les examens ne constitue pas une AOC et n'est pas susceptible de recours.",
                NOT_REGULAR,
            ),
            Reason(title, f"L'élève reçoit {NAMES[title]}.", NOT_REGULAR),
        ),
    )


def _path_reasons(facts: CertificationFacts) -> Iterator[Reason]:
    passed = facts.ends_year and facts.passed and not facts.only_trade
    if passed and ends_upper_secondary(facts) and not has_upper_secondary_path(facts):
        missing = (
            "la 5TQ n'a pas été terminée avec fruit dans la même section et la même orientation "
            "d'études"
            if facts.form == "tq"
            else "aucune 6P n'a été terminée avec fruit auparavant"
        )
        yield Reason(
            "cess_path_missing",
            f"L'élève ne reçoit pas le CESS bien que l'année soit terminée avec fruit : {missing}.",
            circular("III.II.1", f"{AR84}, art. 25 §2"),
        )


def _reserve_reasons(under_reserve: bool) -> Iterator[Reason]:
    if under_reserve:
        yield Reason(
            "under_reserve",
            "L'attestation d'orientation est délivrée « sous réserve » : une décision "
            "d'équivalence est attendue ou une difficulté administrative liée aux conditions "
            "d'admission n'est pas levée.",
            circular("III.II.1"),
        )
