"""The actions of the whole window, but those of its help."""

from typing import Final

from app.i18n import N_
from app.ui.actions.specs import ActionSpec, Menu


def _room(number: int, room: str, title: str, icon: str) -> ActionSpec:
    return ActionSpec(f"go.{room}", title, Menu.VIEW, (f"Ctrl+{number}",), icon=icon, group="go")


WINDOW: Final = (
    # the file
    ActionSpec("app.new", N_("Créer une école…"), Menu.FILE, ("Ctrl+Shift+N",), icon="new-file"),
    ActionSpec("app.open", N_("Ouvrir…"), Menu.FILE, ("Ctrl+O",), icon="open"),
    ActionSpec("app.close", N_("Fermer l'école"), Menu.FILE, ("Ctrl+W",)),
    ActionSpec(
        "app.import",
        N_("Importer des listes…"),
        Menu.FILE,
        ("Ctrl+I",),
        right="enrol",
        icon="import",
        group="io",
    ),
    ActionSpec(
        "app.export", N_("Exporter la liste…"), Menu.FILE, ("Ctrl+E",), icon="export", group="io"
    ),
    ActionSpec("app.print", N_("Imprimer…"), Menu.FILE, ("Ctrl+P",), icon="print", group="io"),
    ActionSpec(
        "app.print_list",
        N_("Imprimer la liste…"),
        Menu.FILE,
        ("Ctrl+Alt+P",),
        icon="print",
        group="io",
    ),
    ActionSpec(
        "app.backup",
        N_("Sauvegarder maintenant"),
        Menu.FILE,
        ("Ctrl+Alt+S",),
        right="read",
        icon="backup",
        group="backup",
    ),
    ActionSpec("app.quit", N_("Quitter"), Menu.FILE, ("Ctrl+Q",), group="quit"),
    # editing
    ActionSpec("edit.undo", N_("Annuler"), Menu.EDIT, ("Ctrl+Z",), icon="undo"),
    ActionSpec("edit.redo", N_("Rétablir"), Menu.EDIT, ("Ctrl+Y", "Ctrl+Shift+Z"), icon="redo"),
    ActionSpec("edit.copy", N_("Copier"), Menu.EDIT, ("Ctrl+C",), icon="copy", group="clip"),
    ActionSpec("edit.paste", N_("Coller"), Menu.EDIT, ("Ctrl+V",), group="clip"),
    ActionSpec(
        "edit.find",
        N_("Chercher dans la liste"),
        Menu.EDIT,
        ("Ctrl+F",),
        "",
        "search",
        group="find",
    ),
    # going about
    _room(1, "today", N_("Aujourd'hui"), "today"),
    _room(2, "pupils", N_("Élèves"), "pupils"),
    _room(3, "absences", N_("Absences"), "absences"),
    _room(4, "councils", N_("Conseils"), "councils"),
    _room(5, "mail", N_("Courrier"), "mail"),
    _room(6, "settings", N_("Réglages"), "settings"),
    ActionSpec(
        "app.palette",
        N_("Chercher partout…"),
        Menu.VIEW,
        ("Ctrl+K",),
        icon="search",
        group="search",
    ),
    ActionSpec(
        "view.refresh", N_("Relire"), Menu.VIEW, ("Ctrl+F5",), icon="refresh", group="search"
    ),
    ActionSpec("view.zone", N_("Aller à la zone suivante"), Menu.VIEW, ("F6",), group="frame"),
    ActionSpec(
        "view.sidebar",
        N_("Réduire la barre des pièces"),
        Menu.VIEW,
        ("Ctrl+B",),
        icon="menu",
        group="frame",
        checkable=True,
    ),
    ActionSpec(
        "view.columns", N_("Colonnes de la liste…"), Menu.VIEW, ("Ctrl+Alt+C",), group="frame"
    ),
    ActionSpec(
        "view.messages", N_("Fermer le message"), Menu.VIEW, ("Ctrl+Shift+M",), group="frame"
    ),
    ActionSpec("view.full", N_("Plein écran"), Menu.VIEW, ("F11",), group="frame", checkable=True),
)
