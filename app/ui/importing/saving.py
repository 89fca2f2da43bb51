"""Writing the refused rows into files, to be corrected and imported again."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.office.imports.refused import refused_rows
from app.ui.files import ask_folder, ask_save, write_file
from app.ui.importing.selection import ListRow
from app.ui.workbench import Workbench


def save_refused(
    owner: QWidget, bench: Workbench, rows: Sequence[ListRow], folder: Path | None
) -> None:
    """Ask where to, and write a file for each list that has refused rows."""
    targets = _targets(owner, rows, folder)
    if targets:
        bench.runner.on_lane(
            owner, lambda: _write(rows, targets), _told(bench), bench.services.trouble
        )


def _targets(owner: QWidget, rows: Sequence[ListRow], folder: Path | None) -> list[Path]:
    """One file is named by the user; several go where the user says, under their own names."""
    title = _("Enregistrer les lignes refusées")
    if len(rows) == 1:
        proposed = (folder or Path()) / _file_name(rows[0])
        file = ask_save(owner, title, _("Texte CSV (*.csv)"), proposed)
        return [file] if file else []
    chosen = ask_folder(owner, title, folder)
    return [_free(chosen / _file_name(row)) for row in rows] if chosen else []


def _write(rows: Sequence[ListRow], targets: Sequence[Path]) -> list[Path]:
    return [
        write_file(target, refused_rows(row.listing, row.plan))
        for row, target in zip(rows, targets, strict=True)
    ]


def _told(bench: Workbench) -> Callable[[list[Path]], None]:
    def tell(files: list[Path]) -> None:
        names = ", ".join(f"« {file.name} »" for file in files)
        bench.messages.say(_("Les lignes refusées sont dans {names}.").format(names=names))

    return tell


def _file_name(row: ListRow) -> str:
    stem = row.listing.table.name.replace(" · ", " ").replace("/", "-").replace("\\", "-")
    for ending in (".csv", ".xlsx", ".txt"):
        stem = stem.removesuffix(ending)
    return _("{name} - lignes refusées").format(name=stem) + ".csv"


def _free(file: Path) -> Path:
    """The name itself, or the first with a number that no file has."""
    number, free = 2, file
    while free.exists():
        free = file.with_stem(f"{file.stem} {number}")
        number += 1
    return free
