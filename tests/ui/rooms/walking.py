"""Walks every room, tab and page of the window, and looks at what stands there."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from app.ui.rooms.catalogue import PAGES, ROOMS

CONTROLS = (
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QTextEdit,
    QPlainTextEdit,
    QAbstractItemView,
    QAbstractButton,
)
PARTS_OF = (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar)
MOST_TABS = 120


def walk(workspace, settle, *records: tuple[str, object]) -> Iterator[str]:
    """Show each room, each of its tabs, each page of Réglages, and records; the name of each."""
    for name in (*(one.name for one in ROOMS), *(one.name for one in PAGES)):
        workspace.go(name)
        settle()
        yield name
        room = workspace.room
        if name == "settings":
            for row in range(1, room.names.count()):
                room.names.setCurrentRow(row)
                settle()
                yield f"settings {type(room.page).__name__}"
        yield from _tabs(name, room, settle)
    for kind, identity in records:
        workspace.show_record(kind, identity)
        settle()
        yield f"{kind} {identity}"
        yield from _tabs(f"{kind} {identity}", workspace.room, settle)


def _tabs(name: str, room: QWidget, settle) -> Iterator[str]:
    for bar in room.findChildren(QTabBar):
        for tab in range(1, bar.count()):
            if bar.isVisible() and bar.isTabVisible(tab):
                bar.setCurrentIndex(tab)
                settle()
                yield f"{name} {bar.tabText(tab)}"
    for button in room.findChildren(QPushButton):
        if button.property("tab") and button.isVisible() and not button.isChecked():
            button.click()
            settle()
            yield f"{name} {button.text()}"


def controls(root: QWidget) -> list[QWidget]:
    """What can be typed in, chosen in or pressed, and is shown."""
    return [
        one
        for one in root.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.isVisible()
        and not isinstance(one, QHeaderView)
        and not isinstance(one.parentWidget(), PARTS_OF)
        and not one.objectName().startswith("qt_")
    ]


def nameless(root: QWidget) -> list[str]:
    """Controls of which a screen reader could say nothing."""
    return [where(one) for one in controls(root) if not _said(one)]


def cut(root: QWidget) -> list[str]:
    """Controls and texts that stand partly outside what shows them, and cannot be scrolled."""
    told = [one for one in root.findChildren(QLabel) if one.isVisible() and one.text()]
    return [where(one) for one in (*controls(root), *told) if not _whole(one, root)]


def sideways(root: QWidget) -> list[str]:
    """Pages that scroll sideways; lists with many columns may."""
    return [
        where(area)
        for area in root.findChildren(QScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]


def unreached(root: QWidget, first: QWidget) -> list[str]:
    """Controls where Tab does not come, however often it is pressed."""
    first.setFocus()
    reached: list[QWidget] = []
    for _press in range(MOST_TABS):
        now = QApplication.focusWidget()
        if now is None or (now in reached and reached.count(now) > 1):
            break
        reached.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    wanted = (
        one
        for one in controls(root)
        if one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    return [where(one) for one in wanted if not any(_has(now, one) for now in reached)]


def where(one: QWidget) -> str:
    """A widget as a failing test names it."""
    path = []
    above: QWidget | None = one
    while above is not None and len(path) < 5:
        path.append(
            f"{type(above).__name__}{'#' if above.objectName() else ''}{above.objectName()}"
        )
        above = above.parentWidget()
    text = getattr(one, "text", None)
    said = text() if callable(text) else one.accessibleName()
    return f"{' < '.join(path)} « {said} »"


def _has(now: QWidget, one: QWidget) -> bool:
    return now is one or one.focusProxy() is now or one.isAncestorOf(now)


def _said(one: QWidget) -> str:
    if one.accessibleName():
        return one.accessibleName()
    if isinstance(one, QToolButton) and one.defaultAction() is not None:
        return one.defaultAction().text()
    return one.text() if isinstance(one, QAbstractButton) else ""


def _whole(one: QWidget, root: QWidget) -> bool:
    seen = QRect(QPoint(0, 0), one.size())
    below, above = one, one.parentWidget()
    while above is not None and below is not root:
        if isinstance(above, QAbstractScrollArea) or isinstance(above.parentWidget(), QScrollArea):
            return True  # it can be scrolled to: `sideways` sees to the width
        seen = seen.translated(below.pos())
        if not above.rect().contains(seen):
            return False
        below, above = above, above.parentWidget()
    return True
