"""The groups of the course chosen: their name, and who teaches them."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QPushButton

from app.errors import Refusal
from app.formats import count
from app.i18n import _, ngettext, pgettext
from app.office.settings.course_groups import GroupLine, drop_group, groups_of, save_group
from app.office.settings.new_course import Teacher
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, TextInput
from app.ui.workbench import Workbench

NEW: Final = -1
NOBODY: Final = 0


class GroupForm(Form):
    """One group at a time, or a new one; kept by its button."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._course_id = 0
        self._groups: dict[int, GroupLine] = {}
        self._staff: tuple[Teacher, ...] = ()
        self._wanted: int | None = None
        self._filled = NEW
        self.which: ChoiceInput[int] = ChoiceInput(((NEW, _("Nouveau groupe")),))
        self.name = TextInput(12)
        self.teacher: ChoiceInput[int] = ChoiceInput(((NOBODY, "–"),))
        self.second: ChoiceInput[int] = ChoiceInput(((NOBODY, "–"),))
        self.drop = QPushButton(_("Retirer le groupe"))
        self._lay_out()
        self.which.picked.connect(lambda _one: self._fill())

    def show_course(self, course_id: int) -> None:
        """Ask for the groups of a course."""
        self._course_id = course_id
        self._bench.ask(self, groups_of, course_id, done=partial(self._show, course_id))

    def offer_teachers(self, staff: tuple[Teacher, ...]) -> None:
        """Offer the staff; those chosen stay."""
        if staff != self._staff:
            self._staff = staff
            self._fill()

    def _show(self, course_id: int, groups: tuple[GroupLine, ...]) -> None:
        if course_id != self._course_id:
            return
        chosen = self._wanted if self._wanted is not None else self.which.value()
        known = {one.id: one for one in groups}
        changed = known != self._groups
        self._groups, self._wanted = known, None
        self.which.set_choices([*((one.id, _told(one)) for one in groups), (NEW, _new())])
        first = groups[0].id if groups else NEW
        self.which.set_value(chosen if chosen in known else first)
        if changed or self.which.value() != self._filled:
            self._fill()

    def _fill(self) -> None:
        self._filled = self.which.value()
        one = self._groups.get(self._filled)
        taught = one.teachers if one else ()
        self.name.set_value(one.name if one else "")
        for place, editor in enumerate((self.teacher, self.second)):
            # Whoever left the school is still the one who taught.
            staff = {each.id: each.name for each in (*self._staff, *taught)}
            editor.set_choices([(NOBODY, "–"), *staff.items()])
            editor.set_value(taught[place].id if place < len(taught) else NOBODY)
        self.drop.setVisible(one is not None and len(self._groups) > 1)
        self.accept()

    def _keep(self) -> None:
        if not self.check():
            return
        one = self._groups.get(self.which.value())
        typed = (self.teacher.value(), self.second.value())
        others = tuple(each.id for each in one.teachers[len(typed) :]) if one else ()
        teachers = dict.fromkeys((*(staff for staff in typed if staff != NOBODY), *others))
        self._bench.run(
            self,
            save_group,
            self._course_id,
            one.id if one else None,
            self.name.value(),
            tuple(teachers),
            done=self._kept,
            refused=self._refused,
        )

    def _kept(self, group_id: int) -> None:
        """It is shown once the groups are read again."""
        self._wanted = group_id
        self.show_course(self._course_id)

    def _drop(self) -> None:
        one = self._groups.get(self.which.value())
        if one is not None:
            self._bench.run(
                self,
                drop_group,
                one.id,
                done=lambda _none: self.show_course(self._course_id),
                refused=self._refused,
            )

    def _refused(self, refusal: Refusal) -> None:
        if not self.refuse(refusal):
            self._bench.messages.refuse(refusal)

    def _lay_out(self) -> None:
        self.group(_("Groupes et enseignants"))
        self.add("which", _("Groupe"), self.which)
        self.add("name", pgettext("name of a thing", "Nom"), self.name, required=True)
        self.add("teacher_id", _("Enseignant"), self.teacher)
        self.add(
            "second_id",
            _("Avec (facultatif)"),
            self.second,
            help_text=_("Un conseil déjà ouvert garde ses membres."),
        )
        keep = QPushButton(_("Enregistrer le groupe"))
        keep.clicked.connect(self._keep)
        self.drop.clicked.connect(self._drop)
        self.buttons(keep, self.drop, prominent=False)


def _new() -> str:
    return _("Nouveau groupe")


def _told(one: GroupLine) -> str:
    """01 · Dupont Anne · 24 élèves."""
    pupils = ngettext("{n} élève", "{n} élèves", one.pupils).format(n=count(one.pupils))
    return " · ".join((one.name, *(each.name for each in one.teachers), pupils))
