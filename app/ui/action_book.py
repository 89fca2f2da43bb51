"""The Qt actions made from the table, and what decides which of them are offered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.actions import ACTIONS, ActionSpec, spec
from app.ui.icons import icon

Handler = Callable[[], None]


@dataclass
class _Bound:
    handler: Handler
    enabled: bool = True


class ActionBook(QObject):
    """Holds one QAction for each `ActionSpec`, owned by the window.

    An action is visible when somebody bound it, its room is shown, and the user has its
    right; it is enabled when its owner says so besides. An invisible action does not
    answer to its shortcut, so that rooms may share one.
    """

    offered = Signal()
    """Which actions are visible or enabled changed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._bound: dict[str, dict[str, _Bound]] = {}
        self._room = ""
        self._can: Callable[[str], bool] = _nothing
        self._kept: dict[str, dict[str, _Bound]] = {}
        self._actions = {one.id: self._made(one, window) for one in ACTIONS}

    def bind(self, action: str, handler: Handler, enabled: bool = True, room: str = "") -> None:
        """Say what an action does in ``room``, or wherever no room says otherwise ("").

        The last to bind it there has it. KeyError where the table has no such action.
        """
        spec(action)
        self._bound.setdefault(action, {})[room] = _Bound(handler, enabled)
        self._decide(action)

    def unbind(self, action: str) -> None:
        """Withdraw an action; harmless where it was not bound.

        One that several rooms may bind is withdrawn from the room shown only.
        """
        bound = self._bound.get(action, {})
        for room in {*bound} if spec(action).room else {self._room, ""}:
            bound.pop(room, None)
        self._decide(action)

    def keep(self) -> None:
        """What is bound now belongs to the window, and outlives a `release`."""
        self._kept = {one: dict(bound) for one, bound in self._bound.items()}

    def release(self) -> None:
        """Withdraw all that was bound since `keep`: the school is closed."""
        self._bound = {one: dict(bound) for one, bound in self._kept.items()}
        self._decide_all()

    def enable(self, action: str, enabled: bool, room: str | None = None) -> None:
        """Say whether an action bound before can be done just now, in a room or in all."""
        changed = False
        for one, bound in self._bound.get(action, {}).items():
            if room in (None, one) and bound.enabled != enabled:
                bound.enabled, changed = enabled, True
        if changed:  # the keyboard goes to and fro between a grid and its editor
            self._decide(action)

    def check(self, action: str, checked: bool) -> None:
        """Tick or untick a checkable action."""
        self._actions[action].setChecked(checked)

    def trigger(self, action: str) -> None:
        """Do it, if it is offered."""
        self._actions[action].trigger()

    def enter_room(self, room: str) -> None:
        """Offer the actions of ``room`` ("" for none) and withdraw those of the others."""
        self._room = room
        self._decide_all()

    def restrict(self, can: Callable[[str], bool]) -> None:
        """Offer what the acting user has a right to."""
        self._can = can
        self._decide_all()

    def forbid(self) -> None:
        """Nobody acts: offer nothing that needs a right."""
        self.restrict(_nothing)

    def action(self, action: str) -> QAction:
        """The QAction, for a menu or a button. Never connect to it: `bind`."""
        return self._actions[action]

    def offers(self, action: str) -> bool:
        """Whether it is visible now."""
        one = spec(action)
        return (
            self._found(action) is not None
            and one.room in ("", self._room)
            and (not one.right or self._can(one.right))
        )

    def all_offered(self) -> Iterator[ActionSpec]:
        """What can be done now, in the order of the table."""
        for one in ACTIONS:
            if self._actions[one.id].isEnabled():
                yield one

    def in_bar(self, room: str) -> Iterator[ActionSpec]:
        """The actions of the bar of a room, offered or not."""
        return (one for one in ACTIONS if one.bar and one.room == room)

    def _made(self, one: ActionSpec, window: QWidget) -> QAction:
        action = QAction(_(one.title), window)
        action.setObjectName(one.id)
        action.setShortcuts([QKeySequence(keys) for keys in one.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(one.checkable)
        action.setVisible(False)
        if one.icon:
            action.setIcon(icon(one.icon))
        if one.keys:
            action.setToolTip(f"{_plain(one.title)} ({shown_keys(one)})")
        action.triggered.connect(lambda _checked=False, name=one.id: self._act(name))
        window.addAction(action)
        return action

    def _act(self, action: str) -> None:
        bound = self._found(action)
        if bound is not None and bound.enabled and self.offers(action):
            bound.handler()

    def _found(self, action: str) -> _Bound | None:
        """What the action does in the room shown."""
        bound = self._bound.get(action, {})
        return bound.get(self._room) or bound.get("")

    def _decide(self, action: str) -> None:
        self._apply(action)
        self.offered.emit()

    def _decide_all(self) -> None:
        for action in self._actions:
            self._apply(action)
        self.offered.emit()

    def _apply(self, action: str) -> None:
        bound, offered = self._found(action), self.offers(action)
        self._actions[action].setVisible(offered)
        self._actions[action].setEnabled(offered and bound is not None and bound.enabled)


def shown_keys(one: ActionSpec) -> str:
    """The keys of an action as the keyboard has them: "Ctrl+K"."""
    native = QKeySequence.SequenceFormat.NativeText
    return " · ".join(QKeySequence(keys).toString(native) for keys in one.keys)


def _plain(title: str) -> str:
    return _(title).replace("&", "").removesuffix("…")


def _nothing(_right: str) -> bool:
    return False
