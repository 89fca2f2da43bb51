"""``promsoc.refusal``: grounds of refusal of an enrolment, and who decides (art. 4 §4, art. 8)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import Count, facts
from app.rules.figures import FigureReader
from app.rules.promsoc.enrolment.admission import Opinion
from app.rules.promsoc.enrolment.admission import Status as Admitted
from app.rules.promsoc.enrolment.roi import DECREE, RGE, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Outcome = Literal["refused", "council", "refusable", "open"]
Decider = Literal["head", "council_of_studies"]
OptionalGround = Literal["capacity", "fraud", "absences"]


@dataclass(frozen=True)
class Ground:
    """One ground: who refuses on it, or who may, or that the council has to decide."""

    reason: Reason
    refused_by: Decider | None = None
    council_decides: bool = False
    optional: OptionalGround | None = None


@facts
class RefusalFacts:
    """The enrolment, and what may stand in its way."""

    enrolment_date: date
    first_tenth: date
    late_council: Opinion = "none"
    late_noncompliant: bool = False
    applicants: Count
    capacity: Count
    admission: Admitted
    fraud: bool = False
    absences_exceeded: bool = False
    serious_sanction: bool = False
    head_refuses: tuple[OptionalGround, ...] = ()

    def check_late_council(self) -> None:
        """The council decides on lateness only where there is any."""
        if self.late_council != "none" and not self.late:
            raise RuleInputError(
                "late_council", "une décision n'est attendue que pour une inscription tardive"
            )

    def check_late_noncompliant(self) -> None:
        """So does the head."""
        if self.late_noncompliant and not self.late:
            raise RuleInputError(
                "late_noncompliant", "un constat n'est attendu que pour une inscription tardive"
            )

    def check_head_refuses(self) -> None:
        """The head can use only a ground that exists."""
        existing = {ground.optional for ground in optional_grounds(self)}
        if not set(self.head_refuses) <= existing:
            raise RuleInputError("head_refuses", "des motifs de refus qui existent sont attendus")

    @property
    def late(self) -> bool:
        """Is the enrolment "au-delà du premier dixième" (art. 4 §4)?"""
        return self.enrolment_date > self.first_tenth


@dataclass(frozen=True)
class Refusal:
    """The verdict, those whose refusal stands, and whether the enrolment is late."""

    outcome: Outcome
    decided_by: tuple[Decider, ...]
    late: bool


@rule(
    "promsoc.refusal",
    version=1,
    title="Motifs de refus d'une inscription, et qui décide",
    source=roi("4 §4 et 8"),
)
def refusal(facts: RefusalFacts, figures: FigureReader) -> Ruling[Refusal]:
    """Grounds on which the enrolment is refused, may be, or awaits the council (art. 8).

    Art. 8 §1 and 4 §4 are reconciled: legality first, and the head's; opportunity then
    belongs to the council.
    """
    grounds = tuple(_grounds(facts))
    deciders = {decider for ground in grounds if (decider := _decider(facts, ground))}
    result = Refusal(
        outcome=_outcome(grounds, refused=bool(deciders)),
        decided_by=tuple(sorted(deciders)),
        late=facts.late,
    )
    return Ruling(result, tuple(ground.reason for ground in grounds) or (NO_GROUND,))


def _decider(facts: RefusalFacts, ground: Ground) -> Decider | None:
    """Who refuses on this ground: an optional one counts only where the head uses it."""
    return "head" if ground.optional in facts.head_refuses else ground.refused_by


def _outcome(grounds: tuple[Ground, ...], refused: bool) -> Outcome:
    if refused:
        return "refused"
    if any(ground.council_decides for ground in grounds):
        return "council"
    return "refusable" if any(ground.optional for ground in grounds) else "open"


def _grounds(facts: RefusalFacts) -> Iterator[Ground]:
    if facts.late:
        yield from _late_grounds(facts)
    if facts.admission == "refused":
        yield Ground(NOT_ADMISSIBLE, refused_by="council_of_studies")
    if facts.admission == "pending":
        yield Ground(ADMISSION_PENDING)
    if facts.serious_sanction:
        yield Ground(SERIOUS_SANCTION, refused_by="head")
    yield from optional_grounds(facts)


def _late_grounds(facts: RefusalFacts) -> Iterator[Ground]:
    """The head's refusal for breach of the regulations is not open to the council."""
    if facts.late_noncompliant:
        yield Ground(LATE_NONCOMPLIANT, refused_by="head")
    if facts.late_council == "unfavourable":
        yield Ground(LATE_REFUSED, refused_by="council_of_studies")
    elif facts.late_noncompliant:
        return
    elif facts.late_council == "favourable":
        yield Ground(LATE_ACCEPTED)
    else:
        yield Ground(_late_to_decide(facts), council_decides=True)


