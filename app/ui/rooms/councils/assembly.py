"""Who sits and how they vote: what the panels beside the grid ask of the office."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from app.errors import Refusal
from app.i18n import _
from app.office.councils.ballots import Entry
from app.office.councils.electorate import electorate
from app.office.councils.matters import add_matter, remove_matter
from app.office.councils.members import (
    add_member,
    remove_member,
    set_presence,
    set_role,
    set_voice,
)
from app.office.councils.proposing import Proposal, proposal
from app.office.councils.recusing import recuse, withdraw_recusal
from app.office.councils.voting import vote_on_matter, vote_on_pupil, withdraw_vote
from app.ui.rooms.councils.ballot_panel import BallotPanel
from app.ui.rooms.councils.council_page import CouncilPage
from app.ui.rooms.councils.members_panel import MembersPanel
from app.ui.workbench import Workbench


class Assembly(QObject):
    """Sends the gestures on members, votes and points; each is one command."""

    def __init__(self, page: CouncilPage, bench: Workbench) -> None:
        super().__init__(page)
        self.page = page
        self._bench = bench
        self._ballot: Callable[[Entry], None] | None = None
        page.beside.when_made(MembersPanel, self._listen_to_members)
        page.beside.when_made(BallotPanel, lambda one: one.wanted.connect(self._vote_by_name))
        page.panel.vote_wanted.connect(self._vote)
        page.panel.vote.withdrawn.connect(partial(self._run, withdraw_vote))
        page.panel.vote.names_wanted.connect(self._ask_names)
        self._listen_to_matters()

    def ask_members(self) -> None:
        """Show the members, and offer those of the staff who may join them."""
        self.page.show_members()
        class_id = self.page.opened.view.klass.id
        self._bench.ask(self, proposal, class_id, done=self._offer)

    def _listen_to_members(self, members: MembersPanel) -> None:
        members.presence_wanted.connect(partial(self._run, set_presence))
        members.voice_wanted.connect(partial(self._run, set_voice))
        seat = members.seat
        seat.role_wanted.connect(partial(self._run, set_role))
        seat.replacement_wanted.connect(self._replace)
        seat.recusal_wanted.connect(partial(self._run, recuse))
        seat.recusal_withdrawn.connect(partial(self._run, withdraw_recusal))
        seat.member_wanted.connect(partial(self._run, add_member))
        seat.removal_wanted.connect(partial(self._run, remove_member))

    def _listen_to_matters(self) -> None:
        matters = self.page.matters
        if matters is None:
            return
        matters.added.connect(self._add_matter)
        matters.removed.connect(partial(self._run, remove_matter))
        matters.voted.connect(partial(self._run, vote_on_matter))
        matters.withdrawn.connect(partial(self._run, withdraw_vote))
        matters.names_wanted.connect(self._ask_names_on)

    @property
    def _council_id(self) -> int:
        return self.page.opened.view.id

    def _offer(self, proposed: Proposal) -> None:
        self.page.beside.members.offer(proposed.staff)

    def _run(self, command: Any, *arguments: Any) -> None:
        self.page.gestures.flush()
        self._bench.run(self, command, self._council_id, *arguments, refused=self._refused)

    def _refused(self, refusal: Refusal) -> None:
        beside = self.page.beside
        if not beside.shows(MembersPanel) or not beside.members.seat.refuse(refusal):
            self.page.refuse(refusal)

    def _replace(self, staff_id: int, other: int) -> None:
        if other:
            self._run(set_presence, staff_id, "replaced", other)
        else:
            self._run(set_presence, staff_id, "present")

    def _vote(self, enrolment_id: int, entry: Entry) -> None:
        self._run(vote_on_pupil, enrolment_id, entry)

    def _ask_names(self) -> None:
        page = self.page
        line = page.sheet.lines[page.grid.row] if page.grid.row >= 0 else None
        kind = page.sheet.view.decision_kind(line.state.code) if line else None
        if line is None or kind is None:
            return
        state, enrolment_id = line.state, line.pupil.enrolment_id
        self._ballot = lambda entry: self._vote(
            enrolment_id, replace(entry, proposal=state.code, days=state.days)
        )
        about = _("{name} : {decision}").format(name=line.pupil.name, decision=kind.title)
        self._show_ballot(about, line.pupil)

    def _ask_names_on(self, matter_id: int) -> None:
        matter = self.page.matters.matter if self.page.matters else None
        if matter is None:
            return
        self._ballot = lambda entry: self._run(vote_on_matter, matter_id, entry)
        self._show_ballot(matter.text, None)

    def _show_ballot(self, about: str, pupil: Any) -> None:
        view = self.page.opened.view
        self.page.show_panel(self.page.beside.ballot)
        self.page.beside.ballot.ask(
            about, electorate(view, pupil), abstention=view.voting.abstention
        )

    def _vote_by_name(self, entry: Entry) -> None:
        if self._ballot is not None:
            self._ballot(entry)
            self.page.show_pupil()

    def _add_matter(self, subject: str, text: str) -> None:
        matters = self.page.matters
        if matters is None:
            return
        form, elsewhere = matters.form, self.page.refuse
        self._bench.run(
            self,
            add_matter,
            self._council_id,
            subject,
            text,
            done=lambda _id: matters.clear_form(),
            refused=lambda refusal: None if form.refuse(refusal) else elsewhere(refusal),
        )
