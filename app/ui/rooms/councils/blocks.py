"""Blocks of cells: to and from a spreadsheet, filled, emptied. Read whole or not at all."""

from collections.abc import Collection, Iterator

from app.errors import Refusal
from app.i18n import _
from app.office.councils.views import MarkValue
from app.ui.rooms.councils.sheet import Place, Sheet

Cells = list[tuple[Place, MarkValue | None]]


def copied(sheet: Sheet, selected: Collection[Place]) -> str:
    """The rectangle around the selection: tabs between cells, a line for each pupil."""
    rows, columns = _rectangle(selected)
    return "\n".join(
        "\t".join(
            sheet.lines[row].texts[column] if (row, column) in selected else ""
            for column in columns
            if sheet.shown(column)
        )
        for row in rows
    )


def pasted(sheet: Sheet, text: str, selected: Collection[Place]) -> Cells:
    """The cells that a text from a spreadsheet fills, from the selection's upper left corner.

    A single mark fills the whole selection. Refusal names the first cell that cannot be
    taken; then nothing is.
    """
    block = _block(text)
    if not block:
        raise Refusal(_("Le presse-papiers est vide."), _("Copiez d'abord des notes."))
    if len(block) == 1 and len(block[0]) == 1 and len(selected) > 1:
        return filled(sheet, block[0][0], selected)
    rows, columns = _rectangle(selected)
    shown = [at for at in range(columns[0], len(sheet.courses)) if sheet.shown(at)]
    _check_fits(sheet, block, rows[0], shown)
    return list(_read(sheet, block, rows[0], shown))


def filled(sheet: Sheet, text: str, selected: Collection[Place]) -> Cells:
    """The selected cells, all holding what a text says; inert ones are left out."""
    return [
        ((row, column), sheet.read(column, text))
        for row, column in sorted(selected)
        if not sheet.lines[row].inert[column]
    ]


def filled_down(sheet: Sheet, selected: Collection[Place]) -> Cells:
    """Each column of the selection, filled with its upper cell.

    A single row takes what stands above it, as in a spreadsheet.
    """
    rows, columns = _rectangle(selected)
    source = rows[0] if len(rows) > 1 else rows[0] - 1
    if source < 0:
        return []
    return [
        ((row, column), sheet.mark(source, column))
        for row in rows
        for column in columns
        if row != source and (row, column) in selected
        if not sheet.lines[row].inert[column] and not sheet.lines[source].inert[column]
    ]


def emptied(sheet: Sheet, selected: Collection[Place]) -> Cells:
    """The selected cells, empty."""
    return [
        (place, None) for place in sorted(selected) if not sheet.lines[place[0]].inert[place[1]]
    ]


def _rectangle(selected: Collection[Place]) -> tuple[range, range]:
    rows = [row for row, _column in selected]
    columns = [column for _row, column in selected]
    return range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)


def _block(text: str) -> list[list[str]]:
    """Lines and cells; a spreadsheet ends its last line like the others."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    return [line.split("\t") for line in lines.split("\n")] if lines.strip() else []


def _check_fits(sheet: Sheet, block: list[list[str]], top: int, columns: list[int]) -> None:
    height, width = len(block), max(len(line) for line in block)
    if top + height > len(sheet.lines) or width > len(columns):
        raise Refusal(
            _("Le bloc de {rows} lignes sur {columns} colonnes dépasse la grille.").format(
                rows=height, columns=width
            ),
            _("Placez-vous plus haut ou plus à gauche, puis collez à nouveau."),
        )


def _read(
    sheet: Sheet, block: list[list[str]], top: int, columns: list[int]
) -> Iterator[tuple[Place, MarkValue | None]]:
    for row, cells in enumerate(block, top):
        line = sheet.lines[row]
        for column, text in zip(columns, cells, strict=False):
            if line.inert[column]:
                _check_blank(sheet, row, column, text)
                continue
            yield (row, column), _mark(sheet, row, column, text)


def _mark(sheet: Sheet, row: int, column: int, text: str) -> MarkValue | None:
    try:
        return sheet.read(column, text)
    except Refusal as refused:
        raise Refusal(
            _("{name}, {course} : {message} Rien n'est collé.").format(
                name=sheet.lines[row].pupil.name,
                course=sheet.courses[column].title,
                message=refused.message,
            ),
            refused.advice,
        ) from refused


def _check_blank(sheet: Sheet, row: int, column: int, text: str) -> None:
    if text.strip() not in ("", "·", "-", "–"):
        raise Refusal(
            _("{name} ne suit pas le cours {course}. Rien n'est collé.").format(
                name=sheet.lines[row].pupil.name, course=sheet.courses[column].title
            ),
            _("Vérifiez que le bloc commence à la bonne case."),
        )
