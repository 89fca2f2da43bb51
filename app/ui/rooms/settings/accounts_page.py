"""Accounts: who opens the file, in which roles."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.errors import Refusal
from app.i18n import N_, _
from app.office.rights import ROLE_TITLES, Right, Role
from app.office.settings import accounts as office
from app.office.settings.accounts import AccountLine
from app.office.work import Done
from app.ui import theme
from app.ui.dialogs import PasswordInput
from app.ui.forms.form import Form
from app.ui.forms.inputs import TextInput
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.settings.page import SettingsPage, beside
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token
from app.ui.workbench import Workbench


class RolesInput(QWidget):
    """The roles of an account, one or several."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        self.boxes: Mapping[Role, QCheckBox] = {
            role: QCheckBox(_(title)) for role, title in ROLE_TITLES.items()
        }
        for box in self.boxes.values():
            column.addWidget(box)
        self.setFocusProxy(self.boxes[Role.HEAD])

    def value(self) -> frozenset[Role] | None:
        """The roles ticked; None where none is."""
        return frozenset(role for role, box in self.boxes.items() if box.isChecked()) or None

    def set_value(self, roles: frozenset[Role]) -> None:
        """Tick these roles."""
        for role, box in self.boxes.items():
            box.setChecked(role in roles)


class AccountsPage(SettingsPage):
    """The list of accounts; beside it the one chosen, or a new one."""

    title = N_("Comptes et rôles")
    icon = "user"

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__(bench, memory)
        self.rows: RowModel[AccountLine] = RowModel(_columns(), lambda row: row.id)
        self.list = TableView(self.rows, "settings.accounts", _("Comptes"), memory)
        self.list.current_changed.connect(self._show_chosen)
        self.chosen = self._chosen_form()
        self.secret = self._password_form()
        self.new = self._new_form()
        self.add = QPushButton(_("Ajouter un compte…"))
        self.add.clicked.connect(self._begin_new)
        self._forms = QStackedWidget()
        self._lay_out()

    def refresh(self) -> None:
        """Read the accounts again."""
        self.bench.ask(self, office.accounts, done=self._show)

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list

    def _show(self, lines: tuple[AccountLine, ...]) -> None:
        self.rows.set_rows(lines)
        if self.list.current_row() is None and lines:
            self.list.selectRow(0)
        self._show_chosen(self.list.current_row())

    def _show_chosen(self, row: object) -> None:
        if isinstance(row, AccountLine):
            self.heading.setText(row.full_name or row.name)
            self.roles.set_value(row.roles)
            self.close_account.setText(
                _("Fermer le compte") if row.active else _("Rouvrir le compte")
            )
        manages = self.bench.can(Right.MANAGE_ACCOUNTS)
        self.roles.setEnabled(manages)
        self.set_roles.setEnabled(manages)
        self.close_account.setEnabled(manages)
        self.change_password.setEnabled(self._may_change_password(row))

    def _may_change_password(self, row: object) -> bool:
        if not isinstance(row, AccountLine) or self.bench.read_only:
            return False
        own = row.id == self.bench.school.actor.account_id
        return own or self.bench.can(Right.MANAGE_ACCOUNTS)

    def _chosen_form(self) -> Form:
        form = Form()
        self.heading = form.group(_("Le compte choisi"))
        self.roles = RolesInput()
        self.set_roles = QPushButton(_("Changer les rôles"))
        self.close_account = QPushButton(_("Fermer le compte"))
        self.set_roles.clicked.connect(self._set_roles)
        self.close_account.clicked.connect(self._toggle_active)
        form.add("roles", _("Rôles"), self.roles)
        form.buttons(self.set_roles, self.close_account)
        return form

    def _password_form(self) -> Form:
        form = Form()
        form.group(_("Son mot de passe"))
        self.password, self.again = PasswordInput(), PasswordInput()
        self.change_password = QPushButton(_("Changer le mot de passe"))
        self.change_password.clicked.connect(self._change_password)
        form.add("password", _("Nouveau mot de passe"), self.password)
        form.add("again", _("Le même, encore une fois"), self.again)
        form.buttons(self.change_password, prominent=False)
        return form

    def _new_form(self) -> Form:
        form = Form()
        form.group(_("Nouveau compte"))
        self.name, self.full_name = TextInput(24), TextInput(40)
        self.new_roles = RolesInput()
        self.new_password, self.new_again = PasswordInput(), PasswordInput()
        form.add("name", _("Nom du compte"), self.name, required=True)
        form.add("full_name", _("Nom de la personne"), self.full_name, required=True)
        form.add("roles", _("Rôles"), self.new_roles, required=True)
        form.add("password", _("Mot de passe"), self.new_password, required=True)
        form.add("again", _("Le même, encore une fois"), self.new_again, required=True)
        create, give_up = QPushButton(_("Créer le compte")), QPushButton(_("Renoncer"))
        create.clicked.connect(self._create)
        give_up.clicked.connect(self._end_new)
        form.buttons(create, give_up)
        return form

    def _begin_new(self) -> None:
        """Ask for a new account in the place of the one chosen."""
        self.new.accept()
        self._forms.setCurrentIndex(1)
        self.name.setFocus()

    def _end_new(self) -> None:
        self._forms.setCurrentIndex(0)
        self.list.setFocus()

    def _set_roles(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self.bench.run(
                self,
                office.set_roles,
                row.id,
                self.roles.value() or frozenset(),
                refused=self._refused,
            )

    def _toggle_active(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self.bench.run(self, office.set_active, row.id, not row.active, refused=self._refused)

    def _change_password(self) -> None:
        row = self.list.current_row()
        if row is None or not _same(self.secret, self.password, self.again):
            return
        password = self.password.value()
        self.bench.act(
            self,
            lambda file, desk: office.change_password(file, desk, row, password),
            done=lambda _none: self._password_changed(row.name),
            refused=self._refused,
        )

    def _password_changed(self, name: str) -> None:
        self.password.set_value("")
        self.again.set_value("")
        self.bench.messages.say(
            _("Le nouveau mot de passe de {name} vaut dès maintenant.").format(name=name)
        )

    def _create(self) -> None:
        if not (self.new.check() and _same(self.new, self.new_password, self.new_again)):
            return
        name, full_name = self.name.value(), self.full_name.value()
        roles, password = self.new_roles.value() or frozenset(), self.new_password.value()

        def create(file: object, desk: object) -> Done[int]:
            return office.create_account(file, desk, name, full_name, roles, password)  # type: ignore[arg-type]

        self.bench.act(
            self,
            create,
            done=lambda _id: self._created(),
            refused=lambda refusal: self.refuse(self.new, refusal),
        )

    def _created(self) -> None:
        for field in (self.name, self.full_name, self.new_password, self.new_again):
            field.set_value("")
        self.new_roles.set_value(frozenset())
        self._end_new()

    def _refused(self, refusal: Refusal) -> None:
        self.refuse(self.secret if refusal.field == "password" else self.chosen, refusal)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up the new account."""
        if event.key() == Qt.Key.Key_Escape and self._forms.currentIndex() == 1:
            self._end_new()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        left, known, holder = QWidget(), QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.list, 1)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        # Hidden only: shown before it has a parent, a button is a window of its own.
        if not self.bench.can(Right.MANAGE_ACCOUNTS):
            self.add.hide()
        both = QVBoxLayout(known)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self.chosen)
        both.addWidget(self.secret)
        both.addStretch(1)
        self._forms.addWidget(known)
        self._forms.addWidget(self.new)
        beside(holder, left, self._forms)
        self.column.addWidget(holder)


def _same(form: Form, first: PasswordInput, second: PasswordInput) -> bool:
    if first.value() == second.value():
        return True
    form.refuse(Refusal(_("Les deux mots de passe diffèrent."), field="again"))
    return False


def _columns() -> tuple[Column[AccountLine], ...]:
    return (
        Column(N_("Compte"), lambda row: row.name, width=20),
        Column(N_("Personne"), lambda row: row.full_name, width=34),
        Column(N_("Rôles"), _roles, width=44),
        Column(
            N_("État"),
            lambda row: _("ouvert") if row.active else _("fermé"),
            width=12,
            tone=lambda row: None if row.active else Token.MUTED,
        ),
    )


def _roles(row: AccountLine) -> str:
    return ", ".join(_(title) for role, title in ROLE_TITLES.items() if role in row.roles)
