"""The welcome page: which of its forms is shown, and what each asks of the office."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app import paths
from app.errors import Refusal
from app.formats import long_date, short_date
from app.i18n import _
from app.settings import LAST_ACCOUNT, LAST_FILE, RECENT_FILES
from app.ui import theme
from app.ui.dialogs import confirm
from app.ui.files import ask_open, ask_save, write_file
from app.ui.qt import override
from app.ui.start import Start
from app.ui.theme import Token
from app.ui.welcome import gestures
from app.ui.welcome.create_form import CreateForm
from app.ui.welcome.demo_clock import DemoClock
from app.ui.welcome.home import Home
from app.ui.welcome.open_form import OpenForm, ResetForm
from app.ui.welcome.recovery_sheet import RecoverySheet
from app.ui.workbench import Workbench
from app.version import NAME

if TYPE_CHECKING:
    from app.office.files.creation import Created
    from app.ui.window import MainWindow

T = TypeVar("T")
KINDS = "Matricule (*.matricule)"


class WelcomePage(QWidget):
    """Shown while no school is open."""

    def __init__(self, window: "MainWindow", start: Start) -> None:
        super().__init__()
        self._window = window
        self._services = window.services
        self._start = start
        self._created: Created | None = None
        self.home = Home(self.ask_password, self.choose_file, self.show_create, self.open_demo)
        self.open_form = OpenForm(self.open_file, self.show_home)
        self.open_form.forgotten.clicked.connect(self.show_reset)
        self.create_form = CreateForm(self.create_file, self.show_home)
        self.reset_form = ResetForm(self.reset_password, self._back_to_password)
        self.sheet = RecoverySheet(self.save_sheet, self.enter_created)
        self._stack = QStackedWidget()
        self._lay_out()
        window.book.bind("app.new", lambda: window.without_school(self.show_create))
        window.book.bind("app.open", self.choose_file)
        self._begin(start)

    def show_home(self) -> None:
        """The recent files, and what else can be done."""
        settings = self._services.settings
        recent = tuple(Path(name) for name in settings.get(RECENT_FILES))
        self.home.show_recent(tuple(file for file in recent if file.exists()))
        self._show(self.home, self.home.focus)

    def ask_password(self, file: Path) -> None:
        """Ask who opens this file."""
        self.open_form.show_file(file, self._services.settings.get(LAST_ACCOUNT))
        self._show(self.open_form, self.open_form.focus)
        self._on_lane(lambda: gestures.account_names(file), self._offer_accounts)

    def choose_file(self) -> None:
        """Choose a file that is not in the list."""
        file = ask_open(self, _("Ouvrir une école"), KINDS)
        if file is not None:
            self._window.without_school(lambda: self.ask_password(file))

    def show_create(self) -> None:
        """The form of a new school."""
        self._show(self.create_form, self.create_form.name.setFocus)
        now = self._services.clock.now()

        def proposals() -> tuple[object, str, dict[str, str]]:
            from app.rules.regime import regimes

            titles = {code: regime.title for code, regime in regimes().items()}
            return gestures.proposed_years(), gestures.school_year_label(now), titles

        self._on_lane(proposals, self._propose)

    def open_file(self) -> None:
        """Open the file with what was typed."""
        self._try_open(read_only=False)

    def create_file(self) -> None:
        """Choose where the new file goes, and make it."""
        form = self.create_form
        if not form.check_all():
            return
        proposed = Path(f"{form.name.value()}.matricule".replace("/", "-"))
        file = ask_save(self, _("Où mettre le fichier de l'école"), KINDS, proposed)
        if file is None:
            return
        school, account, now = form.school(), form.account(), self._services.clock.now()
        form.set_busy(True)
        self._services.runner.on_lane(
            self,
            lambda: gestures.create_file(file, school, account, now),
            self._show_sheet,
            lambda error: self._failed(form, error),
        )

    def save_sheet(self) -> None:
        """Save the recovery sheet as a PDF, to be printed."""
        created = self._created
        if created is None:
            return
        file = ask_save(
            self,
            _("Enregistrer la feuille de récupération"),
            "PDF (*.pdf)",
            Path(_("Feuille de récupération.pdf")),
        )
        if file is None:
            return
        from app.reports.recovery_sheet import RecoverySheetView, render_recovery_sheet

        view = RecoverySheetView(
            self.create_form.name.value(),
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

    def enter_created(self) -> None:
        """The code is kept: enter the school."""
        created, self._created = self._created, None
        if created is None:
            return
        now = self._services.clock.now()
        self._services.settings.set(LAST_ACCOUNT, created.file.actor.name)
        self._on_lane(lambda: gestures.opened(created, now), self._enter)

    def open_demo(self) -> None:
        """Open the demonstration school, made the first time."""
        self._show(self.home, self.home.focus)
        self.home.set_busy(True)
        file = paths.data() / "demonstration.matricule"
        now = self._services.clock.now()
        self._services.runner.on_lane(
            self,
            lambda: gestures.open_demonstration(file, now),
            self._demo_opened,
            self._demo_failed,
        )

    def show_reset(self) -> None:
        """The form of a forgotten password."""
        self.reset_form.account.setCurrentText(self.open_form.account.value())
        self._show(self.reset_form, self.reset_form.code.setFocus)

    def reset_password(self) -> None:
        """Give the account its new password."""
        form = self.reset_form
        if not form.check_same():
            return
        file = self.open_form.file
        name, code, password = form.account.value(), form.code.value(), form.password.value()
        self._services.runner.on_lane(
            self,
            lambda: gestures.reset_password(file, code, name, password),
            lambda _none: self._password_reset(name),
            lambda error: self._failed(form, error),
        )

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.show_home()

    def _begin(self, start: Start) -> None:
        last = self._services.settings.get(LAST_FILE)
        self.show_home()
        if start.demo:
            QTimer.singleShot(0, self, self.open_demo)
        elif start.file is not None:
            self.ask_password(start.file)
        elif last and Path(last).exists():
            self.ask_password(Path(last))

    def _try_open(self, *, read_only: bool) -> None:
        form = self.open_form
        if not form.check():
            return
        file, name, password = form.file, form.account.value(), form.password.value()
        now = self._services.clock.now()
        form.set_busy(True)
        self._services.runner.on_lane(
            self,
            lambda: gestures.open_file(file, name, password, now, read_only),
            self._opened,
            lambda error: self._failed(form, error),
        )

    def _opened(self, outcome: gestures.Opened | gestures.Taken) -> None:
        self.open_form.set_busy(False)
        if isinstance(outcome, gestures.Taken):
            if confirm(
                self, _("Cette école est déjà ouverte"), _taken(outcome), _("Ouvrir pour lire")
            ):
                self._try_open(read_only=True)
            return
        self._services.settings.set(LAST_ACCOUNT, self.open_form.account.value())
        self._enter(outcome)

    def _enter(self, opened: gestures.Opened) -> None:
        self._services.settings.remember_file(opened.file.path)
        self.open_form.password.set_value("")
        bench = Workbench(self._services, opened.file, opened.school_name, opened.why_read_only)
        self._window.show_school(bench)

    def _demo_opened(self, outcome: gestures.Opened | gestures.Taken) -> None:
        self.home.set_busy(False)
        if isinstance(outcome, gestures.Taken):
            self._services.messages.refuse(Refusal(_taken(outcome)))
            return
        services = self._services
        if outcome.day is not None and not self._start.day_given:
            services = replace(services, clock=DemoClock(services.clock, outcome.day))
        self._window.show_school(Workbench(services, outcome.file, outcome.school_name))
        day = long_date(services.clock.today())
        services.messages.say(_("L'école de démonstration vit le {day}.").format(day=day))

    def _demo_failed(self, error: BaseException) -> None:
        self.home.set_busy(False)
        self._services.trouble(error)

    def _show_sheet(self, created: "Created") -> None:
        self.create_form.set_busy(False)
        self._created = created
        self.sheet.show_code(created.recovery_code)
        self._show(self.sheet, self.sheet.save.setFocus)

    def _sheet_saved(self, file: Path) -> None:
        self._services.messages.say(_("La feuille est dans « {file} ».").format(file=file.name))
        self.sheet.kept.setFocus()

    def _password_reset(self, name: str) -> None:
        self.open_form.account.setCurrentText(name)
        self._services.messages.say(
            _("Le nouveau mot de passe de {name} vaut dès maintenant.").format(name=name)
        )
        self._back_to_password()

    def _back_to_password(self) -> None:
        for field in (self.reset_form.code, self.reset_form.password, self.reset_form.again):
            field.set_value("")
        self._show(self.open_form, self.open_form.focus)

    def _offer_accounts(self, names: tuple[str, ...]) -> None:
        self.open_form.account.offer(names)
        self.reset_form.account.offer(names)
        if self._current() is self.open_form and not self.open_form.password.value():
            self.open_form.focus()

    def _propose(self, found: tuple[object, str, dict[str, str]]) -> None:
        years, label, titles = found
        self.create_form.regimes.name_them(titles)
        self.create_form.propose(years, label)  # type: ignore[arg-type]

    def _failed(self, form: "OpenForm | CreateForm | ResetForm", error: BaseException) -> None:
        if isinstance(form, OpenForm | CreateForm):
            form.set_busy(False)
        if not (isinstance(error, Refusal) and form.refuse(error)):
            self._services.trouble(error)

    def _on_lane(self, call: Callable[[], T], done: Callable[[T], None]) -> None:
        self._services.runner.on_lane(self, call, done, self._services.trouble)

    def _show(self, form: QWidget, focus: Callable[[], None]) -> None:
        for index, page in enumerate(self._forms):
            if page is form:
                self._stack.setCurrentIndex(index)
        QTimer.singleShot(0, self, focus)

    def _current(self) -> QWidget:
        return self._forms[self._stack.currentIndex()]

    def _lay_out(self) -> None:
        self._forms: tuple[QWidget, ...] = (
            self.home,
            self.open_form,
            self.create_form,
            self.reset_form,
            self.sheet,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_XL, theme.SPACE_XL, 0)
        column.setSpacing(theme.SPACE_S)
        title = QLabel(NAME)
        title.setFont(theme.heading_font(1))
        subtitle = QLabel(_("Inscriptions, absences, conseils et courrier de l'école"))
        theme.paint_text(subtitle, Token.MUTED)
        for label in (title, subtitle):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        for form in self._forms:
            self._stack.addWidget(_scrolled(form))
        column.addWidget(self._stack, 1)


def _scrolled(form: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(form)
    area.setWidgetResizable(True)
    area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    return area


def _taken(taken: gestures.Taken) -> str:
    if not taken.person:
        return _("Elle est ouverte ailleurs ; elle peut être lue ici, sans rien changer.")
    from datetime import datetime

    since = datetime.fromisoformat(taken.since)
    return _(
        "{person} l'a ouverte sur « {computer} » le {day} à {time}. Elle peut être lue ici, "
        "sans rien changer."
    ).format(
        person=taken.person,
        computer=taken.computer,
        day=short_date(since.date()),
        time=f"{since:%H:%M}",
    )
