"""What the two appeals share: the body, the track, the session and the decision contested."""

from datetime import date
from typing import Literal

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.figures import FigureReader
from app.rules.fwb.studies.family import Requester, entitled_people, is_entitled
from app.rules.fwb.studies.sources import EXTERNAL, INTERNAL, circular
from app.rules.verdict import Reason

Body = Literal["class_council", "qualification_jury"]
Track = Literal["ordinary", "c3d", "nursing"]
Session = Literal["year_end", "second", "first", "following", "any"]
Decision = Literal["aoa", "aob", "aoc", "adjourned", "exam_refusal", "cq_granted", "cq_refused"]
AppealOutcome = Literal["admissible", "inadmissible"]

SESSIONS: dict[Track, tuple[Session, ...]] = {
    "ordinary": ("year_end", "second"),
    "nursing": ("first", "following", "year_end"),
    "c3d": ("any",),
}
DECISIONS: dict[Body, tuple[Decision, ...]] = {
    "class_council": ("aoa", "aob", "aoc", "adjourned", "exam_refusal"),
    "qualification_jury": ("cq_granted", "cq_refused"),
}
FAVOURABLE: tuple[Decision, ...] = ("aoa", "cq_granted")


def check_track(track: Track, body: Body) -> None:
    """The third complementary year of nursing has class councils only."""
    if track == "nursing" and body != "class_council":
        raise RuleInputError("track", "une filière dont le jury de qualification décide")


def check_session(session: Session, track: Track) -> None:
    """Each track has its own sessions."""
    if session not in SESSIONS[track]:
        words = ", ".join(f"« {word} »" for word in SESSIONS[track])
        raise RuleInputError("session", f"une session de cette filière est attendue : {words}")


def check_decision(decision: Decision, body: Body) -> None:
    """A class council gives attestations, a qualification jury the certificate."""
    if decision not in DECISIONS[body]:
        words = ", ".join(f"« {word} »" for word in DECISIONS[body])
        raise RuleInputError("decision", f"une décision de cet organe est attendue : {words}")


def contestable(decision: Decision) -> Reason | None:
    """Why that decision cannot be contested; None where it can."""
    if decision in FAVOURABLE:
        return NOTHING_TO_CONTEST
    if decision == "adjourned":
        return NO_ATTESTATION_YET
    return NOT_AN_ATTESTATION if decision == "exam_refusal" else None


def requester_refused(
    requester: Requester, birth: date, filed: date, source: str, figures: FigureReader
) -> Reason | None:
    """The appeal is that of a minor's parents or representatives, or of the adult pupil."""
    if is_entitled(requester, birth, filed, figures):
        return None
    who = entitled_people(birth, filed, figures)
    text = f"{who} pouvait introduire le recours le {french_date(filed)}."
    return Reason("requester_not_entitled", text, source)


NOTHING_TO_CONTEST = Reason(
    "nothing_to_contest",
    "La décision est entièrement favorable : il n'y a rien à contester.",
    INTERNAL,
)
NO_ATTESTATION_YET = Reason(
    "no_attestation_yet",
    "Aucune attestation n'a encore été délivrée : il n'y a pas de décision à contester.",
    EXTERNAL,
)
NOT_AN_ATTESTATION = Reason(
    "not_an_attestation",
    "La décision de ne pas admettre l'élève aux examens de fin d'année n'est pas une attestation "
    "d'orientation C : elle n'est pas susceptible de recours.",
    circular("II.V.1.2"),
)
