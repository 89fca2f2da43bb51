"""Which council and which teacher a list of marks is of: said in each row of an entry sheet.

A list that is of another class, council or course is refused whole, and a row that came
from elsewhere is named: marks of the wrong council would look like any others.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from app.errors import Refusal
from app.folding import folded
from app.i18n import _
from app.office.councils.views import CouncilView
from app.office.imports.tables import Line, Table, shown

ORIGIN_TITLE: Final = "Feuille"
"""The title of the column that says it; the first words of its cells are the council's number."""
_SIGN: Final = " · "


def origin_of(view: CouncilView, teacher: str) -> str:
    """What stands in each row of a teacher's sheet: "12 · 4TQA, Conseil de classe · M. Martin"."""
    return _SIGN.join((str(view.id), f"{view.klass.name}, {view.session.title}", teacher))


def origin_place(titles: Sequence[str]) -> int | None:
    """The column that says where rows come from; None in a list that is no entry sheet."""
    wanted = folded(ORIGIN_TITLE)
    return next((place for place, title in enumerate(titles) if folded(title) == wanted), None)


def foreign(view: CouncilView, line: Line, place: int | None) -> str:
    """The sheet that a row comes from, where it is of another council; "" elsewhere."""
    said = "" if place is None else shown(line.cell(place)).strip()
    number, sign, told = said.partition(_SIGN)
    return told if sign and number.strip() != str(view.id) else ""


def check_council(view: CouncilView, table: Table) -> None:
    """Refusal where every row comes from the sheets of other councils."""
    place = origin_place(table.titles)
    told = [foreign(view, line, place) for line in table.lines]
    if told and all(told):
        raise Refusal(
            _("Ce fichier est la feuille d'un autre conseil : {council}.").format(council=told[0]),
            _("Ouvrez ce conseil-là, ou choisissez le fichier de {name}.").format(
                name=_named(view)
            ),
        )


def check_pupils(view: CouncilView, names: Sequence[str], known: int) -> None:
    """Refusal where a list names pupils, and none of them is of this council."""
    if names and not known:
        raise Refusal(
            _("Ce fichier est d'une autre classe : aucun de ses élèves n'est dans ce conseil."),
            _(
                "Choisissez le fichier de {council}. Si ce sont bien ses élèves, écrivez leurs "
                "noms comme dans la grille : « {name} » n'y est pas."
            ).format(council=_named(view), name=names[0]),
        )


def check_courses(view: CouncilView, titles: Iterable[str], open_: int, closed: int) -> None:
    """Refusal where there are marks, and none in a course that its pupil takes here."""
    if closed and not open_:
        raise Refusal(
            _("Ce fichier est d'un autre cours ou d'un autre professeur."),
            _(
                "Aucun élève de {council} n'y a de note dans un cours qu'il suit : {courses}."
            ).format(council=_named(view), courses=", ".join(titles)),
        )


def _named(view: CouncilView) -> str:
    return f"{view.klass.name}, {view.session.title}"
