"""Councils: those held and not closed, those of today and of the week."""

from collections.abc import Iterator
from datetime import date, time

from sqlmodel import col, select

from app.formats import time_of_day, weekday_date
from app.i18n import _
from app.models import Council, SchoolClass
from app.office.councils.sessions import council_title
from app.office.today.items import WEEK, Item, urgency_of
from app.office.work import Reading
from app.rules.regime import regime


def councils_to_do(reading: Reading) -> Iterator[Item]:
    """The open councils up to a week from now, the oldest first."""
    rows = reading.session.exec(
        select(Council, SchoolClass)
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id))
        .where(col(Council.status) == "open", col(Council.held_on) <= reading.today + WEEK)
        .order_by(col(Council.held_on), col(Council.begins_at), col(SchoolClass.position))
    )
    for council, klass in rows:
        yield Item(
            kind="councils",
            text=_said(council, klass, reading.today),
            urgency=urgency_of(council.held_on, reading.today),
            record_kind="council",
            record_id=council.id or 0,
            due=council.held_on,
            detail=_place(council),
        )


def _said(council: Council, klass: SchoolClass, today: date) -> str:
    name = _named(council, klass)
    if council.held_on < today:
        return _("{council} à clôturer").format(council=name)
    return name


def _named(council: Council, klass: SchoolClass) -> str:
    """The class council by its class; another, or an addendum, by its title too."""
    kind = regime(klass.regime).council(council.kind)
    if kind.judged and not council.addendum and not kind.follows:
        return _("Conseil de {name}").format(name=klass.name)
    title = council_title(kind, council.number, council.addendum)
    return title if kind.centre else f"{title} · {klass.name}"


def _place(council: Council) -> str:
    hour = time_of_day(time.fromisoformat(council.begins_at)) if council.begins_at else ""
    return ", ".join(filter(None, (weekday_date(council.held_on), hour, council.place)))
