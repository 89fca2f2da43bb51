"""The gestures on the file that is shown, offered in the menu as the file allows them."""

from collections.abc import Callable
from functools import partial

from app.office.pupils.file import PupilFile
from app.ui.rooms.pupils.details import PupilDetails
from app.ui.rooms.pupils.tab import PupilTab
from app.ui.rooms.room import Room

ALWAYS = ("pupils.add_representative", "pupils.attach_representative", "pupils.enrol_again")
"""What any file offers."""
WHILE_ENROLLED = ("pupils.change_class", "pupils.end_enrolment", "pupils.follow_course")
"""What a file offers while an enrolment runs."""


class FileGestures:
    """Binds the gestures for a room, and does them in the tab that asks for them."""

    def __init__(self, room: Room, details: PupilDetails, shown: Callable[[], bool]) -> None:
        """``shown`` says whether the file is what stands at the right of the room."""
        self._room, self._details, self._shown = room, details, shown
        self._offered = (False, False)
        representatives, enrolment = details.representatives, details.enrolment
        gestures: tuple[tuple[str, PupilTab, Callable[[], None]], ...] = (
            ("pupils.add_representative", representatives, representatives.add),
            ("pupils.attach_representative", representatives, representatives.look),
            ("pupils.change_class", enrolment, enrolment.change_class),
            ("pupils.end_enrolment", enrolment, enrolment.end_enrolment),
            ("pupils.enrol_again", enrolment, enrolment.enrol_again),
            ("pupils.follow_course", enrolment, enrolment.courses.add_course),
        )
        for action, tab, gesture in gestures:
            room.bind(action, partial(self._do, tab, gesture), enabled=False)
        details.opened.connect(self._offer)

    def _do(self, tab: PupilTab, gesture: Callable[[], None]) -> None:
        if self._shown():
            self._details.tabs.show_page(tab)
            gesture()

    def _offer(self, file: PupilFile) -> None:
        offered = (True, file.current is not None)
        if offered != self._offered:
            self._offered = offered
            for action in ALWAYS:
                self._room.enable(action, True)
            for action in WHILE_ENROLLED:
                self._room.enable(action, offered[1])
