"""The text of a letter as things to set: what each kind of block looks like."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from app.reports import fonts
from app.reports.boxes import Beside, Box, Gap, Look, Picture, Together
from app.reports.flow import stacked
from app.reports.letter_view import LetterView, Sending
from app.reports.page import TEXT_WIDTH
from app.reports.prose import Prose
from app.reports.styles import ACCENT, HAIRLINE, SHEET, TINT, Align, Sheet, Style
from app.reports.views import Block, BlockKind, Run, Sentence, Signature

_DECISION: Final = Look(padding=9, left_padding=5, fill=TINT, bar=ACCENT)
_QUOTE: Final = Look(left_padding=11, bar=HAIRLINE, bar_width=1.4)
_IDENTITY: Final = Look(padding=5, left_padding=5, border=HAIRLINE)
_BULLET: Final = "•"
DASH: Final = "–\u00a0"
# Kinds that the sentence before them announces
_ANNOUNCED: Final = {BlockKind.ADDRESS, BlockKind.LIST, BlockKind.STEPS}
# Under the date, which stands under the window
_SIGNATURE_LEFT: Final = 64 * mm
_SIGNATURE_WIDTH: Final = 101 * mm
_SIGNATURE_ROOM: Final = 17 * mm
_WRITE_HEIGHT: Final = 6 * mm
_WRITE_LONG_HEIGHT: Final = 34 * mm
# Where that saves a second page
_WRITE_LONG_CLOSER: Final = 28 * mm
# Taller ones may be parted: a page could not hold them
_END_AT_MOST: Final = 120 * mm
_ADDRESS_AT_MOST: Final = 80 * mm
_LABEL_WIDTH: Final = 46 * mm
_VALUE_WIDTH: Final = 106 * mm


def letter_story(view: LetterView, sheet: Sheet) -> list[Flowable]:
    """Everything from the subject to the enclosures."""
    salutation = Prose(f"{view.recipient.salutation},", sheet.body)
    story: list[Flowable] = [Prose(view.subject, sheet.subject), salutation]
    for block in view.blocks:
        if block.kind in _ANNOUNCED:
            _keep_with_next(story[-1])
        story += block_story(block, sheet)
    end: list[Flowable] = [_close(view, sheet), *_after_signature(view, sheet)]
    if view.sending is Sending.BY_HAND:
        end.append(_receipt(view, sheet))
    if stacked(end, TEXT_WIDTH).height < _END_AT_MOST:
        # Alone on the next page, a list of enclosures or a receipt would not say of what
        end = [Together(end, before=10, needs_company=True)]
    story += end
    return story


def _keep_with_next(thing: Flowable) -> None:
    """Let the words that announce a list or an address stay on its page."""
    if isinstance(thing, Prose):
        thing.keepWithNext = True


def block_story(block: Block, sheet: Sheet) -> list[Flowable]:
    """One block: its title, then its sentences in the look of its kind."""
    if block.kind is BlockKind.DECISION:
        return [_decision(block, sheet)]
    title = [Prose(block.title, sheet.heading)] if block.title else []
    return [*title, *_SETTERS[block.kind](block.sentences, sheet)]


def _paragraphs(sentences: Sequence[Sentence], sheet: Sheet) -> list[Flowable]:
    return [Prose(sentence, sheet.body) for sentence in sentences]


def _headings(sentences: Sequence[Sentence], sheet: Sheet) -> list[Flowable]:
    return [Prose(sentence, sheet.heading) for sentence in sentences]


def _bullets(sentences: Sequence[Sentence], sheet: Sheet) -> list[Flowable]:
    return _items(sentences, [_BULLET] * len(sentences), sheet.item, sheet)


def _steps(sentences: Sequence[Sentence], sheet: Sheet) -> list[Flowable]:
    markers = [f"{number}." for number in range(1, len(sentences) + 1)]
    return _items(sentences, markers, sheet.item, sheet)


def _grounds(sentences: Sequence[Sentence], sheet: Sheet) -> list[Flowable]:
    return _items(sentences, [_BULLET] * len(sentences), sheet.ground, sheet)


def _items(
    sentences: Sequence[Sentence], markers: Sequence[str], style: Style, sheet: Sheet
) -> list[Flowable]:
    items: list[Flowable] = [
        Prose(sentence, style, marker) for sentence, marker in zip(sentences, markers, strict=True)
    ]
    if items:
        items[-1].spaceAfter = sheet.body.after
    return items


def _quotation(sentences: Sequence[Sentence], sheet: Sheet) -> list[Flowable]:
    return [Box([Prose(sentence, sheet.quote) for sentence in sentences], _QUOTE, 2, 8)]


def _address(sentences: Sequence[Sentence], sheet: Sheet) -> list[Flowable]:
    lines: list[Flowable] = [Prose(sentence, sheet.address) for sentence in sentences]
    whole = stacked(lines, TEXT_WIDTH).height < _ADDRESS_AT_MOST
    return [Box([Together(lines)] if whole else lines, _QUOTE, 1, 8)]


def _notes(sentences: Sequence[Sentence], sheet: Sheet) -> list[Flowable]:
    return [Prose(sentence, sheet.note) for sentence in sentences]


def _identity(sentences: Sequence[Sentence], sheet: Sheet) -> list[Flowable]:
    """Labels in a column, values in another."""
    label = replace(sheet.body, after=2, align=Align.LEFT)
    value = replace(label, weight=fonts.BOLD)
    rows = [
        Beside(
            [
                (0, _LABEL_WIDTH, [Prose((Run(first.text),), label)]),
                (_LABEL_WIDTH, _VALUE_WIDTH, [Prose(_unled(rest), value)]),
            ]
        )
        for first, *rest in sentences
    ]
    return [Box(list(rows), _IDENTITY, 2, 10)]


def _to_write(sentences: Sequence[Sentence], sheet: Sheet) -> list[Flowable]:
    """A frame a line, with what is to be written in it."""
    return [_frame(sentence, _WRITE_HEIGHT, sheet) for sentence in sentences]


def _to_write_at_length(sentences: Sequence[Sentence], sheet: Sheet) -> list[Flowable]:
    closer = sheet.body.leading < SHEET.body.leading
    height = _WRITE_LONG_CLOSER if closer else _WRITE_LONG_HEIGHT
    return [_frame(sentence, height, sheet) for sentence in sentences]


def _frame(sentence: Sentence, height: float, sheet: Sheet) -> Flowable:
    return Box([Together([Prose(sentence, sheet.note), Gap(height)])], _IDENTITY, 1, 5)


def _unled(runs: Sequence[Run]) -> Sentence:
    """Without the space that parts a value from its label."""
    if not runs:
        return (Run("–"),)
    return (replace(runs[0], text=runs[0].text.lstrip()), *runs[1:])


_SETTERS: Final = {
    BlockKind.PARAGRAPH: _paragraphs,
    BlockKind.HEADING: _headings,
    BlockKind.LIST: _bullets,
    BlockKind.STEPS: _steps,
    BlockKind.GROUNDS: _grounds,
    BlockKind.QUOTE: _quotation,
    BlockKind.ADDRESS: _address,
    BlockKind.NOTE: _notes,
    BlockKind.IDENTITY: _identity,
    BlockKind.WRITE: _to_write,
    BlockKind.WRITE_LONG: _to_write_at_length,
}


def _decision(block: Block, sheet: Sheet) -> Flowable:
    inside: list[Flowable] = []
    if block.title:
        inside.append(Prose(block.title.upper(), sheet.decision_title))
    inside += [_decided(sentence, sheet) for sentence in block.sentences]
    return Box(inside, _DECISION, before=3, after=9)


def _decided(sentence: Sentence, sheet: Sheet) -> Flowable:
    """A sentence of the decision, hung from its dash where it is one of a list."""
    first, *others = sentence
    if not first.text.startswith(DASH):
        return Prose(sentence, sheet.decision)
    shortened = replace(first, text=first.text.removeprefix(DASH))
    return Prose((shortened, *others), replace(sheet.decision, hang=10), "–")


def _close(view: LetterView, sheet: Sheet) -> Flowable:
    closing = Prose(view.closing, sheet.body)
    signed = signature_story(view.signature, sheet)
    beside = Beside([(_SIGNATURE_LEFT, _SIGNATURE_WIDTH, signed)], before=14)
    return Together([closing, beside], before=10, needs_company=True)


def signature_story(signature: Signature, sheet: Sheet) -> list[Flowable]:
    """On whose behalf, the function, room to sign, the name."""
    name = Style(sheet.body.size, sheet.body.leading, weight=fonts.BOLD)
    function = Style(sheet.body.size, sheet.body.leading)
    above = [text for text in (signature.on_behalf, f"{signature.function},") if text.strip(",")]
    room = (
        Picture(signature.scan, _SIGNATURE_WIDTH * 0.6, _SIGNATURE_ROOM)
        if signature.scan
        else Gap(_SIGNATURE_ROOM)
    )
    return [*(Prose(text, function) for text in above), room, Prose(signature.name, name)]


def _after_signature(view: LetterView, sheet: Sheet) -> list[Flowable]:
    lists = (("Annexe", "Annexes", view.enclosures), ("Copie", "Copies", view.copies))
    found = [_listed(*entry, sheet) for entry in lists if entry[2]]
    return [Together(found, before=12)] if found else []


def _listed(one: str, many: str, entries: tuple[str, ...], sheet: Sheet) -> Flowable:
    title = many if len(entries) > 1 else one
    label = Run(f"{title}\u00a0: ", bold=True)
    style = Style(sheet.small.size, sheet.small.leading, after=2)
    return Prose((label, Run(" ; ".join(entries).replace(" ;", "\u202f;"))), style)


def _receipt(view: LetterView, sheet: Sheet) -> Flowable:
    """What the recipient signs when the letter is handed over."""
    text = "Reçu en mains propres un exemplaire de la présente le ______ / ______ / __________"
    signed = "Nom et signature de la personne qui reçoit la lettre\u00a0:"
    lines = [
        Prose((Run("Accusé de réception", bold=True),), sheet.small),
        Gap(4),
        Prose(text, sheet.small),
        Gap(4),
        Prose(signed, sheet.small),
        Gap(26),
    ]
    return Together([Box(lines, Look(padding=8, border=HAIRLINE))], before=14)
