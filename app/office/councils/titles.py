"""The documents that a decision gives, by name, and who gives each."""

from dataclasses import dataclass
from typing import Any, Final

from app.i18n import N_, _
from app.office.councils.rule_facts import NotEnough, Situation
from app.office.councils.title_facts import certification_facts
from app.rules.errors import RuleInputError
from app.rules.figures import Figures
from app.rules.regime import DecisionKind
from app.rules.registry import find
from app.rules.verdict import Reason, Verdict

DOCUMENTS: Final = {
    "aoa": N_("attestation d'orientation A"),
    "aob": N_("attestation d'orientation B"),
    "aoc": N_("attestation d'orientation C"),
    "ce6p": N_("certificat d'études de sixième professionnelle"),
    "ceb": N_("certificat d'études de base"),
    "ces2d": N_("certificat du deuxième degré"),
    "cess": N_("certificat d'enseignement secondaire supérieur"),
    "competence_report": N_("rapport sur les compétences acquises"),
    "complementary_attestation": N_("attestation de la septième année"),
    "free_pupil_attestation": N_("attestation de fréquentation d'élève libre"),
    "cq6": N_("certificat de qualification de sixième année"),
    "cq7": N_("certificat de qualification de septième année"),
    "cq45": N_("certificat de qualification de la formation « article 45 »"),
    "acc": N_("attestation de compétences complémentaires"),
    "aci": N_("attestation de compétences intermédiaires"),
    "acp_d2": N_("attestation de compétences professionnelles du deuxième degré"),
    "reinsertion": N_("attestation de réinsertion"),
    "partial_attendance": N_("attestation de fréquentation partielle"),
    "attendance": N_("attestation de fréquentation"),
    "free_pupil_attendance": N_("attestation de fréquentation d'élève libre"),
    "gestion": N_("certificat de connaissances de gestion de base"),
    "degree_report": N_("rapport sur les compétences acquises"),
}
BODIES: Final = {
    "jury": N_("jury"),
    "management_council": N_("Conseil de direction"),
    "head": N_("direction"),
}


@dataclass(frozen=True)
class Titles:
    """What the pupil must, and may, be given; each with who gives it, the council apart."""

    must: tuple[str, ...]
    may: tuple[str, ...]
    reasons: tuple[Reason, ...]


def titles_with(situation: Situation, kind: DecisionKind, figures: Figures) -> Titles | None:
    """What the rule on titles says once so decided; None where no rule does."""
    rule = situation.council.title_rule
    if not rule or kind.favourable is None:
        return None
    try:
        verdict = find(rule).judge(certification_facts(situation, kind.word), figures)
    except (NotEnough, RuleInputError):
        return None
    result = verdict.result
    return Titles(
        tuple(_named(verdict, title) for title in result.must),
        tuple(_named(verdict, title) for title in result.may),
        verdict.reasons,
    )


def _named(verdict: Verdict[Any], title: str) -> str:
    body = BODIES.get(verdict.result.body[title], "")
    return f"{_(DOCUMENTS[title])} ({_(body)})" if body else _(DOCUMENTS[title])
