"""Draws the list of the day: headings, and lines of an icon, a sentence, a detail, a day."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.formats import short_date
from app.office.today.items import Item
from app.ui import theme
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.rooms.today.model import ICONS, LINE_ROLE, TONES, Heading
from app.ui.theme import Token

Index = QModelIndex | QPersistentModelIndex
_DAY = "00/00/0000"


class TodayDelegate(QStyledItemDelegate):
    """Late and due are told by their heading, their icon and their day, never by colour alone."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(LINE_ROLE), Heading)
        text = option.fontMetrics.height()
        height = text + theme.SPACE_XL if heading else text + theme.SPACE_M
        return QSize(0, max(theme.ROW_HEIGHT, height))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Any = index.data(LINE_ROLE)
        painter.save()
        if isinstance(line, Heading):
            _paint_heading(painter, option, line)
        elif isinstance(line, Item):
            _paint_item(painter, option, line)
        painter.restore()


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, line: Heading) -> None:
    painter.setFont(theme.heading_font(2, option.font))
    painter.setPen(theme.colour(TONES.get(line.urgency, Token.TEXT)))
    box = QRect(option.rect).adjusted(theme.SPACE_S, 0, -theme.SPACE_S, -theme.SPACE_XS)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, line.title)


def _paint_item(painter: QPainter, option: QStyleOptionViewItem, item: Item) -> None:
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, theme.colour(Token.SELECTION))
    tone = TONES.get(item.urgency, Token.MUTED)
    box = QRect(option.rect).adjusted(theme.SPACE_L, 0, -theme.SPACE_M, 0)
    picture = icon(ICONS.get(item.kind, "info"), tone)
    side = theme.ICON_SIZE
    picture.paint(painter, box.left(), box.center().y() - side // 2, side, side)
    box.setLeft(box.left() + side + theme.SPACE_S)
    middle = Qt.AlignmentFlag.AlignVCenter
    day = short_date(item.due) if item.due else ""
    wide = option.fontMetrics.horizontalAdvance(_DAY) + theme.SPACE_M
    painter.setFont(theme.tabular_font(option.font))
    painter.setPen(theme.colour(tone))
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | middle, day)
    box.setRight(box.right() - wide)
    painter.setFont(option.font)
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    said = option.fontMetrics.elidedText(item.text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | middle, said)
    _paint_detail(painter, option, box, item.detail, option.fontMetrics.horizontalAdvance(said))


def _paint_detail(
    painter: QPainter, option: QStyleOptionViewItem, box: QRect, detail: str, taken: int
) -> None:
    """After the sentence, in a column where there is room for one."""
    column = max(taken + theme.SPACE_L, box.width() * 2 // 5)
    left = box.width() - column
    if left < theme.SPACE_XL or not detail:
        return
    painter.setFont(QFont(option.font))
    painter.setPen(theme.colour(Token.MUTED))
    said = option.fontMetrics.elidedText(detail, Qt.TextElideMode.ElideRight, left)
    place = QRect(box.left() + column, box.top(), left, box.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
