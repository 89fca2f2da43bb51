"""The recovery sheet: the code that opens a school's file when all passwords are lost."""

from dataclasses import dataclass
from datetime import date

from app.formats import long_date
from app.reports.fonts import BOLD
from app.reports.page import LETTER_EDGES, About, Paper, draw_foot, from_top
from app.reports.prose import Prose
from app.reports.styles import Align, Style

_TITLE = Style(18, 24, weight=BOLD, after=6)
_BODY = Style(11, 16, after=10)
_CODE = Style(20, 32, weight=BOLD, align=Align.CENTRE, before=14, after=14)

_USE = (
    "Ce code ouvre le fichier de l'école lorsque tous les mots de passe sont oubliés. Il n'est "
    "écrit nulle part ailleurs, et personne ne peut le retrouver.",
    "Rangez cette feuille sous enveloppe fermée, dans le coffre de l'école ou chez le pouvoir "
    "organisateur. Qui la lit peut ouvrir le fichier.",
    "Pour s'en servir : ouvrir Matricule, choisir le fichier, « Mot de passe oublié », puis "
    "taper le code. Les espaces, les traits d'union et les majuscules ne comptent pas.",
)


@dataclass(frozen=True)
class RecoverySheetView:
    """What the sheet says: the school, where its file is, the code, the day."""

    school: str
    file: str
    code: str
    made_on: date


def render_recovery_sheet(view: RecoverySheetView) -> bytes:
    """The sheet, one A4 page, as PDF."""
    paper = Paper(About("Feuille de récupération", view.school, "Code de récupération"))
    top = from_top(30)
    for prose in _story(view):
        _width, height = prose.wrap(LETTER_EDGES.width)
        top -= prose.style.before
        prose.drawOn(paper.canvas, LETTER_EDGES.left, top - height)
        top -= height + prose.style.after
    draw_foot(paper.canvas, (f"Feuille établie le {long_date(view.made_on)}",), 1, 1)
    paper.end_page()
    return paper.bytes()


def _story(view: RecoverySheetView) -> tuple[Prose, ...]:
    groups = view.code.split("-")
    half = len(groups) // 2
    return (
        Prose("Feuille de récupération", _TITLE),
        Prose(view.school, _BODY),
        Prose(f"Fichier : {view.file}", _BODY),
        Prose(" – ".join(groups[:half]), _CODE),
        Prose(" – ".join(groups[half:]), _CODE),
        *(Prose(text, _BODY) for text in _USE),
    )
