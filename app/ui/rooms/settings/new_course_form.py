"""The form of a course that the year did not have yet."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QPushButton

from app.i18n import _, pgettext
from app.office.settings.classes import ClassLine
from app.office.settings.new_course import CourseDraft, Teacher, add_course
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DecimalInput, TextInput
from app.ui.rooms.settings.page import SettingsPage

USUAL_MAXIMUM = Decimal(20)


class NewCourseForm(Form):
    """Asks for all that a course needs; ``left`` is told of the course made, or None."""

    def __init__(
        self,
        page: SettingsPage,
        year_id: Callable[[], int],
        left: Callable[[int | None], None],
    ) -> None:
        super().__init__()
        self._page, self._year_id, self._left = page, year_id, left
        self.code, self.name, self.short = TextInput(18), TextInput(36), TextInput(10)
        self.periods, self.maximum = DecimalInput(), DecimalInput()
        self.of_class: ChoiceInput[int | None] = ChoiceInput(((None, "–"),))
        self.teacher: ChoiceInput[int | None] = ChoiceInput(((None, "–"),))
        self._lay_out()

    def offer_classes(self, rows: tuple[ClassLine, ...]) -> None:
        """Offer the classes of the year; the one chosen stays."""
        self.of_class.set_choices([(None, "–"), *((row.id, row.name) for row in rows)])

    def offer_teachers(self, rows: tuple[Teacher, ...]) -> None:
        """Offer the staff; the one chosen stays."""
        self.teacher.set_choices([(None, "–"), *((row.id, row.name) for row in rows)])

    def begin(self) -> None:
        """Ask for a course anew; its code has the keyboard."""
        for text in (self.code, self.name, self.short):
            text.set_value("")
        self.periods.set_value(None)
        self.maximum.set_value(USUAL_MAXIMUM)
        self.of_class.set_value(None)
        self.teacher.set_value(None)
        self.accept()
        self.code.setFocus()

    def _lay_out(self) -> None:
        self.group(_("Nouveau cours"))
        self.add(
            "code",
            _("Code"),
            self.code,
            required=True,
            help_text=_("Unique dans l'année, comme dans les listes importées."),
        )
        self.add("title", pgettext("name of a thing", "Nom"), self.name, required=True)
        self.add("short_title", _("Nom court"), self.short)
        self.add("weekly_periods", _("Périodes par semaine"), self.periods, required=True)
        self.add("maximum", _("Cotes données sur"), self.maximum, required=True)
        self.add(
            "class_id",
            _("Classe qui le suit"),
            self.of_class,
            help_text=_("Tous ses élèves le suivent, depuis leur entrée dans la classe."),
        )
        self.add("teacher_id", _("Enseignant"), self.teacher)
        keep, give_up = QPushButton(_("Ajouter le cours")), QPushButton(_("Renoncer"))
        keep.clicked.connect(self._keep)
        give_up.clicked.connect(lambda: self._left(None))
        self.buttons(keep, give_up)

    def _keep(self) -> None:
        if not self.check():
            return
        draft = CourseDraft(
            self.code.value(),
            self.name.value(),
            self.short.value(),
            self.periods.value() or Decimal(0),
            self.maximum.value() or Decimal(0),
            self.of_class.value(),
            self.teacher.value(),
        )
        self._page.bench.run(
            self._page,
            add_course,
            self._year_id(),
            draft,
            done=self._left,
            refused=lambda refusal: self._page.refuse(self, refusal),
        )
