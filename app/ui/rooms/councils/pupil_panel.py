"""The side panel: one pupil, what the rules say, what the council decides and why."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.i18n import _
from app.office.councils.background import Background
from app.office.councils.ballots import Entry
from app.office.councils.electorate import electorate
from app.office.councils.views import DecisionState
from app.ui import theme
from app.ui.action_book import ActionBook
from app.ui.rooms.councils.background_view import BackgroundView
from app.ui.rooms.councils.called import called
from app.ui.rooms.councils.comments_part import CommentsPart
from app.ui.rooms.councils.constat_view import ConstatView
from app.ui.rooms.councils.days_input import DaysInput
from app.ui.rooms.councils.decision_bar import DecisionBar
from app.ui.rooms.councils.motivation_input import MotivationInput, TextArea
from app.ui.rooms.councils.panel_parts import Fold, Panel, heading, rule, show_text
from app.ui.rooms.councils.pupil_head import PupilHead
from app.ui.rooms.councils.restrictions_input import RestrictionsInput
from app.ui.rooms.councils.sheet import Sheet
from app.ui.rooms.councils.vote_input import VoteInput
from app.ui.theme import Token


class PupilPanel(Panel):
    """Follows the row of the grid in the same frame; it changes nothing itself."""

    decided = Signal(int, object, str)
    """An enrolment, the `DecisionState` wanted (None to withdraw it), and the gesture."""
    vote_wanted = Signal(int, object)
    """An enrolment, and the `Entry` of a vote on the decision taken."""
    ticked = Signal(int, str, bool)
    """An enrolment, a circumstance, and whether it holds."""
    phrase_kept = Signal(str, str)
    """A motivation to add to the school's phrases, and the decision it serves."""

    def __init__(self, sheet: Sheet, book: ActionBook, back: Callable[[], None]) -> None:
        self._called = called(sheet.view)
        super().__init__(back, _(self._called.one))
        self._sheet = sheet
        self._row, self._column = -1, -1
        self._read_only = False
        self.who = PupilHead(book)
        self.constat = ConstatView(sheet.view.circumstances)
        self.bar = DecisionBar(sheet.view.decisions)
        self.restrictions = RestrictionsInput(sheet.view.closable)
        self.motivation = MotivationInput()
        self.days = DaysInput()
        self.vote = VoteInput(sheet.view.voting)
        self.ground = TextArea(_("Raison de l'écart ou de la dérogation"), 2)
        self.remark = TextArea(_("Remarque"), 3)
        self.remarks = Fold(_("Remarques"), self.remark)
        self.comments = CommentsPart()
        self.background = BackgroundView()
        self.at_hand = Fold(_(self._called.file), self.background)
        self._backgrounds: Mapping[int, Background] = {}
        self.aside = QLabel()
        self.aside.setWordWrap(True)
        self._titles: dict[str, QLabel] = {}
        self._lay_out()
        self._connect()

    def take(self, sheet: Sheet, row: int) -> None:
        """Another state of the council."""
        self._sheet = sheet
        self.who.forget()
        self.show_row(row)

    def set_read_only(self, read_only: bool) -> None:
        """Whether nothing may be decided."""
        self._read_only = read_only
        self.show_row(self._row)

    def show_row(self, row: int) -> None:
        """Show the pupil of a row, as they are now."""
        same = row == self._row
        if not same:
            self.commit()
        self._row = row
        self.inner.setVisible(row >= 0)
        if row < 0:
            return
        self.comments.show_place(self._sheet, row, self._column)
        line = self._sheet.lines[row]
        self.who.show_pupil(line.pupil, len(self._sheet.lines))
        self.constat.show_constat(self._sheet.constat(row), line.pupil.status)
        self.constat.show_circumstances(line.pupil.circumstances, self._read_only)
        self._show_decision(line.state, line.gaps, same)
        self._show_areas(line.state, same)
        if not same:
            self._show_background()

    def show_column(self, column: int) -> None:
        """The cursor is in another course."""
        self._column = column
        self.comments.show_place(self._sheet, self._row, column)

    def know(self, backgrounds: Mapping[int, Background]) -> None:
        """What is at hand on each pupil, by enrolment."""
        self._backgrounds = backgrounds
        self._show_background()

    def commit(self) -> None:
        """Give what is being typed."""
        self.restrictions.commit()
        self.motivation.commit()
        self._commit_areas()
        self.comments.commit()
        self.days.commit()

    def go_to(self, kind: str) -> None:
        """Put the keyboard where something is missing, or where it is asked for."""
        targets: dict[str, QWidget] = {
            "restrictions": self.restrictions.entry,
            "motivation": self.motivation.text,
            "ground": self.ground,
            "remark": self.remark,
            "comment": self.comments.text,
            "days": self.days,
            "vote": self.vote.favour,
            "voters": self.vote.favour,
            "quorum": self.vote.favour,
            "summons": self.constat.first_circumstance,
        }
        target = targets.get(kind)
        if kind == "remark":
            self.remarks.unfold()
        elif kind == "comment":
            self.comments.unfold()
        elif kind == "summons":
            self.constat.circumstances.unfold()
        if target is not None and target.isEnabled() and not target.isHidden():
            target.setFocus()
            if isinstance(target, QLineEdit):
                target.selectAll()  # what is typed takes the place of what is there
            self.ensureWidgetVisible(self.vote.take if target is self.vote.favour else target)

    def show_phrases(self) -> None:
        """Show the phrases of motivation, or hide them."""
        self.motivation.toggle_list()
        if not self.motivation.list.isHidden():
            self.reveal(self.motivation.list)

    def _show_background(self) -> None:
        if self._row >= 0:
            enrolment_id = self._sheet.lines[self._row].pupil.enrolment_id
            self.background.show_background(self._backgrounds.get(enrolment_id))

    def _state(self) -> DecisionState:
        return self._sheet.lines[self._row].state

    def _want(self, state: DecisionState | None, gesture: str) -> None:
        if self._row >= 0 and not self._read_only:
            self.decided.emit(self._sheet.lines[self._row].pupil.enrolment_id, state, gesture)

    def _want_ticked(self, code: str, on: bool) -> None:
        if self._row >= 0:
            self.ticked.emit(self._sheet.lines[self._row].pupil.enrolment_id, code, on)

    def _want_code(self, code: str) -> None:
        self._want(replace(self._state(), code=code) if code else None, _("Décision"))
        self._back()

    def _change(self, gesture: str, **parts: Any) -> None:
        self._want(replace(self._state(), **parts), gesture)

    def _commit_areas(self) -> None:
        self._commit_area(self.ground, _("Raison de l'écart"))
        self._commit_area(self.remark, _("Remarque"))

    def _commit_area(self, area: TextArea, gesture: str) -> None:
        if self._row < 0 or self._read_only or self._sheet.lines[self._row].decision is None:
            return
        state, text = self._state(), area.toPlainText().strip()
        made = replace(state, ground=text) if area is self.ground else replace(state, remark=text)
        if made != state:
            self._want(made, gesture)

    def _show_decision(self, state: DecisionState, gaps: tuple[str, ...], same: bool) -> None:
        kind = self._sheet.view.decision_kind(state.code)
        decided = kind is not None
        self.bar.show_code(state.code, self._read_only)
        self._show_part("restrictions", kind is not None and kind.needs_restrictions, gaps)
        writing = not self._read_only
        self._show_part("motivation", decided and (writing or bool(state.motivation)), gaps)
        self._show_part("ground", self._sheet.constat(self._row).needs_ground, gaps)
        self._show_part("days", kind is not None and kind.needs_days, gaps)
        self._show_vote(decided, gaps)
        self.days.show_days(state.days, self._read_only)
        self.restrictions.show_texts(state.restrictions, self._read_only, same)
        self.motivation.show_text(state.motivation, state.code, self._read_only)
        self.remarks.setVisible(decided)
        self.remarks.set_title(_("Remarques (1)") if state.remark else _("Remarques"))

    def _show_vote(self, decided: bool, gaps: tuple[str, ...]) -> None:
        pupil = self._sheet.lines[self._row].pupil
        missing = ("vote",) if {"vote", "voters", "quorum"} & set(gaps) else ()
        self._show_part("vote", decided and (not self._read_only or bool(pupil.votes)), missing)
        self.vote.show_votes(pupil.votes, electorate(self._sheet.view, pupil), self._read_only)
        aside = ", ".join(one.name for one in pupil.recusals)
        show_text(self.aside, _("Ne siège pas : {names}").format(names=aside) if aside else "")

    def _want_vote(self, entry: Entry) -> None:
        state = self._state()
        if self._row >= 0 and state.code:
            made = replace(entry, proposal=state.code, days=state.days)
            self.vote_wanted.emit(self._sheet.lines[self._row].pupil.enrolment_id, made)

    def _show_areas(self, state: DecisionState, same: bool) -> None:
        """What is being typed on the same pupil stays."""
        for area, text in ((self.ground, state.ground), (self.remark, state.remark)):
            if area.toPlainText() != text and not (same and area.hasFocus()):
                area.setPlainText(text)
            area.setReadOnly(self._read_only)

    def _show_part(self, name: str, shown: bool, gaps: tuple[str, ...]) -> None:
        title, part = self._titles[name], self._parts[name]
        if part.isHidden() == shown:
            title.setVisible(shown)
            part.setVisible(shown)
        missing = name in gaps and not self._read_only
        text = f"{title.property('words')}{'  ! ' + _('manque') if missing else ''}"
        if title.text() != text:
            title.setText(text)
            theme.paint_text(title, Token.WARN if missing else Token.TEXT)

    def _connect(self) -> None:
        self.bar.wanted.connect(self._want_code)
        self.constat.ticked.connect(self._want_ticked)
        self.restrictions.changed.connect(
            lambda texts: self._change(_("Restrictions"), restrictions=texts)
        )
        self.motivation.changed.connect(lambda text: self._change(_("Motivation"), motivation=text))
        self.motivation.kept.connect(lambda text: self.phrase_kept.emit(text, self._state().code))
        self.ground.left.connect(self._commit_areas)
        self.remark.left.connect(self._commit_areas)
        self.vote.wanted.connect(self._want_vote)
        self.days.changed.connect(lambda days: self._change(_("Durée de l'exclusion"), days=days))

    def _lay_out(self) -> None:
        theme.paint_text(self.aside, Token.WARN)
        self.column.addWidget(self.who)
        parts: tuple[tuple[str, QWidget], ...] = (
            (_("Constat"), self.constat),
            (_("Décision"), self.bar),
        )
        for title, shown in parts:
            self.column.addWidget(rule())
            self.column.addWidget(heading(title))
            self.column.addWidget(shown)
        self._parts: dict[str, QWidget] = {
            "restrictions": self.restrictions,
            "ground": self.ground,
            "motivation": self.motivation,
            "days": self.days,
            "vote": self.vote,
        }
        words = (
            _("Restrictions"),
            _("Raison de l'écart ou de la dérogation"),
            _("Motivation"),
            _("Jours ouvrables d'exclusion"),
            _("Vote"),
        )
        for (name, part), said in zip(self._parts.items(), words, strict=True):
            self._titles[name] = heading(said)
            self._titles[name].setProperty("words", said)
            self.column.addWidget(self._titles[name])
            self.column.addWidget(part)
        self.column.addWidget(self.aside)
        self.column.addWidget(self.remarks)
        self.column.addWidget(self.comments)
        self.column.addWidget(self.at_hand)
