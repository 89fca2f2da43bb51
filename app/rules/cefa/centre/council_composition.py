"""``cefa.council_composition``: is the council regularly composed, and who votes (III.I)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from app.rules.cefa.sources import D91, circular
from app.rules.errors import RuleInputError
from app.rules.facts import facts, unique
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

COUNCIL = circular("III.I a", f"{D91}, art. 9 al. 3 et 4")
JURY = circular("III.II.1 et III.III.1", f"{D91}, art. 9 al. 4 et 9ter §1er")

Role = Literal["teacher", "coordinator", "support", "pms", "educator", "other"]
Voice = Literal["deliberative", "consultative", "none"]

# Of these roles one member sits; what the text says of a second.
ONE_ONLY: dict[Role, tuple[Voice, str, str]] = {
    "coordinator": ("deliberative", "one_coordinator_only", "un coordonnateur"),
    "support": ("deliberative", "one_support_only", "un accompagnateur"),
    "pms": ("consultative", "one_pms_only", "un membre du centre psycho-médico-social"),
}


@facts
class Present:
    """Someone in the room."""

    role: Role
    id: str


@facts
class CouncilFacts:
    """A conseil de classe or a jury de qualification, and who sits in it."""

    body: Literal["class_council", "jury"]
    network: Literal["wbe", "subsidised"]
    president: Literal["head_seat", "head_cooperating", "delegate", "other"]
    delegate_decision: bool = False
    management_decision: bool = False
    teachers_in_charge: Annotated[tuple[str, ...], unique]
    present: tuple[Present, ...]
    cefa_has_support: bool = True

    def check_present(self) -> None:
        """Everyone is counted once."""
        ids = [member.id for member in self.present]
        if len(set(ids)) < len(ids):
            raise RuleInputError("present", "des identifiants tous différents sont attendus")

    @property
    def is_jury(self) -> bool:
        """Is it a jury de qualification?"""
        return self.body == "jury"


@dataclass(frozen=True)
class Seat:
    """The voice of someone present, and the reason where there is none."""

    voice: Voice
    refusal: Reason | None = None


@dataclass(frozen=True)
class Council:
    """How many members vote, advise or have no voice, and which teachers are absent."""

    outcome: Literal["invalid", "incomplete", "complete"]
    deliberative: int
    consultative: int
    no_voice: int
    missing_teachers: tuple[str, ...]


@rule(
    "cefa.council_composition",
    version=1,
    title="La composition du conseil de classe ou du jury de qualification",
    source=circular("III.I a et b, III.II.1 et III.III.1", f"{D91}, art. 9 et 9ter"),
)
def council_composition(facts: CouncilFacts, figures: FigureReader) -> Ruling[Council]:
    """All teachers in charge, the coordinator and one accompagnateur vote.

    No quorum is set: an absence makes the council incomplete, to be recorded, not void.
    """
    seats = tuple(_seats(facts))
    presidency = tuple(_presidency_refusals(facts))
    missing = _missing_teachers(facts)
    absences = tuple(_absences(facts, missing))
    outcome: Literal["invalid", "incomplete", "complete"] = (
        "invalid" if presidency else "incomplete" if absences else "complete"
    )
    voices = [seat.voice for seat in seats]
    refusals = {seat.refusal.code: seat.refusal for seat in seats if seat.refusal}
    complete = (_complete(facts),) if outcome == "complete" else ()
    return Ruling(
        Council(
            outcome=outcome,
            deliberative=voices.count("deliberative"),
            consultative=voices.count("consultative"),
            no_voice=voices.count("none"),
            missing_teachers=missing,
        ),
        (*presidency, *absences, *refusals.values(), *complete),
    )


def _source(facts: CouncilFacts) -> str:
    return JURY if facts.is_jury else COUNCIL


def _complete(facts: CouncilFacts) -> Reason:
    name = "Le jury de qualification" if facts.is_jury else "Le conseil de classe"
    return Reason("complete", f"{name} est régulièrement composé.", _source(facts))


def _seats(facts: CouncilFacts) -> Iterator[Seat]:
    """Of a jury only the coordinator and the accompagnateur are stated: others are left out."""
    filled: set[Role] = set()
    for member in facts.present:
        if member.role in ("coordinator", "support") or not facts.is_jury:
            yield _seat(facts, member, filled)
        filled.add(member.role)


def _seat(facts: CouncilFacts, member: Present, filled: set[Role]) -> Seat:
    if member.role in ONE_ONLY:
        voice, code, name = ONE_ONLY[member.role]
        if member.role not in filled:
            return Seat(voice)
        return _no_voice(code, f"Seul {name} siège : un second n'a pas voix.", facts)
    if member.role == "educator":
        return Seat("consultative")
    if member.role == "other":
        return _no_voice(
            "no_voice",
            "Une personne présente n'est pas membre du conseil : elle n'a pas voix.",
            facts,
        )
    if member.id in facts.teachers_in_charge:
        return Seat("deliberative")
    return _no_voice(
        "not_in_charge", "Un enseignant qui n'est pas en charge de l'élève n'a pas voix.", facts
    )


def _no_voice(code: str, text: str, facts: CouncilFacts) -> Seat:
    return Seat("none", Reason(code, text, _source(facts)))


def _presidency_refusals(facts: CouncilFacts) -> Iterator[Reason]:
    if not facts.is_jury and not _president_entitled(facts):
        yield Reason(
            "president_not_entitled",
            "La personne qui préside n'y est pas habilitée : la présidence revient au chef de "
            "l'établissement siège, au chef de l'établissement coopérant où l'élève suit la "
            "majorité de sa formation professionnelle (dans l'enseignement organisé par WBE, sur "
            "décision du Conseil de direction) ou au délégué désigné par décision du chef "
            "d'établissement.",
            COUNCIL,
        )


def _president_entitled(facts: CouncilFacts) -> bool:
    match facts.president:
        case "head_seat":
            return True
        case "head_cooperating":
            return facts.network == "subsidised" or facts.management_decision
        case "delegate":
            return facts.delegate_decision
        case _:
            return False


def _missing_teachers(facts: CouncilFacts) -> tuple[str, ...]:
    if facts.is_jury:
        return ()
    teachers = {member.id for member in facts.present if member.role == "teacher"}
    return tuple(sorted(set(facts.teachers_in_charge) - teachers))


def _absences(facts: CouncilFacts, missing: tuple[str, ...]) -> Iterator[Reason]:
    roles = {member.role for member in facts.present}
    if "coordinator" not in roles:
        yield Reason("coordinator_missing", "Le coordonnateur est absent.", _source(facts))
    if "support" not in roles and facts.cefa_has_support:
        yield Reason("support_missing", "Aucun accompagnateur n'est présent.", _source(facts))
    if missing:
        yield Reason(
            "teacher_missing",
            f"Des enseignants en charge de l'élève sont absents : {enumeration(missing)}.",
            COUNCIL,
        )
