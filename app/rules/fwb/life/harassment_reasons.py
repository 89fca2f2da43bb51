"""The sentences of ``fwb.harassment``."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from app.rules.dates import french_date
from app.rules.fwb.life.harassment_facts import FileContent, HarassmentFacts
from app.rules.fwb.life.sources import READING, law
from app.rules.verdict import Reason
from app.rules.wording import enumeration

HarassmentOutcome = Literal[
    "open", "other_needs", "closed", "third_party", "referred", "internal_plan"
]

SOURCE = law("9", "1.7.10-4")

STATUS: dict[HarassmentOutcome, str] = {
    "open": "Le dossier est ouvert ; les faits ne sont pas encore qualifiés.",
    "other_needs": "Les faits ne relèvent pas du harcèlement : la direction, l'équipe éducative ou "
    "les professionnels adéquats prennent en compte les besoins identifiés.",
    "closed": "La situation de harcèlement a pris fin : elle est réglée et le dossier est clôturé.",
    "third_party": "Dossier non résolu, orienté pour prise en charge par un tiers.",
    "referred": "La situation est urgente : la direction et le pouvoir organisateur l'orientent "
    "vers les services spécialisés (CPMS, médiateur scolaire, police ou autre).",
    "internal_plan": "La situation est traitée en interne, selon un plan d'action expliqué à "
    "l'élève cible.",
}
CONTENTS: dict[FileContent, str] = {
    "identities": "l'identité des élèves concernés",
    "parent_contacts": "les coordonnées de leurs parents",
    "report_trace": "la trace de la manière dont le signalement est parvenu",
    "evidence": "les traces ou preuves apportées",
}


def harassment_reasons(
    facts: HarassmentFacts,
    outcome: HarassmentOutcome,
    limits: tuple[date, date | None],
    late: Sequence[str],
    missing: Sequence[FileContent],
    next_follow_up: date | None,
) -> tuple[Reason, ...]:
    """The status, then what is late or not yet done."""
    status = Reason(outcome, STATUS[outcome], SOURCE)
    return (
        status,
        *_late(facts, limits, late),
        *_file(missing),
        *_plan(facts, outcome),
        *_follow_up(facts, next_follow_up),
    )


def _late(
    facts: HarassmentFacts, limits: tuple[date, date | None], late: Sequence[str]
) -> Iterator[Reason]:
    target_by, others_by = limits
    if "target" in late:
        heard = facts.target_heard
        done = f"a été entendu le {french_date(heard)}" if heard else "n'a pas encore été entendu"
        text = _after_limit(f"L'élève cible {done}", target_by)
        yield Reason("target_late", text, SOURCE + READING)
    if "others" in late and others_by is not None:
        heard = facts.others_heard
        done = (
            f"ont été entendus le {french_date(heard)}"
            if heard
            else "n'ont pas encore été entendus"
        )
        text = _after_limit(f"Les autres protagonistes {done}", others_by)
        yield Reason("others_late", text, SOURCE + READING)


def _after_limit(done: str, limit: date) -> str:
    return f"{done} ; l'entretien devait avoir lieu au plus tard le {french_date(limit)}."


def _file(missing: Sequence[FileContent]) -> Iterator[Reason]:
    if missing:
        what = enumeration(CONTENTS[word] for word in missing)
        yield Reason("file_incomplete", f"Il manque au dossier : {what}.", SOURCE)


def _plan(facts: HarassmentFacts, outcome: HarassmentOutcome) -> Iterator[Reason]:
    if outcome == "internal_plan":
        if facts.plan_date is None:
            yield PLAN_MISSING
        elif facts.plan_explained is None:
            yield PLAN_NOT_EXPLAINED
    if outcome == "closed" and facts.closed_on is None:
        yield CLOSING_DATE_MISSING


def _follow_up(facts: HarassmentFacts, due: date | None) -> Iterator[Reason]:
    if due is not None and facts.on > due:
        text = (
            f"Le suivi mensuel de la direction devait avoir lieu au plus tard le "
            f"{french_date(due)}."
        )
        yield Reason("follow_up_late", text, SOURCE)


PLAN_MISSING = Reason("plan_missing", "Aucun plan d'action n'est encore établi.", SOURCE)
PLAN_NOT_EXPLAINED = Reason(
    "plan_not_explained",
    "Le plan d'action n'a pas encore été expliqué à l'élève cible.",
    SOURCE,
)
CLOSING_DATE_MISSING = Reason(
    "closing_date_missing",
    "La date de clôture n'est pas indiquée sur le dossier.",
    SOURCE,
)
