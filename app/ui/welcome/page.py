"""The welcome page: which of its forms is shown, and what each asks of the office."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.errors import EnvironmentFault, Refusal
from app.i18n import _
from app.settings import LAST_ACCOUNT, LAST_FILE, RECENT_FILES
from app.ui import theme
from app.ui.dialogs import confirm
from app.ui.files import ask_open
from app.ui.qt import override
from app.ui.start import Start
from app.ui.theme import Token
from app.ui.welcome import gestures
from app.ui.welcome.creating import KINDS, Creating
from app.ui.welcome.demonstration import Demonstration
from app.ui.welcome.home import Home
from app.ui.welcome.open_form import OpenForm, ResetForm
from app.ui.welcome.taken import read_only_words, taken_words
from app.ui.workbench import Workbench
from app.version import NAME

if TYPE_CHECKING:
    from app.ui.window import MainWindow

T = TypeVar("T")
_LOW = 480


class WelcomePage(QWidget):
    """Shown while no school is open."""

    def __init__(self, window: "MainWindow", start: Start) -> None:
        super().__init__()
        self._window = window
        self._services = window.services
        self.demonstration = Demonstration(window, start, self.show_home)
        self.creating = Creating(window.services, self._show, self.show_home, self._enter)
        self.create_form, self.sheet = self.creating.form, self.creating.sheet
        self.home = Home(
            self.ask_password, self.choose_file, self.creating.begin, self.demonstration.open
        )
        self.demonstration.busy.connect(self.home.set_busy)
        self.open_form = OpenForm(self.open_file, self.show_home)
        self.open_form.forgotten.clicked.connect(self.show_reset)
        self.open_form.backup.clicked.connect(self.choose_backup)
        self.reset_form = ResetForm(self.reset_password, self._back_to_password)
        self._stack = QStackedWidget()
        self._lay_out()
        window.book.bind("app.new", lambda: window.without_school(self.creating.begin))
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

    def open_file(self) -> None:
        """Open the file with what was typed."""
        self._try_open(read_only=False)

    def choose_backup(self) -> None:
        """Choose a backup to be put in the place of the file, with the password typed."""
        form = self.open_form
        if form.check():
            file = form.file
            self._on_lane(lambda: gestures.newest_backup(file), self._ask_backup)

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
        now = self._services.clock.now()
        self._services.runner.on_lane(
            self,
            lambda: gestures.reset_password(file, code, name, password, now),
            lambda _none: self._password_reset(name),
            lambda error: self._failed(form, error),
        )

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.show_home()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window needs the room for what is to be typed."""
        super().resizeEvent(event)
        self._subtitle.setVisible(self.height() > _LOW)

    def _begin(self, start: Start) -> None:
        last = self._services.settings.get(LAST_FILE)
        self.show_home()
        if start.demo:
            QTimer.singleShot(0, self, self.demonstration.open)
        elif start.file is not None:
            self.ask_password(start.file)
        elif last and Path(last).exists():
            self.ask_password(Path(last))

    def _try_open(self, *, read_only: bool, why: str = "") -> None:
        form = self.open_form
        if not form.check():
            return
        file, name, password = form.file, form.account.value(), form.password.value()
        now = self._services.clock.now()
        form.set_busy(True)
        self._services.runner.on_lane(
            self,
            lambda: gestures.open_file(file, name, password, now, read_only, why),
            self._opened,
            lambda error: self._failed(form, error),
        )

    def _ask_backup(self, newest: Path | None) -> None:
        form = self.open_form
        folder = newest.parent if newest is not None else form.file.parent
        copy = ask_open(self, _("Reprendre une sauvegarde"), KINDS, folder)
        if copy is None or not confirm(
            self,
            _("Reprendre « {name} » ?").format(name=copy.stem),
            _(
                "L'école redevient ce qu'elle était alors. Le fichier d'aujourd'hui est gardé "
                "parmi les sauvegardes, mis de côté."
            ),
            _("Reprendre"),
        ):
            return
        file, name, password = form.file, form.account.value(), form.password.value()
        now = self._services.clock.now()
        form.set_busy(True)
        self._services.runner.on_lane(
            self,
            lambda: gestures.take_up(file, copy, name, password, now),
            self._opened,
            lambda error: self._failed(form, error),
        )

    def _opened(self, outcome: gestures.Opened | gestures.Taken) -> None:
        self.open_form.set_busy(False)
        if isinstance(outcome, gestures.Taken):
            if confirm(
                self, _("Cette école est déjà ouverte"), taken_words(outcome), _("Ouvrir pour lire")
            ):
                self._try_open(read_only=True, why=read_only_words(outcome))
            return
        account = self.open_form.account.value()
        self._enter(outcome)
        self._remember(lambda: self._services.settings.set(LAST_ACCOUNT, account))

    def _enter(self, opened: gestures.Opened) -> None:
        self.open_form.password.set_value("")
        bench = Workbench(self._services, opened.file, opened.school_name, opened.why_read_only)
        self._window.show_school(bench)
        self._remember(lambda: self._services.settings.remember_file(opened.file.path))

    def _remember(self, keep: Callable[[], None]) -> None:
        """What this computer cannot keep must not hold back a school that is open."""
        try:
            keep()
        except EnvironmentFault as fault:
            self._services.trouble(fault)

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

    def _failed(self, form: OpenForm | ResetForm, error: BaseException) -> None:
        self.open_form.set_busy(False)
        if not (isinstance(error, Refusal) and form.refuse(error)):
            self._services.trouble(error)
        # What is typed next stands in the place of what was wrong.
        form.password.selectAll()

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
        column.setContentsMargins(theme.SPACE_XL, theme.SPACE_M, theme.SPACE_XL, 0)
        column.setSpacing(theme.SPACE_S)
        title = QLabel(NAME)
        title.setFont(theme.heading_font(1))
        self._subtitle = QLabel(_("Inscriptions, absences, conseils et courrier de l'école"))
        theme.paint_text(self._subtitle, Token.MUTED)
        for label in (title, self._subtitle):
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
