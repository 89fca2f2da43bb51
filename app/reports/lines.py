"""Breaking a sentence into lines.

Only a plain space parts two lines: no-break spaces, narrow or not, hold. Nothing is
ever wider than its column: what has no place to break is cut where the room ends.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.reports import fonts
from app.reports.escape import clean
from app.reports.hyphenation import cuts
from app.reports.styles import Style
from app.reports.views import Run, Sentence

Piece = tuple[str, str]  # font, text
Box = tuple[Piece, ...]  # what stands between two spaces

# A justified line may gape by this part of its width before a word is cut
_GAPE: Final = 0.07
_HYPHENATED_IN_A_ROW: Final = 2


@dataclass(frozen=True)
class Line:
    """A line: pieces of one font each, its natural width and its number of spaces."""

    pieces: tuple[Piece, ...]
    width: float
    spaces: int
    last: bool


@lru_cache(maxsize=512)
def break_lines(sentence: Sentence, style: Style, width: float) -> tuple[Line, ...]:
    """``sentence`` in lines of at most ``width`` points; remembered, letters repeat."""
    lines: list[Line] = []
    for boxes in _paragraphs(sentence, style):
        lines += _Breaker(style, width).lines(boxes)
    return tuple(lines)


def _paragraphs(sentence: Sentence, style: Style) -> Iterator[list[Box]]:
    boxes: list[list[Piece]] = [[]]
    for run in sentence:
        for number, text in enumerate(clean(run.text).split("\n")):
            if number:
                yield [tuple(box) for box in boxes if box]
                boxes = [[]]
            _append_words(boxes, _font(run, style), text)
    yield [tuple(box) for box in boxes if box]


def _append_words(boxes: list[list[Piece]], font: str, text: str) -> None:
    first, *others = text.split(" ")
    if first:
        boxes[-1].append((font, first))
    for word in others:
        boxes.append([(font, word)] if word else [])


def _font(run: Run, style: Style) -> str:
    if run.bold:
        return fonts.BOLD
    return fonts.ITALIC if run.italic else style.weight


class _Breaker:
    """First fit, with a cut word where a justified line would gape."""

    def __init__(self, style: Style, width: float) -> None:
        self.style = style
        self.width = width
        self.space = fonts.width_of(" ", fonts.REGULAR, style.size)
        self.found: list[Line] = []
        self.boxes: list[Box] = []
        self.used = 0.0
        self.cut_in_a_row = 0

    def lines(self, boxes: list[Box]) -> list[Line]:
        for box in boxes:
            self._take(box)
        self._end(last=True)
        return self.found

    def _take(self, box: Box) -> None:
        left: Box | None = box
        while left:
            left = self._place(left)

    def _place(self, box: Box) -> Box | None:
        """Set the box, or as much of it as this line takes; return what is left."""
        wide = self._measure(box)
        start = self.used + self.space if self.boxes else 0.0
        if start + wide <= self.width:
            self._put(box, start + wide)
            return None
        parts = self._cut(box, self.width - start, wide)
        if parts:
            self._put(parts[0], start + self._measure(parts[0]))
            self._end(last=False, cut=True)
            return parts[1]
        if self.boxes:
            self._end(last=False)
            return box
        return self._force(box)

    def _put(self, box: Box, used: float) -> None:
        self.boxes.append(box)
        self.used = used

    def _end(self, *, last: bool, cut: bool = False) -> None:
        self.cut_in_a_row = self.cut_in_a_row + 1 if cut else 0
        pieces = _joined(self.boxes)
        self.found.append(Line(pieces, self.used, sum(map(_stretching, pieces)), last))
        self.boxes, self.used = [], 0.0

    def _cut(self, box: Box, room: float, wide: float) -> tuple[Box, Box] | None:
        """The box parted so that its head fills ``room``, where that is worth it."""
        fits_alone = wide <= self.width
        if len(box) != 1 or (self.cut_in_a_row >= _HYPHENATED_IN_A_ROW and fits_alone):
            return None
        if fits_alone and (not self.style.hyphenates or room < self.width * _GAPE):
            return None
        font, word = box[0]
        for head, tail in cuts(word):
            if fonts.width_of(head, font, self.style.size) <= room:
                return ((font, head),), ((font, tail),)
        return None

    def _force(self, box: Box) -> Box:
        """Set a box wider than the whole column: cut it where the room ends."""
        head: list[Piece] = []
        room = self.width
        for place, (font, word) in enumerate(box):
            wide = fonts.width_of(word, font, self.style.size)
            if wide > room:
                length = self._fitting(word, font, room, at_least=0 if head else 1)
                kept = ((font, word[:length]),) if length else ()
                self._put((*head, *kept), self.width)
                self._end(last=False)
                left = ((font, word[length:]),) if word[length:] else ()
                return (*left, *box[place + 1 :])
            head.append((font, word))
            room -= wide
        self._put(tuple(head), self.width)
        return ()

    def _fitting(self, word: str, font: str, room: float, at_least: int) -> int:
        used = 0.0
        for length, sign in enumerate(word):
            used += fonts.width_of(sign, font, self.style.size)
            if used > room:
                return max(length, at_least)
        return len(word)

    def _measure(self, box: Box) -> float:
        return sum(fonts.width_of(text, font, self.style.size) for font, text in box)


def _stretching(piece: Piece) -> int:
    """How many spaces a justified line widens: ReportLab draws U+00A0 as a plain one."""
    return piece[1].count(" ") + piece[1].count("\u00a0")


def _joined(boxes: list[Box]) -> tuple[Piece, ...]:
    """The boxes with their spaces, neighbours of one font in one piece."""
    joined: list[Piece] = []
    for number, box in enumerate(boxes):
        for place, (font, text) in enumerate(box):
            lead = " " if number and place == 0 else ""
            if joined and joined[-1][0] == font:
                joined[-1] = (font, f"{joined[-1][1]}{lead}{text}")
            else:
                joined.append((font, f"{lead}{text}"))
    return tuple(joined)
