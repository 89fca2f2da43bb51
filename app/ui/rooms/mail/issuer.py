"""Issues a batch of letters: a number, a document, the register, letter after letter.

Few letters are on their way at one time: a batch that is stopped leaves none half-issued.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.errors import EnvironmentFault, Refusal
from app.i18n import _
from app.office.letters.issuing import begin_batch, finish, reserve_together, void_letter
from app.office.work import Facet
from app.ui.workbench import Workbench

if TYPE_CHECKING:
    from app.office.letters.views import LetterAsk, Reserved

ON_THEIR_WAY: Final = 16
"""Letters that have a number and no document yet, at most; two processes draw them.

The next are numbered together once half of them are issued.
"""


@dataclass
class IssueEnd:
    """How a batch ended: which letters were issued, why others were not."""

    batch_id: int
    asked: int
    issued: list[int] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    stopped: bool = False
    trouble: BaseException | None = None


class Issuer(QObject):
    """Issues one batch at a time; it goes on when another room is shown."""

    progressed = Signal(int, int)
    """How many letters are done with, of how many."""
    ended = Signal(object)
    """An `IssueEnd`."""

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._waiting: deque[LetterAsk] = deque()
        self._on_their_way = 0
        self._end: IssueEnd | None = None

    @property
    def busy(self) -> bool:
        """Is a batch being issued?"""
        return self._end is not None

    def start(self, title: str, asks: Sequence["LetterAsk"]) -> None:
        """Issue these letters, numbered in this order."""
        if self.busy or not asks:
            return
        self._waiting = deque(asks)
        self._end = IssueEnd(0, len(asks))
        councils = tuple(dict.fromkeys(ask.council_id for ask in asks))
        self.progressed.emit(0, len(asks))
        self._bench.run_part(
            self, begin_batch, title, councils, done=self._begun, failed=self._broke
        )

    def stop(self) -> None:
        """Begin no more letters; those that have a number are finished."""
        if self._end is not None and self._waiting:
            self._waiting.clear()
            self._end.stopped = True

    def _begun(self, batch_id: int) -> None:
        if self._end is not None:
            self._end.batch_id = batch_id
            self._go_on()

    def _go_on(self) -> None:
        if self._waiting and self._on_their_way <= ON_THEIR_WAY // 2:
            count = min(ON_THEIR_WAY - self._on_their_way, len(self._waiting))
            self._on_their_way += count
            self._bench.run_part(
                self,
                reserve_together,
                self._batch,
                tuple(self._waiting.popleft() for _place in range(count)),
                done=self._reserved,
                failed=partial(self._not_reserved, count),
            )
        if not self._waiting and self._on_their_way == 0:
            self._finish_batch()

    @property
    def _batch(self) -> int:
        return self._end.batch_id if self._end is not None else 0

    def _reserved(self, answers: tuple["Reserved | Refusal", ...]) -> None:
        refused = [one for one in answers if isinstance(one, Refusal)]
        for answer in answers:
            if not isinstance(answer, Refusal):
                self._draw(answer)
        for refusal in refused:
            self._note(refusal, "")
        if refused:
            self._less(len(refused))

    def _draw(self, reserved: "Reserved") -> None:
        # Imported where it serves: the room opens sooner.
        from app.reports.letter import render_letter

        self._bench.render(
            self,
            render_letter,
            reserved.view,
            partial(self._keep, reserved),
            partial(self._give_up, reserved),
        )

    def _keep(self, reserved: "Reserved", pdf: bytes) -> None:
        self._bench.run_part(
            self,
            finish,
            reserved.id,
            pdf,
            done=self._issued,
            failed=partial(self._give_up, reserved),
        )

    def _issued(self, letter_id: int) -> None:
        if self._end is not None:
            self._end.issued.append(letter_id)
        self._less()

    def _give_up(self, reserved: "Reserved", error: BaseException) -> None:
        """The number stays in the register; the reason is told, and the others go on."""
        self._note(error, reserved.reference)
        reason = error.message if isinstance(error, Refusal) else _("le document n'a pu être fait")
        self._bench.run_part(
            self,
            void_letter,
            reserved.id,
            reason,
            done=lambda _nothing: self._less(),
            failed=self._broke,
        )

    def _not_reserved(self, count: int, error: BaseException) -> None:
        self._note(error, "")
        self._less(count)

    def _note(self, error: BaseException, reference: str) -> None:
        if self._end is None:
            return
        if isinstance(error, Refusal):
            self._end.refused.append(f"{error.message} {error.advice}".strip())
            return
        # A full disk or a defect would meet every letter that follows.
        self._end.trouble = error
        self._waiting.clear()
        if isinstance(error, EnvironmentFault) and reference:
            self._end.refused.append(
                _("Le numéro {reference} est annulé.").format(reference=reference)
            )

    def _broke(self, error: BaseException) -> None:
        self._note(error, "")
        self._waiting.clear()
        self._on_their_way = max(0, self._on_their_way - 1)
        if self._on_their_way == 0:
            self._finish_batch()

    def _less(self, count: int = 1) -> None:
        self._on_their_way -= count
        if self._end is not None:
            done = len(self._end.issued) + len(self._end.refused)
            self.progressed.emit(done, self._end.asked)
        self._go_on()

    def _finish_batch(self) -> None:
        end, self._end = self._end, None
        if end is None:
            return
        self._bench.tell(Facet.LETTERS)
        self.ended.emit(end)
