"""The form that creates a school's file."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from app.errors import Refusal
from app.formats import day_month, long_date
from app.i18n import _
from app.ui import theme
from app.ui.dialogs import PasswordInput
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DateInput, TextInput
from app.ui.theme import Token
from app.ui.welcome.open_form import same_passwords

if TYPE_CHECKING:
    from app.office.files.creation import FirstAccount, NewSchool
    from app.office.settings.calendars import YearCalendar

REGIMES = ("fwb", "cefa", "promsoc", "european")


class RegimesInput(QWidget):
    """The regimes that the school runs: one or several."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        self.boxes = {code: QCheckBox() for code in REGIMES}
        for box in self.boxes.values():
            column.addWidget(box)
        self.setFocusProxy(self.boxes["fwb"])

    def name_them(self, titles: dict[str, str]) -> None:
        """Give each regime the title of its descriptor."""
        for code, box in self.boxes.items():
            box.setText(titles[code])

    def value(self) -> tuple[str, ...] | None:
        """The regimes ticked; None where none is."""
        return tuple(code for code, box in self.boxes.items() if box.isChecked()) or None


class CreateForm(Form):
    """Asks all that a new file needs; the rest is completed in Réglages."""

    def __init__(self, create: Callable[[], None], give_up: Callable[[], None]) -> None:
        super().__init__()
        self._years: dict[str, YearCalendar] = {}
        self._school()
        self._year()
        self._account()
        self._main, back = QPushButton(_("Créer l'école")), QPushButton(_("Retour"))
        self._main.clicked.connect(create)
        back.clicked.connect(give_up)
        self.buttons(self._main, back)

    def propose(self, years: tuple["YearCalendar", ...], label: str) -> None:
        """Offer the school years whose calendar is known; ``label`` is the present one."""
        self._years = {year.label: year for year in years}
        self.year.set_choices([(year.label, year.label) for year in years])
        if label in self._years:
            self.year.set_value(label)
        self._show_calendar()

    def set_busy(self, busy: bool) -> None:
        """While the file is being made, the form waits."""
        self._main.setText(_("Création…") if busy else _("Créer l'école"))
        self._main.setEnabled(not busy)

    def check_all(self) -> bool:
        """Whether all can be read, the password typed twice alike, the year in order."""
        if not (self.check() and same_passwords(self, self.password, self.again)):
            return False
        first, last = self.first_day.value(), self.last_day.value()
        if first and last and first >= last:
            self.refuse(Refusal(_("Le dernier jour ne suit pas le premier."), field="last_day"))
            return False
        return True

    def school(self) -> "NewSchool":
        """What was typed about the school."""
        from app.office.files.creation import NewSchool

        return NewSchool(
            name=self.name.value(),
            subtitle=self.subtitle.value(),
            street=self.street.value(),
            postal_code=self.postal_code.value(),
            locality=self.locality.value(),
            telephone=self.telephone.value(),
            email=self.email.value(),
            fase_number=self.fase.value(),
            organising_body=self.organising_body.value(),
            head_name=self.head.value(),
            head_civility=self.civility.value(),
            regimes=self.regimes.value() or (),
            calendar=self._calendar(),
        )

    def account(self) -> "FirstAccount":
        """The first account."""
        from app.office.files.creation import FirstAccount

        return FirstAccount(
            self.account_name.value(), self.full_name.value(), self.password.value()
        )

    def _school(self) -> None:
        self.group(_("L'école"))
        self.name, self.subtitle = TextInput(60), TextInput(60)
        self.street, self.postal_code, self.locality = TextInput(60), TextInput(8), TextInput(40)
        self.telephone, self.email = TextInput(20), TextInput(36)
        self.fase, self.organising_body = TextInput(10), TextInput(44)
        self.civility = ChoiceInput((("mrs", _("Mme")), ("mr", _("M."))))
        self.head = TextInput(40)
        self.regimes = RegimesInput()
        self.add("name", _("Nom de l'école"), self.name, required=True)
        self.add("subtitle", _("Sous-titre de l'en-tête"), self.subtitle)
        self.add("street", _("Rue et numéro"), self.street)
        self.add_side_by_side(
            ("postal_code", _("Code postal"), self.postal_code, False),
            ("locality", _("Localité"), self.locality, False),
        )
        self.add_side_by_side(
            ("telephone", _("Téléphone"), self.telephone, False),
            ("email", _("Adresse électronique"), self.email, False),
        )
        self.add_side_by_side(
            ("fase_number", _("Numéro FASE"), self.fase, False),
            ("organising_body", _("Pouvoir organisateur"), self.organising_body, False),
        )
        self.add_side_by_side(
            ("head_civility", _("Civilité"), self.civility, False),
            ("head_name", _("Direction : nom et prénom"), self.head, False),
        )
        self.add("regimes", _("Régimes"), self.regimes, required=True)

    def _year(self) -> None:
        self.group(_("L'année scolaire"))
        self.year: ChoiceInput[str] = ChoiceInput()
        self.year.picked.connect(lambda _label: self._show_calendar())
        self.first_day, self.last_day = DateInput(), DateInput()
        self.holidays = QLabel()
        self.holidays.setWordWrap(True)
        theme.paint_text(self.holidays, Token.MUTED)
        self.add_side_by_side(
            ("year", _("Année"), self.year, True),
            ("first_day", _("Premier jour"), self.first_day, True),
            ("last_day", _("Dernier jour"), self.last_day, True),
        )
        self.add_widget(self.holidays)

    def _account(self) -> None:
        self.group(_("Votre compte"))
        self.account_name, self.full_name = TextInput(24), TextInput(40)
        self.password, self.again = PasswordInput(), PasswordInput()
        self.add_side_by_side(
            ("account_name", _("Nom du compte"), self.account_name, True),
            ("full_name", _("Votre nom"), self.full_name, True),
        )
        self.add(
            "password",
            _("Mot de passe"),
            self.password,
            required=True,
            help_text=_("Sans lui, le fichier ne s'ouvre pas. Une phrase convient très bien."),
        )
        self.add("again", _("Le même, encore une fois"), self.again, required=True)

    def _show_calendar(self) -> None:
        year = self._years.get(self.year.value()) if self._years else None
        if year is None:
            return
        self.first_day.set_value(year.first_day)
        self.last_day.set_value(year.last_day)
        lines = [f"{title} : {_span(start, end)}" for title, start, end in year.holidays] + [
            f"{off.title} : {long_date(off.day)}" for off in year.closed_days
        ]
        self.holidays.setText(
            "\n".join((*lines, _("Proposé d'après : {source}.").format(source=year.source)))
        )

    def _calendar(self) -> "YearCalendar":
        from dataclasses import replace

        year = self._years[self.year.value()]
        first, last = self.first_day.value(), self.last_day.value()
        return replace(
            year, first_day=first or year.first_day, last_day=last or year.last_day, confirmed=True
        )


def _span(start: date, end: date) -> str:
    return _("du {start} au {end}").format(start=day_month(start), end=long_date(end))
