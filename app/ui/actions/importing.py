"""The actions of the page that imports lists."""

from typing import Final

from app.i18n import N_
from app.ui.actions.specs import ActionSpec, Menu

IMPORTING: Final = (
    ActionSpec(
        "importing.back",
        N_("Revenir"),
        Menu.ROOM,
        ("Alt+Left",),
        icon="previous",
        bar=True,
    ),
    ActionSpec(
        "importing.choose",
        N_("Choisir des fichiers…"),
        Menu.ROOM,
        ("Ctrl+N",),
        icon="file",
        bar=True,
    ),
    ActionSpec(
        "importing.save_refused",
        N_("Enregistrer les lignes refusées…"),
        Menu.ROOM,
        ("Ctrl+S",),
        icon="export",
        group="act",
    ),
    ActionSpec(
        "importing.import",
        N_("Importer"),
        Menu.ROOM,
        ("Ctrl+Return", "Ctrl+Enter"),
        icon="import",
        group="act",
    ),
)
