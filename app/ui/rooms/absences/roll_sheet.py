"""The roll as the room holds it: what is typed stands here at once. No Qt, hence fast."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.office.absences.codes import Code
from app.office.absences.entries import Mark
from app.office.absences.marking import StatusEdit
from app.office.absences.roll import Roll, RollPupil

Seat = tuple[int, str]
"""An enrolment and a slot."""

MOST_DIGITS = 3


@dataclass(frozen=True)
class RollRow:
    """One line of the roll, as it is shown.

    ``before`` is the status of the slot before; ``typing`` the minutes being typed, None
    while none are; ``called`` whether the roll of the slot was taken.
    """

    pupil: RollPupil
    mark: Mark | None
    code: Code | None
    before: Code | None
    typing: str | None
    called: bool


@dataclass(frozen=True)
class Counts:
    """What the foot of the roll says."""

    pupils: int
    present: int
    absent: int
    late: int
    excused: int
    away: int


@dataclass(frozen=True)
class Typing:
    """A late arrival whose minutes are being typed."""

    enrolment_id: int
    code: Code
    text: str


class MinutesTyped:
    """The minutes of a late arrival, from the letter that says so until they are given."""

    def __init__(self) -> None:
        self.typing: Typing | None = None

    def begin(self, enrolment_id: int, code: Code) -> None:
        """A pupil is late; minutes follow."""
        self.typing = Typing(enrolment_id, code, "")

    def type(self, text: str) -> None:
        """Hold the minutes typed so far."""
        if self.typing is not None and len(text) <= MOST_DIGITS:
            self.typing = replace(self.typing, text=text)

    def give_up(self) -> None:
        """Nobody is late after all."""
        self.typing = None

    def of(self, enrolment_id: int) -> Typing | None:
        """What is typed of this pupil."""
        typed = self.typing
        return typed if typed is not None and typed.enrolment_id == enrolment_id else None

    def end(self, sheet: "RollSheet") -> StatusEdit | None:
        """The status that was typed; without minutes, those known already stay."""
        typed, self.typing = self.typing, None
        if typed is None:
            return None
        before = sheet.mark(typed.enrolment_id)
        minutes = int(typed.text or 0) or None
        if minutes is None and before is not None and before.code_id == typed.code.id:
            return None
        note = before.note if before else ""
        return StatusEdit(typed.enrolment_id, sheet.slot, Mark(typed.code.id, minutes, note=note))


class RollSheet:
    """The statuses of a class in one slot: those stored, and over them those on their way."""

    def __init__(self, roll: Roll, slot: str) -> None:
        self.roll = roll
        self.slot = slot
        self._codes: Mapping[int, Code] = {code.id: code for code in roll.codes}
        self._stored = _stored(roll)
        self._sent: dict[Seat, tuple[int, Mark | None]] = {}
        self._sending = 0
        self.minutes = MinutesTyped()

    def take(self, roll: Roll) -> None:
        """Show what was read again; what is on its way stays over it."""
        self.roll = roll
        self._codes = {code.id: code for code in roll.codes}
        self._stored = _stored(roll)

    def is_of(self, roll: Roll) -> bool:
        """Is it the sheet of that class on that day?"""
        return self.roll.class_id == roll.class_id and self.roll.day.day == roll.day.day

    def inherit(self, other: "RollSheet") -> None:
        """Another slot of the same roll was shown: what is on its way there still is."""
        self._stored, self._sent = other._stored, other._sent
        self._sending = other._sending

    @property
    def called(self) -> bool:
        """Whether the roll of this slot was taken."""
        return self.slot in self.roll.taken

    def mark(self, enrolment_id: int, slot: str | None = None) -> Mark | None:
        """The status of a pupil; None where they are present."""
        seat = (enrolment_id, slot or self.slot)
        sent = self._sent.get(seat)
        return sent[1] if sent is not None else self._stored.get(seat)

    def code_of(self, mark: Mark | None) -> Code | None:
        """The code of a status."""
        return self._codes.get(mark.code_id) if mark else None

    def rows(self) -> list[RollRow]:
        """The lines to show."""
        return [self._row(pupil) for pupil in self.roll.pupils]

    def counts(self) -> Counts:
        """How many pupils are what."""
        codes = (self.code_of(self.mark(pupil.enrolment_id)) for pupil in self.roll.pupils)
        effects = Counter(code.effect for code in codes if code is not None)
        pupils = len(self.roll.pupils)
        return Counts(
            pupils=pupils,
            present=pupils - sum(effects.values()) + effects["late"],
            absent=effects["absent"],
            late=effects["late"],
            excused=effects["excused"],
            away=effects["away"],
        )

    def send(self, edits: Iterable[StatusEdit]) -> int:
        """Hold statuses that are on their way to the file; a number to answer by."""
        self._sending += 1
        for edit in edits:
            self._sent[edit.enrolment_id, edit.slot] = (self._sending, edit.mark)
        return self._sending

    def arrived(self, sending: int) -> None:
        """They are in the file."""
        for seat, mark in self._ended(sending):
            if mark is None:
                self._stored.pop(seat, None)
            else:
                self._stored[seat] = mark

    def forget_sent(self) -> None:
        """Something was not saved: what stands in the file shows again."""
        self._sent.clear()

    def given(self, enrolment_id: int, code: Code | None) -> StatusEdit:
        """The edit that gives a pupil a status; a remark stays with them."""
        before = self.mark(enrolment_id)
        if code is None:
            return StatusEdit(enrolment_id, self.slot, None)
        if before is not None and before.code_id == code.id:
            return StatusEdit(enrolment_id, self.slot, before)
        note = before.note if before else ""
        return StatusEdit(enrolment_id, self.slot, Mark(code.id, note=note))

    def copies_of_before(self) -> tuple[StatusEdit, ...]:
        """The statuses that last from the slot before: who was late then is here now.

        Only for pupils who have none yet in this slot.
        """
        edits = []
        for pupil in self.roll.pupils:
            mark = self._mark_before(pupil)
            code = self.code_of(mark)
            lasting = mark is not None and code is not None and code.effect != "late"
            if mark is not None and lasting and self.mark(pupil.enrolment_id) is None:
                whole = Mark(mark.code_id, note=mark.note)
                edits.append(StatusEdit(pupil.enrolment_id, self.slot, whole))
        return tuple(edits)

    def _row(self, pupil: RollPupil) -> RollRow:
        mark = self.mark(pupil.enrolment_id)
        typed = self.minutes.of(pupil.enrolment_id)
        return RollRow(
            pupil=pupil,
            mark=mark,
            code=typed.code if typed else self.code_of(mark),
            before=self.code_of(self._mark_before(pupil)),
            typing=typed.text if typed else None,
            called=self.called,
        )

    def _mark_before(self, pupil: RollPupil) -> Mark | None:
        place = self.roll.place_before(self.slot)
        if place is None:
            return None
        day, slot = place
        if day == self.roll.day.day:
            return self.mark(pupil.enrolment_id, slot)
        entry = pupil.entries.get(place)
        return entry.mark if entry else None

    def _ended(self, sending: int) -> list[tuple[Seat, Mark | None]]:
        ended = [(seat, mark) for seat, (number, mark) in self._sent.items() if number == sending]
        for seat, _mark in ended:
            del self._sent[seat]
        return ended


def _stored(roll: Roll) -> dict[Seat, Mark]:
    return {
        (pupil.enrolment_id, slot): entry.mark
        for pupil in roll.pupils
        for (day, slot), entry in pupil.entries.items()
        if day == roll.day.day
    }
