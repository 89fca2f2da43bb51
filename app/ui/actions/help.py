"""The actions of help."""

from typing import Final

from app.i18n import N_
from app.ui.actions.specs import ActionSpec, Menu

HELP: Final = (
    ActionSpec("app.keys", N_("Raccourcis du clavier"), Menu.HELP, ("F1",), icon="keyboard"),
    ActionSpec("app.about", N_("À propos de Matricule"), Menu.HELP, icon="info"),
)
