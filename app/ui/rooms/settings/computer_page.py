"""What holds for this computer alone: light or dark, size of the texts, language."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtWidgets import QWidget

from app.errors import EnvironmentFault
from app.i18n import LANGUAGES, N_, _
from app.settings import LANGUAGE, TEXT_SCALE, THEME, Setting
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput
from app.ui.remember import Memory
from app.ui.rooms.settings.page import SettingsPage
from app.ui.scrolling import scrolled
from app.ui.workbench import Workbench

T = TypeVar("T")

THEME_TITLES: Final = {
    "system": N_("Comme le système"),
    "light": N_("Clair"),
    "dark": N_("Sombre"),
}
SCALES: Final = (0.9, 1.0, 1.15, 1.3, 1.5)
"""Larger still, the system enlarges the whole window better than the texts alone."""


class ComputerPage(SettingsPage):
    """Kept on this computer, not in the file of the school: everybody may choose."""

    title = N_("Cet ordinateur")
    icon = "computer"

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__(bench, memory)
        self.theme = ChoiceInput([(key, _(title)) for key, title in THEME_TITLES.items()])
        self.scale = ChoiceInput([(one, _percent(one)) for one in SCALES])
        self.language = ChoiceInput(list(LANGUAGES.items()))
        self.theme.picked.connect(lambda choice: self._keep(THEME, choice, theme.use))
        self.scale.picked.connect(lambda scale: self._keep(TEXT_SCALE, scale))
        self.language.picked.connect(lambda language: self._keep(LANGUAGE, language))
        self.column.addWidget(scrolled(self._form()))

    def refresh(self) -> None:
        """Show what is kept."""
        settings = self.bench.settings
        self.theme.set_value(settings.get(THEME))
        kept = settings.get(TEXT_SCALE)
        self.scale.set_value(min(SCALES, key=lambda one: abs(one - kept)))
        self.language.set_value(settings.get(LANGUAGE))

    def first_focus(self) -> QWidget:
        """Light or dark."""
        return self.theme

    def _keep(
        self, setting: Setting[T], value: T, then: Callable[[T], object] | None = None
    ) -> None:
        try:
            self.bench.settings.set(setting, value)
        except EnvironmentFault as fault:
            self.bench.services.trouble(fault)
        if then is not None:
            then(value)

    def _form(self) -> Form:
        later = _("Vaut à la prochaine ouverture de Matricule.")
        form = Form()
        form.group(_("Affichage"))
        form.add("theme", _("Couleurs"), self.theme)
        form.add("text_scale", _("Taille des textes"), self.scale, help_text=later)
        form.group(_("Langue"))
        form.add(
            "language",
            _("Langue de la fenêtre"),
            self.language,
            help_text=f"{later} {_('Les documents officiels restent en français.')}",
        )
        return form


def _percent(scale: float) -> str:
    return f"{round(scale * 100)}\u00a0%"
