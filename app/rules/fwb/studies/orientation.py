"""``fwb.orientation``: what the class council's decision becomes, and who may contest it."""

from app.rules.figures import FigureReader
from app.rules.fwb.studies.orientation_facts import (
    Document,
    Orientation,
    OrientationFacts,
    Outcome,
)
from app.rules.fwb.studies.orientation_reasons import orientation_reasons
from app.rules.fwb.studies.sources import AR84, EXTERNAL, INTERNAL, circular
from app.rules.registry import rule
from app.rules.verdict import Ruling

ATTESTATIONS: tuple[Outcome, ...] = ("aoa", "aob", "aoc")
CONTESTABLE: tuple[Outcome, ...] = ("aob", "aoc")
SUCCESSES: tuple[Outcome, ...] = ("aoa", "aob", "certificate")


@rule(
    "fwb.orientation",
    version=1,
    title="Ce que devient la décision du conseil de classe",
    source=circular("III.II.1", f"{AR84}, art. 22 §3, 23 §6, 24 §1 et 25", INTERNAL, EXTERNAL),
)
def orientation(facts: OrientationFacts, figures: FigureReader) -> Ruling[Orientation]:
    """AOA: passed without restriction; AOB: with a restriction; AOC: failed (C7282 III.II.1).

    The sixth year and the seventh are closed by a certificate. AOB and AOC alone can be
    re-examined (Recours, 1 and 2); an adjournment is no attestation yet.
    """
    outcome = _outcome(facts)
    contestable = outcome in CONTESTABLE
    result = Orientation(
        outcome=outcome,
        documents=_documents(facts, outcome),
        internal_appeal=contestable,
        external_appeal=contestable,
        must_motivate=contestable,
        complete=not contestable or bool(facts.motivation.strip()),
        must_name=facts.restrictions if outcome == "aob" else (),
        under_reservation=facts.reservation != "none" and outcome in ATTESTATIONS,
        covers_degree=_covers_degree(facts, outcome),
    )
    return Ruling(result, orientation_reasons(facts, result))


def _outcome(facts: OrientationFacts) -> Outcome:
    if not facts.admitted_to_exams:
        return "free_attendance"
    if facts.decision == "adjourned":
        return "adjourned"
    if facts.study_year == 3 and facts.no_third_year_attestation:
        return "competence_report"
    if facts.decision == "failed":
        return "aoc"
    if facts.decision == "passed_with_restriction":
        return "aob"
    return "aoa" if facts.study_year <= 5 else "certificate"


def _documents(facts: OrientationFacts, outcome: Outcome) -> tuple[Document, ...]:
    found = set(_own_documents(facts, outcome))
    if outcome in SUCCESSES:
        if facts.study_year == 4 and facts.form == "professional":
            found.add("ces2d")
        if not facts.holds_ceb:
            found.add("ceb")
    return tuple(sorted(found))


def _own_documents(facts: OrientationFacts, outcome: Outcome) -> tuple[Document, ...]:
    match outcome:
        case "free_attendance":
            return ("free_pupil_attestation",)
        case "adjourned":
            return ()
        case "certificate":
            return _certificates(facts)
        case _:
            return (outcome,)


def _certificates(facts: OrientationFacts) -> tuple[Document, ...]:
    """The seventh qualifying year leads to the jury's certificate, none of the council's."""
    if facts.study_year == 6:
        return ("ce6p",) if facts.form == "professional" else ("cess",)
    if facts.seventh_kind == "type_b":
        return ("cess",)
    return ("complementary_attestation",) if facts.seventh_kind == "complementary" else ()


def _covers_degree(facts: OrientationFacts, outcome: Outcome) -> bool:
    return facts.study_year == 4 and facts.no_third_year_attestation and outcome in ATTESTATIONS
