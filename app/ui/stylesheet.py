"""What the palette cannot say of the look of inputs, buttons and the frame of the window.

Part of the theme: colours come from its tokens alone, distances by fours.
"""

from typing import TYPE_CHECKING, Final

from app.resources import resource_folder

if TYPE_CHECKING:
    from app.ui.theme import Tokens

_INPUTS: Final = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {
    background: %(surface)s; color: %(text)s;
    border: 1px solid %(border)s; border-radius: 4px;
    padding: 3px 6px; selection-background-color: %(accent)s;
    selection-color: %(on_accent)s;
}
QLineEdit, QComboBox { min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {
    border: 2px solid %(accent)s; padding: 2px 5px;
}
QLineEdit[fault="true"], QComboBox[fault="true"], QPlainTextEdit[fault="true"] {
    border: 2px solid %(fail)s; padding: 2px 5px;
}
QLineEdit:read-only, QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
    background: %(window)s; border-color: %(hairline)s;
}
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("%(chevron)s"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { border: 1px solid %(border)s; }
QCheckBox { border: 1px solid transparent; border-radius: 4px; padding: 1px; }
QCheckBox:focus { border-color: %(accent)s; }
QCheckBox::indicator:unchecked, QAbstractItemView::indicator:unchecked {
    background: %(surface)s; border: 1px solid %(border)s; border-radius: 2px;
}
QAbstractItemView QLineEdit {
    border: 2px solid %(accent)s; border-radius: 0; padding: 0 3px; min-height: 0;
}
"""

_BUTTONS: Final = """
QPushButton {
    background: %(surface)s; color: %(text)s;
    border: 1px solid %(border)s; border-radius: 4px; padding: 4px 14px; min-height: 20px;
}
QPushButton:hover { background: %(selection)s; }
QPushButton:pressed { background: %(hairline)s; }
QPushButton:focus { border: 2px solid %(accent)s; padding: 3px 13px; }
QPushButton:checked {
    background: %(selection)s; border: 2px solid %(accent)s; padding: 3px 13px; font-weight: 600;
}
QPushButton:disabled { color: %(border)s; border-color: %(hairline)s; background: %(window)s; }
QPushButton[main="true"] {
    background: %(accent)s; color: %(on_accent)s; border-color: %(accent)s; font-weight: 600;
}
QPushButton[main="true"]:focus { border: 2px solid %(text)s; }
QPushButton[main="true"]:disabled {
    background: %(hairline)s; color: %(muted)s; border-color: %(hairline)s;
}
QPushButton[link="true"] {
    background: transparent; border: 2px solid transparent; color: %(accent)s;
    padding: 3px 4px; text-align: left;
}
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { border: 2px solid %(accent)s; }
QPushButton[tab="true"] {
    background: transparent; color: %(muted)s; padding: 5px 11px;
    border: 1px solid transparent; border-bottom: 2px solid transparent; border-radius: 0;
}
QPushButton[tab="true"]:checked {
    color: %(text)s; border-bottom: 2px solid %(accent)s; font-weight: normal;
}
QPushButton[tab="true"]:focus { color: %(accent)s; border: 1px solid %(accent)s;
    border-bottom: 2px solid %(accent)s; }
QToolButton {
    background: transparent; color: %(text)s; border: 2px solid transparent;
    border-radius: 4px; padding: 3px 6px;
}
QToolButton:hover { background: %(selection)s; }
QToolButton:checked { background: %(selection)s; }
QToolButton:focus { border: 2px solid %(accent)s; }
QToolButton:disabled { color: %(border)s; }
"""

_LISTS: Final = """
QAbstractScrollArea { border: 1px solid %(hairline)s; }
QScrollArea { border: none; background: transparent; }
QTableView::item { padding: 0 4px; }
QTableView { gridline-color: %(hairline)s; outline: none; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid %(accent)s; }
QHeaderView { background: %(window)s; border: none; }
QHeaderView::section {
    background: %(window)s; color: %(muted)s; border: none; font-weight: 600;
    border-right: 1px solid %(hairline)s; border-bottom: 1px solid %(hairline)s;
    padding: 3px 7px;
}
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: %(hairline)s; }
QTabWidget::pane { border: none; border-top: 1px solid %(hairline)s; }
QTabBar::tab {
    background: transparent; color: %(muted)s; padding: 6px 12px;
    border: none; border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: %(text)s; border-bottom: 2px solid %(accent)s; }
QTabBar::tab:focus { color: %(accent)s; }
"""

_FRAME: Final = """
QListWidget#sidebar {
    background: %(window)s; border: none; border-right: 1px solid %(hairline)s; outline: none;
}
QListView#lines { border: none; }
QFrame#rule { background: %(hairline)s; border: none; }
QWidget#head { border-bottom: 1px solid %(hairline)s; background: %(surface)s; }
QWidget#card {
    background: %(surface)s; border: 1px solid %(hairline)s; border-radius: 4px;
}
QFrame#message { background: %(surface)s; border: none; border-left: 4px solid %(accent)s;
    border-bottom: 1px solid %(hairline)s; }
QFrame#message[tone="fail"] { border-left-color: %(fail)s; }
QFrame#message[tone="warn"] { border-left-color: %(warn)s; }
QFrame#message[tone="ok"] { border-left-color: %(ok)s; }
QFrame#message[tone="sealed"] { border-left-color: %(sealed)s; }
QFrame#overlay { background: %(surface)s; border: 1px solid %(border)s; border-radius: 6px; }
QMenuBar { background: %(window)s; border-bottom: 1px solid %(hairline)s; }
QMenuBar::item { padding: 4px 8px; background: transparent; }
QMenuBar::item:selected { background: %(selection)s; }
QStatusBar { background: %(window)s; border-top: 1px solid %(hairline)s; color: %(muted)s; }
QStatusBar::item { border: none; }
QToolTip {
    background: %(surface)s; color: %(text)s; border: 1px solid %(border)s; padding: 4px;
}
"""

_TONES: Final = ("muted", "accent", "fail", "warn", "ok", "sealed")


def stylesheet(tokens: "Tokens") -> str:
    """The sheet of the whole application in the colours of ``tokens``."""
    values = dict(vars(tokens))
    values["chevron"] = (resource_folder() / "icons" / "chevron-down.svg").as_posix()
    tones = "".join(f'QLabel[tone="{tone}"] {{ color: %({tone})s; }}\n' for tone in _TONES)
    return "".join((_INPUTS, _BUTTONS, _LISTS, _FRAME, tones)) % values
