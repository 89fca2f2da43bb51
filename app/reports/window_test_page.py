"""The page that sets the window: slid in an envelope, it shows by how much to move the address.

Rulers in millimetres stand above and beside the frame, zero where the address begins: what
they say at the window's edge is what to type in Réglages.
"""

from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.reports import fonts
from app.reports.letter_view import Window, WindowSide
from app.reports.page import LEFT, TEXT_WIDTH, About, Paper, draw_fold_marks, from_top
from app.reports.prose import Prose
from app.reports.styles import ACCENT, HAIRLINE, MUTED, Style
from app.reports.views import Run
from app.reports.window_address import HEIGHT_MM, WIDTH_MM, draw_address, window_frame

_REACH: Final = 15
"""How far the rulers go beyond the frame, in millimetres."""
_SIDES: Final = {WindowSide.RIGHT: "fenêtre à droite", WindowSide.LEFT: "fenêtre à gauche"}
_TITLE: Final = Style(14, 18, weight=fonts.BOLD, colour=ACCENT, after=6)
_BODY: Final = Style(9.6, 13.6, after=4)
_NUMBER: Final = 5.2
_TAP: Final = (
    "3. Tapez l’enveloppe sur chacun de ses bords\u00a0: l’adresse et son cadre doivent rester "
    "dans la fenêtre, et rien d’autre ne doit s’y voir."
)
_READ: Final = (
    "4. Sinon, lisez sur les règles de combien de millimètres l’adresse doit bouger, et "
    "écrivez-le dans Réglages, page Courrier\u00a0: vers la droite et vers le bas, avec un signe "
    "moins pour la gauche et pour le haut. Imprimez une nouvelle page d’essai."
)


def render_test_page(lines: tuple[str, ...], window: Window) -> bytes:
    """The address in the frame that must show, with rulers around it, and what to do."""
    paper = Paper(About("Page d’essai de l’enveloppe à fenêtre", "", "Page d’essai"))
    canvas = paper.canvas
    draw_fold_marks(canvas)
    _draw_frame(canvas, window)
    _draw_rulers(canvas, window)
    draw_address(canvas, lines, window)
    top = from_top(112)
    for thing in _story(window):
        height = thing.wrap(TEXT_WIDTH)[1]
        top -= height
        thing.drawOn(canvas, LEFT, top)
        top -= thing.getSpaceAfter()
    paper.end_page()
    return paper.bytes()


def _draw_frame(canvas: Canvas, window: Window) -> None:
    frame = window_frame(window)
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(0.5)
    bottom = frame.top - HEIGHT_MM * mm
    canvas.rect(frame.left, bottom, WIDTH_MM * mm, HEIGHT_MM * mm)


def _draw_rulers(canvas: Canvas, window: Window) -> None:
    """One along the upper edge, zero at its left; one along the left edge, zero at its top."""
    frame = window_frame(window)
    canvas.setLineWidth(0.3)
    for at in range(-_REACH, int(WIDTH_MM) + _REACH + 1):
        x = frame.left + at * mm
        if 3 * mm < x < 207 * mm:
            _tick(canvas, (x, frame.top), (0, 1), at)
    for at in range(-_REACH, int(HEIGHT_MM) + _REACH + 1):
        _tick(canvas, (frame.left, frame.top - at * mm), (-1, 0), at)


def _tick(canvas: Canvas, place: tuple[float, float], towards: tuple[int, int], at: int) -> None:
    """A mark a millimetre, longer each five, numbered each ten; away from the frame."""
    long = 3.4 if at % 10 == 0 else 2.4 if at % 5 == 0 else 1.2
    x, y = place
    canvas.setStrokeColor(MUTED if at % 5 == 0 else HAIRLINE)
    canvas.line(x, y, x + towards[0] * long * mm, y + towards[1] * long * mm)
    if at % 10:
        return
    canvas.setFillColor(MUTED)
    canvas.setFont(fonts.REGULAR, _NUMBER)
    if towards[1]:
        canvas.drawCentredString(x, y + (long + 0.6) * mm, str(at))
    else:
        canvas.drawRightString(x - (long + 0.6) * mm, y - _NUMBER * 0.35, str(at))


def _story(window: Window) -> list[Prose]:
    set_at = f"{_SIDES[window.side]}, {_moved(window.right_mm)} vers la droite et "
    set_at += f"{_moved(window.down_mm)} vers le bas"
    return [
        Prose("Page d’essai de l’enveloppe à fenêtre", _TITLE),
        Prose((Run("Réglée\u00a0: ", bold=True), Run(f"{set_at}.")), _BODY),
        Prose("1. Imprimez cette page à 100\u202f%, sans ajustement à la page.", _BODY),
        Prose(
            "2. Pliez-la aux deux petits traits du bord gauche et glissez-la dans une enveloppe.",
            _BODY,
        ),
        Prose(_TAP, _BODY),
        Prose(_READ, _BODY),
    ]


def _moved(by: float) -> str:
    return f"{by:g} mm".replace(".", ",").replace("-", "\u2013")
