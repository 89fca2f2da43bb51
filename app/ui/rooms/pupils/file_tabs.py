"""The tabs of a pupil's file, each made when it is first wanted: most are not, for most pupils."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Signal

from app.i18n import N_, _
from app.ui.rooms.pupils.tab import PupilTab, tabs_of_rooms
from app.ui.tab_pages import TabPages
from app.ui.workbench import Workbench

if TYPE_CHECKING:
    from app.ui.rooms.pupils.enrolment_tab import EnrolmentTab
    from app.ui.rooms.pupils.identity_tab import IdentityTab
    from app.ui.rooms.pupils.representatives_tab import RepresentativesTab

IDENTITY: Final = "identity"
REPRESENTATIVES: Final = "representatives"
ENROLMENT: Final = "enrolment"
HISTORY: Final = "history"


class FileTabs(TabPages):
    """Knows its tabs by name: those above, and those of rooms by the name of the room."""

    tab_made = Signal(str, object)
    """A tab was made: its name, and the `PupilTab`, in which nothing was shown yet."""

    sibling_wanted = Signal(int)
    """A brother or sister was chosen among those a representative answers for."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._places: dict[str, int] = {}
        self._titles: dict[str, str] = {}
        self._offer(IDENTITY, N_("Identité"), partial(_identity, bench))
        self._offer(REPRESENTATIVES, N_("Représentants"), self._representatives)
        self._offer(ENROLMENT, N_("Inscription"), partial(_enrolment, bench))
        for offer in tabs_of_rooms():
            self._offer(offer.room, offer.title, partial(offer.make, bench))
        self._offer(HISTORY, N_("Historique"), partial(_history, bench))

    @property
    def identity(self) -> "IdentityTab":
        """Who the pupil is."""
        return cast("IdentityTab", self.tab(IDENTITY))

    @property
    def representatives(self) -> "RepresentativesTab":
        """Those who answer for the pupil."""
        return cast("RepresentativesTab", self.tab(REPRESENTATIVES))

    @property
    def enrolment(self) -> "EnrolmentTab":
        """Where the pupil is enrolled, and the courses followed."""
        return cast("EnrolmentTab", self.tab(ENROLMENT))

    def tab(self, name: str) -> PupilTab:
        """A tab, made if it was not."""
        return cast(PupilTab, self.page_at(self._places[name]))

    def tabs(self) -> list[PupilTab]:
        """The tabs that were made."""
        return cast(list[PupilTab], self.pages())

    def shown(self) -> PupilTab | None:
        """The tab in view; none before one was wanted."""
        return cast(PupilTab | None, self.page())

    def show_tab(self, name: str) -> None:
        """Bring a tab into view."""
        self.show_place(self._places[name])

    def count(self, name: str, number: int) -> None:
        """Have a tab say how many things it holds; a tab that is not offered says nothing."""
        if name in self._places:
            title = _(self._titles[name])
            self.entitle(self._places[name], f"{title} ({number})" if number else title)

    def _offer(self, name: str, title: str, make: Callable[[], PupilTab]) -> None:
        self._titles[name] = title
        self._places[name] = self.promise(_(title), partial(self._make, name, make))

    def _make(self, name: str, make: Callable[[], PupilTab]) -> PupilTab:
        tab = make()
        tab.count_changed.connect(partial(self.count, name))
        self.tab_made.emit(name, tab)
        return tab

    def _representatives(self) -> PupilTab:
        from app.ui.rooms.pupils.representatives_tab import RepresentativesTab

        tab = RepresentativesTab(self._bench)
        tab.sibling_wanted.connect(self.sibling_wanted)
        return tab


def _identity(bench: Workbench) -> PupilTab:
    from app.ui.rooms.pupils.identity_tab import IdentityTab

    return IdentityTab(bench)


def _enrolment(bench: Workbench) -> PupilTab:
    from app.ui.rooms.pupils.enrolment_tab import EnrolmentTab

    return EnrolmentTab(bench)


def _history(bench: Workbench) -> PupilTab:
    from app.ui.rooms.pupils.history_tab import HistoryTab

    return HistoryTab(bench)
