"""The figures of law as this school has them: the program's, and over them its own."""

import tomllib
from datetime import date, datetime
from decimal import Decimal

from sqlmodel import Session, select

from app.errors import Refusal
from app.i18n import _
from app.models import SchoolFigure
from app.rules.figures import Figure, Figures, FigureValue, packaged_figures


def school_figures(session: Session) -> Figures:
    """All figures known to this school."""
    own = session.exec(select(SchoolFigure))
    return packaged_figures().with_school(_figure(row) for row in own)


def figure_value(text: str) -> FigureValue:
    """The value that a text holds: ``9``, ``2026-07-17``, ``"05-31"``; Refusal where none."""
    try:
        value = tomllib.loads(f"value = {text}", parse_float=Decimal)["value"]
    except tomllib.TOMLDecodeError:
        value = None
    if isinstance(value, datetime) or not isinstance(value, bool | int | Decimal | date | str):
        raise Refusal(
            _("« {text} » n'est ni un nombre, ni une date.").format(text=text),
            _("Écrivez par exemple 9, 12.5 ou 2026-07-17."),
            field="value",
        )
    return value


def _figure(row: SchoolFigure) -> Figure:
    return Figure(
        row.name, figure_value(row.value), row.unit, row.source, row.school_year, row.author
    )