def optional_grounds(facts: RefusalFacts) -> Iterator[Ground]:
    """Those on which the head "peut refuser" (art. 8 §2, §5, §6)."""
    if facts.applicants > facts.capacity:
        yield Ground(_capacity_exceeded(facts), optional="capacity")
    if facts.fraud:
        yield Ground(FRAUD, optional="fraud")
    if facts.absences_exceeded:
        yield Ground(ABSENCES_EXCEEDED, optional="absences")


def _late_to_decide(facts: RefusalFacts) -> Reason:
    return Reason(
        "late_to_decide",
        f"L'inscription du {french_date(facts.enrolment_date)} est postérieure au premier "
        f"dixième ({french_date(facts.first_tenth)}) : le Conseil des études doit se prononcer.",
        roi("4 §4"),
    )


def _capacity_exceeded(facts: RefusalFacts) -> Reason:
    return Reason(
        "capacity_exceeded",
        f"Le nombre de demandeurs ({facts.applicants}) dépasse la capacité de l'infrastructure "
        f"pédagogique ({facts.capacity}) : le chef d'établissement peut refuser l'inscription.",
        roi("8 §2"),
    )


LATE_NONCOMPLIANT = Reason(
    "late_noncompliant",
    "L'inscription, postérieure au premier dixième, ne permet plus de garantir le respect de la "
    "réglementation.",
    roi("8 §1"),
)
LATE_REFUSED = Reason(
    "late_refused",
    "Le Conseil des études, souverain pour toute inscription au-delà du premier dixième, refuse "
    "l'inscription tardive.",
    roi("4 §4"),
)
LATE_ACCEPTED = Reason(
    "late_accepted",
    "Le Conseil des études accepte l'inscription, postérieure au premier dixième.",
    roi("4 §4"),
)
NOT_ADMISSIBLE = Reason(
    "not_admissible",
    "L'étudiant ne remplit pas les conditions d'admissibilité prévues par la réglementation.",
    roi("8 §3"),
)
ADMISSION_PENDING = Reason(
    "admission_pending",
    "La vérification des conditions d'admission n'est pas terminée ; elle ne constitue pas un "
    "motif de refus.",
    roi("2 §4", f"{DECREE}, art. 34", f"{RGE}, art. 9 §2"),
)
SERIOUS_SANCTION = Reason(
    "serious_sanction",
    "L'étudiant a été sanctionné pour des faits graves compromettant la sécurité et le bien-être "
    "au sein de l'établissement.",
    roi("8 §7"),
)
FRAUD = Reason(
    "fraud",
    "L'étudiant a été convaincu de fraude ou de plagiat lors d'une évaluation certificative "
    "antérieure : le chef d'établissement peut refuser l'inscription.",
    roi("8 §5"),
)
ABSENCES_EXCEEDED = Reason(
    "absences_exceeded",
    "L'étudiant a déjà dépassé le maximum des absences injustifiées dans cette unité "
    "d'enseignement : le chef d'établissement peut refuser l'inscription.",
    roi("8 §6"),
)
NO_GROUND = Reason(
    "no_ground", "Aucun motif de refus ne s'oppose à l'inscription.", roi("4 §4 et 8")
)
