"""Creating a school: its form, its file, and the recovery sheet shown once."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.errors import Refusal
from app.i18n import _
from app.settings import LAST_ACCOUNT
from app.ui.files import ask_save, write_file
from app.ui.welcome import gestures
from app.ui.welcome.create_form import CreateForm
from app.ui.welcome.recovery_sheet import RecoverySheet
from app.ui.workbench import Services

if TYPE_CHECKING:
    from app.office.files.creation import Created

T = TypeVar("T")
KINDS = "Matricule (*.matricule)"
Show = Callable[[QWidget, Callable[[], None]], None]


class Creating(QObject):
    """Shows the form, makes the file, then the sheet; enters the school once it is kept."""

    def __init__(
        self,
        services: Services,
        show: Show,
        give_up: Callable[[], None],
        enter: Callable[[gestures.Opened], None],
    ) -> None:
        super().__init__()
        self._services = services
        self._show = show
        self._enter = enter
        self._created: Created | None = None
        self._making = False
        self.form = CreateForm(self.create_file, give_up)
        self.sheet = RecoverySheet(self.save_sheet, self.enter)

    def begin(self) -> None:
        """The form of a new school."""
        self._show(self.form, self.form.name.setFocus)
        now = self._services.clock.now()

        def proposals() -> tuple[object, str, dict[str, str]]:
            from app.rules.regime import regimes

            titles = {code: regime.title for code, regime in regimes().items()}
            return gestures.proposed_years(), gestures.school_year_label(now), titles

        self._on_lane(proposals, self._propose)

    def create_file(self) -> None:
        """Choose where the new file goes, and make it."""
        form = self.form
        if self._making or not form.check_all():
            return
        proposed = Path(f"{form.name.value()}.matricule".replace("/", "-"))
        file = ask_save(self.form, _("Où mettre le fichier de l'école"), KINDS, proposed)
        if file is None:
            return
        school, account, now = form.school(), form.account(), self._services.clock.now()
        self._set_making(True)
        self._services.runner.on_lane(
            self,
            lambda: gestures.create_file(file, school, account, now),
            self._show_sheet,
            self._failed,
        )

    def save_sheet(self) -> None:
        """Save the recovery sheet as a PDF, to be printed."""
        created = self._created
        if created is None:
            return
        file = ask_save(
            self.form,
            _("Enregistrer la feuille de récupération"),
            "PDF (*.pdf)",
            Path(_("Feuille de récupération.pdf")),
        )
        if file is None:
            return
        from app.reports.recovery_sheet import RecoverySheetView, render_recovery_sheet

        view = RecoverySheetView(
            self.form.name.value(),
            str(created.file.path),
            created.recovery_code,
            self._services.clock.today(),
        )
        self._services.runner.in_process(
            self,
            render_recovery_sheet,
            view,
            lambda pdf: self._on_lane(lambda: write_file(file, pdf), self._sheet_saved),
            self._services.trouble,
        )

    def enter(self) -> None:
        """The code is kept: enter the school."""
        created, self._created = self._created, None
        if created is None:
            return
        now = self._services.clock.now()
        self._services.settings.set(LAST_ACCOUNT, created.file.actor.name)
        self._on_lane(lambda: gestures.opened(created, now), self._enter)

    def _show_sheet(self, created: "Created") -> None:
        self._set_making(False)
        self._created = created
        self.sheet.show_code(created.recovery_code)
        self._show(self.sheet, self.sheet.save.setFocus)

    def _sheet_saved(self, file: Path) -> None:
        self._services.messages.say(_("La feuille est dans « {file} ».").format(file=file.name))
        self.sheet.kept.setFocus()

    def _propose(self, found: tuple[object, str, dict[str, str]]) -> None:
        years, label, titles = found
        self.form.regimes.name_them(titles)
        self.form.propose(years, label)  # type: ignore[arg-type]

    def _set_making(self, making: bool) -> None:
        """A second Enter while the file is being made would ask for it once more."""
        self._making = making
        self.form.set_busy(making)

    def _failed(self, error: BaseException) -> None:
        self._set_making(False)
        if not (isinstance(error, Refusal) and self.form.refuse(error)):
            self._services.trouble(error)

    def _on_lane(self, call: Callable[[], T], done: Callable[[T], None]) -> None:
        self._services.runner.on_lane(self, call, done, self._services.trouble)
