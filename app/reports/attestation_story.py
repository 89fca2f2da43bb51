"""An attestation as things to set: its title and number, who it is about, seal and signature."""

from dataclasses import replace
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from app.reports import fonts
from app.reports.boxes import Beside, Box, Gap, Look, Together
from app.reports.letter_story import block_story, signature_story
from app.reports.letter_view import Form, LetterView
from app.reports.prose import Prose
from app.reports.styles import ACCENT, HAIRLINE, MUTED, Align, Sheet, Style
from app.reports.typography import printed_date
from app.reports.views import Run

_TITLE: Final = Style(17, 22, weight=fonts.BOLD, colour=ACCENT, align=Align.CENTRE, after=4)
_NUMBER: Final = Style(9, 12, colour=MUTED, align=Align.CENTRE, after=20)
_SEAL: Final = Style(8, 11, colour=MUTED, align=Align.CENTRE)
_SEAL_WIDTH: Final = 46 * mm
_SEAL_HEIGHT: Final = 32 * mm
_SIGNING_HEIGHT: Final = 14 * mm
_SIGNED_LEFT: Final = 64 * mm
_SIGNED_WIDTH: Final = 101 * mm


def attestation_story(view: LetterView, sheet: Sheet) -> list[Flowable]:
    """Everything under the school's head."""
    title = tuple(replace(run, text=run.text) for run in view.subject)
    number = f"Numéro {view.reference}" if view.reference else ""
    story: list[Flowable] = [Prose(title, _TITLE), Prose(number, _NUMBER)]
    for block in view.blocks:
        story += block_story(block, sheet)
    story.append(_signed_by_family(view, sheet) if view.form is Form.FORM else _close(view, sheet))
    if view.enclosures:
        entries = "\u202f; ".join(view.enclosures)
        listed = Prose((Run("Annexe\u00a0: ", bold=True), Run(entries)), sheet.small)
        story.append(Together([listed], before=10))
    return story


def _signed_by_family(view: LetterView, sheet: Sheet) -> Flowable:
    """Room for the date and the signature of who asks."""
    lines: list[Flowable] = [Prose(view.closing, sheet.small), Gap(_SIGNING_HEIGHT)]
    return Together([Box(lines, Look(5, border=HAIRLINE))], before=8, needs_company=True)


def _close(view: LetterView, sheet: Sheet) -> Flowable:
    """The formula, place and date; the seal on the left, the signature on the right."""
    made = Prose(f"Fait à {view.place}, le {printed_date(view.written_on)}.", sheet.body)
    seal: list[Flowable] = [
        Box([Prose("Sceau de l’établissement", _SEAL), Gap(_SEAL_HEIGHT)], Look(5, border=HAIRLINE))
    ]
    signed = signature_story(view.signature, sheet)
    columns = [(0.0, _SEAL_WIDTH, seal), (_SIGNED_LEFT, _SIGNED_WIDTH, signed)]
    closing = Prose(view.closing, sheet.body)
    return Together([closing, made, Beside(columns, before=12)], before=10, needs_company=True)
