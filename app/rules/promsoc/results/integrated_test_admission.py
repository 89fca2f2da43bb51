"""``promsoc.integrated_test_admission``: may the student take part in this session (art. 24)?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from app.rules.dates import add_months_to_month_end, french_date
from app.rules.errors import RuleInputError
from app.rules.facts import Count, Positive, Text, facts, unique
from app.rules.figures import FigureReader
from app.rules.promsoc.results.roi import AGCF, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

Units = Annotated[tuple[Text, ...], unique]


@facts
class ConstituentUnit:
    """One unit of the section other than the épreuve intégrée."""

    unit: Text
    determinant: bool


@facts
class Attestation:
    """An attestation de réussite, whichever school gave it."""

    unit: Text
    date: date


@facts
class IntegratedTestAdmissionFacts:
    """The section, what the student holds, and the steps already taken for this session."""

    section_units: tuple[ConstituentUnit, ...]
    attestations: tuple[Attestation, ...] = ()
    enrolment_date: date | None = None
    test_start: date
    max_delay_months: Positive | None = None
    confirmation_date: date | None = None
    head_allows_unconfirmed: bool | None = None
    attempts: Count
    required_retakes: Units = ()
    retakes: Units = ()

    def check_section_units(self) -> None:
        """Each unit is given once, and one of them at least is determinant."""
        names = [unit.unit for unit in self.section_units]
        if len(set(names)) < len(names):
            raise RuleInputError("section_units", "des unités toutes différentes sont attendues")
        if not self.determinant_units:
            raise RuleInputError("section_units", "au moins une unité déterminante est attendue")

    def check_test_start(self) -> None:
        """One enrols before the session."""
        if self.enrolment_date is not None and self.enrolment_date > self.test_start:
            raise RuleInputError(
                "enrolment_date", "une date jusqu'au début de l'épreuve est attendue"
            )

    def check_required_retakes(self) -> None:
        """Only determinant units are followed again (24 §4)."""
        if not set(self.required_retakes) <= self.determinant_units:
            raise RuleInputError("required_retakes", "des unités déterminantes sont attendues")

    @property
    def determinant_units(self) -> set[str]:
        """The names of the determinant units."""
        return {unit.unit for unit in self.section_units if unit.determinant}

    @property
    def retakes_done(self) -> bool:
        """Did the council ask for units to be followed again, and were they all passed?"""
        return bool(self.required_retakes) and set(self.required_retakes) <= set(self.retakes)


@dataclass(frozen=True)
class IntegratedTestAdmission:
    """Admitted or not, and the dates and counts that decide it."""

    outcome: Literal["admitted", "refused"]
    missing_units: tuple[str, ...]
    confirm_by: date
    attempts_left: int
    last_determinant_date: date | None = None
    valid_until: date | None = None


@rule(
    "promsoc.integrated_test_admission",
    version=1,
    title="L'étudiant peut-il participer à cette session de l'épreuve intégrée ?",
    source="ROI Binche, art. 2 §5, 13 §8, 24 §3 et §4",
)
def integrated_test_admission(
    facts: IntegratedTestAdmissionFacts, figures: FigureReader
) -> Ruling[IntegratedTestAdmission]:
    """Enrolled, with every attestation, the determinant ones not too old (2 §5).

    Participation is confirmed a month before, else the head may refuse (24 §3); no more
    than four sessions, unless determinant units were followed again (24 §4).
    """
    held = _held(facts)
    last = max((held[unit] for unit in facts.determinant_units & set(held)), default=None)
    valid_until = None if last is None else _valid_until(last, _delay(facts, figures))
    missing = tuple(sorted({unit.unit for unit in facts.section_units} - set(held)))
    attempts = figures.integer("promsoc.results.integrated_attempts")
    confirm_by = _confirm_by(facts, figures)
    failing = (
        *_not_enrolled(facts),
        *_attestation_missing(missing),
        *_delay_exceeded(facts, valid_until),
        *_unconfirmed(facts, confirm_by),
        *_attempts_exhausted(facts, attempts),
    )
    result = IntegratedTestAdmission(
        outcome="refused" if failing else "admitted",
        missing_units=missing,
        confirm_by=confirm_by,
        attempts_left=max(attempts - facts.attempts, 0),
        last_determinant_date=last,
        valid_until=valid_until,
    )
    return Ruling(result, failing or tuple(_admitted(facts, confirm_by, attempts)))


def _held(facts: IntegratedTestAdmissionFacts) -> Mapping[str, date]:
    """The latest attestation of each unit of the section, those after the test left out."""
    names = {unit.unit for unit in facts.section_units}
    held: dict[str, date] = {}
    for item in facts.attestations:
        if item.unit in names and item.date <= facts.test_start:
            held[item.unit] = max(item.date, held.get(item.unit, item.date))
    return held


def _delay(facts: IntegratedTestAdmissionFacts, figures: FigureReader) -> int:
    """The delay of the dossier pédagogique; three years where it gives none (2 §5)."""
    if facts.max_delay_months is not None:
        return facts.max_delay_months
    return figures.integer("promsoc.results.integrated_delay_months")


def _valid_until(last: date, months: int) -> date:
    try:
        return add_months_to_month_end(last, months)
    except ValueError as error:
        raise RuleInputError("max_delay_months", "un délai vraisemblable est attendu") from error


def _confirm_by(facts: IntegratedTestAdmissionFacts, figures: FigureReader) -> date:
    months = figures.integer("promsoc.results.integrated_confirmation_months")
    return add_months_to_month_end(facts.test_start, -months)


def _is_unconfirmed(facts: IntegratedTestAdmissionFacts, confirm_by: date) -> bool:
    return facts.confirmation_date is None or facts.confirmation_date > confirm_by


def _not_enrolled(facts: IntegratedTestAdmissionFacts) -> Iterator[Reason]:
    if facts.enrolment_date is None:
        yield Reason(
            "not_enrolled",
            "L'étudiant n'est pas inscrit à l'unité « Épreuve intégrée ».",
            roi("2 §5 et 24 §3"),
        )


def _attestation_missing(missing: tuple[str, ...]) -> Iterator[Reason]:
    if missing:
        yield Reason(
            "attestation_missing",
            f"Attestations de réussite manquantes : {enumeration(missing)}.",
            roi("2 §5"),
        )


def _delay_exceeded(
    facts: IntegratedTestAdmissionFacts, valid_until: date | None
) -> Iterator[Reason]:
    """The delay runs to the enrolment in the unit, not to the test."""
    enrolled = facts.enrolment_date
    if enrolled is not None and valid_until is not None and enrolled > valid_until:
        yield Reason(
            "delay_exceeded",
            f"L'inscription du {french_date(enrolled)} vient après le délai maximum, qui courait "
            "de la dernière attestation d'une unité déterminante au "
            f"{french_date(valid_until)}.",
            roi("2 §5"),
        )


def _unconfirmed(facts: IntegratedTestAdmissionFacts, confirm_by: date) -> Iterator[Reason]:
    if not _is_unconfirmed(facts, confirm_by):
        return
    if facts.head_allows_unconfirmed is None:
        raise RuleInputError(
            "head_allows_unconfirmed",
            "la décision du chef d'établissement est attendue, la participation n'ayant pas "
            "été confirmée à temps",
        )
    if not facts.head_allows_unconfirmed:
        yield Reason(
            "unconfirmed",
            f"{_confirmation(facts, confirm_by)}, le chef d'établissement refuse la participation.",
            roi("24 §3"),
        )


def _attempts_exhausted(facts: IntegratedTestAdmissionFacts, most: int) -> Iterator[Reason]:
    if facts.attempts >= most and not facts.retakes_done:
        yield Reason(
            "attempts_exhausted",
            f"L'épreuve intégrée a déjà été présentée {facts.attempts} fois, le maximum est de "
            f"{most} sauf réussite des unités déterminantes définies par le Conseil des études.",
            roi("13 §8 et 24 §4", f"{AGCF}, art. 30 §2"),
        )


def _admitted(facts: IntegratedTestAdmissionFacts, confirm_by: date, most: int) -> Iterator[Reason]:
    yield Reason(
        "all_conditions",
        "L'étudiant remplit les conditions pour participer à cette session de l'épreuve intégrée.",
        roi("2 §5, 24 §3 et §4"),
    )
    if _is_unconfirmed(facts, confirm_by):
        yield Reason(
            "late_confirmation_allowed",
            f"{_confirmation(facts, confirm_by)}, le chef d'établissement admet néanmoins la "
            "participation.",
            roi("24 §3"),
        )
    if facts.attempts >= most:
        yield Reason(
            "attempts_reopened",
            f"L'épreuve intégrée a été présentée {facts.attempts} fois, mais l'étudiant s'est "
            f"réinscrit, a suivi et a réussi {enumeration(sorted(facts.required_retakes))}.",
            roi("24 §4"),
        )


def _confirmation(facts: IntegratedTestAdmissionFacts, confirm_by: date) -> str:
    if facts.confirmation_date is None:
        given = "La participation n'a pas été confirmée"
    else:
        given = f"La participation a été confirmée le {french_date(facts.confirmation_date)}"
    return f"{given} alors qu'elle devait l'être au plus tard le {french_date(confirm_by)}"
