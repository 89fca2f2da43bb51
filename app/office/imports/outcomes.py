"""What the rows of a plan write: the payloads that the planners leave for the writers."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class RecordOutcome:
    """A course or a member of staff: ``id`` is None for a new one."""

    id: int | None
    values: dict[str, Any]
    fills: frozenset[str] = frozenset()
    differs: frozenset[str] = frozenset()

    def written(self, overwrite: bool) -> dict[str, Any]:
        """The fields to write of a record that is there."""
        names = self.fills | self.differs if overwrite else self.fills
        return {name: self.values[name] for name in names}


@dataclass(frozen=True)
class RelativeOutcome:
    """Somebody who answers for the pupil; ``extra`` where the pupil has others already."""

    record: RecordOutcome
    relation: str
    receives_letters: bool = True
    extra: bool = False
    position: int = 0


@dataclass(frozen=True)
class PupilOutcome:
    """A pupil, where they are enrolled, and who answers for them.

    ``enters`` is the class of a new enrolment, ``moves`` the one they are not in;
    ``returns`` says that the enrolment of the year had ended.
    """

    record: RecordOutcome
    enters: str = ""
    moves: str = ""
    returns: bool = False
    enrolment_id: int = 0
    relatives: tuple[RelativeOutcome, ...] = ()


@dataclass(frozen=True)
class FollowedOutcome:
    """A course that a pupil follows; ``id`` is None where it is new."""

    id: int | None
    enrolment_id: int
    course_id: int
    group: str


@dataclass(frozen=True)
class TaughtOutcome:
    """A group that a member of staff teaches."""

    staff_id: int
    course_id: int
    group: str
