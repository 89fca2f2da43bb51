"""What is asked to change the courses of a pupil: each a small form, in the tab."""

from app.i18n import _
from app.office.pupils.courses import (
    CourseChoice,
    change_group,
    change_since,
    courses_to_follow,
    follow_course,
    leave_course,
)
from app.office.pupils.file import EnrolmentLine, FollowedCourse, PupilFile
from app.ui.forms.check_input import CheckInput
from app.ui.forms.inputs import ChoiceInput, DateInput
from app.ui.qt import override
from app.ui.rooms.pupils.enrolment_forms import GestureForm, nearest
from app.ui.workbench import Workbench


class FollowForm(GestureForm):
    """One more course, from a day on; those of the class come first."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench, _("Ajouter un cours"), _("Ajouter le cours"))
        self.enrolment: EnrolmentLine | None = None
        self._offered: dict[int, CourseChoice] = {}
        self.course: ChoiceInput[int] = ChoiceInput()
        self.groups: ChoiceInput[int | None] = ChoiceInput()
        self.course.picked.connect(lambda _course: self._offer_groups())
        self.add("course_id", _("Cours"), self.course)
        self.add("group_id", _("Groupe"), self.groups)
        self.add("since", _("Depuis le"), DateInput(), required=True)
        self.buttons(self.act, self.give_up)

    def begin(self, file: PupilFile, enrolment: EnrolmentLine) -> None:
        """Read what may be followed, and propose the first course of the class, from today."""
        self.enrolment = enrolment
        self.act.setEnabled(False)
        day = max(nearest(file, enrolment.year_id, self.bench.today()), enrolment.start)
        self.input("since").set_value(day)
        self.enter("course_id")
        self.bench.ask(self, courses_to_follow, enrolment.id, done=self._offer)

    @override
    def go(self) -> None:
        if self.enrolment is not None:
            course, group, since = (self.value(one) for one in ("course_id", "group_id", "since"))
            self.run(follow_course, self.enrolment.id, course, group, since)

    def _offer(self, offered: tuple[CourseChoice, ...]) -> None:
        self._offered = {one.id: one for one in offered}
        self.course.set_choices([(one.id, f"{one.title} ({one.code})") for one in offered])
        if offered:
            self.course.set_value(offered[0].id)
        self.act.setEnabled(bool(offered))
        self._offer_groups()

    def _offer_groups(self) -> None:
        chosen = self._offered.get(self.course.value()) if self._offered else None
        groups = chosen.groups if chosen is not None else ()
        first: list[tuple[int | None, str]] = [(None, _("Premier groupe"))]
        self.groups.set_choices([(one.id, one.name) for one in groups] or first)
        self.groups.setCurrentIndex(0)


class LeaveForm(GestureForm):
    """One course less: from a day on, or as if it had never been."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench, _("Retirer un cours"), _("Retirer le cours"))
        self.enrolment: EnrolmentLine | None = None
        self.followed: FollowedCourse | None = None
        self.mistake = CheckInput(_("C'était une erreur : ne rien en garder"))
        self.mistake.toggled.connect(self._mistaken)
        self.add("until", _("Dernier jour où le cours est suivi"), DateInput(), required=True)
        self.add("mistake", _("Ou"), self.mistake)
        self.buttons(self.act, self.give_up)

    def begin(self, file: PupilFile, enrolment: EnrolmentLine, followed: FollowedCourse) -> None:
        """Propose today."""
        self.enrolment, self.followed = enrolment, followed
        self.act.setText(_("Retirer {course}").format(course=followed.title))
        self.mistake.setChecked(False)
        today = nearest(file, enrolment.year_id, self.bench.today())
        day = max(today, followed.since or enrolment.start)
        self.input("until").set_value(day)
        self.enter("until")

    @override
    def go(self) -> None:
        if self.enrolment is not None and self.followed is not None:
            day = None if self.mistake.isChecked() else self.value("until")
            self.run(leave_course, self.enrolment.id, self.followed.id, day)

    def _mistaken(self, mistake: bool) -> None:
        self.fields["until"].show(not mistake)


class SinceForm(GestureForm):
    """Since when the course is followed, put right."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench, _("Corriger la date d'un cours"), _("Corriger la date"))
        self.enrolment: EnrolmentLine | None = None
        self.followed: FollowedCourse | None = None
        self.add("since", _("Suivi depuis le"), DateInput(), required=True)
        self.buttons(self.act, self.give_up)

    def begin(self, enrolment: EnrolmentLine, followed: FollowedCourse) -> None:
        """Propose the day that is known: the first one in the class where none is."""
        self.enrolment, self.followed = enrolment, followed
        self.act.setText(_("Corriger la date de {course}").format(course=followed.title))
        self.input("since").set_value(followed.since or enrolment.start)
        self.enter("since")

    @override
    def go(self) -> None:
        if self.enrolment is not None and self.followed is not None:
            self.run(change_since, self.enrolment.id, self.followed.id, self.value("since"))


class GroupForm(GestureForm):
    """Another group of a course."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench, _("Changer de groupe"), _("Changer de groupe"))
        self.enrolment: EnrolmentLine | None = None
        self.followed: FollowedCourse | None = None
        self.groups: ChoiceInput[int] = ChoiceInput()
        self.add("group_id", _("Groupe"), self.groups)
        self.buttons(self.act, self.give_up)

    def begin(self, enrolment: EnrolmentLine, followed: FollowedCourse) -> None:
        """Offer the other groups of the course."""
        self.enrolment, self.followed = enrolment, followed
        others = [one for one in followed.groups if one[0] != followed.group_id]
        self.groups.set_choices(others)
        self.act.setEnabled(bool(others))
        self.enter("group_id")

    @override
    def go(self) -> None:
        if self.enrolment is not None and self.followed is not None:
            self.run(change_group, self.enrolment.id, self.followed.id, self.value("group_id"))
