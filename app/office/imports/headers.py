"""Finding the line of titles: a list may have its own title, or blank lines, above it."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from app.errors import Refusal
from app.i18n import _
from app.office.imports.recognition import is_known
from app.office.imports.tables import Line, Table, shown

_LOOKED_AT: Final = 10
_FIGURES: Final = re.compile(r"[\d\s.,/:+-]+")


def table_of(name: str, lines: Sequence[Line]) -> Table:
    """The list that these lines make; Refusal where its columns have no titles."""
    place = max(range(min(_LOOKED_AT, len(lines))), key=lambda at: (_known(lines[at]), -at))
    header = lines[place]
    if not _known(header) and not _may_be_titles(header):
        raise Refusal(
            _("Les colonnes de « {name} » n'ont pas de titres.").format(name=name),
            _("Écrivez au-dessus de la première ligne : Nom, Prénom, Date de naissance, Classe…"),
        )
    rows = tuple(lines[place + 1 :])
    if not rows:
        raise Refusal(
            _("« {name} » ne contient que des titres.").format(name=name),
            _("Choisissez un fichier dont la liste est remplie."),
        )
    return Table(name, _titles(header, rows), rows)


def _known(line: Line) -> int:
    return sum(is_known(shown(cell)) for cell in line.cells if cell)


def _may_be_titles(line: Line) -> bool:
    """Words alone, each once: figures and dates are the contents of a list."""
    cells = [cell for cell in line.cells if cell]
    words = all(not isinstance(cell, date) and not _FIGURES.fullmatch(cell) for cell in cells)
    return words and len(set(cells)) == len(cells)


def _titles(header: Line, rows: Sequence[Line]) -> tuple[str, ...]:
    """A title for each column; those that have none are numbered."""
    width = max(len(header.cells), *(len(row.cells) for row in rows))
    titles = [shown(header.cell(place)) for place in range(width)]
    return tuple(
        title or _("Colonne {n}").format(n=place) for place, title in enumerate(titles, start=1)
    )
