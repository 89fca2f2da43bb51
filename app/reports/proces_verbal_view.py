"""What the procès-verbal of a council is told before it is drawn."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from enum import StrEnum
from hashlib import sha256
from typing import Final

from app.reports.views import Ground, School, Signature


class Presence(StrEnum):
    """Whether a member was there."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    REPLACED = "replaced"


class Voice(StrEnum):
    """What a member's voice counts for."""

    DELIBERATIVE = "deliberative"
    CONSULTATIVE = "consultative"
    NONE = "none"


@dataclass(frozen=True)
class CouncilWords:
    """How the papers call a pupil, the mean, and what does not suffice."""

    pupil: str = "Élève"
    pupils: str = "Élèves"
    average: str = "Moyenne"
    failure: str = "échec"
    failures: str = "échecs"
    no_failure: str = "Aucun échec"


USUAL_WORDS: Final = CouncilWords()


@dataclass(frozen=True)
class Member:
    """A member of the council: "Mme Anne Lejeune", "Français (5 h)".

    ``feminine`` makes the words agree ("Présente"); ``replaced_by`` names who sat in their
    place.
    """

    name: str
    role: str
    presence: Presence = Presence.PRESENT
    voice: Voice = Voice.DELIBERATIVE
    feminine: bool = False
    replaced_by: str = ""


@dataclass(frozen=True)
class Tally:
    """A vote: how many for, against, abstaining, and what came of it ("acquise").

    ``on`` is what was put to the vote; ``names`` the voices by name ("Mme Simon : pour");
    ``grounds`` why it came out so, each with its article; ``voters`` how many could vote, 0
    where it is not known. A decision by ``consensus`` counts no voices.
    """

    votes_for: int
    votes_against: int
    abstentions: int = 0
    outcome: str = ""
    consensus: bool = False
    on: str = ""
    round: int = 1
    names: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    voters: int = 0


@dataclass(frozen=True)
class PupilDecision:
    """What the council decided on one pupil.

    ``name`` is as in the register ("LAMBERT Léa"); ``decision`` the short word (AOB) and
    ``decision_title`` the whole one ("Attestation d'orientation B"). ``average`` and
    ``failed_hours`` are formatted already; ``failed_courses`` are in the order of the
    grid ("Mathématique 8/20 (4 h)"), with those that have no mark where one is due.
    ``constat`` are the reasons of the verdict;
    ``comments`` what teachers said, by course ("Français : lit peu"). Where no
    marks were given, as in a council of discipline, they are not ``graded``.
    """

    key: str
    number: int
    name: str
    birth: str
    decision: str
    decision_title: str
    restrictions: tuple[str, ...] = ()
    motivation: str = ""
    average: str = ""
    failures: int = 0
    failed_hours: str = ""
    failed_courses: tuple[str, ...] = ()
    constat: tuple[Ground, ...] = ()
    vote: Tally | None = None
    remark: str = ""
    votes: tuple[Tally, ...] = ()
    recusals: tuple[str, ...] = ()
    graded: bool = True
    comments: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProcesVerbalView:
    """A whole procès-verbal.

    ``body`` is the council's title ("Conseil de classe"), ``group`` the class with its
    studies ("4TQ A · Technique de qualification, Électricité"), ``session`` "Première
    session". ``agenda`` has one line an item. ``proceedings`` are paragraphs on what
    was discussed in general, may be empty. ``fingerprint`` is printed at the foot of each
    page: ``content_fingerprint`` of this view, or the head of the school's chain.
    ``correction_of`` refers to the document that this one corrects.
    """

    school: School
    body: str
    group: str
    school_year: str
    session: str
    held_on: date
    place: str
    president: Signature
    secretary: Signature
    members: tuple[Member, ...]
    pupils: tuple[PupilDecision, ...]
    reference: str = ""
    began: time | None = None
    ended: time | None = None
    agenda: tuple[str, ...] = ()
    quorum: str = ""
    proceedings: tuple[str, ...] = ()
    closing: str = ""
    fingerprint: str = ""
    correction_of: str = ""
    draft: bool = False
    words: CouncilWords = USUAL_WORDS


def voters_word(voters: int) -> str:
    """How many could vote, as it stands beside the counts."""
    return f"sur {voters} voix délibérative{'s' if voters > 1 else ''}"


def content_fingerprint(view: ProcesVerbalView) -> str:
    """SHA-256, in hexadecimal, of all that the procès-verbal says.

    The fingerprint itself, the draft mark and pictures are left out.
    """
    said = asdict(replace(view, fingerprint="", draft=False))
    text = json.dumps(said, default=_encoded, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


def _encoded(value: object) -> str:
    return "" if isinstance(value, bytes) else str(value)
