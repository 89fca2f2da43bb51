"""The gestures on the file that is shown, offered in the menu as the file allows them."""

from collections.abc import Callable
from functools import partial

from app.office.pupils.file import PupilFile
from app.ui.rooms.pupils.details import PupilDetails
from app.ui.rooms.pupils.file_tabs import ENROLMENT, REPRESENTATIVES
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
        tabs = details.tabs
        gestures: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("pupils.add_representative", REPRESENTATIVES, lambda: tabs.representatives.add()),
            ("pupils.attach_representative", REPRESENTATIVES, lambda: tabs.representatives.look()),
            ("pupils.change_class", ENROLMENT, lambda: tabs.enrolment.change_class()),
            ("pupils.end_enrolment", ENROLMENT, lambda: tabs.enrolment.end_enrolment()),
            ("pupils.enrol_again", ENROLMENT, lambda: tabs.enrolment.enrol_again()),
            ("pupils.follow_course", ENROLMENT, lambda: tabs.enrolment.courses.add_course()),
        )
        for action, tab, gesture in gestures:
            room.bind(action, partial(self._do, tab, gesture), enabled=False)
        details.opened.connect(self._offer)

    def _do(self, tab: str, gesture: Callable[[], None]) -> None:
        if self._shown():
            self._details.tabs.show_tab(tab)
            gesture()

    def _offer(self, file: PupilFile) -> None:
        offered = (True, file.current is not None)
        if offered != self._offered:
            self._offered = offered
            for action in ALWAYS:
                self._room.enable(action, True)
            for action in WHILE_ENROLLED:
                self._room.enable(action, offered[1])
